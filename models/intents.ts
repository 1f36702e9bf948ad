import { createHash } from 'node:crypto'
import { embedMany } from './bulk-encoder.ts'
import type { Bundle, BundleCard } from './bundle.ts'
import { fitTemperature } from './calibration.ts'
import {
  chooseRecipe,
  countsOf,
  dealFolds,
  fitOn,
  holdBack,
  inScope,
  type Labelled,
  packRows,
  predictHeldOut,
  spread,
} from './cross-validation.ts'
import type { EmbeddingCache } from './embedding-cache.ts'
import type { Encoder } from './encoder.ts'
import { type HeldOutAnswer, type IntentRow, measure, measureByLanguage, outside } from './evaluation.ts'
import { centre, meanOf } from './examples.ts'
import { openMatmul } from './matmul.ts'
import { languageOf } from './message-language.ts'
import { fitMixture, leanToRare, mix } from './mixture.ts'
import { fitThresholds, type Kept, thresholdOf, topClasses } from './out-of-scope.ts'
import { fitScope } from './scope-training.ts'
import { softmax } from './softmax-head.ts'
import { featuresOf, fitWording } from './wording.ts'

// The parts of an intent bundle's life, in one place for those who train, keep, ask and judge one.
export { type Bundle, BundleError, checkBundlePlace, encoderOf, readBundle, writeBundle } from './bundle.ts'
export { type Classification, type Classifier, createClassifier, type Message } from './classifier.ts'
export { type EmbeddingCache, openEmbeddingCache } from './embedding-cache.ts'
export { type Encoder, longestText } from './encoder.ts'
export {
  type Evaluation,
  evaluateIntents,
  type HeldOutAnswer,
  type IntentRow,
  outside,
  type Trial,
  toEvaluation,
  tryIntents,
} from './evaluation.ts'

export type TrainOptions = {
  seed?: number
  folds?: number
  /** The operating point: the share of in-scope messages that abstention must let through. */
  keep?: number
  date?: Date
  /** Called with 0 … 1. */
  onProgress?: (done: number) => void
  /**
   * Rows that the encoder was not tuned on, while it was on the others: the figures and the thresholds are read from these alone, and not from
   * cross-validation, which such an encoder would flatter.
   */
  heldBack?: readonly IntentRow[]
  /** Messages that are no shop's: they teach what lies out of scope, and are no class of the head. */
  strangers?: readonly string[]
  /** Receives the answers of cross-validation, for a look at the confusions; the bundle itself holds no text. */
  onHeldOut?: (answers: HeldOutAnswer[]) => void
  signal?: AbortSignal
  /** Spares embedding what was embedded before. */
  cache?: EmbeddingCache
}

/**
 * Trains head, calibration and out-of-scope score on frozen embeddings; the figures in the card come from cross-validation. The same rows,
 * encoder and options give the same bundle.
 */
