import type { NudgeAnswer } from '../wire.ts'
import type { Database } from './sqlite.ts'

/** Times are milliseconds since 1970. `body`: JSON of what is shown, null where nothing is; `choice`: JSON of the decision, with its reason. */
export type StoredNudge = {
  id: string
  visitor: number
  at: number
  trigger: string
  arm: string
  body: string | null
  choice: string
  shown_at: number | null
  answer: Exclude<NudgeAnswer, 'shown'> | null
  answered_at: number | null
}
export type NudgeCounts = { trigger: string; arm: string; decided: number; shown: number; opened: number; later: number; never: number }

/** What was said to visitors of the service's own accord, and what they have done about it. */
export function createNudgeStore(database: Database) {
  return {
    transaction: database.transaction,

    add({ id, visitor, at, trigger, arm, body, choice }: Omit<StoredNudge, 'shown_at' | 'answer' | 'answered_at'>): void {
      database.sql(
        'INSERT INTO nudges (id, visitor, at, trigger, arm, body, choice) VALUES (?, ?, ?, ?, ?, ?, ?)',
        id,
        visitor,
        at,
        trigger,
        arm,
        body,
        choice,
      )
    },

    find: (id: string, visitor: number): StoredNudge | undefined =>
      database.sql<StoredNudge>('SELECT * FROM nudges WHERE id = ? AND visitor = ?', id, visitor)[0],

    /** The latest first. */
    ofVisitor: (visitor: number, most: number): StoredNudge[] =>
      database.sql<StoredNudge>('SELECT * FROM nudges WHERE visitor = ? ORDER BY at DESC, id LIMIT ?', visitor, most),

    /** Of everybody, the latest first. */
    latest: (most: number): StoredNudge[] => database.sql<StoredNudge>('SELECT * FROM nudges ORDER BY at DESC, id LIMIT ?', most),

    /** True to the first alone. */
    show: (id: string, at: number): boolean =>
      database.sql('UPDATE nudges SET shown_at = ? WHERE id = ? AND shown_at IS NULL RETURNING id', at, id).length > 0,

    /** The first answer to what was shown holds, but for "never", which may come later. False where nothing is changed by it. */
    answer: (id: string, answer: Exclude<NudgeAnswer, 'shown'>, at: number): boolean =>
      database.sql(
        `UPDATE nudges SET answer = ?, answered_at = ?
         WHERE id = ? AND shown_at IS NOT NULL AND (answer IS NULL OR (? = 'never' AND answer <> 'never')) RETURNING id`,
        answer,
        at,
        id,
        answer,
      ).length > 0,

    wantsNone: (visitor: number): boolean =>
      database.sql("SELECT 1 FROM nudges WHERE visitor = ? AND answer = 'never' LIMIT 1", visitor).length > 0,

    /** Whether a person has a conversation of them, or is wanted in one. `visitor` as conversations name theirs. */
    isWithPerson: (visitor: string): boolean =>
      database.sql("SELECT 1 FROM conversations WHERE visitor = ? AND status IN ('requested', 'queued', 'human') LIMIT 1", visitor).length >
      0,

    counts: (since: number): NudgeCounts[] =>
      database.sql<NudgeCounts>(
        `SELECT trigger, arm, count(*) AS decided, count(shown_at) AS shown, count(*) FILTER (WHERE answer = 'opened') AS opened,
           count(*) FILTER (WHERE answer = 'later') AS later, count(*) FILTER (WHERE answer = 'never') AS never
         FROM nudges WHERE at >= ? GROUP BY trigger, arm ORDER BY trigger, arm`,
        since,
      ),
  }
}
