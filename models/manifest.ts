import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sharedName } from './graph.ts'

export type ManifestEntry = {
  /** Relative to the folder of the weights, with forward slashes. */
  path: string
  bytes: number
  sha256: string
  licence: string
  source: string
}

export type Manifest = { files: ManifestEntry[] }

export const manifestName = 'manifest.json'

export class WeightsError extends Error {
  override readonly name = 'WeightsError'
  readonly code = 'weights_damaged'
}

const remedy = 'Run `git checkout -- models/weights` in the repository, or copy the folder from a sound one, and start again.'

/**
 * Compares the files of the manifest with their size and sha256; throws one WeightsError that names each fault and what to do.
 * `parts`: the sub-folders that are used, with what holds tensors of theirs; a shop may have deleted another. All without it.
 */
export async function verifyWeights(folder: string, parts?: readonly string[]): Promise<Manifest> {
  const manifest = await readManifest(folder)
  const holders =
    parts === undefined ? [] : (await Promise.all(parts.map(part => holdersOf(folder, part)))).flatMap(one => Object.keys(one))
  const used = manifest.files.filter(
    ({ path }) => parts === undefined || holders.includes(path) || parts.some(part => path.startsWith(`${part}/`)),
  )
  const unlisted = parts?.filter(part => !manifest.files.some(({ path }) => path.startsWith(`${part}/`))) ?? []
  const faults = await Promise.all(used.map(entry => faultOf(folder, entry)))
  const found = [
    ...unlisted.map(part => `  ${join(folder, part)}: expected files of it in ${manifestName}, found none`),
    ...faults.filter(fault => fault !== undefined),
  ]
  if (found.length > 0) throw new WeightsError(`The model files are not as they should be:\n${found.join('\n')}\n${remedy}`)
  return manifest
}

/** Files of other parts that hold tensors of this one, each with the sha256 that it had when they were left to it. */
export async function holdersOf(folder: string, part: string): Promise<Record<string, string>> {
  const text = await readFile(join(folder, part, 'onnx', sharedName), 'utf8').catch(() => undefined)
  return text === undefined ? {} : (JSON.parse(text) as { holders: Record<string, string> }).holders
}

/** sha256 in hexadecimal, without holding the file in memory. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash)
  return hash.digest('hex')
}

async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, manifestName)
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    throw new WeightsError(`Expected the list of model files at ${path}: ${(error as Error).message}\n${remedy}`, { cause: error })
  }
}

async function faultOf(folder: string, { path, bytes, sha256 }: ManifestEntry): Promise<string | undefined> {
  const file = join(folder, path)
  const size = await stat(file).then(
    found => found.size,
    () => undefined,
  )
  if (size === undefined) return `  ${file}: expected a file of ${bytes} bytes, found none`
  if (size !== bytes) return `  ${file}: expected ${bytes} bytes, found ${size}`
  const found = await hashFile(file)
  return found === sha256 ? undefined : `  ${file}: expected sha256 ${sha256}, found ${found}`
}
