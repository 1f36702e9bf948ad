import { CholeskyDecomposition, Matrix } from 'ml-matrix'
import { z95 } from '../experiment/normal.ts'
import type { Interval } from '../experiment/proportions.ts'

/** One choice of a log: what was known, the chance of the arm that was taken, what came of it. */
export type Logged = {
  /** Numbers of the context, the same length in every line. */
  x: readonly number[]
  /** A place in the list of arms. */
  arm: number
  /** Chance with which it was taken, 0 (exclusive) … 1. */
  propensity: number
  reward: number
  /** Chances of the policy that is judged, by arm; they add up to 1. */
  target: readonly number[]
  /** Lines of one visitor depend on each other: they count as one. */
  unit: number
}
export type Estimates = { ips: Interval; self_normalised: Interval; doubly_robust: Interval }

/**
 * What a policy would have brought a choice, judged by a log of another policy whose chances are known (reward units, 95 % intervals from the
 * spread of the units' influence): inverse propensity scores (D. Horvitz, D. Thompson, 1952), the same divided by the sum of the weights
 * (A. Swaminathan, T. Joachims, NIPS 2015), and doubly robust (M. Dudík, J. Langford, L. Li, ICML 2011) with a ridge regression an arm,
 * fitted on the folds that a line is not in (V. Chernozhukov et al., 2018). `log` is not empty.
 */
export function estimate(log: readonly Logged[], arms: number): Estimates {
  const n = log.length
  const weights = log.map(({ target, arm, propensity }) => target[arm]! / propensity)
  const expected = crossFitted(log, arms)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const normalised = total === 0 ? 0 : log.reduce((sum, { reward }, at) => sum + weights[at]! * reward, 0) / total
  const robust = log.map(
    ({ target, arm, reward }, at) =>
      target.reduce((sum, chance, other) => sum + chance * expected[at]![other]!, 0) + weights[at]! * (reward - expected[at]![arm]!),
  )
  return {
    ips: meanOf(
      log,
      log.map(({ reward }, at) => weights[at]! * reward),
    ),
    self_normalised: around(
      normalised,
      log,
      log.map(({ reward }, at) => (total === 0 ? 0 : (weights[at]! * (reward - normalised) * n) / total)),
    ),
    doubly_robust: meanOf(log, robust),
  }
}

/** The mean of one value a line, with its interval. */
export function meanOf(log: readonly Pick<Logged, 'unit'>[], values: readonly number[]): Interval {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return around(
    mean,
    log,
    values.map(value => value - mean),
  )
}

/** Fewer units tell too little of their spread: then each line counts for itself. */
const fewestUnits = 30

/** `influence`: by how much each line moves the value, n-fold; adds up to about 0. */
function around(value: number, log: readonly Pick<Logged, 'unit'>[], influence: readonly number[]): Interval {
  const byUnit = new Map<number, number>()
  for (const [at, { unit }] of log.entries()) byUnit.set(unit, (byUnit.get(unit) ?? 0) + influence[at]!)
  const sums = byUnit.size >= fewestUnits ? [...byUnit.values()] : influence
  const n = sums.length
  const squares = sums.reduce((sum, each) => sum + each * each, 0)
  const half = n < 2 ? Number.POSITIVE_INFINITY : (z95 * Math.sqrt((squares * n) / (n - 1))) / log.length
  return { value, low: value - half, high: value + half }
}

const folds = 5
/** As if one line of every feature had been seen that changes nothing. */
const ridge = 1

/** For each line the reward that is expected of every arm, by regressions that have not seen the line nor its unit's others. */
function crossFitted(log: readonly Logged[], arms: number): number[][] {
  const foldOf = ({ unit }: Logged) => unit % folds
  const fitted = Array.from({ length: folds }, (_, fold) =>
    Array.from({ length: arms }, (_, arm) => regressed(log.filter(line => line.arm === arm && foldOf(line) !== fold))),
  )
  return log.map(line =>
    fitted[foldOf(line)]!.map(weights => weights[0]! + line.x.reduce((sum, value, at) => sum + value * (weights[at + 1] ?? 0), 0)),
  )
}

/** Intercept and weights; the plain mean where there are too few lines for weights. */
function regressed(lines: readonly Logged[]): number[] {
  const width = lines[0]?.x.length ?? 0
  const n = lines.length
  const mean = n === 0 ? 0 : lines.reduce((sum, { reward }) => sum + reward, 0) / n
  if (n < 2 * width + 10 || width === 0) return [mean, ...Array.from({ length: width }, () => 0)]
  const centre = Array.from({ length: width }, (_, at) => lines.reduce((sum, { x }) => sum + x[at]!, 0) / n)
  const square = Matrix.eye(width).mul(ridge)
  const right = Matrix.zeros(width, 1)
  for (const { x, reward } of lines) {
    for (let row = 0; row < width; row++) {
      const value = x[row]! - centre[row]!
      if (value === 0) continue
      right.set(row, 0, right.get(row, 0) + value * (reward - mean))
      for (let column = 0; column <= row; column++)
        square.set(row, column, square.get(row, column) + value * (x[column]! - centre[column]!))
    }
  }
  for (let row = 0; row < width; row++)
    for (let column = row + 1; column < width; column++) square.set(row, column, square.get(column, row))
  const weights = new CholeskyDecomposition(square).solve(right).to1DArray()
  return [mean - weights.reduce((sum, weight, at) => sum + weight * centre[at]!, 0), ...weights]
}
