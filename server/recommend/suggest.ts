import { createNearestProducts } from '../shop/nearest-products.ts'
import type { Database } from '../store/sqlite.ts'
import type { Language } from '../wire.ts'
import { createRanker, fitOwnWeights, usualWeights } from './ranker.ts'
import { indexSessions, occurrencesOf } from './session-index.ts'
import { readVisits } from './visits.ts'

export type SuggestQuery = {
  /** What was looked at, the latest last. */
  viewed: readonly string[]
  language: Language
  /** Something that goes with the last one, not another of its kind. */
  beside?: boolean
  exclude: readonly string[]
  most: number
}
/** Why a product is shown, by what was counted. */
export type Because =
  | { kind: 'together'; of: string; visits: number }
  | { kind: 'alike'; of: string }
  | { kind: 'lately'; visitors: number }
export type Suggestion = { sku: string; because: Because }

/** Fewer visits to a product and its company prove nothing. */
const fewestTogether = 3
const fewestLately = 5
/** From so many looks at the last product on, company weighs as much as likeness. */
const evenAt = 8
const candidates = 60
/** How much of a place is given up for being unlike what stands before (MMR, Carbonell and Goldstein 1998). */
const variety = 0.3

/** Everything that is counted of visits, in the worker's thread; built anew by `refresh`. */
export function createSuggester(database: Database, now: () => number) {
  const nearest = createNearestProducts(database)
  let built = build()

  function build() {
    const [{ n = 0 } = {}] = database.sql<{ n: number }>('SELECT ifnull(max(n), 0) AS n FROM behaviour_events')
    const { sessions, skus, lately } = readVisits(database, now())
    const index = indexSessions(sessions)
    const weights = index.sessionCount === 0 ? usualWeights : fitOwnWeights(sessions, 3000)
    return { n, index, skus, lately, ranker: createRanker(index, weights), numbers: new Map(skus.map((sku, at) => [sku, at])) }
  }

  const products = (skus: readonly string[]) =>
    new Map(
      database
        .sql<{ id: number; sku: string; category: string | null }>(
          'SELECT id, sku, category FROM products WHERE sku IN (SELECT value FROM json_each(?))',
          JSON.stringify(skus),
        )
        .map(row => [row.sku, row]),
    )
  const vectorsOf = (ids: readonly number[], language: Language) =>
    new Map(
      database
        .sql<{ ref: number; vector: Uint8Array }>(
          "SELECT ref, vector FROM vectors WHERE kind = 'product' AND language = ? AND ref IN (SELECT value FROM json_each(?))",
          language,
          JSON.stringify(ids),
        )
        .map(({ ref, vector }) => [ref, new Float32Array(vector.buffer.slice(vector.byteOffset, vector.byteOffset + vector.byteLength))]),
    )

  /** Products whose texts are like the last one's; 0 to 1. */
  function alikeTo(id: number, language: Language): Map<string, number> {
    const vector = [...vectorsOf([id], language).values()][0] ?? [...vectorsOf([id], language === 'zh' ? 'en' : 'zh').values()][0]
    const [{ most = 0 } = {}] = database.sql<{ most: number }>('SELECT max(id) AS most FROM products')
    if (vector === undefined) return new Map()
    const found = nearest.find(vector, language, new Uint8Array(most + 1).fill(1), candidates).filter(({ ref }) => ref !== id)
    const names = new Map(
      database
        .sql<{ id: number; sku: string }>(
          'SELECT id, sku FROM products WHERE id IN (SELECT value FROM json_each(?))',
          JSON.stringify(found.map(({ ref }) => ref)),
        )
        .map(row => [row.id, row.sku]),
    )
    const best = found[0]?.similarity ?? 1
    const worst = found.at(-1)?.similarity ?? 0
    return new Map(
      found.flatMap(({ ref, similarity }) =>
        names.has(ref) ? [[names.get(ref)!, (similarity - worst) / (best - worst || 1)] as const] : [],
      ),
    )
  }

  /** Visits that hold both. */
  function visitsWithBoth(a: number, b: number): number {
    const { index } = built
    const sessionsOf = (item: number) =>
      new Set(Array.from(index.places.subarray(index.occursFrom[item], index.occursFrom[item + 1]), place => index.sessionOf[place]!))
    const [few, many] = occurrencesOf(index, a) < occurrencesOf(index, b) ? [sessionsOf(a), sessionsOf(b)] : [sessionsOf(b), sessionsOf(a)]
    return [...few].filter(session => many.has(session)).length
  }

  function suggest({ viewed, language, beside = false, exclude, most }: SuggestQuery): Suggestion[] {
    const { ranker, skus, numbers, lately, index } = built
    const prefix = viewed.flatMap(sku => numbers.get(sku) ?? [])
    const last = viewed.at(-1)
    const lastNumber = last === undefined ? undefined : numbers.get(last)
    const ranked = ranker.rank(prefix, candidates * 2)
    const top = ranked[0]?.score ?? 0
    const looks = lastNumber === undefined ? 0 : occurrencesOf(index, lastNumber)
    const trust = last === undefined ? 1 : looks / (looks + evenAt)
    const scores = new Map<string, number>()
    for (const { item, score } of ranked) scores.set(skus[item]!, trust * Math.exp(score - top))
    const known = products([...scores.keys(), ...viewed])
    const lastId = last === undefined ? undefined : known.get(last)?.id
    const alike = lastId === undefined || beside ? new Map<string, number>() : alikeTo(lastId, language)
    for (const [sku, likeness] of alike) scores.set(sku, (scores.get(sku) ?? 0) + (1 - trust) * likeness)
    const all = products([...scores.keys(), ...viewed])
    const without = new Set([...exclude, ...viewed])
    const lastCategory = last === undefined ? undefined : all.get(last)?.category
    const eligible = [...scores]
      .filter(([sku]) => all.has(sku) && !without.has(sku) && !(beside && all.get(sku)!.category === lastCategory))
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, candidates)
    const told = eligible.flatMap(([sku, score]): { sku: string; score: number; because: Because }[] => {
      const because = reasonOf(sku)
      return because === undefined ? [] : [{ sku, score, because }]
    })
    return varied(told, all, language, most)

    function reasonOf(sku: string): Because | undefined {
      const number = numbers.get(sku)
      for (const of of [...viewed].reverse().slice(0, 3)) {
        const other = numbers.get(of)
        const visits = number === undefined || other === undefined ? 0 : visitsWithBoth(number, other)
        if (visits >= fewestTogether) return { kind: 'together', of, visits }
      }
      if (last !== undefined && alike.has(sku)) return { kind: 'alike', of: last }
      const visitors = lately.get(sku) ?? 0
      if (visitors >= fewestLately && !beside) return { kind: 'lately', visitors }
      return undefined
    }
  }

  function varied(
    told: readonly { sku: string; score: number; because: Because }[],
    known: ReadonlyMap<string, { id: number }>,
    language: Language,
    most: number,
  ): Suggestion[] {
    const vectors = vectorsOf(
      told.map(({ sku }) => known.get(sku)!.id),
      language,
    )
    const top = told[0]?.score || 1
    const rest = [...told]
    const picked: typeof rest = []
    while (picked.length < most && rest.length > 0) {
      const value = ({ sku, score }: (typeof rest)[number]) => {
        const own = vectors.get(known.get(sku)!.id)
        const likeness = Math.max(0, ...picked.map(one => cosine(own, vectors.get(known.get(one.sku)!.id))))
        return (1 - variety) * (score / top) - variety * likeness
      }
      const best = rest.reduce((a, b) => (value(b) > value(a) ? b : a))
      picked.push(...rest.splice(rest.indexOf(best), 1))
    }
    return picked.map(({ sku, because }) => ({ sku, because }))
  }

  return {
    suggest,
    /** Counts what has come since; false where that is nothing. */
    refresh(): boolean {
      const [{ n = 0 } = {}] = database.sql<{ n: number }>('SELECT ifnull(max(n), 0) AS n FROM behaviour_events')
      nearest.shopChanged()
      if (n === built.n) return false
      built = build()
      return true
    },
  }
}

function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (a === undefined || b === undefined || a.length !== b.length) return 0
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!
  return sum
}
