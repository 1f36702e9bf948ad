import Sqlite from 'better-sqlite3'
import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import * as sqliteVec from 'sqlite-vec'
import { UsherError } from '../errors.ts'
import type { Schema } from './schema.ts'

/**
 * One open SQLite file. Kysely only writes the SQL; it runs here synchronously, so that a transaction is one function without
 * an await and nothing can come between a check and its insert.
 */
export type Database = {
  /** Builds queries; never executes them itself. */
  readonly build: Kysely<Schema>
  readonly file: string
  all<Row>(query: Compilable<Row>): Row[]
  get<Row>(query: Compilable<Row>): Row | undefined
  /** Runs a write and tells how many rows it changed. */
  run(query: Compilable<unknown>): number
  /** For what Kysely has no words for: FTS5 `MATCH`, sqlite-vec, PRAGMA. */
  sql<Row = unknown>(text: string, ...parameters: unknown[]): Row[]
  exec(text: string): void
  /** All or nothing; nested calls join the outer one. */
  transaction<T>(work: () => T): T
  /** Copies the database as it stands now into a new file while others read and write it. `onProgress` takes the share done, 0 to 1. */
  copyTo(file: string, onProgress?: (done: number) => void): Promise<void>
  /** Why the last write failed (a full disk, a file that may not be written); nothing once one has succeeded again. */
  trouble(): string | undefined
  /** How often writing has begun to fail, and why the last time. */
  troubles(): { count: number; last: string }
  /** Tries to write, so that the end of a trouble is seen though nobody writes. */
  probe(): void
  close(): void
}

/** Pages copied between two looks at the event loop: 16 MiB. */
const pagesAtOnce = 4096

/** Opens (and creates) a database file in WAL mode with foreign keys on. Throws DatabaseError when it is not one or is damaged. */
export function openDatabase(file: string, options: { readonly?: boolean } = {}): Database {
  let handle: Sqlite.Database
  try {
    handle = new Sqlite(file, { readonly: options.readonly ?? false })
    handle.pragma('busy_timeout = 5000')
    if (options.readonly !== true) {
      handle.pragma('journal_mode = WAL')
      handle.pragma('synchronous = FULL')
      handle.pragma('foreign_keys = ON')
      // What is erased is overwritten, not only unlinked.
      handle.pragma('secure_delete = ON')
      const check = handle.pragma('quick_check(1)', { simple: true })
      if (check !== 'ok') throw new Error(String(check))
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    if (cause instanceof Sqlite.SqliteError && /^SQLITE_(?:FULL|READONLY|CANTOPEN)/.test(cause.code))
      throw new DatabaseError(`Expected to write ${file}, got: ${reason}. Make room there, or give it to the user that runs this.`, {
        cause,
      })
    throw new DatabaseError(
      `Expected ${file} to be a sound SQLite database, got: ${reason}. Restore a backup, or move the file away to start an empty one.`,
      { cause },
    )
  }
  sqliteVec.load(handle)
  const build = new Kysely<Schema>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: db => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
  const rowsChanged = () => Number(handle.prepare('SELECT total_changes()').pluck().get())
  let trouble: string | undefined
  let troubles = { count: 0, last: '' }
  /** A write that the system refuses is a matter of waiting, not a fault of the request: nothing of it is stored. */
  const write = <T>(work: () => T): T => {
    const before = trouble === undefined ? 0 : rowsChanged()
    try {
      const result = work()
      // A transaction that had nothing to write proves nothing.
      if (trouble !== undefined && !handle.inTransaction && rowsChanged() > before) trouble = undefined
      return result
    } catch (cause) {
      if (!(cause instanceof Sqlite.SqliteError) || !refusals.test(cause.code)) throw cause
      const reason = `${cause.code}: ${cause.message}`
      if (trouble === undefined) troubles = { count: troubles.count + 1, last: reason }
      trouble = reason
      throw new StorageError(cause)
    }
  }
  const statements = new Map<string, Sqlite.Statement<unknown[]>>()
  const prepare = (text: string) => {
    let statement = statements.get(text)
    if (statement === undefined) {
      statement = handle.prepare<unknown[]>(text)
      if (statements.size < 500) statements.set(text, statement)
    }
    return statement
  }
  const execute = <Row>(text: string, parameters: readonly unknown[]): Row[] => {
    const statement = prepare(text)
    if (statement.readonly) return statement.all(...parameters) as Row[]
    return write(() => {
      if (statement.reader) return statement.all(...parameters) as Row[]
      statement.run(...parameters)
      return []
    })
  }
  return {
    build,
    file,
    all: <Row>(query: Compilable<Row>) => {
      const { sql, parameters } = query.compile()
      return execute<Row>(sql, parameters)
    },
    get: <Row>(query: Compilable<Row>) => {
      const { sql, parameters } = query.compile()
      return execute<Row>(sql, parameters)[0]
    },
    run: query => {
      const { sql, parameters } = query.compile()
      const statement = prepare(sql)
      return write(() => (statement.reader ? statement.all(...parameters).length : statement.run(...parameters).changes))
    },
    sql: <Row>(text: string, ...parameters: unknown[]) => execute<Row>(text, parameters),
    exec: text => {
      write(() => handle.exec(text))
    },
    transaction: work => (handle.inTransaction ? work() : write(() => handle.transaction(work).immediate())),
    trouble: () => trouble,
    troubles: () => troubles,
    probe: () => {
      write(() => handle.pragma('user_version = 0'))
      trouble = undefined
    },
    async copyTo(target, onProgress) {
      // The open read transaction holds the snapshot: without it the copy begins anew whenever somebody else commits.
      handle.exec('BEGIN')
      try {
        handle.prepare('SELECT count(*) FROM sqlite_schema').get()
        await handle.backup(target, {
          progress: ({ totalPages, remainingPages }) => {
            onProgress?.(totalPages === 0 ? 1 : 1 - remainingPages / totalPages)
            return pagesAtOnce
          },
        })
      } finally {
        handle.exec('COMMIT')
      }
    },
    close: () => {
      handle.close()
    },
  }
}

/**
 * Holds a file for this process alone until `release`. The operating system lets go when the process ends, however it ends, so
 * that nothing stale is left behind. Undefined where somebody else has it; a new file belongs to this user only.
 */
export function holdFile(file: string): { release(): void } | undefined {
  let handle: Sqlite.Database | undefined
  try {
    handle = new Sqlite(file, { timeout: 0 })
    // A RESERVED lock: nothing is written, so it works on a full disk too.
    handle.exec('BEGIN IMMEDIATE')
  } catch (cause) {
    handle?.close()
    if (cause instanceof Sqlite.SqliteError && cause.code.startsWith('SQLITE_BUSY')) return undefined
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new DatabaseError(`Expected to write ${file}, got: ${reason}. Give the folder to the user that runs this, with mode 0700.`, {
      cause,
    })
  }
  const held = handle
  return { release: () => held.close() }
}

/** What the system says when there is no room, no right or no peace to write. */
const refusals = /^SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN|BUSY|LOCKED)/

/** The store cannot write now; whoever asked may ask again. */
export class StorageError extends UsherError {
  constructor(cause: Error) {
    super('busy', undefined, 5000)
    this.cause = cause
  }
}

export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
}
