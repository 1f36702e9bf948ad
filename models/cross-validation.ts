import { crossEntropy, fitTemperature } from './calibration.ts'
import { type Examples, packExamples } from './examples.ts'
import type { Matmul } from './matmul.ts'
import { fitMixture, mix, nearnessOf, type Views } from './mixture.ts'
import { ofIntents, scopeFeatures } from './out-of-scope.ts'
import { seededRandom } from './random.ts'
import { applyHead, type SoftmaxHead, trainHead } from './softmax-head.ts'
import { applyWording, fitWording } from './wording.ts'

/** Centred vectors with their class; class `intents` (one past the last intent) is out of scope, and a class of the head like the others. */
export type Labelled = {
  readonly intents: number
  readonly vectors: readonly Float32Array[]
  readonly targets: readonly number[]
  /** The features of each text's wording. */
  readonly wordings: readonly Uint16Array[]
  /** The vector of each intent's name, which is one more example of it where the recipe says so. Never judged. */
  readonly names: readonly Float32Array[]
  /** Messages that are no shop's, for the out-of-scope score alone. */
  readonly strangers: readonly Float32Array[]
}

/** Which fold each row, and each stranger, is held out in; −1: in none, it is always learned from. */
export type Folds = { readonly count: number; readonly ofRow: readonly number[]; readonly ofStranger: readonly number[] }

/** What cross-validation chooses. */
export type Recipe = { readonly strength: number; readonly names: boolean }

export type HeldOut = {
  /** Of the intents, without out of scope. */
  readonly logits: readonly Float32Array[]
  readonly features: readonly number[][]
  readonly strangerFeatures: readonly number[][]
}

const strengths = [1, 3, 10, 30, 100, 300]
/** From so many rows on one fold says as much about the strength as five of a small set. */
const manyRows = 4000
/** With so many rows an intent, its name adds nothing that its rows do not say. */
const enoughForNames = 20
/** Nearest examples are looked for among so many of an intent, and of what is out of scope: more cost time and tell nothing new. */
const mostExamples = 200
const mostOutside = 2000

/** Every class is dealt out evenly, in an order that the seed decides. */
export function dealFolds({ targets, strangers }: Labelled, count: number, seed: number): Folds {
  const random = seededRandom(seed)
  const order = targets.map((target, row) => ({ target, row, key: random() })).sort((a, b) => a.target - b.target || a.key - b.key)
  const ofRow = new Array<number>(targets.length)
  for (const [place, { row }] of order.entries()) ofRow[row] = place % count
  return { count, ofRow, ofStranger: strangers.map((_, at) => at % count) }
}

/** One fold: the rows from `first` on, and every other stranger. */
export function holdBack({ targets, strangers }: Labelled, first: number): Folds {
  return { count: 1, ofRow: targets.map((_, row) => (row < first ? -1 : 0)), ofStranger: strangers.map((_, at) => (at % 2 === 0 ? 0 : -1)) }
}

/** What is told of a row beside its logits, by the rows of the other folds; the more it was asked, the less is left to compute. */
type Ask = (row: number, logits: Float32Array) => Views

/** The recipe with what it gave by fold: whoever fits on the same rows or fewer goes on from these heads. */
export type Chosen = { readonly recipe: Recipe; readonly heads: readonly (SoftmaxHead | undefined)[]; readonly asks: readonly Ask[] }

/**
 * The L2 strength whose held-out views, once mixed and calibrated, have the least cross-entropy, from weak to strong as long as it falls: a
 * strength that is best for the head alone silences rare intents, and needs not suit the mixture. Then
 * whether the intents' names lower it further, which bear a stronger trust in the data.
 */
export async function chooseRecipe(matmul: Matmul, data: Labelled, folds: Folds): Promise<Chosen> {
  const tried = Array.from({ length: data.targets.length > manyRows ? 1 : folds.count }, (_, fold) => fold)
  const asks = tried.map(fold => openAsk(data, rowsBut(folds, fold)))
  let best: Chosen & { loss: number } = { recipe: { strength: 1, names: false }, heads: [], asks, loss: Number.POSITIVE_INFINITY }
  let before: Chosen['heads'] = []
  for (const strength of strengths) {
    const found = await tryRecipe(matmul, data, folds, asks, { strength, names: false }, before)
    before = found.heads
    if (found.loss > best.loss) break
    best = found
  }
  if (data.targets.length >= enoughForNames * data.intents) return best
  const nameless = best.recipe.strength
  for (const strength of strengths.filter(strength => strength >= nameless).slice(0, 2)) {
    const named = await tryRecipe(matmul, data, folds, asks, { strength, names: true }, best.heads)
    if (named.loss < best.loss) best = named
  }
  return best
}

