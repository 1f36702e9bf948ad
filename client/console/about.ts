import { html, nothing, type TemplateResult } from 'lit'
import type { ChatEvent, Language, QueueItem, TrackEvent } from '../../server/wire.ts'
import type { Desk } from '../shared/desk/desk.ts'
import { toVisit } from '../shared/desk/visit.ts'
import { icons } from './icons.ts'
import type { Strings } from './strings.ts'
import { toTime } from './time.ts'

export type AboutContext = { desk: Desk; language: Language; text: Strings; back(): void; erase(): void }

/** What is known of the open conversation beside its words, and the contact on demand. */
export function renderAbout(context: AboutContext): TemplateResult {
  const { desk, text, back } = context
  const { item } = desk
  const tracks = (desk.talk?.timeline.events ?? []).filter(isTrack)
  return html`<section class="about" aria-label=${text.details}>
    <header>
      <button class="quiet icon back" aria-label=${text.backToTalk} @click=${back}>${icons.back}</button>
      <h2>${text.details}</h2>
    </header>
    ${item ? html`${renderFacts(item, context)}${renderVisit(tracks, context)}${renderContact(item, context)}<p class="id"><code>${item.conversation}</code></p>` : nothing}
  </section>`
}

function renderFacts(item: QueueItem, { language, text }: AboutContext): TemplateResult {
  const facts = [
    [text.statusName, text.status[item.status]],
    [text.withName, item.agent?.name],
    [text.waitingName, item.waitingSince === null ? undefined : toTime(item.waitingSince, language)],
    [text.reasonName, item.reason && item.waitingSince !== null ? (text.reason[item.reason] ?? item.reason) : undefined],
    [text.stageName, text.stage[item.stage] ?? item.stage],
    [text.languageName, text.languages[item.language]],
    [text.started, toTime(item.createdAt, language)],
  ] as const
  return renderPairs(facts)
}

function renderVisit(tracks: readonly TrackEvent[], { text }: AboutContext): TemplateResult {
  const { viewed, cart, order } = toVisit(tracks)
  return renderPairs([
    [text.viewed, viewed.join(', ') || undefined],
    [text.cart, [...cart].map(([sku, quantity]) => `${sku} × ${quantity}`).join(', ') || undefined],
    [text.ordered, order],
  ])
}

function renderPairs(pairs: readonly (readonly [string, string | undefined])[]): TemplateResult {
  const known = pairs.filter(([, value]) => value !== undefined)
  if (!known.length) return html``
  return html`<dl>${known.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

/** The contact is shown when asked for, and hidden again when the conversation is left. */
function renderContact(item: QueueItem, { desk, language, text, erase }: AboutContext): TemplateResult {
  const { contact } = desk
  if (!item.contact && !contact) return html`<div class="contact"><h3>${text.contact}</h3><p class="muted">${text.noContact}</p></div>`
  return html`<div class="contact">
    <h3>${text.contact}</h3>
    ${
      contact
        ? html`<p class="reach">${contact.contact}</p><p class="muted"><time datetime=${contact.at}>${toTime(contact.at, language)}</time></p>
          <button class="secondary" @click=${() => desk.hideContact()}>${text.hideContact}</button>`
        : html`<button class="secondary" ?disabled=${desk.connection !== 'online'} @click=${() => desk.readContact()}>${icons.contact}${text.showContact}</button>`
    }
    <button class="quiet danger" ?disabled=${desk.connection !== 'online'} @click=${erase}>${text.eraseContact}</button>
  </div>`
}

function isTrack(event: ChatEvent): event is TrackEvent {
  return event.kind === 'track'
}
