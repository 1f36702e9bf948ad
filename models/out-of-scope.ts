import { type Examples, nearest } from './examples.ts'
import { quantile } from './metrics.ts'
import { logSumExp } from './softmax-head.ts'

/** A logistic score of features, each brought to mean 0 and deviation 1. */
export type ScopeScore = {
  readonly means: readonly number[]
  readonly deviations: readonly number[]
  readonly weights: readonly number[]
  readonly bias: number
}

/** The score with its thresholds: above them a message is out of scope. */
export type OutOfScope = ScopeScore & {
  /** The operating point: the share of in-scope messages that the thresholds keep. */
  readonly keep: number
  /** For a language that none was found for. */
  readonly threshold: number
  readonly byLanguage: Readonly<Record<string, { readonly threshold: number; readonly byIntent: readonly number[] }>>
}

const likeliest = 5
/** Nearness to what is out of scope is the mean of so many: one odd example alone must not decide. */
const strangersAsked = 3
/** Where the head knows nothing out of scope, its logit says nothing. */
const leastLean = -30
/** A threshold of an intent counts as much as that of its language when so many of its messages were seen; so does one of a language. */
const rowsForHalf = 100

/**
 * The highest logit of the intents, cosine to the nearest training example of the five likeliest of them, cosine to the nearest examples out of
 * scope, and how far the logit of out of scope lies above the intents' energy (Liu et al. 2020). `logits` and `examples` have out of scope last.
 */
export function scopeFeatures(logits: Float32Array, query: Float32Array, examples: Examples): number[] {
  const intents = ofIntents(logits)
  const top = topClasses(intents, likeliest)
  const known = top.map(group => nearest(examples, group, query, 1))
  const outside = Math.max(leastLean, logits.at(-1)! - logSumExp(intents))
  return [intents[top[0]!]!, Math.max(...known), nearest(examples, intents.length, query, strangersAsked), outside]
}

/** Logits without the last class, which is out of scope. */
export function ofIntents(logits: Float32Array): Float32Array {
  return logits.subarray(0, -1)
}

/** 0 … 1, high when the message looks unlike anything the intents were trained on. */
export function scopeScore({ means, deviations, weights, bias }: ScopeScore, features: readonly number[]): number {
  const sum = features.reduce((total, value, at) => total + (weights[at]! * (value - means[at]!)) / deviations[at]!, bias)
  return 1 / (1 + Math.exp(-sum))
}

/** The threshold of a message of this language whose likeliest intent this is. */
export function thresholdOf({ threshold, byLanguage }: OutOfScope, language: string, intent: number): number {
  return byLanguage[language]?.byIntent[intent] ?? byLanguage[language]?.threshold ?? threshold
}

export type Kept = { readonly score: number; readonly language: string; readonly intent: number }

/**
 * Thresholds that keep this share of the in-scope messages: of all, of each language, and of each intent in it. Where few messages were seen a
 * threshold is drawn towards the next wider one.
 */
export function fitThresholds(seen: readonly Kept[], intents: number, keep: number): Pick<OutOfScope, 'keep' | 'threshold' | 'byLanguage'> {
  const threshold = quantileOf(seen, keep)
  const languages = [...new Set(seen.map(({ language }) => language))].sort()
  const byLanguage = languages.map(language => {
    const own = seen.filter(one => one.language === language)
    const wider = between(own, keep, threshold)
    const byIntent = Array.from({ length: intents }, (_, intent) =>
      between(
        own.filter(one => one.intent === intent),
        keep,
        wider,
      ),
    )
    return [language, { threshold: wider, byIntent }] as const
  })
  return { keep, threshold, byLanguage: Object.fromEntries(byLanguage) }
}

/** In log-odds, where equal steps mean equal evidence. */
function between(seen: readonly Kept[], keep: number, wider: number): number {
  if (seen.length === 0) return wider
  const share = seen.length / (seen.length + rowsForHalf)
  const odds = share * logit(quantileOf(seen, keep)) + (1 - share) * logit(wider)
  return 1 / (1 + Math.exp(-odds))
}

function logit(probability: number): number {
  const inside = Math.min(1 - 1e-9, Math.max(1e-9, probability))
  return Math.log(inside / (1 - inside))
}

function quantileOf(seen: readonly Kept[], keep: number): number {
  return quantile(
    seen.map(({ score }) => score).sort((a, b) => a - b),
    keep,
  )
}

/** Classes by falling logit. */
export function topClasses(logits: Float32Array, count: number): number[] {
  return Array.from(logits.keys())
    .sort((a, b) => logits[b]! - logits[a]!)
    .slice(0, count)
}
