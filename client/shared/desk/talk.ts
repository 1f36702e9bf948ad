import type { ChatEvent, NoteEvent, Watched } from '../../../server/wire.ts'
import { emptyTimeline, hasGap, receive, type Timeline } from '../timeline.ts'

/** One conversation as agents see it: what the shopper sees, and what they write to each other. */
export type Talk = { readonly timeline: Timeline; readonly notes: readonly NoteEvent[] }

export type TalkEvent = ChatEvent | NoteEvent

export function newTalk(conversation: string): Talk {
  return { timeline: { ...emptyTimeline, conversation }, notes: [] }
}

export function lastAseqOf({ notes }: Pick<Talk, 'notes'>): number {
  return notes.at(-1)?.aseq ?? 0
}

/** Adds what a watch answered; it may overlap with what came live. */
export function catchUp(talk: Talk, { events, notes }: Pick<Watched, 'events' | 'notes'>): Talk {
  return [...events, ...notes].reduce<Talk>(take, talk)
}

/** Applies an event once, in the order of its own counter. */
export function take(talk: Talk, event: TalkEvent): Talk {
  if (event.kind !== 'note') return { ...talk, timeline: receive(talk.timeline, event) }
  if (event.conversation !== talk.timeline.conversation || talk.notes.some(note => note.aseq === event.aseq)) return talk
  return { ...talk, notes: [...talk.notes, event].sort((a, b) => a.aseq - b.aseq) }
}

/** True while an event is missing between those received: watch again. */
export function isGapped(talk: Talk): boolean {
  return hasGap(talk.timeline)
}

/** Events in order, each note before the first event that is later than it. */
export function toLines({ timeline, notes }: Talk): TalkEvent[] {
  const lines: TalkEvent[] = []
  let next = 0
  for (const event of timeline.events) {
    for (let note = notes[next]; note !== undefined && note.at < event.at; note = notes[++next]) lines.push(note)
    lines.push(event)
  }
  return [...lines, ...notes.slice(next)]
}
