import type { Budget } from '../language/slots.ts'
import type { Doing } from '../store/doings.ts'
import type { EvidenceKind, Words } from '../wire-profile.ts'
import { isBought, isLook } from './visit.ts'

/** What the shop knows of a product that somebody may like it for. `price` in minor units. */
export type Goods = {
  title: Words
  category?: { id: string; label: Words }
  maker?: { id: string; label: Words }
  price: number
  size?: string
}
/** What the beliefs read of the shop. */
export type ShopWords = {
  /** `variant`: one of its variants, which has a size perhaps. Nothing where the shop has it no more. */
  goods(sku: string, variant: string | null): Goods | undefined
  /** What kind of thing a search names. */
  searched(query: string): { id: string; label: Words } | undefined
}

/** What a shopper said of what they want, and when. */
export type Said = { at: number; category?: { id: string; label: Words }; budget?: Budget; size?: string }

/** One piece of evidence; `sku` of the product, `price` in minor units, `budget` as it was said. */
export type Evidence = { kind: EvidenceKind; at: number; sku?: string } & Partial<Goods> & { budget?: Budget }

/** A clock may be ahead by so much; what is dated later than that was never seen. */
const aheadMs = 5 * 60_000
/** A page and its own word of it, or a page that is loaded again, are one look. */
const onceMs = 60_000

/**
 * What the doings of a visitor and their own words say, oldest first. The same whatever order they come in, however often one is told twice. What is
 * dated ahead of the clock, or is of a product that the shop has not, says nothing; what was taken out of the cart again was looked at.
 */
export function evidenceOf(doings: readonly Doing[], said: readonly Said[], shop: ShopWords, now: number): Evidence[] {
  const seen = doings.filter(({ at }) => at <= now + aheadMs).sort(byTime)
  const takenOut = new Map<string, number>()
  for (const { name, sku, at } of seen) if (name === 'Product Removed' && sku !== null) takenOut.set(sku, at)
  const counted = new Map<string, number>()
  const evidence = seen.flatMap((doing): Evidence[] => {
    const { at, sku, variant, query } = doing
    const kind = kindOf(doing, sku === null ? undefined : takenOut.get(sku))
    if (kind === undefined) return []
    const key = JSON.stringify([kind, sku, query])
    const before = counted.get(key)
    if (before !== undefined && at - before < onceMs) return []
    counted.set(key, at)
    if (kind === 'searched') {
      const category = query === null ? undefined : shop.searched(query)
      return category === undefined ? [] : [{ kind, at, category }]
    }
    const goods = shop.goods(sku!, variant)
    return goods === undefined ? [] : [{ kind, at, sku: sku!, ...goods }]
  })
  const words = said.map(one => ({ kind: 'said' as const, ...one, at: Math.min(one.at, now) }))
  return [...evidence, ...words].sort((a, b) => a.at - b.at)
}

function kindOf(doing: Doing, takenOutAt: number | undefined): EvidenceKind | undefined {
  if (isLook(doing)) return 'viewed'
  if (isBought(doing)) return 'ordered'
  const { name, sku, at } = doing
  if (name === 'Products Searched') return 'searched'
  if (sku === null) return undefined
  if (name === 'Product Added to Wishlist') return 'saved'
  if (name === 'Product Added') return takenOutAt !== undefined && takenOutAt >= at ? 'viewed' : 'added'
  return undefined
}

/** Of one time, in an order that is always the same. */
function byTime(a: Doing, b: Doing): number {
  return a.at - b.at || compare(keyOf(a), keyOf(b))
}
const keyOf = ({ name, sku, variant, query }: Doing) => JSON.stringify([name, sku, variant, query])
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
