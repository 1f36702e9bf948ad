import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { ChatEvent, Language, MessageEvent, RatingEvent, TrackEvent } from '../../server/wire.ts'
import { addressOf } from '../shared/address.ts'
import { localeOf } from '../shared/language.ts'
import type { Session, Unsent } from '../shared/session.ts'
import { type CardActions, renderCards } from './cards.ts'
import { type Replies, renderChoices } from './choices.ts'
import { icons } from './icons.ts'
import { languageTag } from './language-tag.ts'
import { statusLine } from './status-line.ts'
import { type Strings, strings as stringsOf } from './strings.ts'
import type { Writer } from './typing.ts'

export type LogActions = Replies & {
  language: Language
  strings: Strings
  /** What the cards of a message do. */
  cards(message: number, id: string): Omit<CardActions, 'language' | 'strings'>
  retry(id: string): void
}

const pauseMs = 20 * 60_000

/** The conversation as a list: events in order, then what is on its way in both directions. */
export function renderLog(session: Session, typing: Writer | undefined, actions: LogActions): TemplateResult {
  const { events, drafts } = session.timeline
  const shown = events.filter((event, at) => isShown(event, events[at - 1]))
  const unsent = session.unsent
  const last = shown.findLast(event => event.kind === 'message')
  const lastStatus = shown.findLast(event => event.kind === 'status')
  return html`
    ${repeat(
      shown,
      event => event.seq,
      (event, index) =>
        html`${renderEvent(event, shown[index - 1], events, actions)}${event === lastStatus ? renderPosition(session, actions.strings) : nothing}`,
    )}
    ${last?.kind === 'message' && !unsent.length && talksToAssistant(session) ? renderChoices(last, shown.length === 1, actions) : nothing}
    ${repeat(
      unsent,
      each => each.id,
      each => renderUnsent(each, actions.strings, actions.retry),
    )}
    ${[...drafts].map(([, text]) => renderDraft(text, actions))}
    ${typing && !drafts.size ? renderTyping(typing, session.agent, actions.strings) : nothing}`
}

/** What the page did because a reply asked for it is told by the next reply, and so is what the shop tells of an order. */
function isShown(event: ChatEvent, before: ChatEvent | undefined): boolean {
  if (event.kind === 'track' && before?.kind === 'action' && before.state === 'taken') return false
  if (event.kind === 'track' && event.by === 'shop') return false
  if (event.kind === 'track') return event.name === 'Product Added' || event.name === 'Order Completed'
  return event.kind !== 'action' && !(event.kind === 'status' && event.seq === 1)
}

function renderEvent(
  event: ChatEvent,
  before: ChatEvent | undefined,
  all: readonly ChatEvent[],
  actions: LogActions,
): TemplateResult | typeof nothing {
  const paused = before !== undefined && Date.parse(event.at) - Date.parse(before.at) > pauseMs
  const time = paused || !before ? renderTime(event.at, actions.language) : nothing
  switch (event.kind) {
    case 'message':
      return html`${time}${renderMessage(event, before, actions)}`
    case 'status':
      return renderLine(time, statusLine(event, all.slice(0, event.seq - 1), actions.strings))
    case 'rating':
      return html`${time}<p class="line">${actions.strings.rated((event satisfies RatingEvent).score)}</p>`
    case 'track':
      return html`${time}${renderTrack(event, actions.strings)}`
    case 'action':
      return nothing
    default:
      return event satisfies never
  }
}

function renderLine(time: unknown, line: string | undefined): TemplateResult | typeof nothing {
  return line === undefined ? nothing : html`${time}<p class="line">${line}</p>`
}

/** A person, or nobody any more, does not answer the assistant's quick replies. */
function talksToAssistant({ status }: Session): boolean {
  return status !== 'human' && status !== 'closed'
}

/** A place in a queue that nobody works off says nothing. */
function renderPosition({ position, status }: Session, strings: Strings): TemplateResult | typeof nothing {
  return position === undefined || status !== 'requested' ? nothing : html`<p class="line">${strings.position(position)}</p>`
}

