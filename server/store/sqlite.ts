import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import * as sqliteVec from 'sqlite-vec'
import { UsherError } from '../errors.ts'
import { toMessageWords } from './message-words.ts'
import type { Schema } from './schema.ts'
import { freeBytes } from './space.ts'

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
  /** Why nothing is written now (a full disk, a file that may not be written, was replaced or is damaged); nothing once a write has succeeded again. */
  trouble(): string | undefined
  /** What is wrong with the file itself: from now on nothing is written to it. */
  condemn(reason: string): void
  /** Whether the file that is open has lost its name, so that it is gone with the process. */
  isUnlinked(): boolean
  /** All of it as it stands, as the bytes of a database file. */
  snapshot(): Buffer
  /** How often writing has begun to fail, and why the last time. */
  troubles(): { count: number; last: string }
  /** Tries to write, so that the end of a trouble is seen though nobody writes. */
  probe(): void
  /** Folds the write-ahead log into the file and empties it, unless somebody reads what is in it: what was erased stands in neither then. */
  fold(): boolean
  close(): void
}

/** Pages copied between two looks at the event loop: 16 MiB. */
const pagesAtOnce = 4096

const patienceMs = 5000

/**
 * Opens (and creates) a database file in WAL mode with foreign keys on, for its owner alone. Throws DatabaseError when it is not one or is
 * damaged; `trusted`: it is not looked through.
 */
export function openDatabase(file: string, options: { readonly?: boolean; trusted?: boolean } = {}): Database {
  let handle: Sqlite.Database
  try {
    if (options.readonly !== true) keepPrivate(file)
    handle = new Sqlite(file, { readonly: options.readonly ?? false })
    handle.pragma(`busy_timeout = ${patienceMs}`)
    if (options.readonly !== true) {
      handle.pragma('journal_mode = WAL')
      handle.pragma('synchronous = FULL')
      handle.pragma('foreign_keys = ON')
      // What is erased is overwritten, not only unlinked.
      handle.pragma('secure_delete = ON')
      if (options.trusted !== true) {
        const check = handle.pragma('quick_check(1)', { simple: true })
        if (check !== 'ok') throw new Error(String(check))
      }
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const code = cause instanceof Sqlite.SqliteError ? cause.code : ((cause as NodeJS.ErrnoException).code ?? '')
    if (/^(?:SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN)|ENOSPC|EACCES|EROFS|EPERM)/.test(code))
      throw new DatabaseError(`Expected to write ${file}, got: ${reason}. ${remedyFor(file)}`, { cause })
    throw new DatabaseError(
      `Expected ${file} to be a sound SQLite database, got: ${reason}. Restore a backup, or move the file away to start an empty one.`,
      { cause },
    )
  }
  sqliteVec.load(handle)
  // For the triggers that keep what messages are found by.
  handle.function('message_words', { deterministic: true }, text => toMessageWords(typeof text === 'string' ? text : ''))
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
  /** Of the file itself; waiting does not mend it. */
  let condemned: string | undefined
  let unlinked: string | undefined
  const begin = (reason: string) => {
    troubles = { count: troubles.count + 1, last: reason }
  }
  const condemn = (reason: string) => {
    if (condemned === undefined) begin(reason)
    condemned ??= reason
  }
  const identity = options.readonly === true || !isFile(file) ? () => undefined : watchIdentity(file)
  /** Why a write would be lost. A file that was put back heals. */
  const lost = (): string | undefined => {
    if (condemned !== undefined) return condemned
    const reason = identity()
    if (reason !== undefined && unlinked === undefined) begin(reason)
    unlinked = reason
    return reason
  }
  /** A page that is not what it was is nobody's request's fault either. */
  const reading = <T>(work: () => T): T => {
    try {
      return work()
    } catch (cause) {
      if (!(cause instanceof Sqlite.SqliteError) || !damages.test(cause.code)) throw cause
      condemn(`the database file is damaged (${cause.code}): stop the service and restore a backup`)
      throw new StorageError(cause)
    }
  }
  /** A write that the system refuses is a matter of waiting, not a fault of the request: nothing of it is stored. */
  const write = <T>(work: () => T): T => {
    const gone = handle.inTransaction ? undefined : lost()
    if (gone !== undefined) throw new StorageError(new Error(gone))
    const before = trouble === undefined ? 0 : rowsChanged()
    try {
      const result = reading(work)
      // A transaction that had nothing to write proves nothing.
      if (trouble !== undefined && !handle.inTransaction && rowsChanged() > before) trouble = undefined
      return result
    } catch (cause) {
      if (!(cause instanceof Sqlite.SqliteError) || !refusals.test(cause.code)) throw cause
      const reason = `${cause.code}: ${cause.message}`
      if (trouble === undefined) begin(reason)
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
    if (statement.readonly) return reading(() => statement.all(...parameters) as Row[])
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
    trouble: () => lost() ?? trouble,
    condemn,
    isUnlinked: () => identity() !== undefined,
    snapshot: () => handle.serialize(),
    troubles: () => troubles,
    probe: () => {
      write(() => handle.pragma('user_version = 0'))
      trouble = undefined
    },
    fold: () => {
      if (lost() !== undefined) return false
      // Whoever reads is not waited for: this is the thread that serves.
      handle.pragma('busy_timeout = 0')
      try {
        return (handle.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[])[0]?.busy === 0
      } catch (cause) {
        if (cause instanceof Sqlite.SqliteError && /^SQLITE_(?:BUSY|LOCKED)/.test(cause.code)) return false
        throw cause
      } finally {
        handle.pragma(`busy_timeout = ${patienceMs}`)
      }
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
/** What SQLite says of a file that is not what it wrote. */
const damages = /^SQLITE_(?:CORRUPT|NOTADB)/

/** SQLite's own names for a database that lies in memory, or in a file without a name. */
const isFile = (file: string) => file !== '' && file !== ':memory:'

/** SQLite gives its write-ahead log the mode of the file, so that both are the owner's before anything is in them. */
function keepPrivate(file: string): void {
  if (!isFile(file)) return
  // Never one that is there: to close it would take away the locks that SQLite holds on it in this process.
  if (!existsSync(file)) closeSync(openSync(file, 'wx', 0o600))
  for (const path of [file, `${file}-wal`, `${file}-shm`])
    if (existsSync(path) && (statSync(path).mode & 0o077) !== 0 && statSync(path).uid === process.getuid?.()) chmodSync(path, 0o600)
}

/** A full disk and a foreign folder look alike to SQLite. */
function remedyFor(file: string): string {
  const free = freeBytes(file)
  return free < 1 << 20
    ? `Make room on that disk, ${free} bytes of it are free.`
    : 'Give it to the user that runs this, with mode 0600 in a folder of mode 0700.'
}

/**
 * Tells whether the names still lead to the files that are open. What is written to a file that was removed or replaced is gone
 * with the process, whatever was acknowledged.
 */
function watchIdentity(file: string): () => string | undefined {
  const who = (path: string) => {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false })
    return found === undefined ? undefined : `${found.dev} ${found.ino}`
  }
  const opened = who(file)
  let log = who(`${file}-wal`)
  return () => {
    const now = who(file)
    if (now === undefined) return `the database file ${file} was removed while the service runs: put it back, or restart with a backup`
    if (now !== opened) return `the database file ${file} was replaced while the service runs: put the former one back, or restart`
    const logNow = who(`${file}-wal`)
    // It is made by the first write, and then stays as long as the database is open.
    log ??= logNow
    return logNow === log ? undefined : `the write-ahead log of ${file} was removed or replaced while the service runs: restart it`
  }
}

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
