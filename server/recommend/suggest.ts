import { createRemembered } from '../behaviours/remembered.ts'
import { fitOf, type Leaning, makerId } from '../profile/leanings.ts'
import { createNearestProducts } from '../search/nearest-products.ts'
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
  /** What the shopper likes. */
  leanings?: readonly Leaning[]
  exclude: readonly string[]
  most: number
}
/** Why a product is shown, by what was counted. */
export type Because =
  | { kind: 'together'; of: string; visits: number }
  | { kind: 'alike'; of: string }
  | { kind: 'lately'; visitors: number }
export type Suggestion = { sku: string; because: Because }
type Told = Suggestion & { score: number }

/** Fewer visits to a product and its company prove nothing. */
const fewestTogether = 3
const fewestLately = 5
/** From so many looks at the last product on, company weighs as much as likeness. */
const evenAt = 8
const none: ReadonlyMap<string, number> = new Map()
/** So many of the likest by a glance are looked at whole. */
const comparedWhole = 150
/** Above this its texts have nothing to add. */
const trustsVisits = 0.8
/** A reason names one of the last so many products; counted in its latest visits. */
const mostReasons = 3
const mostVisits = 2000
const mostLikenesses = 5000
const candidates = 60
/** How much of a place is given up for being unlike what stands before (MMR, Carbonell and Goldstein 1998). */
const variety = 0.3

