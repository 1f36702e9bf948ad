import { createEvidence, type Evidence, evidenceCount, evidenceNames } from './evidence.ts'
import { indexSessions, type SessionIndex, type Sessions, sliceSessions } from './session-index.ts'

/** How much each kind of evidence weighs, for sessions of one item, of a few, and of many. */
export type Weights = readonly (readonly number[])[]

/** The last of each kind: a session of 1, of 2 to 4, of more. */
const lengths = [1, 4, Number.POSITIVE_INFINITY]
export const kindOfLength = (length: number): number => lengths.findIndex(most => length <= most)

export type Examples = { kind: number; values: Float32Array; target: number }[]

/** Prefixes of sessions whose next item is known, with the evidence of a model that has not seen these sessions. */
export function gatherExamples(evidence: Evidence, held: Sessions, most: number): Examples {
  const examples: Examples = []
  const sessionCount = held.starts.length - 1
  const events = held.items.length - sessionCount
  // Every n-th place, so that all of the time that is held back is in it.
  const step = Math.max(1, Math.floor(events / most))
  let count = 0
  for (let session = sessionCount - 1; session >= 0; session--) {
    const [from, to] = [held.starts[session]!, held.starts[session + 1]!]
    for (let at = from + 1; at < to; at++) {
      if (count++ % step !== 0) continue
      const prefix = Array.from(held.items.subarray(from, at)).filter(evidence.known)
      if (prefix.length === 0) continue
      const { candidates, values } = evidence.weigh(prefix)
      const target = candidates.indexOf(held.items[at]!)
      // What nothing puts forward teaches nothing about the order.
      if (target >= 0) examples.push({ kind: kindOfLength(prefix.length), values, target })
      if (examples.length >= most) return examples
    }
  }
  return examples
}

const passes = 16
const rate = 0.05
const firm = 2e-4

/**
 * Fits the weights by conditional logit (McFadden, 1974): the probability that the next item is this one among its candidates is the softmax
 * of the weighted evidence. Adam, with a pull of each length's weights towards those of all.
 */
export function fitWeights(examples: Examples, from: Weights): Weights {
  if (examples.length === 0) return from
  const shared = fitOne(examples, from[1]!, passes)
  return lengths.map((_, kind) => {
    const own = examples.filter(example => example.kind === kind)
    return own.length < 200 ? shared : fitOne(own, shared, Math.ceil(passes / 2))
  })
}

function fitOne(examples: Examples, from: readonly number[], rounds: number): readonly number[] {
  const weights = Float64Array.from(from)
  const gradient = new Float64Array(evidenceCount)
  const first = new Float64Array(evidenceCount)
  const second = new Float64Array(evidenceCount)
  const mean = new Float64Array(evidenceCount)
  const batch = 64
  let steps = 0
  for (let round = 0; round < rounds; round++) {
    for (let begin = 0; begin < examples.length; begin += batch) {
      gradient.fill(0)
      const end = Math.min(examples.length, begin + batch)
      for (let at = begin; at < end; at++) {
        const { values, target } = examples[at]!
        const count = values.length / evidenceCount
        const scores = scoresOf(values, weights)
        let sum = 0
        const top = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY)
        for (let row = 0; row < count; row++) {
          scores[row] = Math.exp(scores[row]! - top)
          sum += scores[row]!
        }
        mean.fill(0)
        for (let row = 0; row < count; row++) {
          const share = scores[row]! / sum
          if (share < 1e-6) continue
          for (let each = 0; each < evidenceCount; each++) mean[each]! += share * values[row * evidenceCount + each]!
        }
        for (let each = 0; each < evidenceCount; each++) gradient[each]! += values[target * evidenceCount + each]! - mean[each]!
      }
      steps++
      const pace = rate * (1 - round / (rounds + 1))
      for (let each = 0; each < evidenceCount; each++) {
        const slope = gradient[each]! / (end - begin) - firm * (weights[each]! - from[each]!)
        first[each] = 0.9 * first[each]! + 0.1 * slope
        second[each] = 0.999 * second[each]! + 0.001 * slope * slope
        weights[each]! += (pace * (first[each]! / (1 - 0.9 ** steps))) / (Math.sqrt(second[each]! / (1 - 0.999 ** steps)) + 1e-8)
      }
    }
  }
  return Array.from(weights)
}

export function scoresOf(values: Float32Array, weights: ArrayLike<number>): Float64Array {
  const scores = new Float64Array(values.length / evidenceCount)
  for (let row = 0; row < scores.length; row++) {
    let sum = 0
    for (let each = 0; each < evidenceCount; each++) sum += weights[each]! * values[row * evidenceCount + each]!
    scores[row] = sum
  }
  return scores
}

/** Fitted on generated shops; where a shop has too few sessions to fit its own. */
export const usualWeights: Weights = [0, 1, 2].map(() => [2.2, 0.8, 0.4, 0.8, 0, 0, 1.6, 4.4, 2.4, 0, -1.5, 0.3, 0, 0, 0.2, -0.4, 0])

/** Fewer sessions than this tell nothing reliable about the weights. */
const fewestToFit = 300
const mostExamples = 6000

/** The weights of these sessions: evidence of their first four fifths, fitted on the last fifth. */
export function fitOwnWeights(sessions: Sessions, most = mostExamples): Weights {
  const count = sessions.starts.length - 1
  if (count < fewestToFit) return usualWeights
  const cut = Math.floor(count * 0.8)
  const past = createEvidence(indexSessions(sliceSessions(sessions, 0, cut)))
  return fitWeights(gatherExamples(past, sliceSessions(sessions, cut, count), most), usualWeights)
}

/** Where nothing was looked at: what many look at, lately above all. */
const byPopularity = evidenceNames.map(name => (name === 'popular_lately' ? 2 : name === 'popular' ? 1 : 0))

/** Ranks what may come next in a session. */
export function createRanker(index: SessionIndex, weights: Weights) {
  const evidence = createEvidence(index)
  return {
    known: evidence.known,
    /** The best `most` for a session that holds `prefix`, the best first. */
    rank(prefix: readonly number[], most: number): { item: number; score: number }[] {
      const { candidates, values } = evidence.weigh(prefix)
      const scores = scoresOf(values, prefix.length === 0 ? byPopularity : (weights[kindOfLength(prefix.length)] ?? weights[0]!))
      return candidates
        .map((item, row) => ({ item, score: scores[row]! }))
        .sort((a, b) => b.score - a.score || a.item - b.item)
        .slice(0, most)
    },
  }
}
