import { html, nothing, type TemplateResult } from 'lit'
import type { ChatEvent, Desk as Kept, Language, QueueItem, TrackEvent } from '../../server/wire.ts'
import { addressOf } from '../shared/address.ts'
import type { Desk } from '../shared/desk/desk.ts'
import { toVisit } from '../shared/desk/visit.ts'
import type { Believed } from './believed.ts'
import { icons } from './icons.ts'
import type { Strings } from './strings.ts'
import { toTime } from './time.ts'

export type AboutContext = {
  desk: Desk
  believed: Believed
  kept: Kept | undefined
  language: Language
  text: Strings
  back(): void
  erase(): void
}

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
    ${item ? html`${renderFacts(item, context)}${renderVisit(tracks, context)}${context.believed.render(context.language, text)}${renderLabels(item, context)}${renderColleagues(item, context)}${renderContact(item, context)}<p class="id"><code>${item.conversation}</code></p>` : nothing}
  </section>`
}

function renderFacts(item: QueueItem, { language, text }: AboutContext): TemplateResult {
  const facts = [
    [text.statusName, text.status[item.status]],
    [text.withName, item.agent?.name],
    [text.waitingSince, item.waitingSince === null ? undefined : toTime(item.waitingSince, language)],
    [text.reasonName, item.reason && item.waitingSince !== null ? (text.reason[item.reason] ?? item.reason) : undefined],
    [text.wantName, item.want],
    [text.productName, item.product?.title],
    [text.pageName, item.page && renderPage(item.page)],
    [text.stageName, text.stage[item.stage] ?? item.stage],
    [text.languageName, text.languages[item.language]],
    [text.started, toTime(item.createdAt, language)],
  ] as const
  return renderPairs(facts)
}

function renderVisit(tracks: readonly TrackEvent[], { desk, believed, language, text }: AboutContext): TemplateResult {
  const { viewed, cart, order } = toVisit(tracks)
  return renderPairs([
    [text.viewed, viewed.map(sku => believed.titleOf(sku, language)).join(', ') || undefined],
    [text.cart, [...cart].map(([sku, quantity]) => `${believed.titleOf(sku, language)} × ${quantity}`).join(', ') || undefined],
    [text.ordered, order ?? desk.item?.order],
  ])
}

function renderPairs(pairs: readonly (readonly [string, string | TemplateResult | undefined])[]): TemplateResult {
  const known = pairs.filter(([, value]) => value !== undefined)
  if (!known.length) return html``
  return html`<dl>${known.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

function renderPage({ url, title }: NonNullable<QueueItem['page']>): TemplateResult {
  const address = addressOf(url, document.baseURI)
  const name = title || url
  return address ? html`<a href=${address} target="_blank" rel="noopener noreferrer">${name}</a>` : html`${name}`
}

function renderLabels({ labels = [] }: QueueItem, { desk, kept, text }: AboutContext): TemplateResult {
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const label = String(new FormData(form).get('label')).trim()
    if (label) void desk.label(label, true)
    form.reset()
  }
  return html`<div class="labels">
    <h3>${text.labels}</h3>
    ${labels.length ? html`<ul>${labels.map(label => html`<li><span>${label}</span><button class="quiet icon" aria-label=${text.takeOff(label)} @click=${() => desk.label(label, false)}>×</button></li>`)}</ul>` : nothing}
    <form @submit=${add}><input name="label" list="known-labels" maxlength="40" autocomplete="off" aria-label=${text.addLabel} placeholder=${text.addLabel} ?disabled=${desk.connection !== 'online'} /></form>
    <datalist id="known-labels">${(kept?.labels ?? []).map(({ label }) => html`<option value=${label}></option>`)}</datalist>
  </div>`
}

/** Whoever may give it away chooses a colleague. */
function renderColleagues(item: QueueItem, { desk, kept, text }: AboutContext): TemplateResult | typeof nothing {
  const others = (kept?.colleagues ?? []).filter(({ email }) => email !== item.agent?.email && email !== desk.me)
  if (!others.length || (item.status === 'human' && item.agent?.email !== desk.me)) return nothing
  const assign = (event: Event) => {
    const select = event.target as HTMLSelectElement
    if (select.value) void desk.assign(select.value)
    select.value = ''
  }
  return html`<label class="assign">${text.assignTo}<select ?disabled=${desk.connection !== 'online'} @change=${assign}>
    <option value="">${text.nobodyYet}</option>
    ${others.map(({ email, name, online }) => html`<option value=${email}>${name}${online ? '' : ` · ${text.away}`}</option>`)}
  </select></label>`
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
