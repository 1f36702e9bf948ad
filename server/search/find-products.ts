import { toQueryTokens } from '../language/bigrams.ts'
import { createSettingsStore } from '../store/settings.ts'
import type { Database } from '../store/sqlite.ts'
import { createNearestProducts } from './nearest-products.ts'
import { fuse, k } from './rank-fusion.ts'
import type { ProductHit, ProductQuery } from './search.ts'
import { readShelf } from './shelf.ts'
import { createWordRanking } from './word-ranking.ts'

/** Of each ranking, as many are fused. */
const depth = 100

/**
 * Ranks what passes the filters by words (bm25) and by meaning (cosine), fused by rank. Without a category something must match:
 * the answer is empty rather than unrelated. Holds what it needs of the shop in memory and reads it anew after an import.
 */
export function createProductFinder(database: Database): (query: ProductQuery) => ProductHit[] {
  const settings = createSettingsStore(database)
  const nearest = createNearestProducts(database)
  const read = () => {
    const revision = settings.revision()
    const shelf = readShelf(database)
    return { revision, shelf, words: createWordRanking(database, shelf) }
  }
  let shop = read()

  return query => {
    if (settings.revision() !== shop.revision) {
      shop = read()
      nearest.shopChanged()
    }
    const { shelf, words } = shop
    const fits = shelf.eligible(query.filters, query.exclude ?? [])
    const tokens = toQueryTokens(query.text)
    const byWords = words.best(tokens, fits, depth)
    const byMeaning = query.vector === undefined ? [] : nearest.find(query.vector, query.language, shelf.byId(fits), depth)
    const near = byMeaning.filter(row => row.standsOut)
    const openWish = query.filters.category === undefined && tokens.length > 0
    const meant = openWish && query.widely !== true ? near : byMeaning
    const scores = fuse(
      byWords.map(slot => shelf.ids[slot]!),
      meant.map(row => row.ref),
    )
    // The shop's own order fills up and settles ties; it never outranks a match.
    const inOrder = openWish ? [] : firstOf(fits, depth)
    for (const [at, slot] of inOrder.entries()) {
      const id = shelf.ids[slot]!
      scores.set(id, (scores.get(id) ?? 0) + 1e-3 / (k + at))
    }
    const isNear = new Set(near.map(row => row.ref))
    const likeness = new Map(byMeaning.map(row => [row.ref, row.likeness]))
    return [...scores]
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, query.limit)
      .map(([id, score]) => {
        const slot = shelf.slotOf(id)
        const matched: ProductHit['matched'][number][] = words
          .columnsWith(tokens, slot)
          .map(column => (column === 'body' ? 'text' : column))
        if (isNear.has(id)) matched.push('meaning')
        const like = likeness.get(id)
        return {
          sku: shelf.skus[slot]!,
          score,
          ...(like === undefined ? {} : { likeness: like }),
          matched: matched.length === 0 ? ['filters'] : matched,
        }
      })
  }
}

function firstOf(fits: Uint8Array, most: number): number[] {
  const slots: number[] = []
  for (let slot = 0; slot < fits.length && slots.length < most; slot += 1) if (fits[slot] === 1) slots.push(slot)
  return slots
}
