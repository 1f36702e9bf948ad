import { html, nothing, type TemplateResult } from 'lit'
import type { FoundMessage, Language } from '../../server/wire.ts'
import { tagOf } from '../shared/language.ts'
import type { Narrowed, Searching } from './searching.ts'
import type { Strings } from './strings.ts'
import { toTime } from './time.ts'
import { visitorName } from './visitor-name.ts'

export type FoundContext = {
  text: Strings
  language: Language
  searching: Searching
  open: string | undefined
  show(conversation: string, seq: number): void
}

/** Messages in which the words stand, the latest first; each leads to its place. */
export function renderFound(context: FoundContext): TemplateResult | typeof nothing {
  const { text, searching } = context
  const { state, found, more } = searching
  if (state === 'none') return nothing
  return html`<section class="found" aria-labelledby="found">
    <h2 id="found">${text.foundMessages} <span class="count" role="status">${state === 'searching' ? text.searching : state === 'failed' ? text.searchFailed : text.foundCount(found.length, more !== undefined)}</span></h2>
    <ul>${found.map(each => html`<li>${renderMessage(each, context)}</li>`)}</ul>
    ${more !== undefined && state === 'done' ? html`<button class="quiet older" @click=${() => void searching.ask()}>${text.searchMore}</button>` : nothing}
    ${state === 'failed' ? html`<button class="quiet older" @click=${() => void searching.ask()}>${text.retry}</button>` : nothing}
  </section>`
}

function renderMessage({ item, seq, at, from, agent, pieces }: FoundMessage, { text, language, open, show }: FoundContext): TemplateResult {
  const who = from === 'shopper' ? '' : from === 'agent' ? (agent ?? text.agent) : text.short.bot
  return html`<button class="item hit" data-conversation=${item.conversation} data-seq=${seq} aria-current=${item.conversation === open ? 'true' : nothing}
    @click=${() => show(item.conversation, seq)}>
    <span class="row"><b>${visitorName(item.visitor, language)}</b>
      <span class="tag" title=${text.languages[item.language]}>${item.language === 'zh' ? '中' : 'EN'}</span>
      <time datetime=${at}>${toTime(at, language)}</time></span>
    <span class="snippet" lang=${tagOf(item.language)}>${who ? html`<span class="from">${who}</span> ` : nothing}${pieces.map(piece => (piece.hit ? html`<mark>${piece.text}</mark>` : piece.text))}</span>
  </button>`
}

const ratings = [1, 2, 3, 4, 5] as const

/** What a search is narrowed by beside its words. */
export function renderNarrowing(
  narrowed: Narrowed,
  labels: readonly string[],
  text: Strings,
  narrow: (change: Narrowed) => void,
): TemplateResult {
  const value = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value || undefined
  const field = (name: 'agent' | 'intent', label: string) =>
    html`<label>${label}<input autocomplete="off" .value=${narrowed[name] ?? ''} @change=${(event: Event) => narrow({ [name]: value(event) })} /></label>`
  const day = (name: 'from' | 'to', label: string) =>
    html`<label>${label}<input type="date" .value=${narrowed[name] ?? ''} @change=${(event: Event) => narrow({ [name]: value(event) })} /></label>`
  return html`<div class="narrowing" role="group" aria-label=${text.filters}>
    <label>${text.stageName}<select @change=${(event: Event) => narrow({ stage: value(event) })}>
      <option value="">${text.any}</option>
      ${Object.entries(text.stage).map(([stage, name]) => html`<option value=${stage} ?selected=${narrowed.stage === stage}>${name}</option>`)}
    </select></label>
    <label>${text.ratingName}<select @change=${(event: Event) => narrow({ rating: Number(value(event)) || undefined })}>
      <option value="">${text.any}</option>
      ${ratings.map(rating => html`<option value=${rating} ?selected=${narrowed.rating === rating}>${'★'.repeat(rating)}</option>`)}
    </select></label>
    <label>${text.label}<select @change=${(event: Event) => narrow({ label: value(event) })}>
      <option value="">${text.any}</option>
      ${labels.map(label => html`<option value=${label} ?selected=${narrowed.label === label}>${label}</option>`)}
    </select></label>
    ${field('agent', text.agentEmail)} ${field('intent', text.intentName)}
    <label class="tick"><input type="checkbox" .checked=${narrowed.ordered === true} @change=${(event: Event) => narrow({ ordered: (event.target as HTMLInputElement).checked || undefined })} />${text.withOrder}</label>
    ${day('from', text.fromDay)} ${day('to', text.toDay)}
  </div>`
}
