import type { Bundle } from './bundle.ts'
import type { Encoder } from './encoder.ts'
import { centre } from './examples.ts'
import { ofIntents, scopeFeatures, scopeScore, topClasses } from './out-of-scope.ts'
import { applyHead, softmax } from './softmax-head.ts'

export type Classification = {
  /** The five likeliest, by falling probability; calibrated, so that of the answers given with 0.8 about 80 % are right. */
  intents: { name: string; probability: number }[]
  /** The message lies out of scope. */
  abstain: boolean
  /** In scope, but the second intent comes close to the first: better to ask. */
  ambiguous: boolean
  /** 0 … 1, high when out of scope. */
  oosScore: number
}

const named = 5
const closeMargin = 0.2

export type Classifier = (texts: readonly string[], signal?: AbortSignal) => Promise<Classification[]>

export function createClassifier(bundle: Bundle, encoder: Encoder): Classifier {
  return async (texts, signal) => (await encoder.embed(texts, signal)).map(vector => classifyVector(bundle, vector))
}

export function classifyVector({ labels, mean, head, temperature, examples, outOfScope }: Bundle, vector: Float32Array): Classification {
  const query = centre(vector, mean)
  const logits = applyHead(head, query)
  const probabilities = softmax(ofIntents(logits), temperature)
  const intents = topClasses(ofIntents(logits), named).map(at => ({ name: labels[at]!, probability: probabilities[at]! }))
  const oosScore = scopeScore(outOfScope, scopeFeatures(logits, query, examples))
  const abstain = oosScore > outOfScope.threshold
  const margin = intents[0]!.probability - (intents[1]?.probability ?? 0)
  return { intents, abstain, ambiguous: !abstain && margin < closeMargin, oosScore }
}
