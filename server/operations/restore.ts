import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { giveToOwner, settleFile } from '../store/files.ts'
import { databaseFile, lockData, type Place } from '../store/lock.ts'
import { foreignParts, refuseNewer } from '../store/migrate.ts'
import { restoreMark } from '../store/open.ts'
import { freeBytes } from '../store/space.ts'
import { openDatabase } from '../store/sqlite.ts'
import { BackupError, databaseEntry, type Manifest, readArchive } from './archive.ts'
import { inspect, keysOf } from './backup.ts'

/** As long as those that are made. */
const shortestKey = 32

export type Restored = { manifest: Manifest; kept: string | undefined }

/**
 * Puts a backup in the place of a data folder's database and keys, when no service uses it. Everything is unpacked and checked
 * first; what was there is kept in a folder beside it; a fault on the way puts it back.
 */
export async function restore(place: Place, file: string, options: { replace: boolean; now: Date }): Promise<Restored> {
  const database = databaseFile(place)
  mkdirSync(place.data, { recursive: true, mode: 0o700 })
  const lock = lockData(place)
  const mark = join(place.data, restoreMark)
  const work = mkdtempSync(join(dirname(database), '.usher-restore-'))
  try {
    if (existsSync(database) && !options.replace && !existsSync(mark))
      throw new BackupError(
        `Expected no database at ${database}: --replace puts the backup in its place and keeps it beside. Nothing was changed.`,
      )
    const manifest = await readArchive(
      file,
      (name, bytes) => pipeline(bytes, createWriteStream(join(work, name), { mode: 0o600, flush: true })),
      freeBytes(database),
    )
    refuseKeys(work, manifest, file)
    refuseNewer(inspect(join(work, databaseEntry)).migrations, file)
    refuseForeign(join(work, databaseEntry), file)
    const targets = manifest.files.map(({ name }) => ({
      from: join(work, name),
      to: name === databaseEntry ? database : join(place.data, name),
    }))
    for (const { from, to } of targets) giveToOwner(dirname(to), from)
    const kept = join(place.data, `before-restore-${options.now.toISOString().replace(/[:.]/g, '-')}`)
    // Of the other schema's keys none may stay: what they encrypted is not in this database.
    const old = [database, `${database}-wal`, `${database}-shm`, ...keysOf(place.data).map(name => join(place.data, name))].filter(
      existsSync,
    )
    swap({ old, targets, kept, mark })
    return { manifest, kept: old.length === 0 ? undefined : kept }
  } finally {
    rmSync(work, { recursive: true, force: true })
    lock.release()
  }
}

/** A key that is empty signs as well as any, for everybody. */
function refuseKeys(work: string, { files }: Manifest, file: string): void {
  for (const { name } of files.filter(each => each.name !== databaseEntry)) {
    const { length } = readFileSync(join(work, name), 'utf8').trim()
    if (length < shortestKey)
      throw new BackupError(`Expected ${name} of ${file} to hold at least ${shortestKey} characters, got ${length}. Nothing was changed.`)
  }
}

/** A trigger or a view that is not this program's would act in its name. */
function refuseForeign(copy: string, file: string): void {
  const restored = openDatabase(copy, { trusted: true })
  try {
    const foreign = foreignParts(restored)
    if (foreign.length > 0)
      throw new BackupError(
        `Expected the tables of this program in ${file}, got also ${foreign.slice(0, 3).join(', ')}. Nothing was changed.`,
      )
  } finally {
    restored.close()
  }
}

/** The mark makes a start refuse a folder that a power cut left between two renames. */
function swap({ old, targets, kept, mark }: { old: string[]; targets: { from: string; to: string }[]; kept: string; mark: string }): void {
  const undo: (() => void)[] = []
  try {
    writeFileSync(mark, `${kept}\n`, { mode: 0o600, flush: true })
    settleFile(mark)
    if (old.length > 0) mkdirSync(kept, { mode: 0o700 })
    for (const path of old) {
      const away = join(kept, basename(path))
      renameSync(path, away)
      undo.push(() => renameSync(away, path))
    }
    for (const { from, to } of targets) {
      renameSync(from, to)
      undo.push(() => rmSync(to))
      settleFile(to)
    }
  } catch (error) {
    for (const step of undo.reverse()) step()
    rmSync(kept, { recursive: true, force: true })
    rmSync(mark, { force: true })
    throw error
  }
  rmSync(mark)
}
