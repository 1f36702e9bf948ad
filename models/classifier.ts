import type { Bundle } from './bundle.ts'
import type { Encoder } from './encoder.ts'
import { centre } from './examples.ts'
import { languageOf } from './message-language.ts'
import { mix, nearnessOf } from './mixture.ts'
import { ofIntents, scopeFeatures, scopeScore, thresholdOf, topClasses } from './out-of-scope.ts'
import { applyHead, softmax } from './softmax-head.ts'
import { applyWording, featuresOf } from './wording.ts'

export type Classification = {
  /** The five likeliest, by falling probability; calibrated, so that of the answers given with 0.8 about 80 % are right. */
  intents: { name: string; probability: number }[]
  /** The message lies out of scope. */
  abstain: boolean
  /** In scope, but the second intent comes close to the first: better to ask. */
  ambiguous: boolean
  /** 0 … 1, high when out of scope. */
  oosScore: number
  /** The one the message came with, else what its script tells. */
  language: string
}

export type Message = { readonly text: string; readonly language?: string }

const named = 5
const closeMargin = 0.2

export type Classifier = (messages: readonly (string | Message)[], signal?: AbortSignal) => Promise<Classification[]>

export function createClassifier(bundle: Bundle, encoder: Encoder): Classifier {
  return async (messages, signal) => {
    const read = messages.map((message): Message => (typeof message === 'string' ? { text: message } : message))
    const vectors = await encoder.embed(
      read.map(({ text }) => text),
      signal,
    )
    return vectors.map((vector, at) => classifyVector(bundle, vector, read[at]!))
  }
}

/** `vector` is the encoder's, as it comes. */
export function classifyVector(bundle: Bundle, vector: Float32Array, message: Message): Classification {
  const { labels, mean, head, temperature, examples, outOfScope } = bundle
  const language = languageOf(message)
  const query = centre(vector, mean)
  const logits = applyHead(head, query)
  const mixed = withBeside(bundle, ofIntents(logits), query, message.text)
  const probabilities = softmax(mixed, temperature)
  const top = topClasses(mixed, named)
  const intents = top.map(at => ({ name: labels[at]!, probability: probabilities[at]! }))
  const oosScore = scopeScore(outOfScope, scopeFeatures(logits, query, examples))
  const abstain = oosScore > thresholdOf(outOfScope, language, top[0]!)
  const margin = intents[0]!.probability - (intents[1]?.probability ?? 0)
  return { intents, abstain, ambiguous: !abstain && margin < closeMargin, oosScore, language }
}

/** Bundles of old have the head alone. */
function withBeside({ beside, examples }: Bundle, head: Float32Array, query: Float32Array, text: string): Float32Array {
  if (beside === undefined) return head
  const views = { head, wording: applyWording(beside.wording, featuresOf(text)), nearness: nearnessOf(head, query, examples) }
  return mix(views, beside.mixture)
}
