import { type Chosen, type Folds, type HeldOut, inScope, type Labelled, predictLeftOut } from './cross-validation.ts'
import type { Matmul } from './matmul.ts'
import { type ScopeScore, scopeScore } from './out-of-scope.ts'
import { trainHead } from './softmax-head.ts'

/** How much each kind of stranger counts in all, against 1 for the messages in scope; the shop's own rows tell more than what stands in for them. */
const shares = { outside: 1, leftOut: 0.2, strangers: 0.1 }
const sharesWithoutOutside = { outside: 0, leftOut: 1, strangers: 0.2 }
/** Fewer out-of-scope rows count less, and from this many on left-out intents tell nothing new. */
const fewOutside = 30
const manyOutside = 200
const fewestIntents = 5
/** Left-out intents are learned from so many rows at most. */
const mostRows = 3000
const strength = 1

/** A message that no part of its features' computation was trained on. */
type Seen = { readonly features: readonly number[]; readonly kind: 'inside' | keyof typeof shares; readonly fold: number | undefined }

/**
 * Fits the weights of the out-of-scope score on what was held out: rows in scope against rows out of scope, rows of left-out intents and
 * messages of no shop, whichever there are. Returns with it the scores of all rows, each by weights that were fitted without its fold.
 */
export async function fitScope(
  matmul: Matmul,
  data: Labelled,
  folds: Folds,
  chosen: Chosen,
  heldOut: HeldOut,
): Promise<{ score: ScopeScore; scores: number[] }> {
  const outsideRows = data.targets.length - inScope(data).length
  const alone = folds.count === 1 || outsideRows >= manyOutside || data.intents < fewestIntents
  const seen = alone ? seenIn(data, folds, heldOut) : await seenWithoutSome(matmul, ...atMost(mostRows, data, folds), chosen)
  const score = await fitWeights(matmul, seen)
  const scores = heldOut.features.map(features => scopeScore(score, features))
  for (let fold = 0; folds.count > 1 && fold < folds.count && outsideRows > 0; fold++) {
    const fitted = await fitWeights(
      matmul,
      seen.filter(one => one.fold !== fold),
    )
    for (const [row, own] of heldOut.features.entries()) if (folds.ofRow[row] === fold) scores[row] = scopeScore(fitted, own)
  }
  return { score, scores }
}

function seenIn({ targets, intents }: Labelled, { ofRow }: Folds, { features, strangerFeatures }: HeldOut): Seen[] {
  return [
    // `flatMap` passes over rows that no fold held out.
    ...features.flatMap((own, row): Seen[] => [{ features: own, kind: targets[row] === intents ? 'outside' : 'inside', fold: ofRow[row] }]),
    ...strangerFeatures.flatMap((own): Seen[] => [{ features: own, kind: 'strangers', fold: undefined }]),
  ]
}

async function seenWithoutSome(matmul: Matmul, data: Labelled, folds: Folds, chosen: Chosen): Promise<Seen[]> {
  const { isLeftOut, ...leftOut } = await predictLeftOut(matmul, data, folds, chosen)
  return seenIn(data, folds, leftOut).map((one, at): Seen => (isLeftOut[at] ? { ...one, kind: 'leftOut' } : one))
}

async function fitWeights(matmul: Matmul, seen: readonly Seen[]): Promise<ScopeScore> {
  const counts = { inside: 0, outside: 0, leftOut: 0, strangers: 0 }
  for (const { kind } of seen) counts[kind]++
  const given = counts.outside === 0 ? sharesWithoutOutside : { ...shares, outside: Math.min(1, counts.outside / fewOutside) }
  const shareOf = (kind: Seen['kind']) => (kind === 'inside' ? 1 : given[kind])
  const weightOf = (kind: Seen['kind']) => shareOf(kind) / counts[kind]
  const names = Array.from(seen[0]!.features.keys())
  const means = names.map(at => weighted(one => one.features[at]!))
  const deviations = names.map(at => spreadOf(weighted(one => (one.features[at]! - means[at]!) ** 2)))
  const inputs = seen.map(({ features }) => Float32Array.from(features, (value, at) => (value - means[at]!) / deviations[at]!))
  const targets = seen.map(({ kind }) => Number(kind !== 'inside'))
  if (!targets.includes(1)) return { means, deviations, weights: guessed, bias: 0 }
  const head = await trainHead(matmul, inputs, targets, { classes: 2, strength, rowWeights: seen.map(({ kind }) => weightOf(kind)) })
  const lean = Array.from({ length: names.length + 1 }, (_, at) => head.weights[2 * at + 1]! - head.weights[2 * at]!)
  return { means, deviations, weights: lean.slice(0, -1), bias: lean.at(-1)! }

  function weighted(value: (one: Seen) => number): number {
    let [sum, total] = [0, 0]
    for (const one of seen) {
      sum += weightOf(one.kind) * value(one)
      total += weightOf(one.kind)
    }
    return sum / total
  }
}

/** A feature that is the same everywhere says nothing, whatever its rounding. */
function spreadOf(variance: number): number {
  return variance < 1e-9 ? 1 : Math.sqrt(variance)
}

/** For a handful of intents and not one stranger: logit and nearness count the same. */
const guessed = [-1, -1, 0, 0]

/** The same data with fewer rows, of every intent alike. */
function atMost(most: number, data: Labelled, folds: Folds): [Labelled, Folds] {
  const count = data.targets.length
  if (count <= most) return [data, folds]
  const order = Array.from(data.targets.keys()).sort((a, b) => data.targets[a]! - data.targets[b]!)
  const rows = Array.from({ length: most }, (_, at) => order[Math.floor((at * count) / most)]!)
  const pick = <T>(list: readonly T[]) => rows.map(row => list[row]!)
  return [
    { ...data, vectors: pick(data.vectors), wordings: pick(data.wordings), targets: pick(data.targets) },
    { ...folds, ofRow: pick(folds.ofRow) },
  ]
}
