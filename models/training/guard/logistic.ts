import type { Linear } from '../../licence.ts'

/** By Adam over all rows; standardised, so that one strength of the L2 penalty suits all. */
export function logistic(
  rows: readonly ArrayLike<number>[],
  of: readonly { lie: boolean; weight: number }[],
  l2: number,
  steps: number,
): Linear {
  const size = rows[0]?.length ?? 0
  const mean = new Array<number>(size).fill(0)
  const spread = new Array<number>(size).fill(0)
  for (const row of rows) for (let at = 0; at < size; at += 1) mean[at]! += row[at]! / rows.length
  for (const row of rows) for (let at = 0; at < size; at += 1) spread[at]! += (row[at]! - mean[at]!) ** 2 / rows.length
  for (let at = 0; at < size; at += 1) spread[at] = Math.sqrt(spread[at]!) || 1
  const flat = new Float64Array(rows.length * size)
  for (const [place, row] of rows.entries())
    for (let at = 0; at < size; at += 1) flat[place * size + at] = (row[at]! - mean[at]!) / spread[at]!
  const total = of.reduce((sum, { weight }) => sum + weight, 0)
  const [weights, momentum, squares] = [new Float64Array(size + 1), new Float64Array(size + 1), new Float64Array(size + 1)]
  for (let step = 1; step <= steps; step += 1) {
    const slope = new Float64Array(size + 1)
    for (const [place, { lie, weight }] of of.entries()) {
      let sum = weights[size]!
      for (let at = 0; at < size; at += 1) sum += weights[at]! * flat[place * size + at]!
      const error = ((1 / (1 + Math.exp(-sum)) - (lie ? 1 : 0)) * weight) / total
      for (let at = 0; at < size; at += 1) slope[at]! += error * flat[place * size + at]!
      slope[size]! += error
    }
    for (let at = 0; at <= size; at += 1) {
      if (at < size) slope[at]! += (l2 * weights[at]!) / size
      momentum[at] = 0.9 * momentum[at]! + 0.1 * slope[at]!
      squares[at] = 0.99 * squares[at]! + 0.01 * slope[at]! ** 2
      weights[at]! -= (0.05 * momentum[at]!) / (1 - 0.9 ** step) / (Math.sqrt(squares[at]! / (1 - 0.99 ** step)) + 1e-8)
    }
  }
  return { mean, spread, weights: [...weights.subarray(0, size)], bias: weights[size]! }
}
