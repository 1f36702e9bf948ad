import { toMatch, toQueryTokens } from '../../../server/language/bigrams.ts'
import type { ProductQuery } from '../../../server/search/search.ts'
import type { Database } from '../../../server/store/sqlite.ts'
import { findProductsBySql } from '../../support/slow-search.ts'

/** The whole search without anything held in memory. */
export function bySql(database: Database, query: ProductQuery): { ms: number; skus: string[] } {
  const from = performance.now()
  const skus = findProductsBySql(database, query).map(({ sku }) => sku)
  return { ms: performance.now() - from, skus }
}

/** FTS5 with its own bm25(), no filter and no meaning; nothing for a query without words. */
export function byFts(database: Database, { text }: ProductQuery): number | undefined {
  const match = toMatch(toQueryTokens(text))
  if (match === undefined) return undefined
  const from = performance.now()
  database.sql('SELECT rowid FROM products_fts WHERE products_fts MATCH ? ORDER BY bm25(products_fts, 8.0, 4.0, 1.0) LIMIT 100', match)
  return performance.now() - from
}

/** What a shop without an index does. */
export function byLike(database: Database, { text }: ProductQuery): number | undefined {
  if (text === '') return undefined
  const from = performance.now()
  database.sql('SELECT sku FROM products WHERE texts LIKE ? LIMIT 100', `%${text}%`)
  return performance.now() - from
}
