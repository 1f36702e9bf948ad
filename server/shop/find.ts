import { sql } from 'kysely'
import type { Database } from '../store/sqlite.ts'
import type { Language } from '../wire.ts'
import { toBigrams, toMatch, toQueryTokens } from './bigrams.ts'
import { fewest, standsOut } from './nearest-products.ts'
import { mentionsTopic, topicMatches } from './policy-topics.ts'
import { fuse } from './rank-fusion.ts'
import type { PolicyHit, PolicyQuery } from './search.ts'

/** Of each ranking, as many are fused. */
const depth = 100

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
  const byMeaning = query.vector === undefined ? [] : nearest(database, query, ids)
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
    .where('kind', '=', 'passage')
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
