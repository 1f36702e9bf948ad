import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Encoder } from './encoder.ts'

/** Vectors of texts by what they were made of. One that cannot be read or written is as good as none: `fault` says why, once. */
export type EmbeddingCache = {
  /** Undefined where a text is not there. */
  find(texts: readonly string[]): Promise<(Float32Array | undefined)[]>
  add(texts: readonly string[], vectors: readonly Float32Array[]): Promise<void>
}

const keyBytes = 16
const checkBytes = 4
const suffix = '.vectors'
/** About 300,000 texts. */
const mostBytes = 512 * 1024 * 1024
/** More files than this are read into one. */
const mostFiles = 32

/**
 * A folder of files that are written once, beside and renamed: who reads meets whole files, and two who train at once lose nothing. A record
 * is key, vector and checksum; a damaged one is passed over. The files longest unused go when the folder grows too large. No text is kept,
 * but a vector tells much about its text: the folder is as private as the data.
 */
export function openEmbeddingCache(
  folder: string,
  { hash, dimensions }: Pick<Encoder, 'hash' | 'dimensions'>,
  options: { mostBytes?: number; onFault?: (error: Error) => void } = {},
): EmbeddingCache {
  const most = options.mostBytes ?? mostBytes
  const recordBytes = keyBytes + dimensions * 4 + checkBytes
  const prefix = hash.slice(0, 16)
  const keyOf = (text: string) =>
    createHash('sha256')
      .update(`${hash}\n${text}`)
      .digest('hex')
      .slice(0, keyBytes * 2)
  let known: Promise<Map<string, Float32Array>> | undefined

  async function read(): Promise<Map<string, Float32Array>> {
    const vectors = new Map<string, Float32Array>()
    const names = (await namesIn(folder)).filter(name => name.startsWith(prefix))
    for (const name of names) {
      const bytes = await readFile(join(folder, name)).catch(absent)
      if (bytes === undefined) continue
      for (let at = 0; at + recordBytes <= bytes.length; at += recordBytes) {
        const body = bytes.subarray(at, at + recordBytes - checkBytes)
        if (crc32(body) !== bytes.readUInt32LE(at + recordBytes - checkBytes)) continue
        const values = body.buffer.slice(body.byteOffset + keyBytes, body.byteOffset + body.length) as ArrayBuffer
        vectors.set(body.toString('hex', 0, keyBytes), new Float32Array(values))
      }
      const now = new Date()
      await utimes(join(folder, name), now, now).catch(absent)
    }
    if (names.length > mostFiles) {
      await write(vectors)
      await Promise.all(names.map(name => rm(join(folder, name), { force: true })))
    }
    return vectors
  }

  async function write(vectors: ReadonlyMap<string, Float32Array>): Promise<void> {
    const bytes = Buffer.alloc(vectors.size * recordBytes)
    let at = 0
    for (const [key, vector] of vectors) {
      bytes.write(key, at, 'hex')
      bytes.set(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength), at + keyBytes)
      bytes.writeUInt32LE(crc32(bytes.subarray(at, at + recordBytes - checkBytes)), at + recordBytes - checkBytes)
      at += recordBytes
    }
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const name = `${prefix}-${randomUUID()}`
    const draft = join(folder, `${name}.draft`)
    try {
      await writeFile(draft, bytes, { mode: 0o600 })
      await rename(draft, join(folder, name + suffix))
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
    await trim(folder, most)
  }

  function orReport(error: Error): undefined {
    options.onFault?.(error)
  }

  return {
    async find(texts) {
      known ??= read().catch(error => orReport(error) ?? new Map())
      const vectors = await known
      return texts.map(text => vectors.get(keyOf(text)))
    },
    async add(texts, vectors) {
      if (texts.length === 0) return
      await write(new Map(texts.map((text, at) => [keyOf(text), vectors[at]!]))).catch(orReport)
    },
  }
}

/** Removes drafts that a killed process left, and the files longest unused until the rest is small enough. */
async function trim(folder: string, most: number): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder)).map(async name => {
      const path = join(folder, name)
      const found = await stat(path).catch(absent)
      return { path, name, size: found?.size ?? 0, usedAt: found?.mtimeMs ?? 0 }
    }),
  )
  const dayAgo = Date.now() - 24 * 3600 * 1000
  let total = 0
  for (const { path, name, size, usedAt } of files.sort((a, b) => b.usedAt - a.usedAt)) {
    total += size
    const left = name.endsWith('.draft') && usedAt < dayAgo
    if (left || (name.endsWith(suffix) && total > most)) await rm(path, { force: true })
  }
}

async function namesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder).catch(absent)) ?? []
  return names.filter(name => name.endsWith(suffix)).sort()
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
