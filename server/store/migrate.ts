import { conversations } from './migrations/0001-conversations.ts'
import { shop } from './migrations/0002-shop.ts'
import { type Database, DatabaseError } from './sqlite.ts'

/** In order; never edited once released: a change is a new entry. */
const migrations: readonly { name: string; sql: string }[] = [conversations, shop]

/** Brings the schema up to date, each migration in a transaction of its own. Refuses a database of a newer version. */
export function migrate(database: Database): void {
  database.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT')
  const done = new Set(database.sql<{ name: string }>('SELECT name FROM migrations').map(row => row.name))
  const unknown = [...done].filter(name => !migrations.some(migration => migration.name === name))
  if (unknown.length > 0) {
    throw new DatabaseError(
      `Expected a database of this version or older, ${database.file} holds ${unknown.join(', ')}: upgrade the service.`,
    )
  }
  for (const { name, sql } of migrations) {
    if (done.has(name)) continue
    database.transaction(() => {
      database.exec(sql)
      database.sql('INSERT INTO migrations (name, at) VALUES (?, ?)', name, new Date().toISOString())
    })
  }
}
