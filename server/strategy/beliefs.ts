import { CholeskyDecomposition, Matrix } from 'ml-matrix'
import { type Arm, arms, features, type Moment } from './arms.ts'
import type { Strategy } from './strategy.ts'

/**
 * What is believed of progress (0 … 1): one Bayesian logistic regression, whose log odds are what the moment brings with `plain` and, for any
 * other arm, what that arm changes. So what all arms share is learnt from all outcomes, and an arm is told apart by its own change only.
 * The posterior of the `size` weights is kept as a normal distribution. `precision` (its inverse covariance, size × size by rows) and
 * `shift` (precision × mean, size) add up over outcomes; `mean` and `covariance` follow from them. `age`: outcomes since the last forgetting.
 */
export type Beliefs = Normal & { outcomes: number; age: number }
type Normal = { precision: Float64Array; shift: Float64Array; mean: Float64Array; covariance: Float64Array }

export type Outcome = {
  arm: Arm
  moment: Moment
  /** Progress, 0 … 1. */
  reward: number
  /** What the same choice has been credited with before: an order that comes a day after the cart adds the difference. */
  before?: number
}

/** How believable an arm's change against `plain` is: mean and standard deviation, in log odds of progress. */
export type Score = { mean: number; deviation: number }

/** A weight for what all moments have in common, and one a feature. */
const block = features.length + 1
/** The block of `plain` comes first: what the others change is counted from there. */
const size = block * arms.length
/** Forgetting is done for so many outcomes at once: it changes little, and takes most of the time. */
const forgetEvery = 100

export function priorBeliefs({ expected, more, doubt, arms: of }: Strategy): Beliefs {
  const means = arms.flatMap(arm => {
    const first = arm === 'plain' ? logit(expected) : of[arm].helps
    const tilts: Readonly<Partial<Record<string, number>>> = arm === 'plain' ? more : of[arm].more
    return [first, ...features.map(feature => tilts[feature] ?? 0)]
  })
  const precision = new Float64Array(size * size)
  for (let at = 0; at < size; at++) {
    const spread = at < block ? doubt.shoppers : at % block === 0 ? doubt.arms : doubt.features
    precision[at * size + at] = 1 / spread ** 2
  }
  const shift = Float64Array.from(means, (mean, at) => mean * precision[at * size + at]!)
  return { ...settled(precision, shift), outcomes: 0, age: 0 }
}

/**
 * The beliefs after one outcome: a Newton step of the logistic likelihood (Laplace's approximation on line; O. Chapelle, L. Li, An Empirical
 * Evaluation of Thompson Sampling, 2011, with the whole covariance). Progress spreads less than a coin of the same mean, by the factor
 * `strategy.spread`: each outcome tells as much more (quasi-likelihood; R. Wedderburn, Biometrika 61:439, 1974). Older outcomes fade
 * towards `prior`, so that what has not been tried lately is doubted again. A reward outside 0 … 1 throws RangeError.
 */
export function observe(beliefs: Beliefs, prior: Beliefs, outcome: Outcome, { memory, spread }: Strategy): Beliefs {
  const { arm, moment, reward, before } = outcome
  if (!(reward >= 0 && reward <= 1)) throw new RangeError(`Expected a reward from 0 to 1, got ${reward}`)
  const x = toEntries(arm, moment)
  const toward = times(beliefs.covariance, x)
  if (before !== undefined) {
    // The choice itself is known already: only what is expected of it moves.
    const more = (reward - before) / spread
    return { ...beliefs, shift: plusEntries(beliefs.shift, x, more), mean: plus(beliefs.mean, toward, more) }
  }
  const score = dot(beliefs.mean, x)
  const expected = sigmoid(score)
  const weight = (expected * (1 - expected)) / spread
  const surprise = (reward - expected) / spread
  const reach = dot(toward, x)
  const share = weight / (1 + weight * reach)
  const next: Beliefs = {
    precision: plusOuterEntries(beliefs.precision, x, weight),
    shift: plusEntries(beliefs.shift, x, weight * score + surprise),
    // Sherman and Morrison: the inverse after a change of rank one.
    covariance: plusOuter(beliefs.covariance, toward, -share),
    mean: plus(beliefs.mean, toward, surprise * (1 - share * reach)),
    outcomes: beliefs.outcomes + 1,
    age: beliefs.age + 1,
  }
  return next.age < forgetEvery ? next : forget(next, prior, (1 - 1 / memory) ** next.age)
}

