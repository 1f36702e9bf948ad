import type { Arrival, StoredEvent, Visitor } from '../store/behaviours.ts'
import { eventSchema, type GivenEvent, type Refusal } from '../wire-events.ts'
import { createPace } from './pace.ts'
import { type Line, type ReadEvent, type Refused, readEvent, refused, type ShopWords } from './read-event.ts'
import { eventKey } from './visitor-key.ts'

export type Outcome = { index: number; id?: string } & (
  | { result: 'stored' | 'duplicate' }
  | { result: 'refused'; code: Refusal; message: string }
)
type Source = StoredEvent['source']

type Ports = {
  store: {
    transaction<T>(work: () => T): T
    find(key: Uint8Array): Visitor | undefined
    meet(key: Uint8Array, at: number, arrival?: Arrival): Visitor
    add(visitor: number, event: StoredEvent, receivedAt: number): boolean
    flag(visitor: number, why: string): void
    forget(visitor: number): number
  }
  shop: ShopWords
  keyOf(visitor: string): Buffer
  now(): Date
  count(source: Source, result: string): void
  /** The shop's server has told of a new order, inside the transaction that stores it. */
  placed?(visitor: number, order: { id: string; at: number; lines: { sku: string; product: string; quantity: number }[] }): void
}

const minuteMs = 60_000
/** A sender's clock may be ahead by this much. */
const aheadMs = 5 * minuteMs
/** What is told later than this is no news of anybody. */
const lateMs = 30 * 24 * 60 * minuteMs
/** No person does more than this within ten seconds. */
const mostByOne = 100
const paceMs = 10_000

/** Takes in what visitors do, from the page, the shop's server or a file; each event once, each refused one with its reason. */
export function createIntake({ store, shop, keyOf, now, count, placed }: Ports) {
  const pace = createPace(mostByOne, paceMs)

  /** One event of the visitor of that key. `at` is when it happened, in milliseconds. */
  function put(event: Pick<GivenEvent, 'id' | 'name' | 'properties'>, key: Buffer, at: number, from: From): Put {
    const receivedAt = now().getTime()
    const known = store.find(key)
    if (known?.consent === 'refused') return refused('no_consent', 'this visitor has refused to be followed')
    if (!pace.take(key.toString('latin1'), from.source === 'page' ? receivedAt : at)) {
      store.flag((known ?? store.meet(key, at)).id, 'too_many')
      return refused('too_many', `expected at most ${mostByOne} events of one visitor in ${paceMs / 1000} s: this one counts no more`)
    }
    const read = readEvent(event, shop, from.source === 'import')
    if (!read.ok) return read
    const visitor = store.meet(key, at, from.arrival)
    const rows = toRows(read.value, from)
    for (const [line, row] of rows.entries()) {
      const isNew = store.add(visitor.id, { ...row, at, key: eventKey(from.source, key, event.id, line) }, receivedAt)
      // Also an order that came before under another event's id.
      if (!isNew && line === 0) return 'duplicate'
    }
    const { orderId, lines } = read.value
    if (orderId !== undefined && from.source === 'server')
      placed?.(visitor.id, {
        id: orderId,
        at,
        lines: lines.map(({ sku: product, variant: sku = product, quantity }) => ({ sku, product, quantity })),
      })
    return 'stored'
  }

  const told = (index: number, id: string | undefined, source: Source, answer: Put): Outcome => {
    count(source, typeof answer === 'string' ? answer : answer.code)
    const named = id === undefined ? { index } : { index, id }
    return typeof answer === 'string'
      ? { ...named, result: answer }
      : { ...named, result: 'refused', code: answer.code, message: answer.message }
  }

  return {
    /** Of the shop's own server: `sentAt` is its clock, in milliseconds. */
    server(events: readonly unknown[], sentAt: number): Outcome[] {
      return store.transaction(() =>
        events.map((given, index) => {
          const read = eventSchema.safeParse(given)
          const id = idOf(given)
          if (!read.success) {
            const [issue] = read.error.issues
            return told(index, id, 'server', refused('bad_event', `${issue?.path.join('.') || 'event'}: ${issue?.message ?? 'unreadable'}`))
          }
          const { at: happened = sentAt } = read.data
          const at = typeof happened === 'number' ? happened : Date.parse(happened)
          return told(index, id, 'server', timely(at, sentAt) ?? put(read.data, keyOf(read.data.visitor), at, { source: 'server' }))
        }),
      )
    },

    /** Of a page, whose clock is not asked. `visitor`: as the page calls them, or their key. `conversation`: what it was told in. */
    page(
      visitor: string | Buffer,
      events: readonly { id: string; name: string; properties: Record<string, unknown> }[],
      { arrival, conversation }: { arrival?: Arrival; conversation?: string } = {},
    ): Outcome[] {
      const at = now().getTime()
      return store.transaction(() => {
        const key = typeof visitor === 'string' ? keyOf(visitor) : visitor
        if (arrival?.consent === 'refused') store.forget(store.meet(key, at, arrival).id)
        else if (arrival?.consent === 'given') store.meet(key, at, arrival)
        return events.map((event, index) =>
          told(
            index,
            event.id,
            'page',
            put(event, key, at, {
              source: 'page',
              ...(arrival === undefined ? {} : { arrival }),
              ...(conversation === undefined ? {} : { conversation }),
            }),
          ),
        )
      })
    },

    /** Rows of a file, each with the time it tells. */
    file(events: readonly { id: string; name: string; properties: Record<string, unknown>; visitor: string; at: number }[]): Outcome[] {
      const today = now().getTime()
      return store.transaction(() =>
        events.map((event, index) =>
          told(
            index,
            undefined,
            'import',
            event.at > today + aheadMs
              ? refused('in_future', `the time is ahead of now`)
              : put(event, keyOf(event.visitor), event.at, { source: 'import' }),
          ),
        ),
      )
    },
  }
}

