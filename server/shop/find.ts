import { sql } from 'kysely'
import type { Database } from '../store/sqlite.ts'
import type { Language } from '../wire.ts'
import { toBigrams, toMatch, toQueryTokens } from './bigrams.ts'
import { sizeOf } from './options.ts'
import { mentionsTopic, topicMatches } from './policy-topics.ts'
import type { Filters, PolicyHit, PolicyQuery, ProductHit, ProductQuery } from './search.ts'

/** Of each ranking, as many are fused. */
const depth = 100
/** Reciprocal rank fusion's constant (Cormack, Clarke and Büttcher, 2009). */
const k = 60
/**
 * How far a cosine must stand out of the average over all texts to count as "about the query" where no word is shared. The
 * bundled encoder's cosines lie close together, at other heights for each language; what stands out does so alike in both.
 */
const standsOut = 0.036
/** An average over fewer texts tells nothing. */
const fewest = 8

/**
 * Ranks what passes the filters by words (bm25) and by meaning (cosine), fused by rank. Without a category something must match:
 * the answer is empty rather than unrelated.
 */
export function findProducts(database: Database, query: ProductQuery): ProductHit[] {
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
          'product',
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

/**
 * Finds passages of the wanted language. With a topic only passages that are about it are found: the topic's own file first,
 * else those that speak of it. Nothing is better than the wrong rule.
 */
export function findPassages(database: Database, query: PolicyQuery): PolicyHit[] {
  const { build } = database
  const { text, language, topic, limit = 3 } = query
  const rows = database.all(build.selectFrom('passages').selectAll().where('language', '=', language).orderBy('topic').orderBy('position'))
  const about = topic === undefined ? rows : passagesAbout(rows, topic)
  if (about.length === 0) return []
  const ids = about.map(row => row.id)
  const tokens = toQueryTokens(text)
  const byMeaning = query.vector === undefined ? [] : nearest(database, 'passage', query, ids)
  const scores =
    topic === undefined
      ? fuse(
          passagesWith(database, tokens, ids),
          byMeaning.filter(row => row.standsOut).map(row => row.ref),
        )
      : scoresWithin(about, text, tokens, new Map(byMeaning.map(({ ref, similarity }) => [ref, similarity])))
  const byId = new Map(about.map(row => [row.id, row]))
  return [...scores]
    .sort(([a, x], [b, y]) => y - x || a - b)
    .slice(0, limit)
    .flatMap(([id, score]) => {
      const row = byId.get(id)
      return row === undefined ? [] : [{ topic: row.topic, heading: row.heading, text: row.text, language, score }]
    })
}

function passagesWith(database: Database, tokens: readonly string[], ids: readonly number[]): number[] {
  const match = toMatch(tokens)
  if (match === undefined) return []
  const rows = database.all(
    database.build
      .selectFrom('passages_fts')
      .select('rowid')
      .where(sql<boolean>`passages_fts match ${match}`)
      .where('rowid', 'in', sql<number>`(select value from json_each(${JSON.stringify(ids)}))`)
      .orderBy(sql`bm25(passages_fts, 2.0, 1.0)`)
      .orderBy('rowid')
      .limit(depth),
  )
  return rows.map(row => row.rowid)
}

/** What a word that few passages of the topic have, and being first, are worth beside a cosine; set on the demo shop's questions. */
const tellingWord = 0.012
const firstPlace = 0.006
/** "How much" and "how long" want a number. */
const number = 0.03

/** Among passages of one topic: the meaning, words that tell them apart, and a little for what the page says first. */
function scoresWithin(
  about: readonly { id: number; heading: string; text: string }[],
  text: string,
  tokens: readonly string[],
  similarity: ReadonlyMap<number, number>,
): Map<number, number> {
  const held = about.map(row => new Set(toBigrams(`${row.heading} ${row.text}`)))
  const telling = tokens.filter(token => {
    const count = held.filter(words => words.has(token)).length
    return count > 0 && count <= about.length / 2
  })
  // "What is your return policy?" asks for the rule itself, which a page states first.
  const wholeRule = telling.length === 0 && /polic(?:y|ies)|\brules?\b|政策|规定|规则/iu.test(text)
  const wantsNumber = /多少|几天|多久|多长|几点|how (?:much|long|many|soon)|\bcosts?\b|\bwhen\b/iu.test(text)
  return new Map(
    about.map(({ id }, at) => {
      const words = telling.filter(token => held[at]?.has(token)).length
      const told = wantsNumber && /\d/.test(about[at]?.text ?? '') ? number : 0
      return [id, told + (wholeRule ? 0 : (similarity.get(id) ?? 0)) + Math.min(words, 3) * tellingWord + firstPlace / (at + 1)]
    }),
  )
}

function passagesAbout<Row extends { topic: string; heading: string; text: string }>(rows: readonly Row[], topic: string): Row[] {
  const named = rows.filter(row => topicMatches(row.topic, topic))
  if (named.length > 0) return named
  return rows.filter(row => mentionsTopic(`${row.heading} ${row.text}`, topic))
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
  kind: 'product' | 'passage',
  { vector, language }: { vector?: Float32Array; language: Language },
  among: readonly number[],
): { ref: number; similarity: number; standsOut: boolean }[] {
  if (vector === undefined) return []
  const bytes = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)
  const compared = build
    .selectFrom('vectors')
    .select(['ref', sql<number>`1 - min(vec_distance_cosine(vector, ${bytes}))`.as('similarity')])
    .where('kind', '=', kind)
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

function fuse(...rankings: readonly (readonly number[])[]): Map<number, number> {
  const scores = new Map<number, number>()
  for (const ranking of rankings) {
    for (const [at, id] of ranking.entries()) scores.set(id, (scores.get(id) ?? 0) + 1 / (k + at + 1))
  }
  return scores
}

function shares(indexed: string, tokens: readonly string[]): boolean {
  const held = new Set(indexed.split(' '))
  return tokens.some(token => held.has(token))
}
