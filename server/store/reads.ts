import { UsherError } from '../errors.ts'
import type { Reads } from '../wire.ts'
import type { Database } from './sqlite.ts'

/** How far each agent has read in conversations, wherever they read them. */
export function createReadStore(database: Database) {
  return {
    /** Of open conversations: in the others nothing is shown as unread. */
    of(email: string): Required<Reads> {
      const rows = database.sql<{ conversation: string; seq: number }>(
        `SELECT r.conversation, r.seq FROM reads r JOIN conversations c ON c.id = r.conversation
         WHERE r.agent = ? AND c.status IN ('requested', 'queued', 'human')`,
        email,
      )
      const [agent] = database.sql<{ created_at: string }>('SELECT created_at FROM agents WHERE email = ?', email)
      return { since: agent?.created_at ?? '', seen: Object.fromEntries(rows.map(({ conversation, seq }) => [conversation, seq])) }
    },

    /** Tells whether that was new. Throws `not_found` for no conversation. */
    saw: (email: string, conversation: string, seq: number): boolean =>
      database.transaction(() => {
        const [row] = database.sql<{ seq: number }>('SELECT seq FROM conversations WHERE id = ?', conversation)
        if (row === undefined) throw new UsherError('not_found')
        const changed = database.sql(
          `INSERT INTO reads (agent, conversation, seq) VALUES (?, ?, ?)
           ON CONFLICT DO UPDATE SET seq = excluded.seq WHERE excluded.seq > seq RETURNING seq`,
          email,
          conversation,
          Math.min(seq, row.seq),
        )
        return changed.length > 0
      }),
  }
}
