import type { Language } from '../wire.ts'
import type { Database } from './sqlite.ts'

/** `state`: what the dialogue remembers, as JSON; `at` is an ISO time. */
type Talk = { id: string; visitor: string | null; at: string; language: Language; state: string }

/** Conversations as what they say of their shopper. */
export function createTalkStore(database: Database) {
  const select = 'SELECT id, visitor, updated_at AS at, language, state FROM conversations'
  return {
    ofConversation: (id: string): Talk[] => database.sql<Talk>(`${select} WHERE id = ?`, id),

    /** The latest first; `visitor` as conversations name theirs. */
    ofVisitor: (visitor: string, most: number): Talk[] =>
      database.sql<Talk>(`${select} WHERE visitor = ? ORDER BY updated_at DESC, id LIMIT ?`, visitor, most),

    /** When the mouse last left the page, as far as something was decided then. */
    leftAt: (visitor: number): number | undefined =>
      database.sql<{ at: number | null }>("SELECT max(at) AS at FROM nudges WHERE visitor = ? AND trigger = 'exit'", visitor)[0]?.at ??
      undefined,
  }
}
