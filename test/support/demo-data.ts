import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { seedDemo } from '../../server/facts/seed.ts'
import { databaseFile, type Place } from '../../server/store/lock.ts'
import { openStore } from '../../server/store/open.ts'

let prepared: string | undefined

/** Puts the demo shop into a data folder without a database; it is read from its files once in this process. */
export function putDemo(place: Place): void {
  const file = databaseFile(place)
  if (existsSync(file)) return
  mkdirSync(dirname(file), { recursive: true })
  prepared ??= prepare()
  copyFileSync(prepared, file)
}

function prepare(): string {
  const folder = mkdtempSync(join(tmpdir(), 'usher-demo-'))
  const database = openStore({ data: folder, database: 'usher.sqlite' })
  seedDemo(database)
  database.close()
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'usher.sqlite')
}
