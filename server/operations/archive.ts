import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, statSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import tar from 'tar-stream'
import { z } from 'zod'

/** What a backup says of itself; its first entry. */
export const manifestSchema = z.object({
  format: z.literal(1),
  program: z.literal('usher'),
  version: z.string(),
  /** The newest migration the database has been through. */
  schema: z.string(),
  createdAt: z.iso.datetime(),
  /** The database, and the keys without which parts of it cannot be read or signed. */
  files: z.array(z.object({ name: z.string(), bytes: z.number().int().min(0), sha256: z.string() })),
  counts: z.record(z.string(), z.number()),
})
export type Manifest = z.infer<typeof manifestSchema>

export const databaseEntry = 'usher.sqlite'
const manifestEntry = 'manifest.json'
/** Far more than a manifest of one database and its keys takes. */
const longestManifest = 64 * 1024
const longestKey = 4096
/** Nothing else is ever written into a data folder. */
const allowedName = /^(?:usher\.sqlite|[a-z]+(?:-[a-z]+)*\.key)$/

export class BackupError extends Error {
  override readonly name = 'BackupError'
}

/** Writes a gzipped tar: the manifest, then its files in order. `pathOf` says where each lies now. */
export async function writeArchive(target: string, manifest: Manifest, pathOf: (name: string) => string): Promise<void> {
  const pack = tar.pack()
  const written = pipeline(pack, createGzip(), createWriteStream(target, { mode: 0o600, flags: 'wx', flush: true }))
  const filled = (async () => {
    const mtime = new Date(manifest.createdAt)
    pack.entry({ name: manifestEntry, mode: 0o600, mtime }, `${JSON.stringify(manifest, null, 2)}\n`)
    for (const { name, bytes } of manifest.files)
      await pipeline(createReadStream(pathOf(name)), pack.entry({ name, size: bytes, mode: 0o600, mtime }))
    pack.finalize()
  })()
  await Promise.all([written, filled])
}

/**
 * Reads a whole backup and compares every byte with its manifest; `keep` gets each file as it passes. What is larger than it says, or
 * than `room` bytes, is not unpacked. Throws BackupError.
 */
export async function readArchive(
  file: string,
  keep: (name: string, bytes: Readable) => Promise<void>,
  room = Number.POSITIVE_INFINITY,
): Promise<Manifest> {
  const extract = tar.extract()
  // The first fault is the one that names the cause; the loop below then ends with the same.
  const unpacked = pipeline(createReadStream(file), createGunzip(), extract)
  unpacked.catch(() => undefined)
  let manifest: Manifest | undefined
  const missing = new Set<string>()
  try {
    for await (const entry of extract) {
      const { name } = entry.header
      if (manifest === undefined) {
        if (name !== manifestEntry) throw new BackupError(`it begins with ${JSON.stringify(name)}`)
        if ((entry.header.size ?? 0) > longestManifest) throw new BackupError(`its manifest takes ${entry.header.size} bytes`)
        manifest = manifestSchema.parse(JSON.parse(await text(entry)))
        for (const file of manifest.files) missing.add(file.name)
        const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0)
        if (bytes > room) throw new BackupError(`it unpacks to ${bytes} bytes, and ${room} are free: make room`)
        continue
      }
      const expected = manifest.files.find(other => other.name === name)
      if (expected === undefined || !missing.delete(name) || !allowedName.test(name))
        throw new BackupError(`it holds ${JSON.stringify(name)}`)
      // Before a byte of it is written.
      if (entry.header.size !== expected.bytes) throw new BackupError(`its ${name} takes ${entry.header.size} bytes, not ${expected.bytes}`)
      if (name !== databaseEntry && expected.bytes > longestKey) throw new BackupError(`its ${name} takes ${expected.bytes} bytes`)
      const found = await keepAndHash(entry, bytes => keep(name, bytes))
      if (found.bytes !== expected.bytes || found.sha256 !== expected.sha256)
        throw new BackupError(`its ${name} has sha256 ${found.sha256}, not ${expected.sha256}`)
    }
    await unpacked
    if (manifest === undefined || missing.size > 0 || !manifest.files.some(({ name }) => name === databaseEntry))
      throw new BackupError(`it lacks ${[...missing].join(', ') || databaseEntry}`)
    return manifest
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOSPC') throw cause
    const reason = cause instanceof z.ZodError ? 'its manifest has another form' : cause instanceof Error ? cause.message : String(cause)
    throw new BackupError(`Expected ${file} to be a sound backup of \`usher backup\`, but ${reason}. Nothing was changed.`, { cause })
  }
}

async function keepAndHash(entry: Readable, keep: (bytes: Readable) => Promise<void>): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  entry.on('data', (chunk: Buffer) => {
    hash.update(chunk)
    bytes += chunk.length
  })
  await keep(entry)
  return { bytes, sha256: hash.digest('hex') }
}

/** Size and sha256 of a file, as the manifest wants them. */
export async function describeFile(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash)
  return { bytes: statSync(path).size, sha256: hash.digest('hex') }
}
