import { crossEntropy, fitTemperature } from './calibration.ts'
import { type Examples, packExamples } from './examples.ts'
import type { Matmul } from './matmul.ts'
import { ofIntents, scopeFeatures } from './out-of-scope.ts'
import { seededRandom } from './random.ts'
import { applyHead, type SoftmaxHead, trainHead } from './softmax-head.ts'

/** Centred vectors with their class; class `intents` (one past the last intent) is out of scope, and a class of the head like the others. */
export type Labelled = { readonly intents: number; readonly vectors: readonly Float32Array[]; readonly targets: readonly number[] }

export type HeldOut = {
  /** Of the intents, without out of scope. */
  readonly logits: readonly Float32Array[]
  readonly features: readonly number[][]
}

const strengths = [1, 3, 10, 30, 100]
/** From so many rows on one fold says as much about the strength as five of a small set. */
const manyRows = 4000

/** The fold of each row: every class is dealt out evenly, in an order that the seed decides. */
export function dealFolds({ targets }: Labelled, folds: number, seed: number): number[] {
  const random = seededRandom(seed)
  const order = targets.map((target, row) => ({ target, row, key: random() })).sort((a, b) => a.target - b.target || a.key - b.key)
  const dealt = new Array<number>(targets.length)
  for (const [place, { row }] of order.entries()) dealt[row] = place % folds
  return dealt
}

/** The L2 strength whose held-out logits, once calibrated, have the least cross-entropy; each fit starts from the weaker one before. */
export async function chooseStrength(matmul: Matmul, data: Labelled, foldOf: readonly number[], folds: number): Promise<number> {
  const tried = data.targets.length > manyRows ? 1 : folds
  const losses = strengths.map(() => 0)
  for (let fold = 0; fold < tried; fold++) {
    const held = inScope(data).filter(row => foldOf[row] === fold)
    const used = Array.from(foldOf.keys()).filter(row => foldOf[row] !== fold)
    if (held.length === 0) continue
    let start: SoftmaxHead | undefined
    for (const [at, strength] of strengths.entries()) {
      start = await fitOn(matmul, data, used, strength, start)
      const logits = held.map(row => ofIntents(applyHead(start!, data.vectors[row]!)))
      const targets = held.map(row => data.targets[row]!)
      losses[at]! += crossEntropy(logits, targets, fitTemperature(logits, targets)) * held.length
    }
  }
  return strengths[losses.indexOf(Math.min(...losses))]!
}

/** What a model says of each row that was trained without the row's fold. */
export async function predictHeldOut(
  matmul: Matmul,
  data: Labelled,
  foldOf: readonly number[],
  folds: number,
  strength: number,
  onFold: () => void = () => {},
): Promise<HeldOut> {
  const logits: Float32Array[] = new Array(data.targets.length)
  const features: number[][] = new Array(data.targets.length)
  for (let fold = 0; fold < folds; fold++) {
    const rows = Array.from(data.targets.keys())
    const used = rows.filter(row => foldOf[row] !== fold)
    const head = await fitOn(matmul, data, used, strength)
    const examples = packRows(data, used)
    for (const row of rows.filter(row => foldOf[row] === fold)) {
      const given = applyHead(head, data.vectors[row]!)
      features[row] = scopeFeatures(given, data.vectors[row]!, examples)
      logits[row] = ofIntents(given)
    }
    onFold()
  }
  return { logits, features }
}

/**
 * Stand-ins where no out-of-scope rows were given: each fold trains without a part of the intents and sees their rows as strangers.
 * Returns features of rows from both sides.
 */
export async function predictHeldOutIntents(
  matmul: Matmul,
  data: Labelled,
  foldOf: readonly number[],
  folds: number,
  strength: number,
): Promise<{ features: number[][]; isOutside: boolean[] }> {
  const features: number[][] = []
  const isOutside: boolean[] = []
  const inside = inScope(data)
  for (let fold = 0; fold < folds; fold++) {
    const isStranger = (row: number) => data.targets[row]! % folds === fold
    const used = inside.filter(row => foldOf[row] !== fold && !isStranger(row))
    if (used.length === 0) continue
    const head = await fitOn(matmul, data, used, strength)
    const examples = packRows(data, used)
    for (const row of inside.filter(row => foldOf[row] === fold)) {
      features.push(scopeFeatures(applyHead(head, data.vectors[row]!), data.vectors[row]!, examples))
      isOutside.push(isStranger(row))
    }
  }
  return { features, isOutside }
}

export function fitOn(
  matmul: Matmul,
  data: Labelled,
  rows: readonly number[],
  strength: number,
  start?: SoftmaxHead,
): Promise<SoftmaxHead> {
  const options = { classes: data.intents + 1, strength, ...(start === undefined ? {} : { start }) }
  return trainHead(
    matmul,
    rows.map(row => data.vectors[row]!),
    rows.map(row => data.targets[row]!),
    options,
  )
}

export function packRows(data: Labelled, rows: readonly number[]): Examples {
  const groups = Array.from({ length: data.intents + 1 }, (): Float32Array[] => [])
  for (const row of rows) groups[data.targets[row]!]!.push(data.vectors[row]!)
  return packExamples(groups, data.vectors[0]?.length ?? 0)
}

export function inScope({ targets, intents }: Labelled): number[] {
  return Array.from(targets.keys()).filter(row => targets[row] !== intents)
}
