import Sqlite from 'better-sqlite3'
import type { ChatEvent } from '../../server/wire.ts'

/** What one shopper did and saw, written down on its own side of the wire. */
export type Ledger = {
  conversation: string
  /** Id of each message, pick or page event, with the `seq` its acknowledgement named. */
  acknowledged: Record<string, number>
  /** What was sent and never acknowledged: it may be stored or not, but not twice. */
  unacknowledged: string[]
  /** `seq` of every event in order of arrival, repeats included. */
  received: number[]
}

export type Kept = { events: ChatEvent[]; traces: { conversation: string; turn: number; body: Trace }[] }
export type Trace = {
  timings?: Record<string, number>
  chosen?: string
  candidates?: { by: string; refusal?: { reason: string; detail: string } }[]
}

export type Audit = {
  conversations: number
  acknowledged: number
  stored: number
  /** Acknowledged and not stored under that `seq`, or not delivered. */
  lost: number
  /** Stored, delivered or answered twice. */
  doubled: number
  gaps: number
  unanswered: number
  /** The first of each kind, for a person to look at. */
  faults: string[]
}

/** Reads what a service has stored; it may be running. */
export function readKept(file: string): Kept {
  const database = new Sqlite(file, { readonly: true })
  try {
    const events = database.prepare('SELECT conversation, seq, at, client_id AS id, body FROM events ORDER BY conversation, seq').all() as {
      conversation: string
      seq: number
      at: string
      id: string | null
      body: string
    }[]
    const traces = database.prepare('SELECT conversation, turn, body FROM traces').all() as {
      conversation: string
      turn: number
      body: string
    }[]
    return {
      events: events.map(({ body, id, ...row }) => ({ ...row, ...JSON.parse(body), ...(id === null ? {} : { id }) }) as ChatEvent),
      traces: traces.map(({ body, ...row }) => ({ ...row, body: JSON.parse(body) as Trace })),
    }
  } finally {
    database.close()
  }
}

/** Compares what the shoppers wrote down with what is stored: acknowledged = stored = delivered once, and answered. */
export function audit(ledgers: readonly Ledger[], events: readonly ChatEvent[]): Audit {
  const byConversation = new Map<string, ChatEvent[]>()
  for (const event of events) byConversation.set(event.conversation, (byConversation.get(event.conversation) ?? []).concat(event))
  const found: Audit = { conversations: 0, acknowledged: 0, stored: 0, lost: 0, doubled: 0, gaps: 0, unanswered: 0, faults: [] }
  const blame = (kind: 'lost' | 'doubled' | 'gaps' | 'unanswered', message: string) => {
    if (found[kind]++ < 5) found.faults.push(`${kind}: ${message}`)
  }
  for (const ledger of ledgers) {
    const { conversation } = ledger
    const stored = byConversation.get(conversation) ?? []
    found.conversations++
    found.stored += stored.length
    found.acknowledged += Object.keys(ledger.acknowledged).length

    for (const [at, { seq }] of stored.entries())
      if (seq !== at + 1) {
        blame('gaps', `${conversation} has ${seq} at place ${at + 1}`)
        break
      }
    for (const [id, seq] of Object.entries(ledger.acknowledged))
      if (stored.find(event => event.id === id)?.seq !== seq) blame('lost', `${conversation} ${id} was acknowledged as ${seq}`)
    const ids = stored.flatMap(({ id }) => (id === undefined ? [] : [id]))
    for (const id of repeats(ids)) blame('doubled', `${conversation} ${id} is stored twice`)

    const received = new Set(ledger.received)
    for (const { seq, kind } of stored) if (!received.has(seq)) blame('lost', `${conversation} ${kind} ${seq} was not delivered`)
    for (const seq of repeats(ledger.received)) blame('doubled', `${conversation} ${seq} was delivered twice`)

    const turns = stored.flatMap(event => (event.kind === 'message' && event.from === 'bot' && event.turn ? [event.turn] : []))
    for (const turn of repeats(turns)) blame('doubled', `${conversation} turn ${turn} is answered twice`)
    const answered = Math.max(0, ...turns)
    for (const event of stored)
      if (event.kind === 'message' && event.from === 'shopper' && event.seq > answered)
        blame('unanswered', `${conversation} ${event.seq} "${event.text}"`)
  }
  return found
}

function repeats<T>(values: readonly T[]): T[] {
  const seen = new Set<T>()
  return values.filter(value => seen.has(value) || !seen.add(value))
}
