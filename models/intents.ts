import { createHash } from 'node:crypto'
import type { Bundle, BundleCard, FoldMetrics } from './bundle.ts'
import { calibrationError, fitTemperature } from './calibration.ts'
import { type Classification, createClassifier } from './classifier.ts'
import {
  chooseStrength,
  dealFolds,
  fitOn,
  inScope,
  type Labelled,
  packRows,
  predictHeldOut,
  predictHeldOutIntents,
} from './cross-validation.ts'
import type { Encoder } from './encoder.ts'
import { centre, meanOf } from './examples.ts'
import { type Matmul, openMatmul } from './matmul.ts'
import { accuracy, auroc, type Estimate, estimate, macroF1, matthews, mean, quantile } from './metrics.ts'
import { fitScope, type OutOfScope, scopeScore, scopeThreshold, topClasses } from './out-of-scope.ts'
import { softmax } from './softmax-head.ts'

export { type Bundle, BundleError, readBundle, writeBundle } from './bundle.ts'
export { type Classification, type Classifier, createClassifier } from './classifier.ts'

/** `oos` marks what no intent covers. */
export type IntentRow = { text: string; intent: string; language?: string }

/** What a model that never saw the row says of it. */
export type HeldOutAnswer = { row: IntentRow; predicted: string; probability: number; oosScore: number; abstain: boolean }

export type TrainOptions = {
  seed?: number
  folds?: number
  /** The operating point: the share of in-scope messages that abstention must let through. */
  keep?: number
  date?: Date
  /** Called with 0 … 1. */
  onProgress?: (done: number) => void
  /** Receives the answers of cross-validation, for a look at the confusions; the bundle itself holds no text. */
  onHeldOut?: (answers: HeldOutAnswer[]) => void
  signal?: AbortSignal
}

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

const outside = 'oos'
/** Fewer out-of-scope rows than this say too little; whole intents that are held out then stand in for them. */
const enoughOutside = 30
const enoughIntents = 5

/**
 * Trains head, calibration and out-of-scope score on frozen embeddings; the figures in the card come from cross-validation. The same rows,
 * encoder and options give the same bundle.
 */
export async function trainIntents(rows: readonly IntentRow[], encoder: Encoder, options: TrainOptions = {}): Promise<Bundle> {
  const { seed = 1, keep = 0.95, date = new Date(), onProgress = () => {}, signal } = options
  const kept = withoutRepeats(rows)
  const labels = [...new Set(kept.map(row => row.intent).filter(intent => intent !== outside))].sort()
  if (labels.length < 2) throw new Error(`Expected rows of at least two intents beside ${outside}, got ${labels.length}`)
  const folds = Math.min(options.folds ?? 5, kept.length)

  const embedded: Float32Array[] = []
  for (const { text } of kept) {
    embedded.push(...(await encoder.embed([text], signal)))
    onProgress((0.7 * embedded.length) / kept.length)
  }
  const targets = kept.map(row => (row.intent === outside ? labels.length : labels.indexOf(row.intent)))
  const meanVector = meanOf(embedded.filter((_, row) => targets[row] !== labels.length))
  const data: Labelled = { classes: labels.length, vectors: embedded.map(vector => centre(vector, meanVector)), targets }

  const matmul = await openMatmul()
  try {
    const foldOf = dealFolds(data, folds, seed)
    const strength = await chooseStrength(matmul, data, foldOf, folds)
    onProgress(0.8)
    const heldOut = await predictHeldOut(matmul, data, foldOf, folds, strength)
    onProgress(0.9)
    const inside = inScope(data)
    const temperature = fitTemperature(
      inside.map(row => heldOut.logits[row]!),
      inside.map(row => targets[row]!),
    )
    const { outOfScope, scores } = await fitOutOfScope(matmul, data, foldOf, folds, strength, heldOut.features, keep)
    const head = await fitOn(matmul, data, inside, strength)

    const answers = kept.map((row, at): HeldOutAnswer => {
      const logits = heldOut.logits[at]
      const best = logits === undefined ? undefined : topClasses(logits, 1)[0]!
      const probability = logits === undefined ? 0 : softmax(logits, temperature)[best!]!
      return {
        row,
        predicted: best === undefined ? '' : labels[best]!,
        probability,
        oosScore: scores[at]!,
        abstain: scores[at]! > outOfScope.threshold,
      }
    })
    options.onHeldOut?.(answers)
    const card: BundleCard = {
      encoder: encoder.hash,
      date: date.toISOString(),
      seed,
      data: { sha256: hashOf(kept), rows: inside.length, outOfScopeRows: kept.length - inside.length },
      strength,
      metrics: { folds, all: measure(answers, seed), byLanguage: measureByLanguage(answers, seed) },
    }
    onProgress(1)
    return { labels, mean: meanVector, head, temperature, examples: packRows(data, Array.from(targets.keys())), outOfScope, card }
  } finally {
    await matmul.close()
  }
}