function forget(beliefs: Beliefs, prior: Beliefs, kept: number): Beliefs {
  const faded = (now: Float64Array, first: Float64Array) => now.map((value, at) => kept * value + (1 - kept) * first[at]!)
  return { ...beliefs, ...settled(faded(beliefs.precision, prior.precision), faded(beliefs.shift, prior.shift)), age: 0 }
}

/** What an arm changes against `plain` at this moment. */
export function scoreOf({ mean, covariance }: Beliefs, arm: Arm, moment: Moment): Score {
  if (arm === 'plain') return { mean: 0, deviation: 0 }
  const x = toEntries(arm, moment).filter(({ at }) => at >= block)
  return { mean: dot(mean, x), deviation: Math.sqrt(Math.max(0, quadratic(covariance, x))) }
}

/** Progress that is expected of an arm at this moment, 0 … 1. */
export const expectedOf = ({ mean }: Beliefs, arm: Arm, moment: Moment): number => sigmoid(dot(mean, toEntries(arm, moment)))

/** The row of the regression, without its zeros: of a moment most features are 0. */
function toEntries(arm: Arm, moment: Moment): { at: number; value: number }[] {
  const known = [1, ...features.map(feature => moment[feature])].flatMap((value, at) => (value === 0 ? [] : [{ at, value }]))
  const own = arms.indexOf(arm) * block
  return own === 0 ? known : [...known, ...known.map(({ at, value }) => ({ at: own + at, value }))]
}
type Entries = ReturnType<typeof toEntries>

function settled(precision: Float64Array, shift: Float64Array): Normal {
  const square = Matrix.from1DArray(size, size, [...precision])
  const covariance = Float64Array.from(new CholeskyDecomposition(square).solve(Matrix.eye(size)).to1DArray())
  const mean = times(
    covariance,
    [...shift].map((value, at) => ({ at, value })),
  )
  return { precision, shift, covariance, mean }
}

const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score))
const logit = (share: number): number => Math.log(share / (1 - share))

function dot(vector: Float64Array, x: Entries): number {
  let sum = 0
  for (const { at, value } of x) sum += vector[at]! * value
  return sum
}

function quadratic(square: Float64Array, x: Entries): number {
  let sum = 0
  for (const row of x) for (const column of x) sum += row.value * column.value * square[row.at * size + column.at]!
  return sum
}

function times(square: Float64Array, x: Entries): Float64Array {
  const product = new Float64Array(size)
  for (const { at, value } of x) for (let row = 0; row < size; row++) product[row]! += square[row * size + at]! * value
  return product
}

function plus(a: Float64Array, b: Float64Array, factor: number): Float64Array {
  const sum = new Float64Array(a)
  for (let at = 0; at < sum.length; at++) sum[at]! += factor * b[at]!
  return sum
}

function plusEntries(a: Float64Array, x: Entries, factor: number): Float64Array {
  const sum = new Float64Array(a)
  for (const { at, value } of x) sum[at]! += factor * value
  return sum
}

function plusOuterEntries(square: Float64Array, x: Entries, factor: number): Float64Array {
  const sum = new Float64Array(square)
  for (const row of x) for (const column of x) sum[row.at * size + column.at]! += row.value * column.value * factor
  return sum
}

function plusOuter(square: Float64Array, x: Float64Array, factor: number): Float64Array {
  const sum = new Float64Array(square)
  for (let row = 0; row < size; row++) {
    const scaled = x[row]! * factor
    if (scaled !== 0) for (let column = 0; column < size; column++) sum[row * size + column]! += scaled * x[column]!
  }
  return sum
}
