import { renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { giveToOwner, settleFile } from './files.ts'
import type { Database } from './sqlite.ts'

/**
 * Writes a database whose file has lost its name to a new one beside it: the open file still holds everything that was acknowledged, and is
 * gone with the process. Returns where.
 */
export function rescue(database: Database, now: Date): string {
  const copy = `${database.file}.rescued-${now.toISOString().replace(/[:.]/g, '-')}`
  const partial = `${copy}.partial`
  writeFileSync(partial, database.snapshot(), { mode: 0o600, flush: true })
  giveToOwner(dirname(copy), partial)
  renameSync(partial, copy)
  settleFile(copy)
  return copy
}