export async function trainIntents(rows: readonly IntentRow[], encoder: Encoder, options: TrainOptions = {}): Promise<Bundle> {
  const { seed = 1, keep = 0.95, date = new Date(), onProgress = () => {} } = options
  const learned = withoutRepeats(rows)
  const kept = withoutRepeats([...learned, ...(options.heldBack ?? [])])
  const labels = [...new Set(kept.map(row => row.intent).filter(intent => intent !== outside))].sort()
  if (labels.length < 2) throw new Error(`Expected rows of at least two intents beside ${outside}, got ${labels.length}`)

  const { meanVector, data } = await embedAll(kept, labels, encoder, options)
  const folds =
    options.heldBack === undefined ? dealFolds(data, Math.min(options.folds ?? 5, kept.length), seed) : holdBack(data, learned.length)
  const judged = Array.from(folds.ofRow.keys()).filter(row => folds.ofRow[row]! >= 0)
  const inside = inScope(data)
  const matmul = await openMatmul()
  try {
    const chosen = await chooseRecipe(matmul, data, folds)
    onProgress(0.8)
    const heldOut = await predictHeldOut(matmul, data, folds, chosen)
    onProgress(0.9)
    const { score, scores } = await fitScope(matmul, data, folds, chosen, heldOut)
    const judgedInside = inside.filter(row => folds.ofRow[row]! >= 0)
    const known = [judgedInside.map(row => heldOut.views[row]!), judgedInside.map(row => data.targets[row]!), countsOf(data)] as const
    const mixture = leanToRare(await fitMixture(...known), ...known)
    const logits = heldOut.views.map(own => mix(own, mixture))
    const likeliest = logits.map(own => topClasses(own, 1)[0]!)
    const seen = judgedInside.map((row): Kept => ({ score: scores[row]!, language: languageOf(kept[row]!), intent: likeliest[row]! }))
    const outOfScope = { ...score, ...fitThresholds(seen, labels.length, keep) }
    const temperature = fitTemperature(
      judgedInside.map(row => logits[row]!),
      judgedInside.map(row => data.targets[row]!),
    )
    const everyRow = Array.from(data.targets.keys())
    const head = await fitOn(matmul, data, everyRow, chosen.recipe, chosen.heads[0])

    const answers = judged.map((at): HeldOutAnswer => {
      const row = kept[at]!
      const best = likeliest[at]!
      const oosScore = scores[at]!
      const abstain = oosScore > thresholdOf(outOfScope, languageOf(row), best)
      return { row, predicted: labels[best]!, probability: softmax(logits[at]!, temperature)[best]!, oosScore, abstain }
    })
    options.onHeldOut?.(answers)
    const card: BundleCard = {
      encoder: encoder.hash,
      date: date.toISOString(),
      seed,
      data: {
        sha256: hashOf(kept),
        rows: inside.length,
        outOfScopeRows: kept.length - inside.length,
        strangers: data.strangers.length,
      },
      recipe: chosen.recipe,
      metrics: { folds: folds.count, all: measure(answers, seed), byLanguage: measureByLanguage(answers, seed) },
    }
    onProgress(1)
    const examples = packRows(data, everyRow, data.strangers)
    const beside = { wording: fitWording(data.wordings, data.targets, labels.length), mixture }
    return { labels, mean: meanVector, head, beside, temperature, examples, outOfScope, card }
  } finally {
    await matmul.close()
  }
}

/** Each costs time in every message. */
const mostStrangers = 500

async function embedAll(
  rows: readonly IntentRow[],
  labels: readonly string[],
  encoder: Encoder,
  { strangers = [], onProgress = () => {}, signal, cache }: TrainOptions,
): Promise<{ meanVector: Float32Array; data: Labelled }> {
  const own = new Set(rows.map(({ text }) => text))
  const foreign = spread(
    strangers.filter(text => !own.has(text)),
    mostStrangers,
  )
  const texts = [...rows.map(({ text }) => text), ...labels.map(asWords), ...foreign]
  const embedded = await embedMany(texts, encoder, {
    onProgress: done => onProgress(0.7 * done),
    ...(signal && { signal }),
    ...(cache && { cache }),
  })
  const targets = rows.map(({ intent }) => (intent === outside ? labels.length : labels.indexOf(intent)))
  const meanVector = meanOf(embedded.filter((_, at) => at < rows.length && targets[at] !== labels.length))
  const centred = embedded.map(vector => centre(vector, meanVector))
  const [names, end] = [rows.length, rows.length + labels.length]
  return {
    meanVector,
    data: {
      intents: labels.length,
      vectors: centred.slice(0, names),
      targets,
      wordings: rows.map(({ text }) => featuresOf(text)),
      names: centred.slice(names, end),
      strangers: centred.slice(end),
    },
  }
}

/** An intent's name as a person would say it: `card_arrival`, `cardArrival` → "card arrival". */
function asWords(name: string): string {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[_\-./]+/g, ' ')
    .trim()
    .toLowerCase()
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
