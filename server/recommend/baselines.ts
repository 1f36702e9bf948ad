import { occurrencesOf, type SessionIndex } from './session-index.ts'
import { best, createTally } from './tally.ts'

/** The named peers that `usher recommend evaluate` measures against, as session-rec (Ludewig and Jannach, 2018) has them. */
export type Recommender = (prefix: readonly number[], most: number) => number[]

/** What was looked at most, whatever the session holds. */
export function popularity(index: SessionIndex): Recommender {
  const counts = Float64Array.from({ length: index.itemCount }, (_, item) => occurrencesOf(index, item))
  const ranked = best(
    Array.from(counts.keys()).filter(item => counts[item]! > 0),
    item => counts[item]!,
    200,
  )
  return (_prefix, most) => ranked.slice(0, most)
}

/** Items of the same sessions as the last one: cosine with the support damped (λ 20, α 0.5), as in GRU4Rec's baselines (Hidasi et al., 2016). */
export function itemKnn(index: SessionIndex): Recommender {
  const { items, starts, sessionOf, places, occursFrom } = index
  const damping = 20
  const remembered = new Map<number, number[]>()
  const counted = createTally(index.itemCount)
  const support = Float64Array.from({ length: index.itemCount }, (_, item) => Math.sqrt(occurrencesOf(index, item) + damping))

  function neighboursOf(item: number): number[] {
    let last = -1
    for (let at = occursFrom[item]!; at < occursFrom[item + 1]!; at++) {
      const session = sessionOf[places[at]!]!
      if (session === last) continue
      last = session
      for (let place = starts[session]!; place < starts[session + 1]!; place++) if (items[place] !== item) counted.add(items[place]!, 1)
    }
    const ranked = best(counted.touched, other => counted.get(other) / (support[item]! * support[other]!), 100)
    counted.clear()
    return ranked
  }

  return (prefix, most) => {
    const last = prefix.at(-1)!
    let ranked = remembered.get(last)
    if (ranked === undefined) {
      ranked = neighboursOf(last)
      remembered.set(last, ranked)
    }
    return ranked.slice(0, most)
  }
}

/** Items of the hundred sessions most like this one, by cosine, among the thousand latest that share an item with it (SKNN). */
export function sessionKnn(index: SessionIndex, neighbours = 100, sample = 1000): Recommender {
  const { items, starts, sessionOf, places, occursFrom } = index
  const scores = createTally(index.itemCount)
  const distinct = Int32Array.from(
    { length: index.sessionCount },
    (_, session) => new Set(items.subarray(starts[session], starts[session + 1])).size,
  )
  return (prefix, most) => {
    const own = new Set(prefix)
    const shared = new Map<number, number>()
    for (const item of own) {
      let last = -1
      for (let at = occursFrom[item]!; at < occursFrom[item + 1]!; at++) {
        const session = sessionOf[places[at]!]!
        if (session !== last) shared.set(session, (shared.get(session) ?? 0) + 1)
        last = session
      }
    }
    const latest = [...shared.keys()].sort((a, b) => b - a).slice(0, sample)
    const similarity = (session: number) => shared.get(session)! / Math.sqrt(own.size * distinct[session]!)
    for (const session of latest.sort((a, b) => similarity(b) - similarity(a) || b - a).slice(0, neighbours)) {
      const weight = similarity(session)
      for (const item of new Set(items.subarray(starts[session], starts[session + 1]))) scores.add(item, weight)
    }
    const ranked = best(scores.touched, scores.get, most)
    scores.clear()
    return ranked
  }
}
