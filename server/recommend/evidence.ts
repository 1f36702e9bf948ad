import { leastOfBest } from '../search/least-of-best.ts'
import { occurrencesOf, type SessionIndex } from './session-index.ts'
import { best, createTally } from './tally.ts'

/**
 * What speaks for an item as the next one of a session. Each is counted from the latest sessions when it is asked for, so that a new
 * session counts at once and nothing is trained but how much each kind of evidence weighs (`ranker.ts`).
 */
export const evidenceNames = [
  /** Came right after the last item; the same with the latest occurrences counting more; and after the last two. */
  'next',
  'next_lately',
  'next_of_two',
  /** Came later or earlier in a session with the last item, the nearer the more. */
  'after',
  'before',
  /** Came after the items before the last one. */
  'after_earlier',
  /** Stands in sessions like this one: near what they share (STAN, Garg et al. 2019), and anywhere, rare items counting more (VS-kNN, Ludewig et al. 2018). */
  'neighbours_near',
  'neighbours',
  /** Stands in the sessions that share most with this one, whatever the order (SKNN). */
  'alike',
  /** Cosine of the sessions of the last item and its own. */
  'together',
  'popular',
  'popular_lately',
  /** Was looked at in this session already; is the last one; how often, and how long ago. */
  'again',
  'last',
  'again_often',
  'again_lately',
  /** How often the session came back to it, as a share. */
  'again_share',
] as const
export const evidenceCount = evidenceNames.length

/** Of the latest so many occurrences of an item; older ones tell little more and cost as much. */
const mostOccurrences = 1500
const mostOfEarlier = 400
const window = 10
const earlier = 8
/** Different items of a session, from the last one back, that others are compared by. */
const compared = 16
const neighbourSessions = 250
const alikeSessions = 100
const sessionsPerItem = 1000
/** Items of a long session that are looked at around what is shared. */
const mostAround = 30
const mostOfAlike = 300
/** Candidates that each count puts forward. */
const put = { next: 40, after: 50, before: 20, neighbours: 60, earlier: 30, popular: 20 }

