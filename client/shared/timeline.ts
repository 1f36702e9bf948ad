import type { ChatEvent, MessageEvent, Opened } from '../../server/wire.ts'

/**
 * What one client knows of a conversation. `events` are gap-free, `events.length === lastSeq`; `early` holds events that came before
 * one that is missing; `drafts` are replies being written, by turn.
 */
export type Timeline = {
  readonly conversation: string
  readonly events: readonly ChatEvent[]
  readonly lastSeq: number
  readonly early: readonly ChatEvent[]
  readonly drafts: ReadonlyMap<number, string>
}

export const emptyTimeline: Timeline = { conversation: '', events: [], lastSeq: 0, early: [], drafts: new Map() }

/** Another conversation than before starts afresh; drafts of a broken connection are dropped, their final events follow. */
export function resume(timeline: Timeline, opened: Opened): Timeline {
  const base = timeline.conversation === opened.conversation ? timeline : { ...emptyTimeline, conversation: opened.conversation }
  return opened.events.reduce(receive, { ...base, drafts: new Map() })
}

/** Applies an event once and in the order of `seq`, whatever the order and number of arrivals. */
export function receive(timeline: Timeline, event: ChatEvent): Timeline {
  const known = event.seq <= timeline.lastSeq || timeline.early.some(early => early.seq === event.seq)
  if (event.conversation !== timeline.conversation || known) return timeline
  const waiting = [...timeline.early, event].sort((a, b) => a.seq - b.seq)
  const events = [...timeline.events]
  let lastSeq = timeline.lastSeq
  while (waiting[0]?.seq === lastSeq + 1) {
    events.push(waiting.shift()!)
    lastSeq++
  }
  const added = events.slice(timeline.events.length)
  return { ...timeline, events, lastSeq, early: waiting, drafts: withoutFinished(timeline.drafts, added) }
}

/** True while an event is missing between those received: open again from `lastSeq`. */
export function hasGap(timeline: Timeline): boolean {
  return timeline.early.length > 0
}

/** Appends a sentence to the reply of a turn; late sentences of a finished turn are dropped. */
export function draft(timeline: Timeline, delta: { turn: number; text: string }): Timeline {
  const finished = timeline.events.some(event => isReply(event) && event.turn !== undefined && event.turn >= delta.turn)
  if (finished) return timeline
  const before = timeline.drafts.get(delta.turn) ?? ''
  return { ...timeline, drafts: new Map(timeline.drafts).set(delta.turn, joinSentences(before, delta.text)) }
}

/** English sentences need a space between them, Chinese ones do not. */
export function joinSentences(before: string, next: string): string {
  return /[.!?,;:)"'’”\w]$/.test(before) && /^[^\s]/.test(next) && !/^[\u3000-\u9fff\uff00-\uffef]/.test(next)
    ? `${before} ${next}`
    : before + next
}

function withoutFinished(drafts: ReadonlyMap<number, string>, added: readonly ChatEvent[]): ReadonlyMap<number, string> {
  // Whoever has the conversation now, what the assistant was about to say is not said.
  if (added.some(event => event.kind === 'status' && (event.status === 'human' || event.status === 'closed'))) return new Map()
  const replies = added.filter(isReply)
  if (!replies.length || !drafts.size) return drafts
  const turn = Math.max(...replies.map(reply => reply.turn ?? Number.POSITIVE_INFINITY))
  return new Map([...drafts].filter(([drafted]) => drafted > turn))
}

function isReply(event: ChatEvent): event is MessageEvent {
  return event.kind === 'message' && event.from !== 'shopper'
}