async function tryRecipe(
  matmul: Matmul,
  data: Labelled,
  folds: Folds,
  asks: readonly Ask[],
  recipe: Recipe,
  starts: Chosen['heads'],
): Promise<Chosen & { loss: number }> {
  const heads: SoftmaxHead[] = []
  let loss = 0
  for (const [fold, ask] of asks.entries()) {
    const held = inScope(data).filter(row => folds.ofRow[row] === fold)
    const head = await fitOn(matmul, data, rowsBut(folds, fold), recipe, starts[fold])
    heads.push(head)
    if (held.length === 0) continue
    const views = held.map(row => ask(row, ofIntents(applyHead(head, data.vectors[row]!))))
    const targets = held.map(row => data.targets[row]!)
    const mixture = await fitMixture(views, targets, countsOf(data))
    const logits = views.map(own => mix(own, mixture))
    loss += crossEntropy(logits, targets, fitTemperature(logits, targets)) * held.length
  }
  return { recipe, heads, asks, loss }
}

/** What a model says of each row, and of each stranger, that was trained without the row's fold. */
export async function predictHeldOut(
  matmul: Matmul,
  data: Labelled,
  folds: Folds,
  { recipe, heads, asks }: Chosen,
): Promise<HeldOut & { readonly views: readonly Views[] }> {
  const heldOut = emptyHeldOut(data)
  const views = new Array<Views>(data.targets.length)
  for (let fold = 0; fold < folds.count; fold++) {
    const used = rowsBut(folds, fold)
    const head = heads[fold] ?? (await fitOn(matmul, data, used, recipe))
    predictFold(data, folds, fold, used, head, heldOut)
    const ask = asks[fold] ?? openAsk(data, used)
    for (const [row, logits] of heldOut.logits.entries()) if (folds.ofRow[row] === fold) views[row] = ask(row, logits)
  }
  return { ...heldOut, views }
}

/**
 * The same where each fold trains also without a part of the intents, so that their rows are what a shop's own unforeseen questions are like.
 * Logits are of fewer intents. `isLeftOut[row]`: its intent was not shown.
 */
export async function predictLeftOut(
  matmul: Matmul,
  data: Labelled,
  folds: Folds,
  { recipe, heads }: Chosen,
): Promise<HeldOut & { readonly isLeftOut: readonly boolean[] }> {
  const heldOut = emptyHeldOut(data)
  const isLeftOutOf = (intent: number, fold: number) => intent % folds.count === fold && intent !== data.intents
  for (let fold = 0; fold < folds.count; fold++) {
    const used = rowsBut(folds, fold).filter(row => !isLeftOutOf(data.targets[row]!, fold))
    const left = Array.from(data.names.keys()).filter(intent => !isLeftOutOf(intent, fold))
    const fewer = withIntents(data, left)
    const start = heads[fold]
    const head = await fitOn(matmul, fewer, used, recipe, start && withClasses(start, [...left, data.intents]))
    predictFold(fewer, folds, fold, used, head, heldOut)
  }
  return { ...heldOut, isLeftOut: data.targets.map((target, row) => isLeftOutOf(target, folds.ofRow[row]!)) }
}

function emptyHeldOut({ targets, strangers }: Labelled) {
  const listOf = <T>(length: number) => new Array<T>(length)
  return {
    logits: listOf<Float32Array>(targets.length),
    features: listOf<number[]>(targets.length),
    strangerFeatures: listOf<number[]>(strangers.length),
  }
}

