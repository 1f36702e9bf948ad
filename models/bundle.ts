import { createHash, randomUUID } from 'node:crypto'
import { constants, existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { Recipe } from './cross-validation.ts'
import type { Examples } from './examples.ts'
import type { Estimate } from './metrics.ts'
import type { Mixture } from './mixture.ts'
import type { OutOfScope } from './out-of-scope.ts'
import type { SoftmaxHead } from './softmax-head.ts'
import { type Wording, wordingFeatures } from './wording.ts'

/** Everything `createClassifier` needs beside the encoder: a folder of `bundle.json` and `bundle.bin`. */
export type Bundle = {
  readonly labels: readonly string[]
  readonly mean: Float32Array
  /** Its classes are the labels and, last, out of scope. */
  readonly head: SoftmaxHead
  /** What is heard beside the head; bundles of format 3 have nothing. */
  readonly beside?: { readonly wording: Wording; readonly mixture: Mixture }
  readonly temperature: number
  readonly examples: Examples
  readonly outOfScope: OutOfScope
  readonly card: BundleCard
}

/** Where a bundle comes from and how good it is, by k-fold cross-validation on its own data. */
export type BundleCard = {
  readonly encoder: string
  /** ISO 8601, UTC. */
  readonly date: string
  readonly seed: number
  readonly data: { readonly sha256: string; readonly rows: number; readonly outOfScopeRows: number; readonly strangers: number }
  readonly recipe: Recipe
  readonly metrics: { readonly folds: number; readonly all: FoldMetrics; readonly byLanguage: Readonly<Record<string, FoldMetrics>> }
}

export type FoldMetrics = {
  readonly n: number
  readonly accuracy_in_scope: Estimate
  readonly macro_f1: Estimate
  readonly ece: number | null
  readonly oos: {
    readonly n: number
    readonly auroc: number | null
    readonly recall_at_operating_point: number | null
    readonly in_scope_accuracy_at_operating_point: number | null
    readonly mcc: number | null
  }
}

export class BundleError extends Error {
  override readonly name = 'BundleError'
  readonly code = 'bundle_unusable'
}

const formats = { alone: 3, beside: 4 }
const jsonName = 'bundle.json'
const binaryName = 'bundle.bin'
const encoderName = 'encoder'

const numbers = z.array(z.number()).readonly()
/** What is read before the binary beside it is; the card is for people. */
const bundleFile = z.looseObject({
  format: z.union([z.literal(formats.alone), z.literal(formats.beside)]),
  card: z.looseObject({ encoder: z.string() }).transform(card => card as unknown as BundleCard),
  labels: z.array(z.string()).min(1),
  dimensions: z.int().min(1),
  offsets: z.array(z.int().min(0)).min(1),
  temperature: z.number().positive(),
  outOfScope: z.object({
    means: numbers,
    deviations: numbers,
    weights: numbers,
    bias: z.number(),
    keep: z.number(),
    threshold: z.number(),
    byLanguage: z.record(z.string(), z.object({ threshold: z.number(), byIntent: numbers })),
  }),
  mixture: z.object({ wording: z.number(), nearness: z.number(), lean: numbers }).optional(),
  binary: z.object({ bytes: z.number(), sha256: z.string() }),
})
type BundleFile = z.infer<typeof bundleFile>

/** The encoder that a bundle brings along, as one tuned for its shop does. */
export function encoderOf(folder: string): string | undefined {
  const own = join(folder, encoderName)
  return existsSync(own) ? own : undefined
}

/**
 * Throws BundleError unless a bundle may be written to the folder: it is not there, empty, or holds a bundle, and files can be made beside it.
 * What is no bundle is never replaced.
 */
export async function checkBundlePlace(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [] as string[]
    throw new BundleError(`Expected ${folder} to be a folder for a bundle, got ${error.code === 'ENOTDIR' ? 'a file' : error.message}`)
  })
  if (names.length > 0 && !names.includes(jsonName))
    throw new BundleError(`Expected ${folder} to be new, empty or an intent bundle, got a folder with ${names.slice(0, 3).join(', ')}`)
  try {
    await mkdir(dirname(folder), { recursive: true })
    const beside = `${folder}.${randomUUID()}`
    await mkdir(beside)
    await rmdir(beside)
  } catch (error) {
    throw new BundleError(`Expected a place to write ${folder}: ${(error as Error).message}`, { cause: error })
  }
}

/**
 * Writes beside the folder and renames, so that a reader meets the old bundle or the new one, never half of one. `encoder` is the folder of an
 * encoder to take along, perhaps out of the old bundle.
 */
