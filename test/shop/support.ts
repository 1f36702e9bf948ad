import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../server/store/migrate.ts'
import { type Database, openDatabase } from '../../server/store/sqlite.ts'

/** A migrated database in a folder of its own. */
export function temporaryShop(): { database: Database; folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'usher-shop-'))
  const database = openDatabase(join(folder, 'usher.sqlite'))
  migrate(database)
  return {
    database,
    folder,
    remove: () => {
      database.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export function sound<T>(read: { ok: true; value: T } | { ok: false; faults: string[] }): T {
  if (read.ok) return read.value
  throw new Error(read.faults.join('\n'))
}

export function faultsOf(read: { ok: boolean; faults?: string[] }): string[] {
  return read.faults ?? []
}
