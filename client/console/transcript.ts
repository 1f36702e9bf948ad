import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { ChatEvent, Language, MessageEvent, TrackEvent } from '../../server/wire.ts'
import { formatMoney } from '../shared/money.ts'
import type { Transcript } from './api.ts'
import type { Strings } from './strings.ts'
import { toTime } from './time.ts'
import { renderTrace } from './trace.ts'

export function renderTranscript(transcript: Transcript, language: Language, text: Strings): TemplateResult {
  return html`<ol class="events">
    ${repeat(
      transcript.events,
      event => event.seq,
      event => html`<li class=${event.kind === 'message' ? event.from : 'note'}>${renderEvent(event, transcript, language, text)}</li>`,
    )}
  </ol>`
}

function renderEvent(event: ChatEvent, transcript: Transcript, language: Language, text: Strings): TemplateResult {
  switch (event.kind) {
    case 'message':
      return renderMessage(event, transcript, language, text)
    case 'status':
      return renderNote(event, text.statusLine(text.status[event.status]), language)
    case 'rating':
      return renderNote(event, text.rated(event.score), language)
    case 'track':
      return renderNote(event, describeTrack(event), language)
    default:
      return event satisfies never
  }
}

function renderMessage(event: MessageEvent, transcript: Transcript, language: Language, text: Strings): TemplateResult {
  const trace = event.from === 'bot' ? transcript.traces.find(({ turn }) => turn === event.turn)?.body : undefined
  const name = { bot: text.assistant, agent: text.agent, shopper: text.shopper }[event.from]
  return html`
    <p class="meta"><b>${name}</b> <time datetime=${event.at}>${toTime(event.at, language)}</time>
      ${event.choice ? html`<span>${text.picked} <code>${event.choice}</code></span>` : nothing}</p>
    <p class="said" lang=${event.language === 'zh' ? 'zh-CN' : event.language === 'en' ? 'en' : nothing}>${event.text}</p>
    ${event.cards?.length ? html`<ul class="shown">${event.cards.map(card => html`<li>${card.title} <b>${formatMoney(card.price, language)}</b> <code>${card.sku}</code></li>`)}</ul>` : nothing}
    ${event.choices?.length && event.from === 'bot' ? html`<p class="offered">${event.choices.map(choice => html`<span>${choice.label}</span>`)}</p>` : nothing}
    ${
      trace
        ? html`<details class="why"><summary>${text.why} <span class="muted">${text.explain[trace.chosen] ?? trace.chosen} · ${Math.round(trace.timings.totalMs)} ms</span></summary>${renderTrace(trace, event.text, text)}</details>`
        : nothing
    }`
}

function renderNote(event: ChatEvent, note: string, language: Language): TemplateResult {
  return html`<p class="meta">${note} <time datetime=${event.at}>${toTime(event.at, language)}</time></p>`
}

/** Product Added · sku MUG-501, quantity 1 */
function describeTrack({ name, properties }: TrackEvent): string {
  const shown = Object.entries(properties).map(([key, value]) => `${key} ${typeof value === 'object' ? countOf(value) : String(value)}`)
  return shown.length ? `${name} · ${shown.join(', ')}` : name
}

function countOf(value: object | null): string {
  return Array.isArray(value) ? `× ${value.length}` : '…'
}
