import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readBloom } from './bloom.ts'
import { type ActKeys, clausesOf, featuresOf, plainClause, type ReplyLanguage } from './licence-features.ts'

/** A logistic regression over standardised features. */
const linear = z.strictObject({ mean: z.array(z.number()), spread: z.array(z.number()), weights: z.array(z.number()), bias: z.number() })
export type Linear = z.infer<typeof linear>
const judge = z.strictObject({
  /** Acts with their literals that the network knows. */
  kinds: z.array(z.string()),
  /** Above these log-odds a clause is not licensed: with the encoder's vector, by the network, and without, by what is counted alone. */
  threshold: z.number(),
  unseen: z.strictObject({ model: linear, threshold: z.number() }),
})
export type Judge = z.infer<typeof judge>
export const licenceSchema = z.strictObject({
  /** Of the encoder whose vectors the network reads, and what else it reads. */
  encoder: z.string(),
  dimensions: z.number(),
  counted: z.strictObject({ zh: z.number(), en: z.number() }),
  hidden: z.number(),
  acts: z.array(z.string()),
  /** Bytes of the table of each language. */
  tables: z.strictObject({ zh: z.number(), en: z.number() }),
  zh: judge,
  en: judge,
})
/** `weights`: [inputs, hidden], biases of the hidden units (ReLU), their weights out, the bias out. */
export type Network = { inputs: number; hidden: number; weights: Float32Array }
/** What judges one language. `known`: which stretches an act is worded with, as `key\twords`. */
export type Fitted = { judge: Judge; network: Network; known: { has(text: string): boolean } }

export type Judged = { clause: string; score: number }
export type Licence = {
  clauses(reply: string): string[]
  /** As the encoder is to read a clause. */
  plain(clause: string, language: ReplyLanguage): string
  /** The clause that the acts license least, where that is too little. `vectors`: of the clauses, in their order; without them wording alone decides. */
  unlicensed(language: ReplyLanguage, clauses: readonly string[], acts: ActKeys, vectors?: readonly Float32Array[]): Judged | undefined
}

export function readLicence(folder: string): Licence {
  const parts = licenceSchema.parse(JSON.parse(readFileSync(join(folder, 'licence.json'), 'utf8')))
  const bytes = readFileSync(join(folder, 'wording.bin'))
  const tables = {
    zh: readBloom(bytes.subarray(0, parts.tables.zh)),
    en: readBloom(bytes.subarray(parts.tables.zh, parts.tables.zh + parts.tables.en)),
  }
  const numbers = readFileSync(join(folder, 'network.bin'))
  const { hidden } = parts
  let from = numbers.byteOffset
  const next = (language: ReplyLanguage): Network => {
    const inputs = parts.dimensions + parts.counted[language] + parts[language].kinds.length
    const to = from + 4 * ((inputs + 2) * hidden + 1)
    const weights = new Float32Array(numbers.buffer.slice(from, to))
    from = to
    return { inputs, hidden, weights }
  }
  return licenceOf(parts.acts, {
    zh: { judge: parts.zh, known: tables.zh, network: next('zh') },
    en: { judge: parts.en, known: tables.en, network: next('en') },
  })
}

export function licenceOf(acts: readonly string[], fitted: Record<ReplyLanguage, Fitted>): Licence {
  return {
    clauses: clausesOf,
    plain: plainClause,
    unlicensed(language, clauses, keys, vectors) {
      const { judge, network, known: table } = fitted[language]
      const known = (key: string, words: string) => table.has(`${key}\t${words}`)
      const spread = (words: string) => acts.filter(act => known(act, words)).length
      const threshold = vectors === undefined ? judge.unseen.threshold : judge.threshold
      let worst: Judged | undefined
      for (const [at, clause] of clauses.entries()) {
        const features = featuresOf(clause, language, keys, known, spread)
        const vector = vectors?.[at]
        const score =
          vector === undefined ? answerOf(judge.unseen.model, features) : outputOf(network, inputOf(vector, features, judge.kinds, keys))
        if (score > threshold && score > (worst?.score ?? Number.NEGATIVE_INFINITY)) worst = { clause, score }
      }
      return worst
    },
  }
}

/** What the network reads of a clause: its vector, what is counted of it, and the plan's acts, together 1. */
export function inputOf(vector: Float32Array, features: readonly number[], kinds: readonly string[], { keys }: ActKeys): Float32Array {
  return Float32Array.from([...vector, ...features, ...kinds.map(kind => (keys.includes(kind) ? 1 / keys.length : 0))])
}

/** Log-odds that it is not licensed. */
export function outputOf({ inputs, hidden, weights }: Network, input: Float32Array): number {
  let output = weights[weights.length - 1]!
  for (let unit = 0; unit < hidden; unit += 1) {
    let sum = weights[inputs * hidden + unit]!
    for (let at = 0; at < inputs; at += 1) sum += input[at]! * weights[at * hidden + unit]!
    if (sum > 0) output += sum * weights[(inputs + 1) * hidden + unit]!
  }
  return output
}

/** Log-odds. */
export function answerOf({ mean, spread, weights, bias }: Linear, features: ArrayLike<number>): number {
  let sum = bias
  for (let at = 0; at < weights.length; at += 1) sum += ((weights[at] ?? 0) * ((features[at] ?? 0) - (mean[at] ?? 0))) / (spread[at] ?? 1)
  return sum
}
