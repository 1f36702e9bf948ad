import type { ChatEvent, Language } from '../wire.ts'
import { createEventWriter } from './events.ts'
import type { Database } from './sqlite.ts'
import { waitingLine } from './waiting-line.ts'

/** So many that were given to an agent may wait for the first word: who is behind gets no more, and the line stays fair. */
const mostUnanswered = 3

/** A claim of the service's own (no author) in which its agent has said nothing yet. */
const unanswered = `EXISTS (SELECT 1 FROM events WHERE conversation = c.id AND seq = c.claim_seq AND author IS NULL)
  AND NOT EXISTS (SELECT 1 FROM events WHERE conversation = c.id AND seq > c.claim_seq AND kind = 'message' AND author = c.claimed_by)`

/** Conversations that wait, given to agents in turn. */
export function createTurnStore(database: Database, now: () => Date) {
  const { insert } = createEventWriter(database, now)

  /** Of those who are there, not away and answer in that language: who has the fewest conversations, and of these who has had none given for longest. */
  const nextAgent = (there: string, language: Language): { email: string; name: string } | undefined =>
    database.sql<{ email: string; name: string }>(
      `SELECT a.email, a.name FROM agents a
       WHERE a.email IN (SELECT value FROM json_each(?)) AND a.away = 0 AND a.role <> 'viewer' AND ' ' || a.languages || ' ' LIKE ?
         AND (SELECT count(*) FROM conversations c WHERE c.claimed_by = a.email AND ${unanswered}) < ${mostUnanswered}
       ORDER BY (SELECT count(*) FROM conversations c WHERE c.claimed_by = a.email), a.assigned_at, a.email LIMIT 1`,
      there,
      `% ${language} %`,
    )[0]

  return {
    /**
     * Gives the first in line whom somebody can answer to whoever’s turn it is. Looks and gives in one transaction: of two who try, one has it. `there`
     * are the e-mails of those who are connected.
     */
    giveNext: (there: readonly string[]): ChatEvent | undefined =>
      database.transaction(() => {
        const line = waitingLine(database)
        if (line.length === 0 || there.length === 0) return undefined
        const connected = JSON.stringify(there)
        const next = { zh: nextAgent(connected, 'zh'), en: nextAgent(connected, 'en') }
        if (next.zh === undefined && next.en === undefined) return undefined
        for (const { id } of line) {
          const [row] = database.sql<{ language: Language }>('SELECT language FROM conversations WHERE id = ? AND claimed_by IS NULL', id)
          const agent = row && next[row.language]
          if (agent === undefined) continue
          const event = insert(id, { kind: 'status', status: 'human', agent: agent.name })
          database.sql(
            "UPDATE conversations SET requested_at = NULL, status = 'human', claimed_by = ?, claim_seq = ?, left_at = NULL WHERE id = ?",
            agent.email,
            event.seq,
            id,
          )
          database.sql('UPDATE agents SET assigned_at = ? WHERE email = ?', now().toISOString(), agent.email)
          return event
        }
        return undefined
      }),

    /** What was given to agents who have said nothing yet and are away, or lost their line before this time. */
    unansweredOfAbsent: (before: Date): string[] =>
      database
        .sql<{ id: string }>(
          `SELECT c.id FROM conversations c JOIN agents a ON a.email = c.claimed_by
           WHERE c.claimed_by IS NOT NULL AND (a.away = 1 OR c.left_at <= ?) AND ${unanswered}`,
          before.toISOString(),
        )
        .map(({ id }) => id),
  }
}