function renderTime(at: string, language: Language): TemplateResult {
  const date = new Date(at)
  const today = date.toDateString() === new Date().toDateString()
  const format = new Intl.DateTimeFormat(localeOf(language), {
    ...(today ? {} : { month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  })
  return html`<p class="line time"><time datetime=${at}>${format.format(date)}</time></p>`
}

function renderMessage(event: MessageEvent, before: ChatEvent | undefined, actions: LogActions): TemplateResult {
  const continued = before?.kind === 'message' && before.from === event.from && before.agent === event.agent
  // A message is of one language, with all that stands on its cards.
  const language = event.language ?? actions.language
  const ofCards = (): CardActions => ({ ...actions.cards(event.seq, `card ${event.seq}`), language, strings: stringsOf[language] })
  return html`<div class=${`message ${event.from}`} lang=${languageTag(event.language)}>
    ${event.from === 'shopper' || continued ? nothing : renderFrom(event.from, event.agent, actions.strings)}
    ${event.text ? html`<div class="bubble">${renderText(event)}${renderSources(event, stringsOf[language])}</div>` : nothing}
    ${event.cards?.length ? renderCards(event.cards, ofCards()) : nothing}
  </div>`
}

/** Each fact of a reply has its own line; what a person wrote is left as it is. */
function renderText({ from, text }: MessageEvent): TemplateResult[] {
  return (from === 'bot' ? text.split('\n') : [text]).map(line => html`<p>${line}</p>`)
}

/** Where a quotation is from. */
function renderSources({ sources }: MessageEvent, strings: Strings): TemplateResult | typeof nothing {
  if (!sources?.length) return nothing
  return html`<p class="sources"><span class="hidden">${strings.source} </span>${sources.map(({ label, url }) => {
    const address = addressOf(url, document.baseURI)
    return address ? html`<a href=${address} target="_blank" rel="noopener">${label}</a>` : html`<span>${label}</span>`
  })}</p>`
}

function renderFrom(from: Writer, agent: string | undefined, strings: Strings): TemplateResult {
  const name = from === 'bot' ? strings.assistant : agent === undefined ? strings.agent : `${agent} · ${strings.agent}`
  return html`<p class="from" lang=${nothing}><span class="mark">${from === 'bot' ? icons.spark : icons.person}</span>${name}</p>`
}

function renderUnsent(each: Unsent, strings: Strings, retry: (id: string) => void): TemplateResult {
  const why = each.code && strings.failed[each.code]
  return html`<div class=${`message shopper ${each.state}`}>
    <div class="bubble"><p>${each.text}</p></div>
    ${
      each.state === 'failed'
        ? html`<button class="state" @click=${() => retry(each.id)}>${why ?? strings.retry}</button>`
        : html`<span class="state">${each.state === 'sent' ? strings.sent : strings.sending}</span>`
    }
  </div>`
}

/** Not announced while it grows: the final event is read out as a whole. */
function renderDraft(text: string, actions: LogActions): TemplateResult {
  return html`<div class="message bot" aria-hidden="true">${renderFrom('bot', undefined, actions.strings)}<div class="bubble"><p class="writing">${text}</p></div></div>`
}

function renderTyping(who: Writer, agent: string | undefined, strings: Strings): TemplateResult {
  const name = who === 'bot' ? strings.assistant : (agent ?? strings.agent)
  return html`<div class=${`message ${who}`}>
    <p class="bubble dots" role="img" aria-label=${`${name} ${strings.writing}`}><i></i><i></i><i></i></p>
  </div>`
}

function renderTrack(event: TrackEvent, strings: Strings): TemplateResult {
  const order = event.properties.order_id
  const text = event.name === 'Order Completed' ? strings.ordered(typeof order === 'string' ? order : '') : strings.inCart
  return html`<p class="line done">${icons.cart}<span>${text}</span></p>`
}
