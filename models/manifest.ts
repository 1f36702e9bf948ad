import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

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

const remedy = 'Run `git lfs pull` if the repository keeps them there, or `git checkout -- models/weights`, and start again.'

/** Compares every file of the manifest with its size and sha256; throws one WeightsError that names each fault and what to do. */
export async function verifyWeights(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder)
  const faults = await Promise.all(manifest.files.map(entry => faultOf(folder, entry)))
  const found = faults.filter(fault => fault !== undefined)
  if (found.length > 0) throw new WeightsError(`The model files are not as they should be:\n${found.join('\n')}\n${remedy}`)
  return manifest
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
