import type { Estimate } from '../metrics.ts'
import { type Answers, rowsWhere, stranger } from './answers.ts'
import { createCounter } from './figures.ts'
import { resample, toEstimate } from './resampling.ts'

/** Two models on the same rows. A difference is this one's figure less the other's. */
export type Comparison = {
  accuracy: PairedTest
  /** As served: in scope an intent that is right and not held back, out of scope an abstention. */
  served: PairedTest
  /** Null where the rows cannot show the figure. */
  differences: { accuracy: Estimate | null; macro_f1: Estimate | null; auroc: Estimate | null; served: Estimate | null }
  /** Rows that only this one, or only the other, has right: in scope by the likeliest intent, out of scope by abstaining. */
  gained: number[]
  lost: number[]
}

export type PairedTest = {
  /** Rows that only this model has right, and that only the other has. */
  gained: number
  lost: number
  /** Of as great an imbalance by chance, both ways. */
  p: number
}

/** `answers` and `others` are of the same rows in the same order. */
export function compare(answers: Answers, others: Answers, seed: number): Comparison {
  const inside = rowsWhere(answers, row => answers.wanted[row] !== stranger)
  const all = rowsWhere(answers, () => true)
  const changed = (mine: boolean) =>
    Array.from(all).filter(row => isRight(answers, row) === mine && isRight(answers, row) !== isRight(others, row))
  return {
    accuracy: test(inside, isRight, answers, others),
    served: test(all, isServed, answers, others),
    differences: differences(answers, others, all, seed),
    gained: changed(true),
    lost: changed(false),
  }
}

/**
 * McNemar's test (1947) in its exact form: of the rows on which two models differ, each is as likely to favour either, so that the smaller side
 * is binomial with one half. Two-sided; 1 without such rows.
 */
export function mcnemar(gained: number, lost: number): number {
  const differing = gained + lost
  let [term, sum] = [-differing * Math.LN2, Math.exp(-differing * Math.LN2)]
  for (let count = 1; count <= Math.min(gained, lost); count++) {
    term += Math.log((differing - count + 1) / count)
    sum += Math.exp(term)
  }
  return Math.min(1, 2 * sum)
}

export function writeChance(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toFixed(3)
}

/** Differences of figures with 95 % intervals, both models counted on the same drawn rows each time (the paired bootstrap). */
function differences(answers: Answers, others: Answers, rows: Int32Array, seed: number): Comparison['differences'] {
  const [mine, theirs] = [createCounter(answers), createCounter(others)]
  const names = ['accuracy', 'macroF1', 'auroc', 'served'] as const
  const between = (of: Int32Array) => {
    const [one, other] = [mine.figures(of), theirs.figures(of)]
    return names.map(name => one[name] - other[name])
  }
  const drawn = names.map((): number[] => [])
  resample(
    rows,
    row => answers.wanted[row]!,
    seed,
    of => {
      for (const [at, value] of between(of).entries()) drawn[at]!.push(value)
    },
  )
  const [accuracy, macroF1, auroc, served] = between(rows).map((value, at) => toEstimate(value, drawn[at]!))
  return { accuracy: accuracy!, macro_f1: macroF1!, auroc: auroc!, served: served! }
}

function test(rows: Int32Array, holds: (of: Answers, row: number) => boolean, answers: Answers, others: Answers): PairedTest {
  const gained = rows.filter(row => holds(answers, row) && !holds(others, row)).length
  const lost = rows.filter(row => !holds(answers, row) && holds(others, row)).length
  return { gained, lost, p: mcnemar(gained, lost) }
}

function isRight({ wanted, given, intents, abstains, rows }: Answers, row: number): boolean {
  return wanted[row] === stranger ? abstains[row] === 1 : intents[given[row]!] === rows[row]!.intent
}

function isServed(answers: Answers, row: number): boolean {
  return isRight(answers, row) && (answers.wanted[row] === stranger || answers.abstains[row] === 0)
}