export async function writeBundle(folder: string, bundle: Bundle, encoder?: string): Promise<void> {
  await checkBundlePlace(folder)
  const beside = `${folder}.${randomUUID()}`
  const old = `${beside}.old`
  await mkdir(beside)
  try {
    await fill(beside, bundle)
    if (encoder !== undefined) await cp(encoder, join(beside, encoderName), { recursive: true, mode: constants.COPYFILE_FICLONE })
    const hadOne = await moved(folder, old)
    try {
      await rename(beside, folder)
    } catch (error) {
      if (hadOne) await rename(old, folder)
      throw error
    }
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
  await rm(old, { recursive: true, force: true })
}

async function fill(folder: string, { labels, mean, head, beside, temperature, examples, outOfScope, card }: Bundle): Promise<void> {
  const { wording, mixture } = beside ?? {}
  // Four bytes a number come first, so that each begins at a multiple of four.
  const floats = [mean, head.weights, examples.scales, ...(wording ? [wording.rarity, wording.scales] : [])]
  const binary = Buffer.concat([...floats, examples.values, ...(wording ? [wording.ratios] : [])].map(toBytes))
  const file: BundleFile = {
    format: beside === undefined ? formats.alone : formats.beside,
    card,
    labels: [...labels],
    dimensions: mean.length,
    offsets: [...examples.offsets],
    temperature,
    outOfScope,
    ...(mixture && { mixture }),
    binary: { bytes: binary.length, sha256: sha256(binary) },
  }
  await writeFile(join(folder, binaryName), binary)
  await writeFile(join(folder, jsonName), `${JSON.stringify(file, null, 2)}\n`)
}

/** False where there was nothing to move. */
async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

/** The intents that a bundle tells apart, whatever else of it can be read. Throws BundleError when the folder holds none. */
export async function readLabels(folder: string): Promise<readonly string[]> {
  const read = bundleFile.pick({ labels: true }).safeParse(await readTold(folder))
  if (read.success) return read.data.labels
  throw new BundleError(`Expected labels in ${join(folder, jsonName)}: ${read.error.message}`)
}

/** Throws BundleError when the folder holds no bundle, a damaged one, or one that was trained on another encoder. */
export async function readBundle(folder: string, encoderHash: string): Promise<Bundle> {
  const file = await readJson(folder)
  if (file.card.encoder !== encoderHash)
    throw new BundleError(
      `Expected the intents in ${folder} to be trained on this encoder (${encoderHash.slice(0, 12)}), got ${file.card.encoder.slice(0, 12)}: ` +
        'train them again with `usher intents train`',
    )
  const binary = await readFile(join(folder, binaryName)).catch((error: Error) => {
    throw new BundleError(`Expected to read ${join(folder, binaryName)}: ${error.message}`)
  })
  if (sha256(binary) !== file.binary.sha256)
    throw new BundleError(`Expected ${join(folder, binaryName)} to have sha256 ${file.binary.sha256}, got ${sha256(binary)}: it is damaged`)

  const { dimensions, offsets, labels } = file
  const classes = labels.length + 1
  const rows = offsets.at(-1) ?? 0
  const bytes = binary.buffer.slice(binary.byteOffset, binary.byteOffset + binary.length) as ArrayBuffer
  const isBeside = file.mixture !== undefined
  const floatsTold = dimensions + (dimensions + 1) * classes + rows + (isBeside ? wordingFeatures + labels.length : 0)
  const bytesTold = 4 * floatsTold + rows * dimensions + (isBeside ? wordingFeatures * labels.length : 0)
  if (bytes.byteLength !== bytesTold)
    throw new BundleError(`Expected ${join(folder, binaryName)} to have ${bytesTold} bytes by ${jsonName}, got ${bytes.byteLength}`)
  let at = 0
  const floats = (length: number) => {
    const view = new Float32Array(bytes, at, length)
    at += view.byteLength
    return view
  }
  const mean = floats(dimensions)
  const head = { inputs: dimensions, classes, weights: floats((dimensions + 1) * classes) }
  const scales = floats(rows)
  const { temperature, outOfScope, card, mixture } = file
  const known = mixture && { rarity: floats(wordingFeatures), scales: floats(labels.length) }
  const values = new Int8Array(bytes, at, rows * dimensions)
  const ratios = known && new Int8Array(bytes, at + values.length, wordingFeatures * labels.length)
  const beside = known && ratios && { wording: { ...known, ratios }, mixture }
  return { labels, mean, head, ...(beside && { beside }), temperature, examples: { dimensions, offsets, values, scales }, outOfScope, card }
}

async function readTold(folder: string): Promise<unknown> {
  const path = join(folder, jsonName)
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new BundleError(`Expected an intent bundle at ${path}: ${error.message}`, { cause: error })
  })
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new BundleError(`Expected an intent bundle at ${path}: ${(error as Error).message}`, { cause: error })
  }
}

async function readJson(folder: string): Promise<BundleFile> {
  const path = join(folder, jsonName)
  const told = await readTold(folder)
  const read = bundleFile.safeParse(told, { reportInput: true })
  if (read.success) return read.data
  const [issue] = read.error.issues
  if (issue?.path[0] === 'format')
    throw new BundleError(
      `Expected ${folder} to hold an intent bundle of format ${Object.values(formats).join(' or ')}, got ${JSON.stringify(issue.input)}`,
    )
  throw new BundleError(`Expected an intent bundle at ${path}: ${issue?.path.join('.') || 'the file'}: ${issue?.message}`)
}

function toBytes({ buffer, byteOffset, byteLength }: Float32Array | Int8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
