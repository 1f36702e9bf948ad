import { turnTo } from './attention.ts'
import type { CartLine, Conversation } from './conversation.ts'
import { type Decision, say } from './decision.ts'

/** How far an order is, as the shop's own server tells. */
export const orderStates = ['placed', 'paid', 'packed', 'shipped', 'delivered', 'cancelled', 'refunded'] as const
export type OrderState = (typeof orderStates)[number]

/** An order of the shopper who talks, never of another. `at`: since when it is so far, ISO 8601. */
export type KnownOrder = {
  id: string
  state: OrderState
  at: string
  carrier?: string
  tracking?: string
  lines: readonly CartLine[]
}

/** After these nothing more is on its way. */
const over: ReadonlySet<OrderState> = new Set(['delivered', 'cancelled', 'refunded'])
const mostTold = 3

/**
 * How far the order is that was named, else those that are on their way, else the latest. Nothing where none is known, or where a number was named that
 * is none of this shopper's own: whoever knows a number learns nothing by it.
 */
export function tellOrders(decision: Decision, orders: readonly KnownOrder[] = [], named?: string): Decision | undefined {
  const open = orders.filter(({ state }) => !over.has(state))
  const meant = named === undefined ? (open.length > 0 ? open : orders.slice(0, 1)) : orders.filter(({ id }) => isSame(id, named))
  if (meant.length === 0) return undefined
  return say(decision, ...meant.slice(0, mostTold).map(order => ({ want: 'order_told', order }) as const))
}

/** "When will it come?" of somebody who has ordered: how far it is, before what the pages tell of anybody's. */
export const withOpenOrders = (decision: Decision, orders: readonly KnownOrder[] = []): Decision =>
  tellOrders(
    decision,
    orders.filter(({ state }) => !over.has(state)),
  ) ?? decision

/** The shop has told something of an order: the shopper hears of it, at first with thanks. */
export function onOrderTold(decision: Decision, orders: readonly KnownOrder[] = [], told: { order: string; placed: boolean }): Decision {
  const order = orders.find(({ id }) => id === told.order)
  if (order === undefined) return decision
  const { conversation } = decision
  const products = [...new Set(order.lines.map(({ sku, product }) => product ?? sku))]
  const [only, another] = products
  const isAbout = another === undefined && (conversation.focus === undefined || told.placed)
  const about = only === undefined || !isAbout ? conversation : turnTo(conversation, only)
  const known: Conversation = { ...about, ordered: order.lines }
  const next: Decision = { ...decision, conversation: told.placed ? { ...known, stage: 'ordered', cart: [] } : known }
  const thanked = told.placed ? say(next, { want: 'say', act: { act: 'thank', slots: { for: 'order' } } }) : next
  return say(thanked, { want: 'order_told', order, news: true })
}

/** As people write it: without a # before it, in letters of either size. */
const isSame = (id: string, named: string): boolean => plain(id) === plain(named)
const plain = (number: string): string => number.replaceAll('#', '').trim().toLowerCase()
