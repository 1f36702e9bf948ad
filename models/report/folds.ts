import type { Encoder } from '../encoder.ts'
import { type IntentRow, outside, type Trial, tryIntents } from '../evaluation.ts'
import { trainIntents } from '../intents.ts'
import { seededRandom } from '../random.ts'
import { foldText } from './text-distance.ts'

type FoldOptions = {
  folds: number
  seed?: number
  /** Called with 0 … 1. */
  onProgress?: (done: number) => void
}

/**
 * K-fold cross-validation of all that training does, thresholds and calibration included: each row is judged by a bundle trained on the other
 * folds. Rows of one text lie in one fold, so that none is judged by what was trained on it.
 */
export async function tryInFolds(
  rows: readonly IntentRow[],
  encoder: Encoder,
  { folds, seed = 1, onProgress = () => {} }: FoldOptions,
): Promise<Trial> {
  const foldOf = toFolds(rows, folds, seed)
  const remembering = rememberVectors(encoder)
  const answers: Trial['answers'] = new Array(rows.length)
  const times: number[] = []
  for (let fold = 0; fold < folds; fold++) {
    const held = Array.from(rows.keys()).filter(row => foldOf[row] === fold)
    const used = rows.filter((_, row) => foldOf[row] !== fold)
    const progress = (part: number) => onProgress((fold + part) / folds)
    const bundle = await trainIntents(used, remembering, { seed, onProgress: done => progress(0.8 * done) })
    const trial = await tryIntents(
      bundle,
      encoder,
      held.map(row => rows[row]!),
      done => progress(0.8 + 0.2 * done),
    )
    for (const [at, row] of held.entries()) answers[row] = trial.answers[at]!
    times.push(...trial.times)
  }
  return { answers, times }
}

/** Whether every part of the folds leaves two intents to train on. */
export function canFold(rows: readonly IntentRow[], folds: number): boolean {
  const texts = new Map<string, Set<string>>()
  for (const { text, intent } of rows) {
    if (intent === outside) continue
    texts.set(intent, (texts.get(intent) ?? new Set()).add(foldText(text)))
  }
  return rows.length >= folds && [...texts.values()].filter(({ size }) => size > 1).length > 1
}

/** The distinct texts of every intent are dealt out evenly, in an order that the seed decides; rows of one text lie in one fold. */
function toFolds(rows: readonly IntentRow[], folds: number, seed: number): number[] {
  const intentOf = new Map<string, string>()
  for (const { text, intent } of rows) if (!intentOf.has(foldText(text))) intentOf.set(foldText(text), intent)
  const random = seededRandom(seed)
  const order = Array.from(intentOf, ([text, intent]) => ({ text, intent, key: random() }))
  order.sort((a, b) => (a.intent < b.intent ? -1 : Number(a.intent > b.intent)) || a.key - b.key)
  const foldOf = new Map(order.map(({ text }, place) => [text, place % folds]))
  return rows.map(({ text }) => foldOf.get(foldText(text))!)
}

/** Each text is embedded once, however many folds train on it. */
function rememberVectors(encoder: Encoder): Encoder {
  const known = new Map<string, Float32Array>()
  return {
    ...encoder,
    async embed(texts, signal) {
      const fresh = [...new Set(texts)].filter(text => !known.has(text))
      for (const [at, vector] of (await encoder.embed(fresh, signal)).entries()) known.set(fresh[at]!, vector)
      return texts.map(text => known.get(text)!)
    },
  }
}
