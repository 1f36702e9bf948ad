import type { behaviourOfName } from './event-names.ts'

/** What an event tells besides that it happened: a product, an order with its lines, words that were searched for, or nothing of these. */
export type EventKind = 'product' | 'order' | 'page' | 'search' | 'other'

/** A name of the Segment e-commerce spec, what is read of it, and how far it says that somebody has come (a place in `funnelStages`). */
type Known = { name: string; kind: EventKind; stage: number }

const [arrived, viewed, considered, inCart, checkout, ordered] = [0, 1, 2, 3, 4, 5]

const known: readonly Known[] = [
  { name: 'Page Viewed', kind: 'page', stage: arrived },
  { name: 'Chat Opened', kind: 'other', stage: arrived },
  { name: 'Product List Viewed', kind: 'other', stage: arrived },
  { name: 'Product List Filtered', kind: 'other', stage: viewed },
  { name: 'Products Searched', kind: 'search', stage: viewed },
  { name: 'Product Clicked', kind: 'product', stage: viewed },
  { name: 'Product Viewed', kind: 'product', stage: viewed },
  { name: 'Product Added to Wishlist', kind: 'product', stage: considered },
  { name: 'Product Shared', kind: 'product', stage: considered },
  { name: 'Product Reviewed', kind: 'product', stage: viewed },
  { name: 'Product Added', kind: 'product', stage: inCart },
  { name: 'Product Removed', kind: 'product', stage: viewed },
  { name: 'Cart Viewed', kind: 'other', stage: considered },
  { name: 'Coupon Applied', kind: 'other', stage: considered },
  { name: 'Checkout Started', kind: 'other', stage: checkout },
  { name: 'Payment Info Entered', kind: 'other', stage: checkout },
  { name: 'Order Completed', kind: 'order', stage: ordered },
  { name: 'Order Refunded', kind: 'other', stage: arrived },
]
const byName = new Map(known.map(one => [one.name, one]))

/** Google Analytics 4's recommended e-commerce events, by their Segment names. */
export const ga4Names: Readonly<Record<string, string>> = {
  page_view: 'Page Viewed',
  view_item: 'Product Viewed',
  select_item: 'Product Clicked',
  view_item_list: 'Product List Viewed',
  search: 'Products Searched',
  view_search_results: 'Products Searched',
  add_to_wishlist: 'Product Added to Wishlist',
  share: 'Product Shared',
  add_to_cart: 'Product Added',
  remove_from_cart: 'Product Removed',
  view_cart: 'Cart Viewed',
  begin_checkout: 'Checkout Started',
  add_shipping_info: 'Payment Info Entered',
  add_payment_info: 'Payment Info Entered',
  purchase: 'Order Completed',
  refund: 'Order Refunded',
}

/** By its Segment or GA4 name; another is kept under the name it came with. */
export function kindOf(name: string): Known {
  const segment = Object.hasOwn(ga4Names, name) ? ga4Names[name]! : name
  return byName.get(segment) ?? { name: segment, kind: 'other', stage: arrived }
}

/** The Segment name of what a row of a log is, however the log calls it. */
export const nameOfBehaviour: Readonly<Record<NonNullable<ReturnType<typeof behaviourOfName>>, string>> = {
  view: 'Product Viewed',
  search: 'Products Searched',
  add_to_cart: 'Product Added',
  remove_from_cart: 'Product Removed',
  favourite: 'Product Added to Wishlist',
  checkout: 'Checkout Started',
  purchase: 'Order Completed',
  comment: 'Product Reviewed',
  coupon: 'Coupon Applied',
  share: 'Product Shared',
  support: 'Chat Opened',
  return: 'Order Refunded',
  account: 'Account Used',
  other: 'Other',
}