export type Intake = ReturnType<typeof createIntake>

type Put = 'stored' | 'duplicate' | Refused
type From = { source: Source; arrival?: Arrival; conversation?: string }

/** An order is one row with its worth, and one a line; the shop's page may claim one, which is no order yet. */
function toRows(
  { name, stage, lines, total, orderId, properties }: ReadEvent,
  { source, conversation }: From,
): Omit<StoredEvent, 'key' | 'at'>[] {
  const all = { source, ...(conversation === undefined ? {} : { conversation }) }
  if (orderId === undefined) {
    if (lines.length === 0) return [{ ...all, name, stage, properties }]
    return lines.map(line => ({ ...all, name, stage, ...ofProduct(line), properties: { ...properties, ...ofVariant(line) } }))
  }
  const reached = source === 'page' ? stage - 1 : stage
  const order = { ...all, stage: reached, orderId }
  return [
    { ...order, name, ...(total === undefined ? {} : { value: total }), properties },
    ...lines.map(line => ({ ...order, name: 'Product Ordered', ...ofProduct(line), properties: ofVariant(line) })),
  ]
}

const ofProduct = ({ variant: _named, ...line }: Line) => line
const ofVariant = ({ variant }: Line) => (variant === undefined ? {} : { variant })

function timely(at: number, sentAt: number): Refused | undefined {
  if (at > sentAt + aheadMs) return refused('in_future', `at: expected a time at most 5 minutes ahead, got ${shownTime(at)}`)
  if (at < sentAt - lateMs) return refused('too_old', `at: expected a time of the last 30 days, got ${shownTime(at)}`)
  return undefined
}

/** A number may lie beyond what a date can be. */
function shownTime(at: number): string {
  return Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : String(at)
}

function idOf(given: unknown): string | undefined {
  const { id, messageId } = (given ?? {}) as { id?: unknown; messageId?: unknown }
  const named = id ?? messageId
  return typeof named === 'string' ? named.slice(0, 128) : undefined
}
