import type { CartLine } from './conversation.ts'

/** What the page can be asked to do, as on the wire. */
export const deeds = ['add', 'set_quantity', 'remove', 'open_cart', 'open_checkout'] as const
export type Deed = (typeof deeds)[number]
export type CartDeed = Exclude<Deed, 'open_cart' | 'open_checkout'>

/** What became of it, as on the wire. */
export type Outcome = 'done' | 'refused' | 'failed' | 'nobody' | 'unknown'

/** Why a page refused it, as on the wire. */
export type Refusal = 'sold_out' | 'limit' | 'price_changed' | 'other'

/** A change of the cart that the page was asked for and of which not everything was heard. `line` is the SKU that the page knows it by. */
export type Doing = {
  do: CartDeed
  line: string
  product: string
  quantity: number
  /** The page has tracked it; what became of it is told with its answer. */
  tracked?: true
  /** The page has answered and not tracked it: what it may track of it later is the same thing. */
  answered?: true
}

/** A choice of one of its variants is open; it is put into the cart when it is made. `chosen`: option → the shop's own value. */
export type Choosing = {
  product: string
  quantity: number
  chosen: Readonly<Record<string, string>>
  /** What was asked for besides, to be chosen after it. */
  next?: readonly { product: string; quantity: number }[]
}

export function withAdded(
  cart: readonly CartLine[],
  { line, product, quantity }: Pick<Doing, 'line' | 'product' | 'quantity'>,
): CartLine[] {
  const there = cart.find(({ sku }) => sku === line)?.quantity ?? 0
  return [...cart.filter(({ sku }) => sku !== line), { sku: line, product, quantity: there + quantity }]
}

/** All of a line, or so many of it. */
export function withoutSome(cart: readonly CartLine[], line: string, quantity = Number.POSITIVE_INFINITY): CartLine[] {
  return cart.flatMap(one => (one.sku !== line ? [one] : one.quantity > quantity ? [{ ...one, quantity: one.quantity - quantity }] : []))
}

/** The cart after what the page says it has done. */
export function afterDeed(
  cart: readonly CartLine[],
  { do: what, line, product, quantity }: Omit<Doing, 'tracked' | 'answered'>,
): CartLine[] {
  switch (what) {
    case 'add':
      return withAdded(cart, { line, product, quantity })
    case 'set_quantity':
      return withAdded(withoutSome(cart, line), { line, product, quantity })
    case 'remove':
      return withoutSome(cart, line)
    default:
      return what satisfies never
  }
}
