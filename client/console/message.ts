import { html, nothing, type TemplateResult } from 'lit'
import type { Language, MessageEvent, NoteEvent, StatusEvent, TrackEvent } from '../../server/wire.ts'
import type { Outgoing } from '../shared/desk/outbox.ts'
import type { TalkEvent } from '../shared/desk/talk.ts'
import { tagOf } from '../shared/language.ts'
import { renderExplanation } from '../staff/explanation.ts'
import type { Explained } from './api.ts'
import { renderCards } from './cards.ts'
import { icons } from './icons.ts'
import type { Strings } from './strings.ts'
import { type CorrectContext, renderCorrect } from './teach/correct.ts'
import { toTime } from './time.ts'
import { renderTrace } from './trace.ts'

export type LogContext = {
  /** The reader's name. */
  me: string
  /** Who else has the conversation. */
  holder: string | undefined
  language: Language
  text: Strings
  traceOf(turn: number): Explained | 'asked' | 'failed' | undefined
  explain(turn: number, event: Event): void
  correcting: CorrectContext
  retry(id: string): void
  discard(id: string): void
}

export function renderLine(event: TalkEvent, context: LogContext): TemplateResult {
  const { text } = context
  switch (event.kind) {
    case 'message':
      return renderMessage(event, context)
    case 'note':
      return renderNote(event, context)
    case 'status':
      return renderFact(event.at, toStatusLine(event, text), context)
    case 'rating':
      return renderFact(event.at, text.rated(event.score, event.remark), context)
    case 'track':
      return renderFact(event.at, describeTrack(event, text), context)
    case 'action':
      return renderFact(event.at, text.acted[event.state], context)
    default:
      return event satisfies never
  }
}

/** Who speaks, as it is shown and read out. */
export function nameOf(event: MessageEvent, { me, text }: Pick<LogContext, 'me' | 'text'>): string {
  if (event.from === 'bot') return text.assistant
  if (event.from === 'shopper') return text.shopper
  return event.agent === undefined ? text.agent : event.agent === me ? text.me(me) : event.agent
}

export function renderOutgoing(entry: Outgoing, { me, holder, text, retry, discard }: LogContext): TemplateResult {
  const { code } = entry
  const why = code && text.trouble[code]?.(holder ?? '')
  return html`
    <p class="meta">${entry.kind === 'note' ? html`${icons.lock}<b>${text.note}</b>` : html`<b>${text.me(me)}</b>`}
      <span class="state">${entry.state === 'sent' ? text.sent : entry.state === 'failed' ? text.failed : text.sending}</span></p>
    <p class="said">${entry.text}</p>
    ${
      entry.state === 'failed'
        ? html`<p class="failure">${why ?? nothing}
          <button class="quiet" @click=${() => retry(entry.id)}>${text.retry}</button>
          <button class="quiet" @click=${() => discard(entry.id)}>${text.discard}</button></p>`
        : nothing
    }`
}

function renderMessage(event: MessageEvent, context: LogContext): TemplateResult {
  const { language, text, me } = context
  const mine = event.from === 'agent' && event.agent === me
  return html`
    <p class="meta">${event.from === 'bot' ? icons.spark : icons.person}<b>${nameOf(event, context)}</b>
      <time datetime=${event.at}>${toTime(event.at, language)}</time>
      ${event.choice ? html`<span>${text.picked}</span>` : nothing}
      ${mine ? html`<span class="state">${text.delivered}</span>` : nothing}</p>
    ${event.text ? html`<p class="said" lang=${event.language ? tagOf(event.language) : nothing}>${event.text}</p>` : nothing}
    ${event.cards?.length ? renderCards(event.cards, language, text) : nothing}
    ${
      event.choices?.length && event.from === 'bot'
        ? html`<ul class="offered" aria-label=${text.offered}>${event.choices.map(choice => html`<li>${choice.label}</li>`)}</ul>`
        : nothing
    }
    ${event.from === 'bot' && event.turn !== undefined ? renderWhy(event, event.turn, context) : nothing}
    ${renderCorrect(event, context.correcting)}`
}

/** One plain sentence first, what only engineers ask for below. */
function renderWhy(event: MessageEvent, turn: number, { language, text, traceOf, explain }: LogContext): TemplateResult {
  const trace = traceOf(turn)
  const how = event.by === undefined ? '' : (text.explain[event.by] ?? event.by)
  return html`<details class="why" @toggle=${(toggled: Event) => explain(turn, toggled)}>
    <summary>${text.why} <span class="muted">${how}</span></summary>
    ${
      trace === undefined
        ? nothing
        : typeof trace === 'string'
          ? html`<p class="muted">${trace === 'failed' ? text.unexplained : text.explaining}</p>`
          : html`<p class="reason">${trace.reason[language]}</p>
            ${trace.explained.map(one => renderExplanation(one, language))}
            <details class="technical"><summary>${text.technical}</summary>${renderTrace(trace.body, text)}</details>`
    }
  </details>`
}

function renderNote(event: NoteEvent, context: LogContext): TemplateResult {
  const { language, text, me } = context
  const by = event.by === me ? text.me(me) : event.by
  if (event.action) return renderFact(event.at, text.noteAction[event.action](by), context)
  return html`<p class="meta">${icons.lock}<b>${text.noteBy(by)}</b>
      <time datetime=${event.at}>${toTime(event.at, language)}</time></p>
    <p class="said">${event.text}</p>`
}

function renderFact(at: string, words: string, { language }: LogContext): TemplateResult {
  return html`<p class="meta">${words} <time datetime=${at}>${toTime(at, language)}</time></p>`
}

function toStatusLine({ status, agent, contact }: StatusEvent, text: Strings): string {
  if (contact) return text.contactLeft
  if (status === 'human' && agent) return text.takenBy(agent)
  if (status === 'closed' && agent) return text.closedBy(agent)
  return text.statusLine[status]
}

/** Put in the cart · MUG-501 × 2. What the strings do not know is shown as the page sent it. */
function describeTrack({ name, properties }: TrackEvent, text: Strings): string {
  const { sku, quantity, order_id: order } = properties
  const what = [sku, order].filter(each => typeof each === 'string').join(' ')
  const known = Object.hasOwn(text.track, name) ? text.track[name] : name
  return [known, what].filter(Boolean).join(' · ') + (typeof quantity === 'number' ? ` × ${quantity}` : '')
}
