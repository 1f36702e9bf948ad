import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { migrate } from './migrate.ts'
import { type Database, openDatabase } from './sqlite.ts'

/** The service's database in its data folder, with the schema up to date. */
export function openStore({ data, database }: { data: string; database: string }): Database {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const opened = openDatabase(resolve(data, database))
  migrate(opened)
  return opened
}
