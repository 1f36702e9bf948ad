import { renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { giveToOwner, settleFile } from './files.ts'
import { conversations } from './migrations/0001-conversations.ts'
import { shop } from './migrations/0002-shop.ts'
import { agents } from './migrations/0003-agents.ts'
import { variantCompareAt } from './migrations/0004-variant-compare-at.ts'
import { productKinds } from './migrations/0005-product-kinds.ts'
import { vectorsInOrder } from './migrations/0006-vectors-in-order.ts'
import { passagesAsSentences } from './migrations/0007-passages-as-sentences.ts'
import { behaviourEvents } from './migrations/0008-behaviour-events.ts'
import { keyedNames } from './migrations/0009-keyed-names.ts'
import { couponTerms } from './migrations/0010-coupon-terms.ts'
import { couponClaims } from './migrations/0011-coupon-claims.ts'
import { actions } from './migrations/0012-actions.ts'
import { ordersByVisitor } from './migrations/0013-orders-by-visitor.ts'
import { decisions } from './migrations/0014-decisions.ts'
import { ownerReads } from './migrations/0015-owner-reads.ts'
import { search } from './migrations/0016-search.ts'
import { desk } from './migrations/0017-desk.ts'
import { teach } from './migrations/0018-teach.ts'
import { team } from './migrations/0019-team.ts'
import { nudges } from './migrations/0020-nudges.ts'
import { conversationsByVisitor } from './migrations/0021-conversations-by-visitor.ts'
import { orders } from './migrations/0022-orders.ts'
import { armPeriods } from './migrations/0023-arm-periods.ts'
import { deskReads } from './migrations/0024-desk-reads.ts'
import { reached } from './migrations/0025-reached.ts'
import { type Database, DatabaseError, openDatabase } from './sqlite.ts'

/** In order; never edited once released: a change is a new entry. */
const migrations: readonly { name: string; sql: string }[] = [
  conversations,
  shop,
  agents,
  variantCompareAt,
  productKinds,
  vectorsInOrder,
  passagesAsSentences,
  behaviourEvents,
  keyedNames,
  couponTerms,
  couponClaims,
  actions,
  ordersByVisitor,
  decisions,
  ownerReads,
  search,
  desk,
  teach,
  team,
  nudges,
  conversationsByVisitor,
  orders,
  armPeriods,
  deskReads,
  reached,
]

/** The newest schema this program knows. */
export const newestSchema = migrations.at(-1)!.name

/** The migrations a database has been through, in order; none where it is new. Throws where it is another program's. */
export function migrationsOf(database: Database): string[] {
  const tables = database.sql<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
  if (tables.length === 0) return []
  if (!tables.some(({ name }) => name === 'migrations')) {
    const names = tables.map(({ name }) => name).slice(0, 3)
    throw new DatabaseError(`Expected ${database.file} to be a database of Usher, it holds other tables: ${names.join(', ')}.`)
  }
  return database.sql<{ name: string }>('SELECT name FROM migrations ORDER BY name').map(({ name }) => name)
}

/** Throws when the database has been through a migration that this program does not know. */
export function refuseNewer(done: readonly string[], file: string): void {
  const unknown = done.filter(name => !migrations.some(migration => migration.name === name))
  if (unknown.length === 0) return
  throw new DatabaseError(
    `Expected a database of this program's schema ${newestSchema} or older, ${file} holds ${unknown.join(', ')}: upgrade the service, or restore a backup of the older one. Nothing was changed.`,
  )
}

/** Triggers, views and tables of a database that the migrations it has been through do not make, by kind and name. */
export function foreignParts(database: Database): string[] {
  const done = migrationsOf(database)
  const own = openDatabase(':memory:')
  try {
    own.exec('CREATE TABLE migrations (name TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT')
    for (const { name, sql } of migrations) if (done.includes(name)) own.exec(sql)
    const known = new Set(partsOf(own))
    return partsOf(database).filter(part => !known.has(part))
  } finally {
    own.close()
  }
}

const partsOf = (database: Database): string[] =>
  database
    .sql<{ type: string; name: string; sql: string | null }>("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")
    // A trigger's text is what it does; a table's may differ by its history.
    .map(({ type, name, sql }) => `${type} ${name}${type === 'trigger' || type === 'view' ? ` ${sql?.replace(/\s+/g, ' ')}` : ''}`)

/**
 * Brings the schema up to date, each migration in a transaction of its own. Refuses a database of a newer version. An upgrade
 * first leaves a copy of the old database beside it; `alone` throws while somebody else uses it.
 */
export function migrate(database: Database, alone: () => { release(): void } = () => ({ release: () => undefined })): void {
  const done = migrationsOf(database)
  refuseNewer(done, database.file)
  if (migrations.every(({ name }) => done.includes(name))) return
  const lock = alone()
  try {
    if (done.length > 0) keepCopy(database, done.at(-1)!)
    database.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT')
    for (const { name, sql } of migrations) {
      database.transaction(() => {
        if (database.sql('SELECT name FROM migrations WHERE name = ?', name).length > 0) return
        database.exec(sql)
        database.sql('INSERT INTO migrations (name, at) VALUES (?, ?)', name, new Date().toISOString())
      })
    }
  } finally {
    lock.release()
  }
}

/** Where the copy lies that an upgrade from this schema leaves. */
export const copyBefore = (file: string, schema: string): string => `${file}.of-${schema}`

function keepCopy(database: Database, schema: string): void {
  const copy = copyBefore(database.file, schema)
  const partial = `${copy}.partial`
  rmSync(partial, { force: true })
  try {
    database.sql('VACUUM INTO ?', partial)
    giveToOwner(dirname(database.file), partial)
    settleFile(partial)
    renameSync(partial, copy)
    settleFile(copy)
  } catch (cause) {
    rmSync(partial, { force: true })
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new DatabaseError(
      `Expected room for a copy of the database at ${copy} before it is upgraded, got: ${reason}. Nothing was changed: make room and start again.`,
      { cause },
    )
  }
}
