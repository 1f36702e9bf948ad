import { html, nothing, type TemplateResult } from 'lit'
import type { Language, QueueItem } from '../../server/wire.ts'
import { needsAnswer, toElapsed } from '../shared/desk/inbox.ts'
import { tagOf } from '../shared/language.ts'
import { icons } from './icons.ts'
import type { Strings } from './strings.ts'
import { toTime } from './time.ts'

export type RowContext = {
  me: string
  now: number
  open: string | undefined
  language: Language
  text: Strings
  show(conversation: string): void
}

/** One conversation in the inbox: where it stands, how long it waits and for what, who said what last. */
export function renderRow(item: QueueItem, context: RowContext): TemplateResult {
  const { text, language, open, show } = context
  return html`<button class="item" data-conversation=${item.conversation} aria-current=${item.conversation === open ? 'true' : nothing}
    @click=${() => show(item.conversation)}>
    <span class="row">
      <b>${text.stage[item.stage] ?? item.stage}</b>
      <span class="tag" title=${text.languages[item.language]}>${item.language === 'zh' ? '中' : 'EN'}</span>
      ${item.contact ? html`<span class="mark" role="img" aria-label=${text.leftContact} title=${text.leftContact}>${icons.contact}</span>` : nothing}
      ${renderSince(item, context)}
    </span>
    <span class="last" lang=${tagOf(item.language)}>${renderLast(item, text)}</span>
    ${renderTags(item, context)}
  </button>`

  function renderSince(each: QueueItem, { now }: RowContext): TemplateResult {
    if (each.waitingSince === null) return html`<time datetime=${each.updatedAt}>${toTime(each.updatedAt, language)}</time>`
    const elapsed = toElapsed(each.waitingSince, now)
    return html`<span class="wait" title=${text.waited(elapsed)}><span class="hidden">${text.waitingName} </span>${elapsed}</span>`
  }
}

function renderLast(item: QueueItem, text: Strings): TemplateResult {
  const from = item.lastFrom === undefined ? '' : text.short[item.lastFrom]
  return html`${from ? html`<span class="from">${from}</span> ` : nothing}${item.last ?? '—'}`
}

function renderTags(item: QueueItem, { me, text }: RowContext): TemplateResult | typeof nothing {
  const tags = [
    item.reason && item.waitingSince !== null ? html`<span class="tag warn">${text.reason[item.reason] ?? item.reason}</span>` : nothing,
    item.status === 'queued' ? html`<span class="tag">${text.status.queued}</span>` : nothing,
    item.status === 'human' && item.agent?.email !== me
      ? html`<span class="tag">${icons.person}${item.agent?.name ?? text.agent}</span>`
      : nothing,
    needsAnswer(item, me) ? html`<span class="tag strong">${text.unanswered}</span>` : nothing,
  ].filter(tag => tag !== nothing)
  return tags.length ? html`<span class="tags">${tags}</span>` : nothing
}
