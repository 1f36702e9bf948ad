import { createHash } from 'node:crypto'
import type { Bundle, BundleCard } from './bundle.ts'
import { fitTemperature } from './calibration.ts'
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
import { type HeldOutAnswer, type IntentRow, measure, measureByLanguage, outside } from './evaluation.ts'
import { centre, meanOf } from './examples.ts'
import { type Matmul, openMatmul } from './matmul.ts'
import { mean } from './metrics.ts'
import { fitScope, type OutOfScope, scopeScore, scopeThreshold, topClasses } from './out-of-scope.ts'
import { softmax } from './softmax-head.ts'

// The parts of an intent bundle's life, in one place for those who train, keep, ask and judge one.
export { type Bundle, BundleError, readBundle, writeBundle } from './bundle.ts'
export { type Classification, type Classifier, createClassifier } from './classifier.ts'
export { type Evaluation, evaluateIntents, type HeldOutAnswer, type IntentRow } from './evaluation.ts'

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
  const data: Labelled = { intents: labels.length, vectors: embedded.map(vector => centre(vector, meanVector)), targets }

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
    const everyRow = Array.from(targets.keys())
    const head = await fitOn(matmul, data, everyRow, strength)

    const answers = kept.map((row, at): HeldOutAnswer => {
      const logits = heldOut.logits[at]!
      const best = topClasses(logits, 1)[0]!
      const oosScore = scores[at]!
      const abstain = oosScore > outOfScope.threshold
      return { row, predicted: labels[best]!, probability: softmax(logits, temperature)[best]!, oosScore, abstain }
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
    return { labels, mean: meanVector, head, temperature, examples: packRows(data, everyRow), outOfScope, card }
  } finally {
    await matmul.close()
  }
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
  const isOutside = data.targets.map(target => target === data.intents)
  const outsideCount = isOutside.filter(Boolean).length
  if (outsideCount >= enoughOutside || data.intents < enoughIntents) {
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
  const means = [0, 1, 2, 3].map(at => mean(column(at)))
  const deviations = means.map((middle, at) => Math.sqrt(mean(column(at).map(value => (value - middle) ** 2))) || 1)
  return { means, deviations, weights: [-1, -1, 0, 0], bias: 0 }
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
