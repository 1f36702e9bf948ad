import type { CartLine } from '../dialogue/conversation.ts'
import { type KnownOrder, type OrderState, orderStates } from '../dialogue/orders.ts'
import type { Visitor } from '../store/behaviours.ts'
import type { createOrderStore, StoredOrder } from '../store/orders.ts'

type Ports = {
  store: ReturnType<typeof createOrderStore>
  /** The visitor that a conversation is with, by its row; nothing where none is known. */
  visitorOf(conversation: string): Visitor | undefined
  visitor(id: number): Visitor | undefined
  /** "Don't show again": they hear nothing that they have not asked for. */
  wantsNone(visitor: number): boolean
  /** Whether the shopper of a conversation is connected now. */
  isThere(conversation: string): boolean
  /** Stores in the conversation what has become of an order, calls `told` in the same transaction, and has the assistant say it. */
  say(conversation: string, news: { name: 'Order Completed' | 'Order Updated'; order: string }, told: () => void): void
  now(): Date
}

export type Moved = {
  order: string
  status: OrderState
  at?: number | undefined
  carrier?: string | undefined
  tracking?: string | undefined
}
/** `late`: something newer was told of it before. */
export type Outcome = 'stored' | 'duplicate' | 'late'

const dayMs = 24 * 3_600_000
/** Nobody is thanked for an order of last week, or told that last year's parcel has come. */
const thankedWithinMs = dayMs
const newsWithinMs = 30 * dayMs
/** So far back an order is answered for. */
const knownMs = 365 * dayMs
const mostKnown = 20
/** Where nothing but "placed" was told nobody knows, and it is not waited for. */
const onItsWay: ReadonlySet<string> = new Set<OrderState>(['paid', 'packed', 'shipped'])

/** What the shop's server tells of orders: kept, answered with to whoever bought, and told to them. */
export function createOrders({ store, visitorOf, visitor, wantsNone, isThere, say, now }: Ports) {
  const placed: string[] = []

  /** Whether the shopper is to hear how far an order is, unasked. */
  function isNews({ visitor: id, status, status_at, told_at }: StoredOrder): boolean {
    if (told_at !== null && told_at >= status_at) return false
    if (status_at < now().getTime() - (status === 'placed' ? thankedWithinMs : newsWithinMs)) return false
    const found = visitor(id)
    return found !== undefined && found.consent !== 'refused' && found.flagged === undefined && !wantsNone(id)
  }

  function sayIn(conversation: string, { id, at, told_at }: StoredOrder): void {
    const isThanked = told_at === null && at >= now().getTime() - thankedWithinMs
    const name = isThanked ? 'Order Completed' : 'Order Updated'
    say(conversation, { name, order: id }, () => store.tell(id))
  }

  /** Thanks at once; how far it is where somebody is there to read it, else at the next visit, and then only how far it is by then. */
  function tell(id: string): void {
    const order = store.find(id)
    if (order === undefined || !isNews(order)) return
    const key = store.keyOf(order.visitor)
    const conversation = key === undefined ? undefined : store.conversationOf(Buffer.from(key).toString('base64url'))
    if (conversation === undefined) return
    if (order.status === 'placed' || isThere(conversation.id)) sayIn(conversation.id, order)
  }

  return {
    /** Inside the transaction that stores the event; `flush` comes after it. */
    place(whose: number, order: { id: string; at: number; lines: readonly CartLine[] }): void {
      store.add({ id: order.id, visitor: whose, at: order.at, status: 'placed', lines: JSON.stringify(order.lines) })
      placed.push(order.id)
    },

    flush(): void {
      for (const id of placed.splice(0)) tell(id)
    },

    /** Nothing where the shop has told of no such order. */
    move({ order: id, status, at = now().getTime(), carrier, tracking }: Moved): Outcome | undefined {
      const outcome = store.transaction((): Outcome | undefined => {
        const known = store.find(id)
        if (known === undefined) return undefined
        const next = { id, status, carrier: carrier ?? known.carrier, tracking: tracking ?? known.tracking }
        if (status === known.status && next.carrier === known.carrier && next.tracking === known.tracking) return 'duplicate'
        if (at < known.status_at) return 'late'
        store.move({ ...next, status_at: Math.max(at, known.status_at + 1) })
        return 'stored'
      })
      if (outcome === 'stored') tell(id)
      return outcome
    },

    /** A conversation is opened: its shopper hears what has come in the meantime. */
    arrive(conversation: string): void {
      const whose = visitorOf(conversation)
      if (whose === undefined) return
      const orders = store.ofVisitor(whose.id, now().getTime() - knownMs, mostKnown)
      for (const order of orders.filter(isNews).reverse()) sayIn(conversation, order)
    },

    /** Whether the shop has told of something that is on its way to this visitor. */
    isUnderWay: (whose: number): boolean =>
      store.ofVisitor(whose, now().getTime() - knownMs, mostKnown).some(({ status }) => onItsWay.has(status)),

    /** The orders of whom this conversation is with, the latest first. */
    of(conversation: string): KnownOrder[] {
      const whose = visitorOf(conversation)
      return whose === undefined ? [] : store.ofVisitor(whose.id, now().getTime() - knownMs, mostKnown).flatMap(toKnown)
    },
  }
}

/** What another version stored and this one does not know is told to nobody. */
function toKnown({ id, status, status_at, carrier, tracking, lines }: StoredOrder): KnownOrder[] {
  const state = orderStates.find(one => one === status)
  if (state === undefined) return []
  return [
    {
      id,
      state,
      at: new Date(status_at).toISOString(),
      lines: JSON.parse(lines) as CartLine[],
      ...(carrier === null ? {} : { carrier }),
      ...(tracking === null ? {} : { tracking }),
    },
  ]
}
