import { minimise } from './lbfgs.ts'
import { type Matmul, type Matrix, transpose } from './matmul.ts'

/** Multinomial logistic regression. `weights` is [inputs + 1, classes]; the last row is the bias. */
export type SoftmaxHead = { readonly inputs: number; readonly classes: number; readonly weights: Float32Array }

export type HeadOptions = {
  classes: number
  /** The inverse of the L2 penalty, as in scikit-learn's `C`: larger trusts the data more. */
  strength: number
  /** How much each row counts, in any unit; all the same without it. */
  rowWeights?: readonly number[]
  /** A head to go on from. */
  start?: SoftmaxHead
  iterations?: number
}

/** Fits the head by L-BFGS on the full batch. `targets[i]` is the class of `inputs[i]`. Deterministic. */
export async function trainHead(
  matmul: Matmul,
  inputs: readonly Float32Array[],
  targets: readonly number[],
  { classes, strength, rowWeights, start, iterations = 100 }: HeadOptions,
): Promise<SoftmaxHead> {
  const count = inputs.length
  const width = inputs[0]?.length ?? 0
  const rows = withOnes(inputs, width)
  const columns = transpose(rows)
  const penalty = 1 / (strength * count)
  const penalised = width * classes
  const shares = sharesOf(rowWeights, count)

  async function objective(weights: Float32Array) {
    const logits = await matmul.multiply(rows, { rows: width + 1, columns: classes, values: weights })
    let loss = toErrors(logits, targets, shares)
    const { values: gradient } = await matmul.multiply(columns, logits)
    for (let at = 0; at < penalised; at++) {
      loss += 0.5 * penalty * weights[at]! ** 2
      gradient[at]! += penalty * weights[at]!
    }
    return { loss, gradient }
  }

  const from = start?.weights ?? new Float32Array((width + 1) * classes)
  return { inputs: width, classes, weights: await minimise(objective, from, iterations) }
}

/** Logits of one input. */
export function applyHead({ inputs, classes, weights }: SoftmaxHead, input: Float32Array): Float32Array {
  const logits = weights.slice(inputs * classes)
  for (let at = 0; at < inputs; at++) {
    const value = input[at]!
    for (let of = 0; of < classes; of++) logits[of]! += value * weights[at * classes + of]!
  }
  return logits
}

export function softmax(logits: Float32Array, temperature = 1): Float32Array {
  const peak = Math.max(...logits)
  const powers = logits.map(logit => Math.exp((logit - peak) / temperature))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map(power => power / sum)
}

export function logSumExp(logits: Float32Array): number {
  const peak = Math.max(...logits)
  return peak + Math.log(logits.reduce((total, logit) => total + Math.exp(logit - peak), 0))
}

function sharesOf(rowWeights: readonly number[] | undefined, count: number): Float64Array {
  const shares = Float64Array.from(rowWeights ?? new Float64Array(count).fill(1))
  const sum = shares.reduce((total, weight) => total + weight, 0)
  return shares.map(weight => weight / sum)
}

/** Turns each row of logits into its share of softmax minus one-hot, in place, and returns the cross-entropy over all shares. */
function toErrors({ rows, columns, values }: Matrix, targets: readonly number[], shares: Float64Array): number {
  let loss = 0
  for (let row = 0; row < rows; row++) {
    const logits = values.subarray(row * columns, (row + 1) * columns)
    const target = targets[row]!
    const own = logits[target]!
    let peak = Number.NEGATIVE_INFINITY
    for (let at = 0; at < columns; at++) if (logits[at]! > peak) peak = logits[at]!
    let sum = 0
    for (let at = 0; at < columns; at++) {
      const power = Math.exp(logits[at]! - peak)
      logits[at] = power
      sum += power
    }
    const share = shares[row]!
    const scale = share / sum
    for (let at = 0; at < columns; at++) logits[at]! *= scale
    logits[target]! -= share
    loss += share * (peak + Math.log(sum) - own)
  }
  return loss
}

function withOnes(inputs: readonly Float32Array[], width: number): Matrix {
  const values = new Float32Array(inputs.length * (width + 1)).fill(1)
  for (const [row, input] of inputs.entries()) values.set(input, row * (width + 1))
  return { rows: inputs.length, columns: width + 1, values }
}
