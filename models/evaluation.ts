import type { Bundle, FoldMetrics } from './bundle.ts'
import { calibrationError } from './calibration.ts'
import { createClassifier } from './classifier.ts'
import type { Encoder } from './encoder.ts'
import { languageOf } from './message-language.ts'
import { accuracy, auroc, type Estimate, estimate, macroF1, matthews, mean, quantile } from './metrics.ts'

/** `oos` marks what no intent covers. */
export type IntentRow = { text: string; intent: string; language?: string }

/** What a model that never saw the row says of it. */
export type HeldOutAnswer = { row: IntentRow; predicted: string; probability: number; oosScore: number; abstain: boolean }

export type Evaluation = {
  n: number
  accuracy_in_scope: number
  macro_f1: number
  oos: {
    auroc: number | null
    recall_at_operating_point: number | null
    in_scope_accuracy_at_operating_point: number | null
    mcc: number | null
  }
  ece: number | null
  latency_ms: { p50: number; p95: number }
}

/** The name of what lies out of scope, in the rows only: it is never predicted. */
export const outside = 'oos'

/** What a bundle says of each row, asked one by one as a shopper's messages come, and how long each took in milliseconds. */
export type Trial = { answers: HeldOutAnswer[]; times: number[] }

/** Answers every row alone and compares. Rows of an unknown intent count as wrong. */
export async function evaluateIntents(
  bundle: Bundle,
  encoder: Encoder,
  rows: readonly IntentRow[],
  onProgress?: (done: number) => void,
): Promise<Evaluation> {
  return toEvaluation(await tryIntents(bundle, encoder, rows, onProgress))
}

export async function tryIntents(
  bundle: Bundle,
  encoder: Encoder,
  rows: readonly IntentRow[],
  onProgress: (done: number) => void = () => {},
): Promise<Trial> {
  const classify = createClassifier(bundle, encoder)
  const trial: Trial = { answers: [], times: [] }
  for (const row of rows) {
    const startedAt = performance.now()
    const [answer] = await classify([row])
    trial.times.push(performance.now() - startedAt)
    const { intents, oosScore, abstain } = answer!
    trial.answers.push({ row, predicted: intents[0]!.name, probability: intents[0]!.probability, oosScore, abstain })
    onProgress(trial.answers.length / rows.length)
  }
  return trial
}

export function toEvaluation({ answers, times }: Trial): Evaluation {
  const sorted = times.toSorted((a, b) => a - b)
  return { n: answers.length, ...figuresOf(answers), latency_ms: { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) } }
}

function figuresOf(answers: readonly HeldOutAnswer[]): Omit<Evaluation, 'n' | 'latency_ms'> {
  const inside = answers.filter(answer => answer.row.intent !== outside)
  const isOutside = answers.map(answer => answer.row.intent === outside)
  const wanted = inside.map(answer => answer.row.intent)
  const given = inside.map(answer => answer.predicted)
  const strangers = answers.filter(answer => answer.row.intent === outside)
  const isCorrect = (answer: HeldOutAnswer) => answer.predicted === answer.row.intent
  return {
    accuracy_in_scope: accuracy(wanted, given),
    macro_f1: macroF1(wanted, given),
    oos:
      strangers.length === 0
        ? { auroc: null, recall_at_operating_point: null, in_scope_accuracy_at_operating_point: null, mcc: null }
        : {
            auroc: auroc(
              answers.map(answer => answer.oosScore),
              isOutside,
            ),
            recall_at_operating_point: mean(strangers.map(answer => Number(answer.abstain))),
            in_scope_accuracy_at_operating_point: mean(inside.map(answer => Number(isCorrect(answer) && !answer.abstain))),
            mcc: matthews(
              isOutside,
              answers.map(answer => answer.abstain),
            ),
          },
    ece: calibrationError(inside.map(answer => ({ confidence: answer.probability, correct: isCorrect(answer) }))),
  }
}

/** Figures of cross-validation, with intervals. */
export function measure(answers: readonly HeldOutAnswer[], seed: number): FoldMetrics {
  const { oos, ece } = figuresOf(answers)
  const inside = answers.filter(answer => answer.row.intent !== outside)
  const over = (figure: (wanted: string[], given: string[]) => number): Estimate =>
    estimate(
      inside.length,
      rows =>
        figure(
          rows.map(row => inside[row]!.row.intent),
          rows.map(row => inside[row]!.predicted),
        ),
      seed,
    )
  return {
    n: inside.length,
    accuracy_in_scope: over(accuracy),
    macro_f1: over(macroF1),
    ece,
    oos: { n: answers.length - inside.length, ...oos },
  }
}

export function measureByLanguage(answers: readonly HeldOutAnswer[], seed: number): Record<string, FoldMetrics> {
  const byLanguage = new Map<string, HeldOutAnswer[]>()
  for (const answer of answers) {
    const language = languageOf(answer.row)
    byLanguage.set(language, [...(byLanguage.get(language) ?? []), answer])
  }
  const inScopeOnes = [...byLanguage].filter(([, own]) => own.some(answer => answer.row.intent !== outside))
  return Object.fromEntries(inScopeOnes.map(([language, own]) => [language, measure(own, seed)]))
}
