import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import { settleFile } from '../store/files.ts'
import { databaseFile, type Place } from '../store/lock.ts'
import { migrationsOf } from '../store/migrate.ts'
import { type Database, openDatabase } from '../store/sqlite.ts'
import { BackupError, databaseEntry, describeFile, type Manifest, readArchive, writeArchive } from './archive.ts'

export type Backup = { file: string; bytes: number; sha256: string; manifest: Manifest }

/**
 * Copies the database of a service that may be running, with its keys, into one file, which is read back and compared before
 * it gets its name. Whatever fails, no file of that name appears and an older one stays.
 */
export async function backUp(
  place: Place,
  target: string,
  options: { version: string; now: Date; onProgress(done: number): void },
): Promise<Backup> {
  const file = databaseFile(place)
  if (!existsSync(file)) throw new BackupError(`Expected a database at ${file}, got nothing there: set USHER_DATA to the service's folder.`)
  const path = resolve(target)
  if (!existsSync(dirname(path))) throw new BackupError(`Expected the folder ${dirname(path)} to be there for ${basename(path)}.`)
  const work = mkdtempSync(join(dirname(path), '.usher-backup-'))
  try {
    const copy = join(work, databaseEntry)
    await copyDatabase(file, copy, options.onProgress)
    const { schema, counts } = inspect(copy)
    const keys = keysOf(place.data)
    const pathOf = (name: string) => (name === databaseEntry ? copy : join(place.data, name))
    const files = await Promise.all([databaseEntry, ...keys].map(async name => ({ name, ...(await describeFile(pathOf(name))) })))
    const { version, now } = options
    const manifest: Manifest = { format: 1, program: 'usher', version, schema, createdAt: now.toISOString(), files, counts }
    const partial = join(work, 'backup.tar.gz')
    await writeArchive(partial, manifest, pathOf)
    await readArchive(partial, (_name, bytes) => finished(bytes.resume()))
    const written = await describeFile(partial)
    renameSync(partial, path)
    settleFile(path)
    return { file: path, ...written, manifest }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** The keys of a data folder: `signing.key` and whatever else ends so. */
export function keysOf(data: string): string[] {
  return readdirSync(data)
    .filter(name => name.endsWith('.key'))
    .sort()
}

/** Checks a database that nobody else uses, from the first page to the last, and says what is in it. Throws BackupError. */
export function inspect(file: string): { schema: string; migrations: string[]; counts: Record<string, number> } {
  const database = openDatabase(file)
  try {
    const faults = [...integrityFaults(database)]
    if (faults.length > 0) throw new BackupError(`Expected a sound database, SQLite finds in the copy: ${faults.join('; ')}.`)
    // One file that needs no other beside it.
    database.sql('PRAGMA journal_mode = DELETE')
    const migrations = migrationsOf(database)
    const schema = migrations.at(-1)
    if (schema === undefined) throw new BackupError('Expected a database that the service has used, got an empty one.')
    const count = (table: string) => database.sql<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)[0]?.n ?? 0
    const counts = { conversations: count('conversations'), events: count('events'), products: count('products'), agents: count('agents') }
    return { schema, migrations, counts }
  } finally {
    database.close()
  }
}

/** What SQLite finds wrong, at most ten lines. */
export function integrityFaults(database: Database): string[] {
  const lines = database.sql<{ integrity_check: string }>('PRAGMA integrity_check(10)').map(row => row.integrity_check)
  const orphans = database.sql<{ table: string; parent: string }>('PRAGMA foreign_key_check').slice(0, 10)
  return [...lines.filter(line => line !== 'ok'), ...orphans.map(({ table, parent }) => `a row of ${table} without its ${parent}`)]
}

async function copyDatabase(from: string, to: string, onProgress: (done: number) => void): Promise<void> {
  const database = openDatabase(from, { readonly: true })
  try {
    await database.copyTo(to, onProgress)
  } finally {
    database.close()
  }
}
