import { type HeldOutAnswer, type IntentRow, outside } from '../evaluation.ts'
import { languageOf } from '../message-language.ts'

/** What rows want and what a model said of them, a column each: thousands of resamples are counted, not looked up by name. */
export type Answers = {
  readonly rows: readonly IntentRow[]
  readonly languages: readonly string[]
  /** Every intent that a row wants or an answer names, sorted. */
  readonly intents: readonly string[]
  /** Index into `intents`, or `stranger` where the row is out of scope. */
  readonly wanted: Int32Array
  /** Index of the likeliest intent, abstention aside. */
  readonly given: Int32Array
  /** Of the likeliest intent. */
  readonly probability: Float64Array
  readonly oosScore: Float64Array
  /** 1 where the model abstains. */
  readonly abstains: Uint8Array
}

export const stranger = -1

export function toAnswers(held: readonly HeldOutAnswer[]): Answers {
  const rows = held.map(answer => answer.row)
  const named = held.flatMap(({ row, predicted }) => (row.intent === outside ? [predicted] : [row.intent, predicted]))
  const intents = [...new Set(named)].sort()
  const indexOf = new Map(intents.map((intent, at) => [intent, at]))
  return {
    rows,
    languages: rows.map(languageOf),
    intents,
    wanted: Int32Array.from(rows, row => (row.intent === outside ? stranger : indexOf.get(row.intent)!)),
    given: Int32Array.from(held, answer => indexOf.get(answer.predicted)!),
    probability: Float64Array.from(held, answer => answer.probability),
    oosScore: Float64Array.from(held, answer => answer.oosScore),
    abstains: Uint8Array.from(held, answer => Number(answer.abstain)),
  }
}

/** The numbers of the rows that pass. */
export function rowsWhere({ rows }: Pick<Answers, 'rows'>, passes: (row: number) => boolean): Int32Array {
  return Int32Array.from(rows.keys()).filter(passes)
}
