import { parentPort, workerData } from 'node:worker_threads'
import { DatabaseError, openDatabase } from './sqlite.ts'

const { file } = workerData as { file: string }

/** What SQLite finds wrong; nothing for a sound file. */
function look(): string | undefined {
  try {
    const database = openDatabase(file, { readonly: true })
    try {
      const [row] = database.sql<{ quick_check: string }>('PRAGMA quick_check(1)')
      return row?.quick_check === 'ok' ? undefined : (row?.quick_check ?? 'nothing')
    } finally {
      database.close()
    }
  } catch (error) {
    const cause = error instanceof DatabaseError || error instanceof Error ? (error.cause ?? error) : error
    // One that is not there is another's matter: see `watchIdentity`.
    return /^SQLITE_(?:CORRUPT|NOTADB)/.test((cause as { code?: string }).code ?? '') ? String((cause as Error).message) : undefined
  }
}

parentPort?.postMessage(look())