/** Answers every row alone, as a shopper's message comes, and compares. Rows of an unknown intent count as wrong. */
export async function evaluateIntents(bundle: Bundle, encoder: Encoder, rows: readonly IntentRow[]): Promise<Evaluation> {
  const classify = createClassifier(bundle, encoder)
  const answers: Classification[] = []
  const times: number[] = []
  for (const { text } of rows) {
    const startedAt = performance.now()
    answers.push(...(await classify([text])))
    times.push(performance.now() - startedAt)
  }
  const figures = figuresOf(
    rows.map((row, at): HeldOutAnswer => {
      const { intents, oosScore, abstain } = answers[at]!
      return { row, predicted: intents[0]!.name, probability: intents[0]!.probability, oosScore, abstain }
    }),
  )
  times.sort((a, b) => a - b)
  return { n: rows.length, ...figures, latency_ms: { p50: quantile(times, 0.5), p95: quantile(times, 0.95) } }
}

/** Weights from out-of-scope rows where there are enough, else from held-out intents; the scores of the rows are cross-fitted. */
async function fitOutOfScope(
  matmul: Matmul,
  data: Labelled,
  foldOf: readonly number[],
  folds: number,
  strength: number,
  features: readonly number[][],
  keep: number,
): Promise<{ outOfScope: OutOfScope; scores: number[] }> {
  const isOutside = data.targets.map(target => target === data.classes)
  const outsideCount = isOutside.filter(Boolean).length
  if (outsideCount >= enoughOutside || data.classes < enoughIntents) {
    const score = outsideCount === 0 ? guessedScope(features) : await fitScope(matmul, features, isOutside)
    const scores = features.map(row => scopeScore(score, row))
    for (let fold = 0; fold < folds && outsideCount > 0; fold++) {
      const rows = Array.from(features.keys()).filter(row => foldOf[row] !== fold)
      const fitted = await fitScope(
        matmul,
        rows.map(row => features[row]!),
        rows.map(row => isOutside[row]!),
      )
      for (const [row, own] of features.entries()) if (foldOf[row] === fold) scores[row] = scopeScore(fitted, own)
    }
    return withThreshold(score, scores)
  }
  const strangers = await predictHeldOutIntents(matmul, data, foldOf, folds, strength)
  const score = await fitScope(matmul, strangers.features, strangers.isOutside)
  return withThreshold(
    score,
    features.map(row => scopeScore(score, row)),
  )

  function withThreshold(score: Omit<OutOfScope, 'threshold' | 'keep'>, scores: number[]) {
    const threshold = scopeThreshold(
      scores.filter((_, row) => !isOutside[row]),
      keep,
    )
    return { outOfScope: { ...score, threshold, keep }, scores }
  }
}

/** For a handful of intents and nothing outside: energy and nearness count the same. */
function guessedScope(features: readonly number[][]): Omit<OutOfScope, 'threshold' | 'keep'> {
  const column = (at: number) => features.map(row => row[at]!)
  const means = [0, 1, 2].map(at => mean(column(at)))
  const deviations = means.map((middle, at) => Math.sqrt(mean(column(at).map(value => (value - middle) ** 2))) || 1)
  return { means, deviations, weights: [-1, -1, 0], bias: 0 }
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

function measure(answers: readonly HeldOutAnswer[], seed: number): FoldMetrics {
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

function measureByLanguage(answers: readonly HeldOutAnswer[], seed: number): Record<string, FoldMetrics> {
  const byLanguage = new Map<string, HeldOutAnswer[]>()
  for (const answer of answers) {
    const language = answer.row.language ?? (/\p{Script=Han}/u.test(answer.row.text) ? 'zh' : 'en')
    byLanguage.set(language, [...(byLanguage.get(language) ?? []), answer])
  }
  const inScopeOnes = [...byLanguage].filter(([, own]) => own.some(answer => answer.row.intent !== outside))
  return Object.fromEntries(inScopeOnes.map(([language, own]) => [language, measure(own, seed)]))
}

/** A row twice would be trained on and held out at once. */
function withoutRepeats(rows: readonly IntentRow[]): IntentRow[] {
  const seen = new Set<string>()
  return rows.filter(({ text, intent }) => {
    const key = JSON.stringify([text.trim().toLowerCase(), intent])
    return !seen.has(key) && seen.add(key)
  })
}

function hashOf(rows: readonly IntentRow[]): string {
  const hash = createHash('sha256')
  for (const { text, intent } of rows) hash.update(`${JSON.stringify([text, intent])}\n`)
  return hash.digest('hex')
}
