import type { Doing } from '../store/doings.ts'

/** A visit is over when nothing was done for so long. */
export const betweenVisitsMs = 30 * 60_000

const viewed = new Set(['Product Viewed', 'Page Viewed', 'Product Clicked'])
const wanted = new Set(['Product Added', 'Product Added to Wishlist'])

/** A look at a product: its page, or its own word of it. */
export const isLook = ({ name, sku }: Pick<Doing, 'name' | 'sku'>): boolean => sku !== null && viewed.has(name)
/** What says that somebody is interested in a product; what the page claims of an order is none. */
export const isInterest = (doing: Pick<Doing, 'name' | 'sku' | 'stage'>): boolean =>
  isLook(doing) || (doing.sku !== null && wanted.has(doing.name)) || isBought(doing)
export const isBought = ({ name, sku, stage }: Pick<Doing, 'name' | 'sku' | 'stage'>): boolean =>
  sku !== null && name === 'Product Ordered' && stage === 5

/** When this visit began. Here and below: of doings with the latest first. */
export function visitSince(doings: readonly Pick<Doing, 'at'>[], now: number): number {
  let since = now
  for (const { at } of doings) {
    if (since - at > betweenVisitsMs) break
    since = Math.min(since, at)
  }
  return since
}

/** Products that were put into the cart and not taken out again, since the last order; at least these lie in it. */
export function inCart(doings: readonly Pick<Doing, 'name' | 'sku' | 'stage'>[]): Set<string> {
  const skus = new Set<string>()
  for (const { name, sku, stage } of doings.toReversed()) {
    if (stage === 5) skus.clear()
    else if (name === 'Product Added') skus.add(sku ?? '')
    else if (name === 'Product Removed') skus.delete(sku ?? '')
  }
  return skus
}

/** Different products that were looked at since then, the one looked at last first. */
export function lookedAt(doings: readonly Doing[], since: number): string[] {
  return [...new Set(doings.flatMap(doing => (doing.at >= since && isLook(doing) ? [doing.sku!] : [])))]
}

/** Products that somebody was interested in, in order, the latest last, and whether that was put into the cart. */
export function trailOf(doings: readonly Doing[], most: number): { skus: string[]; added: boolean } {
  const last = doings.filter(isInterest).slice(0, most)
  return { skus: last.map(({ sku }) => sku!).reverse(), added: last[0]?.name === 'Product Added' }
}
