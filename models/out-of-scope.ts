import { type Examples, nearest } from './examples.ts'
import type { Matmul } from './matmul.ts'
import { quantile } from './metrics.ts'
import { logSumExp, trainHead } from './softmax-head.ts'

/** A logistic score of four features, each brought to mean 0 and deviation 1; above the threshold a message is out of scope. */
export type OutOfScope = {
  readonly means: readonly number[]
  readonly deviations: readonly number[]
  readonly weights: readonly number[]
  readonly bias: number
  readonly threshold: number
  /** The operating point: the share of in-scope messages that the threshold keeps. */
  readonly keep: number
}

const likeliest = 5
const strength = 1

/**
 * Energy of the intents' logits (Liu et al. 2020), cosine to the nearest training example of the five likeliest intents, cosine to the nearest
 * out-of-scope example, and how far the logit of out of scope lies above the energy. `logits` and `examples` have out of scope last.
 */
export function scopeFeatures(logits: Float32Array, query: Float32Array, examples: Examples): number[] {
  const intents = ofIntents(logits)
  const energy = logSumExp(intents)
  const known = topClasses(intents, likeliest).map(group => nearest(examples, group, query))
  return [energy, Math.max(...known), nearest(examples, intents.length, query), logits.at(-1)! - energy]
}

/** Logits without the last class, which is out of scope. */
export function ofIntents(logits: Float32Array): Float32Array {
  return logits.subarray(0, -1)
}

/** 0 … 1, high when the message looks unlike anything the intents were trained on. */
export function scopeScore(
  { means, deviations, weights, bias }: Omit<OutOfScope, 'threshold' | 'keep'>,
  features: readonly number[],
): number {
  const sum = features.reduce((total, value, at) => total + (weights[at]! * (value - means[at]!)) / deviations[at]!, bias)
  return 1 / (1 + Math.exp(-sum))
}

/** Fits the weights of the features on messages that no part of their computation was trained on. */
export async function fitScope(
  matmul: Matmul,
  features: readonly (readonly number[])[],
  isOutside: readonly boolean[],
): Promise<Omit<OutOfScope, 'threshold' | 'keep'>> {
  const names = features[0] ?? []
  const means = names.map((_, at) => features.reduce((sum, row) => sum + row[at]!, 0) / features.length)
  const deviations = names.map(
    (_, at) => Math.sqrt(features.reduce((sum, row) => sum + (row[at]! - means[at]!) ** 2, 0) / features.length) || 1,
  )
  const inputs = features.map(row => Float32Array.from(row, (value, at) => (value - means[at]!) / deviations[at]!))
  const { weights } = await trainHead(matmul, inputs, isOutside.map(Number), { classes: 2, strength })
  const lean = Array.from({ length: names.length + 1 }, (_, at) => weights[2 * at + 1]! - weights[2 * at]!)
  return { means, deviations, weights: lean.slice(0, -1), bias: lean.at(-1)! }
}

/** The least score above which only 1 − keep of the in-scope scores lie. */
export function scopeThreshold(inScopeScores: readonly number[], keep: number): number {
  return quantile(
    [...inScopeScores].sort((a, b) => a - b),
    keep,
  )
}

/** Classes by falling logit. */
export function topClasses(logits: Float32Array, count: number): number[] {
  return Array.from(logits.keys())
    .sort((a, b) => logits[b]! - logits[a]!)
    .slice(0, count)
}
