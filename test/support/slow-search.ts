import { sql } from 'kysely'
import { toMatch, toQueryTokens } from '../../server/language/bigrams.ts'
import { fewest, standsOut } from '../../server/search/nearest-products.ts'
import { fuse, k } from '../../server/search/rank-fusion.ts'
import type { Filters, ProductHit, ProductQuery } from '../../server/search/search.ts'
import { sizeOf } from '../../server/shop/options.ts'
import type { Database } from '../../server/store/sqlite.ts'
import type { Language } from '../../server/wire.ts'

const depth = 100

/** The same search by SQL alone: slow in a large shop, and what the fast one must equal. */
export function findProductsBySql(database: Database, query: ProductQuery): ProductHit[] {
  const { build } = database
  const eligible = eligibleProducts(database, query.filters, query.exclude ?? [])
  const tokens = toQueryTokens(query.text)
  const match = toMatch(tokens)
  const byWords =
    match === undefined
      ? []
      : database.all(
          build
            .selectFrom('products_fts')
            .select(['rowid', 'title', 'words', 'body'])
            .where(sql<boolean>`products_fts match ${match}`)
            .where('rowid', 'in', eligible)
            .orderBy(sql`bm25(products_fts, 8.0, 4.0, 1.0)`)
            .orderBy('rowid')
            .limit(depth),
        )
  const byMeaning =
    query.vector === undefined
      ? []
      : nearest(
          database,
          query,
          database.all(eligible).map(row => row.id),
        )
  const near = byMeaning.filter(row => row.standsOut)
  const openWish = query.filters.category === undefined && tokens.length > 0
  const inOrder = openWish
    ? []
    : database.all(build.selectFrom('products').select('id').where('id', 'in', eligible).orderBy('position').limit(depth))
  const meant = openWish ? near : byMeaning
  const found = new Map(byWords.map(row => [row.rowid, row]))
  const scores = fuse(
    byWords.map(row => row.rowid),
    meant.map(row => row.ref),
  )
  // The shop's own order fills up and settles ties; it never outranks a match.
  for (const [at, { id }] of inOrder.entries()) scores.set(id, (scores.get(id) ?? 0) + 1e-3 / (k + at))
  const best = [...scores].sort(([a, x], [b, y]) => y - x || a - b).slice(0, query.limit)
  const skus = new Map(
    best.length === 0
      ? []
      : database
          .all(
            build
              .selectFrom('products')
              .select(['id', 'sku'])
              .where(
                'id',
                'in',
                best.map(([id]) => id),
              ),
          )
          .map(row => [row.id, row.sku]),
  )
  const isNear = new Set(near.map(row => row.ref))
  return best.flatMap(([id, score]) => {
    const sku = skus.get(id)
    if (sku === undefined) return []
    const row = found.get(id)
    const matched: ProductHit['matched'][number][] = []
    if (row !== undefined) {
      if (shares(row.title, tokens)) matched.push('title')
      if (shares(row.words, tokens)) matched.push('words')
      if (shares(row.body, tokens)) matched.push('text')
    }
    if (isNear.has(id)) matched.push('meaning')
    return [{ sku, score, matched: matched.length === 0 ? ['filters'] : matched }]
  })
}

/** Ids of the products with at least one variant that meets all wishes at once. */
function eligibleProducts({ build }: Database, filters: Filters, exclude: readonly string[]) {
  const { category, minPrice, maxPrice, colour, notColour, inStock } = filters
  const size = filters.size === undefined ? undefined : sizeOf(filters.size)
  let query = build.selectFrom('products as p').select('p.id')
  if (category !== undefined) {
    const called = build.selectFrom('product_kinds').select('product').where('kind', '=', category)
    query = query.where(eb => eb.or([eb('p.category', '=', category), eb('p.id', 'in', called)]))
  }
  if (exclude.length > 0) query = query.where('p.sku', 'not in', sql<string>`(select value from json_each(${JSON.stringify(exclude)}))`)
  return query.where(({ exists, selectFrom }) => {
    let variant = selectFrom('variants as v').select('v.sku').whereRef('v.product', '=', 'p.id')
    if (inStock === true) variant = variant.where(eb => eb.or([eb('v.stock', 'is', null), eb('v.stock', '>', 0)]))
    if (minPrice !== undefined) variant = variant.where('v.price', '>=', minPrice)
    if (maxPrice !== undefined) variant = variant.where('v.price', '<=', maxPrice)
    if (size !== undefined) variant = variant.where('v.size', '=', size)
    if (colour !== undefined) variant = variant.where(eb => eb.or([eb('v.colour', '=', colour), eb('v.colour_family', '=', colour)]))
    if (notColour !== undefined) {
      variant = variant.where(eb =>
        eb.or([eb('v.colour', 'is', null), eb.and([eb('v.colour', '!=', notColour), eb('v.colour_family', '!=', notColour)])]),
      )
    }
    return exists(variant)
  })
}

/** By cosine to the vectors in the query's language, or to all where that language has none. */
function nearest(
  { build, all }: Database,
  { vector, language }: { vector?: Float32Array; language: Language },
  among: readonly number[],
): { ref: number; similarity: number; standsOut: boolean }[] {
  if (vector === undefined) return []
  const bytes = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)
  const compared = build
    .selectFrom('vectors')
    .select(['ref', sql<number>`1 - min(vec_distance_cosine(vector, ${bytes}))`.as('similarity')])
    .where('kind', '=', 'product')
    .where(sql<number>`length(vector)`, '=', bytes.length)
    .groupBy('ref')
    .orderBy('similarity', 'desc')
  const own = all(compared.where('language', '=', language))
  const rows = own.length > 0 ? own : all(compared)
  const mean = rows.reduce((sum, { similarity }) => sum + similarity, 0) / rows.length
  const wanted = new Set(among)
  return rows
    .filter(({ ref }) => wanted.has(ref))
    .slice(0, depth)
    .map(({ ref, similarity }) => ({ ref, similarity, standsOut: rows.length >= fewest && similarity - mean >= standsOut }))
}

function shares(indexed: string, tokens: readonly string[]): boolean {
  const held = new Set(indexed.split(' '))
  return tokens.some(token => held.has(token))
}