function predictFold(
  data: Labelled,
  { ofRow, ofStranger }: Folds,
  fold: number,
  used: readonly number[],
  head: SoftmaxHead,
  into: ReturnType<typeof emptyHeldOut>,
): void {
  const strangers = data.strangers.filter((_, at) => ofStranger[at] !== fold)
  const examples = packRows(data, used, strangers)
  for (const [row, vector] of data.vectors.entries()) {
    if (ofRow[row] !== fold) continue
    const given = applyHead(head, vector)
    into.features[row] = scopeFeatures(given, vector, examples)
    into.logits[row] = ofIntents(given)
  }
  for (const [at, vector] of data.strangers.entries())
    if (ofStranger[at] === fold) into.strangerFeatures[at] = scopeFeatures(applyHead(head, vector), vector, examples)
}

function openAsk(data: Labelled, used: readonly number[]): Ask {
  const examples = packRows(data, used, [])
  const wording = fitWording(
    used.map(row => data.wordings[row]!),
    used.map(row => data.targets[row]!),
    data.intents,
  )
  const known = new Map<number, Float32Array>()
  return (row, head) => {
    const cosines = known.get(row) ?? new Float32Array(data.intents).fill(Number.NaN)
    known.set(row, cosines)
    const nearness = nearnessOf(head, data.vectors[row]!, examples, cosines)
    return { head, wording: applyWording(wording, data.wordings[row]!), nearness }
  }
}

/** Rows by intent. */
export function countsOf({ targets, intents }: Labelled): number[] {
  const counts = new Array<number>(intents).fill(0)
  for (const target of targets) if (target >= 0 && target < intents) counts[target]!++
  return counts
}

/** The same rows with targets counted over fewer intents; those of the others are −1 and must not be trained on. */
function withIntents(data: Labelled, left: readonly number[]): Labelled {
  const renamed = new Map([...left, data.intents].map((intent, at) => [intent, at]))
  return {
    ...data,
    intents: left.length,
    targets: data.targets.map(target => renamed.get(target) ?? -1),
    names: left.map(intent => data.names[intent]!),
  }
}

export async function fitOn(
  matmul: Matmul,
  { intents, vectors, targets, names }: Labelled,
  rows: readonly number[],
  recipe: Recipe,
  start?: SoftmaxHead,
): Promise<SoftmaxHead> {
  const named = recipe.names ? names.map((vector, target) => ({ vector, target })) : []
  const used = [...rows.map(row => targets[row]!), ...named.map(({ target }) => target)]
  const head = await trainHead(matmul, [...rows.map(row => vectors[row]!), ...named.map(({ vector }) => vector)], used, {
    classes: intents + 1,
    strength: recipe.strength,
    ...(start && { start }),
  })
  return used.includes(intents) ? head : withoutLast(head)
}

function withClasses({ inputs, classes, weights }: SoftmaxHead, kept: readonly number[]): SoftmaxHead {
  const fewer = new Float32Array((inputs + 1) * kept.length)
  for (let at = 0; at <= inputs; at++) for (const [to, from] of kept.entries()) fewer[at * kept.length + to] = weights[at * classes + from]!
  return { inputs, classes: kept.length, weights: fewer }
}

/** A class that no row belongs to has no say. */
function withoutLast({ inputs, classes, weights }: SoftmaxHead): SoftmaxHead {
  const shut = weights.slice()
  for (let at = 0; at < inputs; at++) shut[at * classes + classes - 1] = 0
  shut[shut.length - 1] = -1000
  return { inputs, classes, weights: shut }
}

/** The examples that nearness is measured to; strangers stand with what is out of scope. */
export function packRows(data: Labelled, rows: readonly number[], strangers: readonly Float32Array[]): Examples {
  const groups = Array.from({ length: data.intents + 1 }, (): Float32Array[] => [])
  for (const row of rows) groups[data.targets[row]!]!.push(data.vectors[row]!)
  groups[data.intents]!.push(...strangers)
  const kept = groups.map((group, of) => spread(group, of === data.intents ? mostOutside : mostExamples))
  return packExamples(kept, data.vectors[0]?.length ?? 0)
}

export function inScope({ targets, intents }: Labelled): number[] {
  return Array.from(targets.keys()).filter(row => targets[row] !== intents)
}

function rowsBut({ ofRow }: Folds, fold: number): number[] {
  return Array.from(ofRow.keys()).filter(row => ofRow[row] !== fold)
}

/** At most so many, evenly from the whole list. */
export function spread<T>(list: readonly T[], most: number): readonly T[] {
  return list.length <= most ? list : Array.from({ length: most }, (_, at) => list[Math.floor((at * list.length) / most)]!)
}
