import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readBloom } from './bloom.ts'
import { type ActKeys, clausesOf, featuresOf, plainClause, type ReplyLanguage } from './licence-features.ts'

/** A logistic regression over standardised features. */
const linear = z.strictObject({ mean: z.array(z.number()), spread: z.array(z.number()), weights: z.array(z.number()), bias: z.number() })
export type Linear = z.infer<typeof linear>
const judge = z.strictObject({
  /** Of a clause's vector, where there is one. */
  head: linear,
  /** With the head's answer as the last feature, and without. */
  seen: z.strictObject({ model: linear, threshold: z.number() }),
  unseen: z.strictObject({ model: linear, threshold: z.number() }),
})
export const licenceSchema = z.strictObject({
  /** Of the encoder whose vectors the heads read. */
  encoder: z.string(),
  acts: z.array(z.string()),
  /** Bytes of the table of each language. */
  tables: z.strictObject({ zh: z.number(), en: z.number() }),
  zh: judge,
  en: judge,
})

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
  return {
    clauses: clausesOf,
    plain: plainClause,
    unlicensed(language, clauses, acts, vectors) {
      const { head, seen, unseen } = parts[language]
      const known = (key: string, words: string) => tables[language].has(`${key}\t${words}`)
      const spread = (words: string) => parts.acts.filter(act => known(act, words)).length
      const { model, threshold } = vectors === undefined ? unseen : seen
      let worst: Judged | undefined
      for (const [at, clause] of clauses.entries()) {
        const features = featuresOf(clause, language, acts, known, spread)
        const vector = vectors?.[at]
        const score = answerOf(model, vector === undefined ? features : [...features, answerOf(head, vector)])
        if (score > threshold && score > (worst?.score ?? Number.NEGATIVE_INFINITY)) worst = { clause, score }
      }
      return worst
    },
  }
}

/** Log-odds. */
export function answerOf({ mean, spread, weights, bias }: Linear, features: ArrayLike<number>): number {
  let sum = bias
  for (let at = 0; at < weights.length; at += 1) sum += ((weights[at] ?? 0) * ((features[at] ?? 0) - (mean[at] ?? 0))) / (spread[at] ?? 1)
  return sum
}
