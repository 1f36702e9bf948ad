import type { Language, Status } from '../wire.ts'
import type { Database } from './sqlite.ts'

/** Times are milliseconds since 1970; `lines` is JSON of what was bought, `told_at` the moment of its status that the shopper has heard of. */
export type StoredOrder = {
  id: string
  visitor: number
  at: number
  status: string
  status_at: number
  carrier: string | null
  tracking: string | null
  lines: string
  told_at: number | null
}

/** Orders that the shop's own server has told of, and whose they are. */
export function createOrderStore(database: Database) {
  return {
    transaction: database.transaction,

    add({ id, visitor, at, status, lines }: Pick<StoredOrder, 'id' | 'visitor' | 'at' | 'status' | 'lines'>): void {
      database.sql(
        'INSERT INTO orders (id, visitor, at, status, status_at, lines) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
        id,
        visitor,
        at,
        status,
        at,
        lines,
      )
    },

    find: (id: string): StoredOrder | undefined => database.sql<StoredOrder>('SELECT * FROM orders WHERE id = ?', id)[0],

    move({ id, status, status_at, carrier, tracking }: Pick<StoredOrder, 'id' | 'status' | 'status_at' | 'carrier' | 'tracking'>): void {
      database.sql(
        'UPDATE orders SET status = ?, status_at = ?, carrier = ?, tracking = ? WHERE id = ?',
        status,
        status_at,
        carrier,
        tracking,
        id,
      )
    },

    tell: (id: string): void => void database.sql('UPDATE orders SET told_at = status_at WHERE id = ?', id),

    /** The latest first. */
    ofVisitor: (visitor: number, since: number, most: number): StoredOrder[] =>
      database.sql<StoredOrder>('SELECT * FROM orders WHERE visitor = ? AND at >= ? ORDER BY at DESC, id LIMIT ?', visitor, since, most),

    /** The conversation that was last gone on with, by the name that conversations keep their visitor under. */
    conversationOf: (name: string): { id: string; language: Language; status: Status } | undefined =>
      database.sql<{ id: string; language: Language; status: Status }>(
        'SELECT id, language, status FROM conversations WHERE visitor = ? ORDER BY updated_at DESC LIMIT 1',
        name,
      )[0],

    keyOf: (visitor: number): Uint8Array | undefined =>
      database.sql<{ key: Uint8Array }>('SELECT key FROM visitors WHERE id = ?', visitor)[0]?.key,
  }
}
