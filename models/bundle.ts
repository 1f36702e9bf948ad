import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Examples } from './examples.ts'
import type { Estimate } from './metrics.ts'
import type { OutOfScope } from './out-of-scope.ts'
import type { SoftmaxHead } from './softmax-head.ts'

/** Everything `createClassifier` needs beside the encoder: a folder of `bundle.json` and `bundle.bin`. */
export type Bundle = {
  readonly labels: readonly string[]
  readonly mean: Float32Array
  /** Its classes are the labels and, last, out of scope. */
  readonly head: SoftmaxHead
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
  readonly data: { readonly sha256: string; readonly rows: number; readonly outOfScopeRows: number }
  readonly strength: number
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

const format = 1
const jsonName = 'bundle.json'
const binaryName = 'bundle.bin'

type BundleFile = {
  format: number
  card: BundleCard
  labels: string[]
  dimensions: number
  offsets: number[]
  temperature: number
  outOfScope: OutOfScope
  binary: { bytes: number; sha256: string }
}

/** Writes beside the folder and renames, so that a reader meets the old bundle or the new one, never half of one. */
export async function writeBundle(folder: string, bundle: Bundle): Promise<void> {
  const { labels, mean, head, temperature, examples, outOfScope, card } = bundle
  const binary = Buffer.concat([mean, head.weights, examples.scales, examples.values].map(toBytes))
  const file: BundleFile = {
    format,
    card,
    labels: [...labels],
    dimensions: mean.length,
    offsets: [...examples.offsets],
    temperature,
    outOfScope,
    binary: { bytes: binary.length, sha256: sha256(binary) },
  }
  const beside = `${folder}.${randomUUID()}`
  await mkdir(dirname(folder), { recursive: true })
  await mkdir(beside)
  await writeFile(join(beside, binaryName), binary)
  await writeFile(join(beside, jsonName), `${JSON.stringify(file, null, 2)}\n`)
  const old = `${beside}.old`
  const hadOne = await rename(folder, old).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
  await rename(beside, folder)
  if (hadOne) await rm(old, { recursive: true })
}

/** Throws BundleError when the folder holds no bundle, a damaged one, or one that was trained on another encoder. */
export async function readBundle(folder: string, encoderHash: string): Promise<Bundle> {
  const file = await readJson(join(folder, jsonName))
  if (file.format !== format) throw new BundleError(`Expected ${folder} to hold an intent bundle of format ${format}, got ${file.format}`)
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
  let at = 0
  const floats = (length: number) => {
    const view = new Float32Array(bytes, at, length)
    at += view.byteLength
    return view
  }
  const mean = floats(dimensions)
  const head = { inputs: dimensions, classes, weights: floats((dimensions + 1) * classes) }
  const scales = floats(rows)
  const values = new Int8Array(bytes, at, rows * dimensions)
  const { temperature, outOfScope, card } = file
  return { labels, mean, head, temperature, examples: { dimensions, offsets, values, scales }, outOfScope, card }
}

async function readJson(path: string): Promise<BundleFile> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    throw new BundleError(`Expected an intent bundle at ${path}: ${(error as Error).message}`, { cause: error })
  }
}

function toBytes({ buffer, byteOffset, byteLength }: Float32Array | Int8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