/** Everything that is counted of visits, in the worker's thread; built anew by `refresh`. */
export function createSuggester(database: Database, now: () => number) {
  const nearest = createNearestProducts(database, comparedWhole)
  let likenesses = createRemembered<ReadonlyMap<string, number>>(mostLikenesses)
  let built = build()

  function build() {
    nearest.catchUp()
    const [{ n = 0 } = {}] = database.sql<{ n: number }>('SELECT ifnull(max(n), 0) AS n FROM behaviour_events')
    const { sessions, skus, lately } = readVisits(database, now())
    const index = indexSessions(sessions)
    const weights = index.sessionCount === 0 ? usualWeights : fitOwnWeights(sessions, 3000)
    return { n, index, skus, lately, ranker: createRanker(index, weights), numbers: new Map(skus.map((sku, at) => [sku, at])) }
  }

  const productsOf = (skus: readonly string[]) =>
    new Map(
      database
        .sql<{ id: number; sku: string; category: string | null; maker: string | null; price: number; currency: string }>(
          `SELECT id, sku, category, price, currency, coalesce(texts ->> '$.brand.en', texts ->> '$.brand.zh') AS maker
           FROM products WHERE sku IN (SELECT value FROM json_each(?))`,
          JSON.stringify(skus),
        )
        .map(row => [row.sku, { ...row, maker: row.maker === null ? null : makerId(row.maker) }]),
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

  /** Products of its category whose texts are like the last one's; 0 to 1. */
  function alikeTo(sku: string, language: Language): ReadonlyMap<string, number> {
    const key = `${language}:${sku}`
    const known = likenesses.get(key) ?? likenessOf(sku, language)
    likenesses.set(key, known)
    return known
  }

  function likenessOf(sku: string, language: Language): ReadonlyMap<string, number> {
    const product = productsOf([sku]).get(sku)
    if (product === undefined) return none
    const { id, category } = product
    const vector = [...vectorsOf([id], language).values()][0] ?? [...vectorsOf([id], language === 'zh' ? 'en' : 'zh').values()][0]
    if (vector === undefined) return none
    const kin = database.sql<{ id: number; sku: string }>('SELECT id, sku FROM products WHERE category IS ? AND id <> ?', category, id)
    const among = new Uint8Array(kin.reduce((most, one) => Math.max(most, one.id), 0) + 1)
    for (const one of kin) among[one.id] = 1
    const found = nearest.find(vector, language, among, candidates)
    const names = new Map(kin.map(one => [one.id, one.sku]))
    const best = found[0]?.similarity ?? 1
    const worst = found.at(-1)?.similarity ?? 0
    return new Map(
      found.flatMap(({ ref, similarity }) =>
        names.has(ref) ? [[names.get(ref)!, 0.2 + (0.8 * (similarity - worst)) / (best - worst || 1)] as const] : [],
      ),
    )
  }

  /** In how many of the latest visits to a product each other one was. */
  function companyOf(sku: string): ReadonlyMap<number, number> {
    const { index, numbers } = built
    const item = numbers.get(sku)
    const company = new Map<number, number>()
    if (item === undefined) return company
    let last = -1
    const to = index.occursFrom[item + 1]!
    for (let at = to - 1; at >= Math.max(index.occursFrom[item]!, to - mostVisits); at--) {
      const session = index.sessionOf[index.places[at]!]!
      if (session === last) continue
      last = session
      const items = new Set(index.items.subarray(index.starts[session], index.starts[session + 1]))
      for (const other of items) company.set(other, (company.get(other) ?? 0) + 1)
    }
    return company
  }

  function suggest({ viewed, language, beside = false, leanings = [], exclude, most }: SuggestQuery): Suggestion[] {
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
    const alike = last === undefined || beside || trust > trustsVisits ? none : alikeTo(last, language)
    for (const [sku, likeness] of alike) scores.set(sku, (scores.get(sku) ?? 0) + (1 - trust) * likeness)
    const known = productsOf([...scores.keys(), ...viewed])
    const without = new Set([...exclude, ...viewed])
    const lastCategory = last === undefined ? undefined : known.get(last)?.category
    const companies = viewed
      .slice(-mostReasons)
      .reverse()
      .map(of => ({ of, company: companyOf(of) }))
    // What somebody likes counts up to as much again.
    const liked = (sku: string, score: number) => score * (1 + fitOf(known.get(sku)!, leanings))
    const told = [...scores]
      .filter(([sku]) => known.has(sku) && !without.has(sku) && !(beside && known.get(sku)!.category === lastCategory))
      .map(([sku, score]) => [sku, liked(sku, score)] as const)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, candidates)
      .flatMap(([sku, score]) => {
        const because = reasonOf(sku)
        return because === undefined ? [] : [{ sku, score, because }]
      })
    return varied(told, known, language, most)

    function reasonOf(sku: string): Because | undefined {
      const number = numbers.get(sku)
      for (const { of, company } of companies) {
        const visits = number === undefined ? 0 : (company.get(number) ?? 0)
        if (visits >= fewestTogether) return { kind: 'together', of, visits }
      }
      if (last !== undefined && alike.has(sku)) return { kind: 'alike', of: last }
      const visitors = lately.get(sku) ?? 0
      if (visitors >= fewestLately && !beside) return { kind: 'lately', visitors }
      return undefined
    }
  }

  /** The best first, then what is good and unlike what stands before. */
  function varied(told: readonly Told[], known: ReadonlyMap<string, { id: number }>, language: Language, most: number): Suggestion[] {
    const idOf = (sku: string) => known.get(sku)!.id
    const vectors = vectorsOf(
      told.map(({ sku }) => idOf(sku)),
      language,
    )
    const top = told[0]?.score || 1
    let rest = told.map(one => ({ ...one, vector: vectors.get(idOf(one.sku)), likeness: 0 }))
    const picked: Suggestion[] = []
    const value = ({ score, likeness }: (typeof rest)[number]) => (1 - variety) * (score / top) - variety * likeness
    while (picked.length < most && rest.length > 0) {
      const best = rest.reduce((a, b) => (value(b) > value(a) ? b : a))
      picked.push({ sku: best.sku, because: best.because })
      rest = rest.filter(one => one !== best)
      for (const one of rest) one.likeness = Math.max(one.likeness, cosine(one.vector, best.vector))
    }
    return picked
  }

  return {
    suggest,
    /** Counts what has come since; false where that is nothing. */
    refresh(): boolean {
      const [{ n = 0 } = {}] = database.sql<{ n: number }>('SELECT ifnull(max(n), 0) AS n FROM behaviour_events')
      nearest.shopChanged()
      likenesses = createRemembered(mostLikenesses)
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
