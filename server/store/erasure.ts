import { copiesOf } from './copies.ts'
import type { Place } from './lock.ts'
import { type Database, openDatabase } from './sqlite.ts'

type Erasable = { table: string; of: 'conversation' | 'visitor' | 'contact'; where: string }

const conversations = (table: string, column = 'conversation'): Erasable => ({ table, of: 'conversation', where: `${column} = ?` })
/** What somebody does who comes again after an erasure is another matter. */
const visitors = 'key = ? AND first_at <= ?'

/**
 * Everywhere something of a shopper is kept, one line a table; what hangs on a row comes before it. Whoever adds such a table adds it here:
 * test/privacy/erasure.test.ts finds one that is missing. What is bound is the conversation’s id, or the visitor’s key and the time of the request in
 * milliseconds. An FTS5 table wants `secure-delete` set where it is made.
 */
export const erasables: readonly Erasable[] = [
  conversations('decisions'),
  conversations('behaviour_events'),
  // Deleting them takes their words out of the index of messages.
  conversations('messages'),
  conversations('facets'),
  conversations('reads'),
  conversations('events'),
  conversations('traces'),
  conversations('notes'),
  conversations('corrections'),
  conversations('contacts'),
  conversations('conversations', 'id'),
  // By an agent, the conversation stays.
  { table: 'contacts', of: 'contact', where: 'conversation = ? AND at <= ?' },
  { table: 'coupon_claims', of: 'visitor', where: 'visitor = ? AND claimed_at <= ?' },
  { table: 'decisions', of: 'visitor', where: `visitor IN (SELECT id FROM visitors WHERE ${visitors})` },
  { table: 'nudges', of: 'visitor', where: `visitor IN (SELECT id FROM visitors WHERE ${visitors})` },
  { table: 'orders', of: 'visitor', where: `visitor IN (SELECT id FROM visitors WHERE ${visitors})` },
  { table: 'behaviour_events', of: 'visitor', where: `visitor IN (SELECT id FROM visitors WHERE ${visitors})` },
  { table: 'visitors', of: 'visitor', where: visitors },
]

/** Whose doings: one conversation, all of a page's visitor, or all of one of the shop's own customers; by the names that they are kept under. */
export type Subject = { conversation: string } | { visitor: string } | { shopper: string }

/** Rows by table. */
export type Counts = Record<string, number>

/** What a request comes to: conversations by id, visitors by the hex of the key that they are kept under. */
export type Marked = {
  at: string
  conversations: readonly string[]
  visitors: readonly string[]
  /** Of these conversations the contact alone. */
  contacts?: readonly string[] | undefined
}

/** Finds, counts and deletes what is kept of shoppers, wherever it is. */
export function createErasureStore(database: Database) {
  const present = new Set(database.sql<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").map(({ name }) => name))
  // A copy of an older schema has fewer.
  const tables = erasables.filter(({ table }) => present.has(table))
  const each = (marked: Marked, act: (one: Erasable, values: readonly unknown[]) => number): Counts => {
    const counts: Counts = {}
    for (const one of tables) {
      const values = boundTo(one, marked)
      counts[one.table] = (counts[one.table] ?? 0) + values.reduce((sum, bound) => sum + act(one, bound), 0)
    }
    return counts
  }
  const count = (marked: Marked): Counts =>
    each(
      marked,
      ({ table, where }, bound) => database.sql<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${where}`, ...bound)[0]?.n ?? 0,
    )
  return {
    /** The conversations that there are of a subject, the oldest first. */
    conversationsOf(subject: Subject): { id: string; visitor: string | null }[] {
      const [column, value] =
        'conversation' in subject
          ? ['id', subject.conversation]
          : 'visitor' in subject
            ? ['visitor', subject.visitor]
            : ['shopper', subject.shopper]
      return database.sql(`SELECT id, visitor FROM conversations WHERE ${column} = ? ORDER BY created_at`, value)
    },
    /** Of everybody, the oldest first. */
    allConversations: (): string[] => database.sql<{ id: string }>('SELECT id FROM conversations ORDER BY created_at').map(({ id }) => id),
    /** In one transaction. What goes is overwritten in the file: `secure_delete` is on. */
    erase: (marked: Marked): Counts =>
      database.transaction(() => {
        const counts = count(marked)
        each(marked, ({ table, where }, bound) => database.sql(`DELETE FROM ${table} WHERE ${where}`, ...bound).length)
        return counts
      }),
    /** What is still there. */
    count,
    /** The releases of models that learnt from what is marked: its rows go, what was learnt does not. */
    learntFrom: ({ conversations }: Marked): number[] => {
      if (!present.has('release_rows')) return []
      const found = conversations.flatMap(id =>
        database.sql<{ release: number }>(
          'SELECT DISTINCT r.release AS release FROM release_rows r JOIN corrections c ON c.id = r.correction WHERE c.conversation = ?',
          id,
        ),
      )
      return [...new Set(found.map(({ release }) => release))].sort((a, b) => a - b)
    },
  }
}

function boundTo({ of }: Erasable, { at, conversations, visitors, contacts = [] }: Marked): unknown[][] {
  switch (of) {
    case 'conversation':
      return conversations.map(id => [id])
    case 'visitor':
      return visitors.map(key => [Buffer.from(key, 'hex'), Date.parse(at)])
    case 'contact':
      return contacts.map(id => [id, at])
    default:
      return of satisfies never
  }
}

/**
 * Erases the same from the copies that upgrades and restores have left beside the database. Returns what could not be
 * opened, with the reason.
 */
export function eraseFromCopies(place: Place, marked: Marked): string[] {
  return copiesOf(place).flatMap(({ database: file }) => {
    if (file === undefined) return []
    try {
      const copy = openDatabase(file, { trusted: true })
      try {
        createErasureStore(copy).erase(marked)
      } finally {
        // Folds its write-ahead log into it, too.
        copy.close()
      }
      return []
    } catch (error) {
      return [`${file}: ${error instanceof Error ? error.message : String(error)}`]
    }
  })
}
