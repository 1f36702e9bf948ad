import { seededRandom } from '../../models/random.ts'
import { itemKnn, popularity, type Recommender, sessionKnn } from './baselines.ts'
import { createRanker, fitOwnWeights } from './ranker.ts'
import { indexSessions, occurrencesOf, type SessionIndex, type Sessions, sliceSessions } from './session-index.ts'

export const recommenders = ['model', 'popularity', 'item_knn', 'session_knn'] as const
export type RecommenderName = (typeof recommenders)[number]

export type Figures = {
  /** Of the predictions, how many have the next item among the first 20; and the mean of 1 / its place, 0 beyond them. */
  hit_rate_20: number
  mrr_20: number
  /** Of the items known, how many are recommended to anybody. */
  coverage: number
  /** How popular what is recommended is, beside what was really chosen: 1 is as popular. */
  popularity_bias: number
  /** 95 %, by the bootstrap over sessions. */
  hit_rate_20_interval: [number, number]
  mrr_20_interval: [number, number]
  ms: { p50: number; p95: number }
}
export type Evaluation = Record<RecommenderName, Figures> & {
  split: { train_sessions: number; test_sessions: number; train_events: number; items: number; predictions: number; unknown_items: number }
}
export type Options = { testShare?: number; most?: number; seed?: number; onProgress?: (done: number) => void }

const length = 20
const resamples = 500

/**
 * Next-item prediction: the sessions that end last are held back; in each, every item but the first is predicted from those before it. Items
 * that no earlier session holds are left out on both sides, as in GRU4Rec's protocol. Of more than `most` predictions every n-th is made, the
 * same for each recommender.
 */
export function evaluate(
  sessions: Sessions,
  { testShare = 0.2, most = 10_000, seed = 1, onProgress = () => {} }: Options = {},
): Evaluation {
  const count = sessions.starts.length - 1
  const cut = Math.min(count - 1, Math.max(1, Math.round(count * (1 - testShare))))
  const train = sliceSessions(sessions, 0, cut)
  const index = indexSessions(train)
  const { tests, unknown } = gatherTests(index, sliceSessions(sessions, cut, count), most)
  onProgress(0.05)
  const ranker = createRanker(index, fitOwnWeights(train))
  onProgress(0.2)
  const peers: Record<RecommenderName, Recommender> = {
    model: (prefix, wanted) => ranker.rank(prefix, wanted).map(({ item }) => item),
    popularity: popularity(index),
    item_knn: itemKnn(index),
    session_knn: sessionKnn(index),
  }
  let items = 0
  for (let item = 0; item < index.itemCount; item++) if (ranker.known(item)) items++
  const figures = recommenders.map((name, at) => {
    const told = measure(index, peers[name], tests, items, seed)
    onProgress(0.2 + (0.8 * (at + 1)) / recommenders.length)
    return [name, told] as const
  })
  return {
    ...(Object.fromEntries(figures) as Record<RecommenderName, Figures>),
    split: {
      train_sessions: cut,
      test_sessions: count - cut,
      train_events: train.items.length,
      items,
      predictions: tests.length,
      unknown_items: unknown,
    },
  }
}

type Test = { session: number; prefix: number[]; next: number }

function gatherTests(index: SessionIndex, held: Sessions, most: number): { tests: Test[]; unknown: number } {
  const known = (item: number) => occurrencesOf(index, item) > 0
  const sessions = Array.from({ length: held.starts.length - 1 }, (_, session) =>
    held.items.subarray(held.starts[session], held.starts[session + 1]),
  )
  const kept = sessions.map(items => Array.from(items).filter(known))
  const unknown = held.items.length - kept.reduce((sum, items) => sum + items.length, 0)
  const all = kept.reduce((sum, items) => sum + Math.max(0, items.length - 1), 0)
  const step = Math.max(1, all / most)
  const tests: Test[] = []
  let seen = 0
  for (const [session, items] of kept.entries()) {
    for (let at = 1; at < items.length; at++) {
      if (seen++ < tests.length * step) continue
      tests.push({ session, prefix: items.slice(0, at), next: items[at]! })
    }
  }
  return { tests, unknown }
}

function measure(index: SessionIndex, recommend: Recommender, tests: readonly Test[], items: number, seed: number): Figures {
  const shown = new Set<number>()
  const times = new Float64Array(tests.length)
  const sums = new Map<number, { predictions: number; hits: number; reciprocal: number }>()
  let recommended = 0
  let chosen = 0
  let listed = 0
  for (const [at, { session, prefix, next }] of tests.entries()) {
    const from = performance.now()
    const list = recommend(prefix, length)
    times[at] = performance.now() - from
    const place = list.indexOf(next)
    const sum = sums.get(session) ?? { predictions: 0, hits: 0, reciprocal: 0 }
    sum.predictions++
    if (place >= 0) {
      sum.hits++
      sum.reciprocal += 1 / (place + 1)
    }
    sums.set(session, sum)
    chosen += occurrencesOf(index, next)
    for (const item of list) {
      shown.add(item)
      recommended += occurrencesOf(index, item)
      listed++
    }
  }
  const rows = [...sums.values()]
  const share = (of: 'hits' | 'reciprocal', drawn: readonly (typeof rows)[number][]) => {
    const predictions = drawn.reduce((sum, row) => sum + row.predictions, 0)
    return predictions === 0 ? 0 : drawn.reduce((sum, row) => sum + row[of], 0) / predictions
  }
  const random = seededRandom(seed)
  const drawn = Array.from({ length: resamples }, () => {
    const sample = rows.map(() => rows[Math.floor(random() * rows.length)]!)
    return { hits: share('hits', sample), reciprocal: share('reciprocal', sample) }
  })
  const interval = (of: 'hits' | 'reciprocal'): [number, number] => {
    const sorted = drawn.map(each => each[of]).sort((a, b) => a - b)
    return [rounded(sorted[Math.floor(0.025 * resamples)] ?? 0), rounded(sorted[Math.ceil(0.975 * resamples) - 1] ?? 0)]
  }
  const sortedTimes = times.sort()
  const quantile = (q: number) => Math.round((sortedTimes[Math.min(times.length - 1, Math.floor(q * times.length))] ?? 0) * 1000) / 1000
  return {
    hit_rate_20: rounded(share('hits', rows)),
    mrr_20: rounded(share('reciprocal', rows)),
    coverage: rounded(items === 0 ? 0 : shown.size / items),
    popularity_bias: rounded(listed === 0 || chosen === 0 ? 0 : recommended / listed / (chosen / tests.length)),
    hit_rate_20_interval: interval('hits'),
    mrr_20_interval: interval('reciprocal'),
    ms: { p50: quantile(0.5), p95: quantile(0.95) },
  }
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000
