import type { TrackEvent } from '../../../server/wire.ts'

export type Visit = { viewed: readonly string[]; cart: ReadonlyMap<string, number>; order: string | undefined }

/** What the page told of the visit: products looked at (the latest first), the cart as it stands, the order. */
export function toVisit(tracks: readonly TrackEvent[]): Visit {
  const viewed: string[] = []
  const cart = new Map<string, number>()
  let order: string | undefined
  for (const { name, properties } of tracks) {
    const sku = typeof properties.sku === 'string' ? properties.sku : undefined
    const quantity = typeof properties.quantity === 'number' ? properties.quantity : 1
    if (name === 'Product Viewed' && sku !== undefined) viewed.unshift(sku)
    if (name === 'Product Added' && sku !== undefined) cart.set(sku, (cart.get(sku) ?? 0) + quantity)
    if (name === 'Product Removed' && sku !== undefined) {
      const left = (cart.get(sku) ?? 0) - quantity
      if (left > 0) cart.set(sku, left)
      else cart.delete(sku)
    }
    if (name === 'Order Completed') {
      order = typeof properties.order_id === 'string' ? properties.order_id : ''
      cart.clear()
    }
  }
  return { viewed: [...new Set(viewed)].slice(0, 5), cart, order }
}
