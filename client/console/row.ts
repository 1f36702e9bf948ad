import { html, nothing, type TemplateResult } from 'lit'
import type { Language, QueueItem } from '../../server/wire.ts'
import { needsAnswer, toElapsed } from '../shared/desk/inbox.ts'
import { tagOf } from '../shared/language.ts'
import { icons } from './icons.ts'
import type { Strings } from './strings.ts'
import { toTime } from './time.ts'
import { visitorName } from './visitor-name.ts'

export type RowContext = {
  me: string
  now: number
  open: string | undefined
  language: Language
  text: Strings
  unread: boolean
  show(conversation: string): void
}

/** One conversation in the inbox: who it is, what they want in their own words, how long they wait, who said what last. */
export function renderRow(item: QueueItem, context: RowContext): TemplateResult {
  const { text, language, open, unread, show } = context
  return html`<button class=${unread ? 'item unread' : 'item'} data-conversation=${item.conversation} aria-current=${item.conversation === open ? 'true' : nothing}
    @click=${() => show(item.conversation)}>
    <span class="row">
      ${unread ? html`<span class="dot" role="img" aria-label=${text.unread}></span>` : nothing}
      <b>${visitorName(item.visitor, language)}</b>
      <span class="tag" title=${text.languages[item.language]}>${item.language === 'zh' ? '中' : 'EN'}</span>
      ${item.contact ? html`<span class="mark" role="img" aria-label=${text.leftContact} title=${text.leftContact}>${icons.contact}</span>` : nothing}
      ${renderSince(item, context)}
    </span>
    ${item.want ? html`<span class="want" lang=${tagOf(item.language)}>${item.want}</span>` : nothing}
    ${item.last !== null && item.last !== item.want ? html`<span class="last" lang=${tagOf(item.language)}>${renderLast(item, text)}</span>` : nothing}
    ${renderTags(item, context)}
  </button>`
}

/** Who waits is counted; of the others the time of the last word is told. */
function renderSince(item: QueueItem, { me, now, language, text }: RowContext): TemplateResult {
  const since = item.waitingSince ?? (needsAnswer(item, me) ? item.updatedAt : null)
  if (since === null) return html`<time datetime=${item.updatedAt}>${toTime(item.updatedAt, language)}</time>`
  const elapsed = toElapsed(since, now)
  return html`<span class="wait" title=${text.waited(elapsed)}><span class="hidden">${text.waitingName} </span>${elapsed}</span>`
}

function renderLast(item: QueueItem, text: Strings): TemplateResult {
  const from = item.lastFrom === undefined ? '' : text.short[item.lastFrom]
  return html`${from ? html`<span class="from">${from}</span> ` : nothing}${item.last}`
}

function renderTags(item: QueueItem, { me, text }: RowContext): TemplateResult {
  return html`<span class="tags">
    ${item.reason && item.waitingSince !== null ? html`<span class="tag warn">${text.reason[item.reason] ?? item.reason}</span>` : nothing}
    ${item.status === 'queued' ? html`<span class="tag">${text.status.queued}</span>` : nothing}
    ${needsAnswer(item, me) ? html`<span class="tag strong">${text.unanswered}</span>` : nothing}
    ${item.status === 'human' && item.agent?.email !== me ? html`<span class="tag">${icons.person}${item.agent?.name ?? text.agent}</span>` : nothing}
    ${item.order === undefined ? nothing : html`<span class="tag" title=${text.ordered}>${icons.bag}${item.order}</span>`}
    ${renderAbout(item, text)}
    ${(item.labels ?? []).map(label => html`<span class="tag label">${label}</span>`)}
  </span>`
}

/** The product that it is about, else the page it began on, else how far it has come. */
function renderAbout({ product, page, stage, language }: QueueItem, text: Strings): TemplateResult {
  const about = product?.title ?? page?.title
  if (about !== undefined) return html`<span class="tag about" lang=${tagOf(language)} title=${about}>${about}</span>`
  return html`<span class="tag">${text.stage[stage] ?? stage}</span>`
}