export function createEvidence(index: SessionIndex) {
  const { items, starts, sessionOf, places, occursFrom, itemCount, sessionCount } = index
  const tally = () => createTally(itemCount)
  const [next, lately, ofTwo, after, before, afterEarlier, near, spread, alike, together] = [
    tally(),
    tally(),
    tally(),
    tally(),
    tally(),
    tally(),
    tally(),
    tally(),
    tally(),
    tally(),
  ]
  const all = [next, lately, ofTwo, after, before, afterEarlier, near, spread, alike, together]
  const likeness = new Float32Array(sessionCount)
  const shared = new Uint16Array(sessionCount)
  const seenIn = new Int32Array(itemCount).fill(-1)
  const sharedAt = new Int32Array(sessionCount)
  const popular = Float64Array.from({ length: itemCount }, (_, item) => occurrencesOf(index, item) / Math.max(1, items.length))
  const recent = Math.max(0, items.length - Math.max(1000, Math.floor(items.length / 20)))
  const popularLately = new Float64Array(itemCount)
  for (let at = recent; at < items.length; at++) popularLately[items[at]!]! += 1 / (items.length - recent)
  const known = Array.from({ length: itemCount }, (_, item) => item).filter(item => popular[item]! > 0)
  const mostPopular = [
    ...new Set([...best(known, item => popular[item]!, put.popular), ...best(known, item => popularLately[item]!, put.popular)]),
  ]
  const lengthOf = (session: number) => starts[session + 1]! - starts[session]!
  const distinct = Int32Array.from(
    { length: sessionCount },
    (_, session) => new Set(items.subarray(starts[session], starts[session + 1])).size,
  )
  const idf = Float32Array.from(popular, share => Math.log(1 / (share + 1e-6)) / 14)

  /** What came around the last item. */
  function lookAround(item: number, previous: number | undefined): void {
    const to = occursFrom[item + 1]!
    const from = Math.max(occursFrom[item]!, to - mostOccurrences)
    let pairs = 0
    let seen = 0
    let weights = 0
    for (let at = to - 1; at >= from; at--) {
      const place = places[at]!
      const session = sessionOf[place]!
      const end = Math.min(starts[session + 1]!, place + window + 1)
      const weight = Math.exp(-seen / 150)
      seen++
      if (place + 1 < end) {
        const following = items[place + 1]!
        next.add(following, 1)
        lately.add(following, weight)
        weights += weight
        if (previous !== undefined && place > starts[session]! && items[place - 1] === previous) {
          ofTwo.add(following, 1)
          pairs++
        }
      }
      for (let other = place + 1; other < end; other++) {
        after.add(items[other]!, 1 / (other - place))
        together.add(items[other]!, 1)
      }
      for (let other = place - 1; other >= Math.max(starts[session]!, place - window); other--) {
        before.add(items[other]!, 1 / (place - other))
        together.add(items[other]!, 1)
      }
    }
    next.share(seen)
    after.share(seen)
    before.share(seen)
    lately.share(weights)
    // A pair seen once or twice proves little.
    ofTwo.share(pairs + 2)
    for (const other of together.touched)
      together.set(other, together.get(other) / Math.sqrt((seen + 10) * (occurrencesOf(index, other) + 10)))
  }

  function lookAfterEarlier(prefix: readonly number[]): void {
    for (let back = 2; back <= Math.min(prefix.length, earlier); back++) {
      const item = prefix[prefix.length - back]!
      const to = occursFrom[item + 1]!
      const from = Math.max(occursFrom[item]!, to - mostOfEarlier)
      if (to === from) continue
      const share = 0.7 ** (back - 2) / (to - from)
      for (let at = from; at < to; at++) {
        const place = places[at]!
        const end = Math.min(starts[sessionOf[place]! + 1]!, place + window + 1)
        for (let other = place + 1; other < end; other++) afterEarlier.add(items[other]!, share / (other - place))
      }
    }
  }

  /** Sessions that share items with this one: the later in the session the item, the more; and for `alike` the number of them alone. */
  function lookAtNeighbours(prefix: readonly number[]): void {
    const found: number[] = []
    const own = new Set<number>()
    for (let back = 1; back <= prefix.length && own.size < compared; back++) {
      const item = prefix[prefix.length - back]!
      if (own.has(item)) continue
      own.add(item)
      const weight = Math.exp(-(own.size - 1) / 3)
      let taken = 0
      let last = -1
      for (let at = occursFrom[item + 1]! - 1; at >= occursFrom[item]! && taken < sessionsPerItem; at--) {
        const session = sessionOf[places[at]!]!
        if (session === last) continue
        last = session
        taken++
        if (shared[session] === 0) {
          found.push(session)
          sharedAt[session] = places[at]!
        }
        shared[session]!++
        likeness[session]! += weight
      }
    }
    const nearest = nearestOf(found, session => likeness[session]! / Math.sqrt(Math.min(mostAround, lengthOf(session))), neighbourSessions)
    for (const [session, like] of nearest) {
      const place = sharedAt[session]!
      const from = Math.max(starts[session]!, place - mostAround)
      const to = Math.min(starts[session + 1]!, place + mostAround + 1)
      for (let at = from; at < to; at++) {
        const item = items[at]!
        if (at !== place) near.add(item, like * Math.exp(-Math.abs(at - place) / 2))
        spread.add(item, like * (0.3 + idf[item]!))
      }
    }
    for (const [session, like] of nearestOf(found, session => shared[session]! / Math.sqrt(distinct[session]!), alikeSessions)) {
      const to = Math.min(starts[session + 1]!, starts[session]! + mostOfAlike)
      for (let at = starts[session]!; at < to; at++) {
        const item = items[at]!
        if (seenIn[item] === session) continue
        seenIn[item] = session
        alike.add(item, like)
      }
    }
    for (const session of found) {
      likeness[session] = 0
      shared[session] = 0
    }
    for (const item of alike.touched) seenIn[item] = -1
    for (const each of [near, spread, alike]) each.share(each.total())
  }

  /** The latest of equally like sessions first: fashions change. */
  function nearestOf(found: readonly number[], like: (session: number) => number, most: number): [session: number, like: number][] {
    const scores = Float32Array.from(found, like)
    const least = scores.length <= most ? 0 : leastOfBest(scores, most)
    return found
      .flatMap((session, at): [number, number][] => (scores[at]! >= least ? [[session, scores[at]!]] : []))
      .sort(([a, one], [b, other]) => other - one || b - a)
      .slice(0, most)
  }

  /**
   * Candidates for the next item and what speaks for each: `values` holds `evidenceCount` numbers a candidate, in the order of `evidenceNames`.
   * Cleared by the next call.
   */
  function weigh(prefix: readonly number[]): { candidates: number[]; values: Float32Array } {
    for (const one of all) one.clear()
    const last = prefix.at(-1)
    if (last !== undefined) {
      lookAround(last, prefix.at(-2))
      lookAfterEarlier(prefix)
      lookAtNeighbours(prefix)
    }
    const counts = new Map<number, number>()
    const lastAt = new Map<number, number>()
    for (const [at, item] of prefix.entries()) {
      counts.set(item, (counts.get(item) ?? 0) + 1)
      lastAt.set(item, at)
    }
    const candidates = [
      ...new Set([
        ...next.top(put.next),
        ...after.top(put.after),
        ...before.top(put.before),
        ...near.top(put.neighbours),
        ...spread.top(put.neighbours),
        ...alike.top(put.neighbours),
        ...afterEarlier.top(put.earlier),
        ...best(lastAt.keys(), item => lastAt.get(item)!, 30),
        ...best(counts.keys(), item => counts.get(item)!, 30),
        ...mostPopular,
      ]),
    ]
    const values = new Float32Array(candidates.length * evidenceCount)
    for (const [row, item] of candidates.entries()) {
      const times = counts.get(item) ?? 0
      const ago = times === 0 ? 0 : prefix.length - lastAt.get(item)!
      const told = [
        logShare(next.get(item)),
        logShare(lately.get(item)),
        logShare(ofTwo.get(item)),
        logShare(after.get(item)),
        logShare(before.get(item)),
        logShare(afterEarlier.get(item)),
        logShare(near.get(item)),
        logShare(spread.get(item)),
        logShare(alike.get(item)),
        logShare(together.get(item)),
        logShare(popular[item]!),
        logShare(popularLately[item]!),
        times > 0 ? 1 : 0,
        item === last ? 1 : 0,
        Math.log1p(times),
        times > 0 ? 1 / ago : 0,
        times / Math.max(1, prefix.length),
      ]
      values.set(told, row * evidenceCount)
    }
    return { candidates, values }
  }

  return { weigh, known: (item: number) => popular[item]! > 0 }
}

export type Evidence = ReturnType<typeof createEvidence>

/** Shares span orders of magnitude; none at all is a little less than the least. Between 0 and about 1. */
function logShare(share: number): number {
  return Math.log(1 + share * 5000) / 8.5
}
