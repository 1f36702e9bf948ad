import assert from 'node:assert/strict'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { createConversationStore } from '../../server/store/conversations.ts'
import { lockData } from '../../server/store/lock.ts'
import { copyBefore, migrate, migrationsOf, newestSchema } from '../../server/store/migrate.ts'
import { conversations } from '../../server/store/migrations/0001-conversations.ts'
import { openStore } from '../../server/store/open.ts'
import { type Database, openDatabase } from '../../server/store/sqlite.ts'
import { placeRelease } from '../support/release.ts'
import { newFolder, startService } from '../support/service.ts'

const released = ['conversations', 'events', 'traces', 'agents', 'products', 'variants', 'passages', 'vectors', 'coupons', 'shop_settings']
const releasedSchema = '0002-shop'

describe('an upgrade', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = newFolder()
    file = placeRelease(folder)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const place = () => ({ data: folder, database: 'usher.sqlite' })
  /** Every row of the release's tables, in the release's columns. */
  const rowsOf = (database: Database, columns: Record<string, string[]>) =>
    Object.fromEntries(
      released.map(table => [
        table,
        // Vectors of whole passages are read no more and go.
        database.sql(
          `SELECT ${columns[table]!.map(column => standsAs(database, table, column)).join(', ')} FROM ${table} ${table === 'vectors' ? "WHERE kind = 'product'" : ''} ORDER BY 1, 2`,
        ),
      ]),
    )
  /** A coupon that was not active has an end since then. */
  const standsAs = (database: Database, table: string, column: string) =>
    table === 'coupons' && column === '"active"' && migrationsOf(database).includes('0010-coupon-terms')
      ? '(ended_at IS NULL) AS "active"'
      : column
  const columnsOf = (database: Database) =>
    Object.fromEntries(
      released.map(table => [table, database.sql<{ name: string }>(`PRAGMA table_info(${table})`).map(column => `"${column.name}"`)]),
    )

  it('keeps every row of a database of the first release', () => {
    const old = openDatabase(file)
    const columns = columnsOf(old)
    const before = rowsOf(old, columns)
    for (const table of released) assert.ok(before[table]!.length > 0, `the release's ${table} holds rows`)
    old.close()
    const upgraded = openStore(place())
    assert.equal(migrationsOf(upgraded).at(-1), newestSchema)
    // What the page and the shop called somebody goes: such names are keyed hashes now.
    const unnamed = before.conversations!.map(row => ({ ...(row as object), visitor: null, shopper: null }))
    assert.deepEqual(rowsOf(upgraded, columns), { ...before, conversations: unnamed })
    assert.deepEqual(upgraded.sql("SELECT name FROM sqlite_schema WHERE name LIKE 'passages_fts%'"), [])
    assert.deepEqual(upgraded.sql("SELECT id FROM vectors WHERE kind = 'passage'"), [])
    assert.deepEqual(upgraded.sql('PRAGMA integrity_check'), [{ integrity_check: 'ok' }])
    assert.deepEqual(upgraded.sql('PRAGMA foreign_key_check'), [])
    upgraded.close()
  })

  it('lets the service answer what the release left unanswered, once', async () => {
    const service = await startService({ USHER_DEMO: 'off' }, {}, folder)
    const database = openStore(place())
    const store = createConversationStore(database, () => new Date())
    const waiting = 'e6d78af3-2dfc-40e1-a55f-cf94ff9b2d41'
    for (let tries = 0; tries < 100 && store.unanswered(waiting).length > 0; tries++) await new Promise(resolve => setTimeout(resolve, 50))
    await service.stop({ keep: true })
    const events = store.eventsAfter(waiting, 0)
    database.close()
    assert.deepEqual(
      events.map(({ seq }) => seq),
      events.map((_event, at) => at + 1),
    )
    assert.equal(events.filter(event => event.kind === 'message' && event.from === 'bot' && event.turn === 3).length, 1)
  })

  it('leaves a copy of the old database beside the new one', () => {
    rmSync(file)
    const old = openDatabase(file)
    old.exec('CREATE TABLE migrations (name TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT')
    old.exec(conversations.sql)
    old.sql('INSERT INTO migrations VALUES (?, ?)', conversations.name, '2026-11-25T00:00:00.000Z')
    old.sql("INSERT INTO agents VALUES ('li@example.com', 'Li', 'agent', 'x', '2026-11-25T00:00:00.000Z')")
    old.close()
    openStore(place()).close()
    const copy = openDatabase(copyBefore(file, conversations.name), { readonly: true })
    assert.deepEqual(migrationsOf(copy), [conversations.name])
    assert.deepEqual(copy.sql('SELECT email FROM agents'), [{ email: 'li@example.com' }])
    copy.close()
    assert.equal(existsSync(copyBefore(file, newestSchema)), false, 'a database that is up to date is not copied')
  })

  it('waits until nobody uses the database', () => {
    const old = openDatabase(file)
    old.sql("DELETE FROM migrations WHERE name = '0002-shop'")
    old.close()
    const lock = lockData(place())
    assert.throws(() => openStore(place()), /another Usher is running on it/)
    lock.release()
  })

  it('is refused for a database of a newer program, by both names, and changes nothing', () => {
    const newer = openDatabase(file)
    migrate(newer)
    newer.sql('INSERT INTO migrations (name, at) VALUES (?, ?)', '9999-later', '2030-01-01T00:00:00.000Z')
    newer.close()
    const before = readFileSync(file)
    assert.throws(
      () => openStore(place()),
      (error: Error) => error.name === 'DatabaseError' && error.message.includes('9999-later') && error.message.includes(newestSchema),
    )
    assert.ok(readFileSync(file).equals(before))
  })

  it('is refused for a database that belongs to another program', () => {
    const other = join(folder, 'other.sqlite')
    const database = openDatabase(other)
    database.exec('CREATE TABLE invoices (id INTEGER)')
    database.close()
    assert.throws(() => openStore({ data: folder, database: 'other.sqlite' }), /to be a database of Usher, it holds other tables: invoices/)
  })

  it('knows the release by the name of its schema', () => {
    const old = openDatabase(file, { readonly: true })
    assert.equal(migrationsOf(old).at(-1), releasedSchema)
    old.close()
  })
})
