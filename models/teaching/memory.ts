import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BundleError } from '../bundle.ts'

/** A sentence that a person corrected: whatever lies within `radius` (a cosine) of its `vector` (centred, of unit length) means the same. No text is kept. */
export type Remembered<Meaning = unknown> = { correction: number; meaning: Meaning; radius: number; vector: Float32Array }
/** `same`: it is the sentence itself, so that what was said of its goods holds too. */
export type Recalled<Meaning = unknown> = { correction: number; meaning: Meaning; cosine: number; same: boolean }

const name = 'memory.json'
/** The arithmetic of two runs of an encoder on the same text differs less than this. */
const sameAs = 0.99995

/** The nearest of those that reach so far; of two as near the later one. */
export function recall<Meaning>(memory: readonly Remembered<Meaning>[], query: Float32Array): Recalled<Meaning> | undefined {
  let best: Recalled<Meaning> | undefined
  for (const { correction, meaning, radius, vector } of memory) {
    const cosine = dot(query, vector)
    if (cosine >= Math.min(radius, sameAs) && cosine >= (best?.cosine ?? -1)) best = { correction, meaning, cosine, same: cosine >= sameAs }
  }
  return best
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!
  return sum
}

export async function writeMemory(folder: string, memory: readonly Remembered[]): Promise<void> {
  const rows = memory.map(({ vector, ...row }) => ({
    ...row,
    vector: Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64'),
  }))
  await writeFile(join(folder, name), JSON.stringify(rows), { mode: 0o600 })
}

/** Throws BundleError where there is none, or none for vectors of this length. */
export async function readMemory(folder: string, dimensions: number): Promise<Remembered[]> {
  const file = join(folder, name)
  try {
    const rows = JSON.parse(await readFile(file, 'utf8')) as (Omit<Remembered, 'vector'> & { vector: string })[]
    return rows.map(({ vector, ...row }) => {
      const bytes = Buffer.from(vector, 'base64')
      if (bytes.length !== dimensions * 4) throw new Error(`expected vectors of ${dimensions} numbers, got ${bytes.length / 4}`)
      return { ...row, vector: new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)) }
    })
  } catch (error) {
    throw new BundleError(`Expected a memory of corrections at ${file}: ${(error as Error).message}`, { cause: error })
  }
}
