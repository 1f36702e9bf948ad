import type { Database } from './sqlite.ts'

/**
 * One wait for a person, from the request on: the first words of an agent, and the end of the conversation, where they came before the next request.
 * `by` is who said those words, or who closed without a word.
 */
export type Wait = { conversation: string; at: string; firstAt: string | null; closedAt: string | null; by: string | null }
/** A rating after words of an agent: `by` is who spoke last before it. */
export type RatedAgent = { conversation: string; at: string; score: number; remark: string | null; by: string }

const page = 200

/** A request begins a wait unless one goes on already: while nobody is there, or after an agent left. */
const waits = `
  SELECT e.conversation, e.at, e.seq,
    (SELECT m.seq FROM events m WHERE m.conversation = e.conversation AND m.seq > e.seq AND m.kind = 'message' AND m.author IS NOT NULL ORDER BY m.seq LIMIT 1) AS first_seq,
    (SELECT s.seq FROM events s WHERE s.conversation = e.conversation AND s.seq > e.seq AND s.kind = 'status' AND s.body ->> 'status' = 'closed' ORDER BY s.seq LIMIT 1) AS closed_seq,
    (SELECT n.seq FROM events n WHERE n.conversation = e.conversation AND n.seq > e.seq AND n.kind = 'status' AND n.body ->> 'status' IN ('requested', 'queued')
      AND n.body ->> 'reason' IS NOT 'agent_left'
      AND (SELECT p.body ->> 'status' FROM events p WHERE p.conversation = e.conversation AND p.kind = 'status' AND p.seq < n.seq ORDER BY p.seq DESC LIMIT 1) NOT IN ('requested', 'queued')
      ORDER BY n.seq LIMIT 1) AS next_seq
  FROM events e INDEXED BY events_of_status
  WHERE e.kind = 'status' AND (e.at, e.conversation) < (?, ?) AND e.at >= ? AND e.body ->> 'status' IN ('requested', 'queued') AND e.body ->> 'reason' IS NOT 'agent_left'
    AND coalesce((SELECT p.body ->> 'status' FROM events p WHERE p.conversation = e.conversation AND p.kind = 'status' AND p.seq < e.seq ORDER BY p.seq DESC LIMIT 1), 'bot')
      NOT IN ('requested', 'queued')
  ORDER BY e.at DESC, e.conversation DESC LIMIT ${page}`

/** How long shoppers waited for a person, and how content they were with one. */
export function createServiceTimes(database: Database) {
  return {
    /** Since then, the latest first, some at a time: each reading holds the database for some milliseconds only. */
    *waits(from: Date): Generator<Wait[]> {
      let before = { at: '9999', conversation: '' }
      for (;;) {
        const rows = database.sql<Wait & { by: string | null }>(
          `SELECT w.conversation, w.at, f.at AS firstAt, s.at AS closedAt, coalesce(f.author, s.author) AS by
           FROM (${waits}) w
           LEFT JOIN events f ON f.conversation = w.conversation AND f.seq = w.first_seq AND w.first_seq < coalesce(w.next_seq, 9e9)
           LEFT JOIN events s ON s.conversation = w.conversation AND s.seq = w.closed_seq AND w.closed_seq < coalesce(w.next_seq, 9e9)
           ORDER BY w.at DESC, w.conversation DESC`,
          before.at,
          before.conversation,
          from.toISOString(),
        )
        yield rows
        const last = rows.at(-1)
        if (last === undefined || rows.length < page) return
        before = last
      }
    },

    /** The latest first. */
    ratings: (from: Date, most: number): RatedAgent[] =>
      database.sql(
        `SELECT * FROM (
           SELECT r.conversation, r.at, r.body ->> 'score' AS score, r.body ->> 'remark' AS remark,
             (SELECT m.author FROM events m WHERE m.conversation = r.conversation AND m.seq < r.seq AND m.kind = 'message' AND m.author IS NOT NULL
               ORDER BY m.seq DESC LIMIT 1) AS by
           FROM events r INDEXED BY events_of_ratings WHERE r.kind = 'rating' AND r.at >= ? ORDER BY r.at DESC)
         WHERE by IS NOT NULL LIMIT ?`,
        from.toISOString(),
        most,
      ),
  }
}
