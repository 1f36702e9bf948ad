import { type Decision, type DecisionRow, toDecision } from './decisions.ts'
import type { StoredNudge } from './nudges.ts'
import type { Database } from './sqlite.ts'

/** A turn with what its trace tells of why: nothing where traces are erased by age. `reply` is the assistant's message. */
type Traced = { trace: unknown; said: string | null; reply: unknown }
export type ToldTurn = Traced & { conversation: string; at: string }
/** A choice in a conversation, or at the bubble of a page. */
export type ToldChoice = Decision & Traced & { spoken: StoredNudge | null }

type Texts = { trace: string | null; said: string | null; reply: string | null }

/** The latest so many traces are looked through for what was recommended or offered. */
const mostTraces = 300

/** What was chosen, recommended and offered lately, with what is kept of why. */
export function createReasonStore(database: Database) {
  const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text))
  const toTraced = ({ trace, said, reply }: Texts): Traced => ({ trace: parsed(trace), said, reply: parsed(reply) })
  const replyTo = (row: string) =>
    `(SELECT r.body FROM events r WHERE r.conversation = ${row}.conversation AND r.seq > ${row}.turn AND r.kind = 'message'
       AND json_extract(r.body, '$.turn') = ${row}.turn ORDER BY r.seq LIMIT 1)`
  return {
    /** The latest choices of these days, none of visitors who count no more. */
    choices: (since: number, most: number): ToldChoice[] =>
      database
        .sql<DecisionRow & Texts & { spoken: string | null }>(
          `SELECT d.*, t.body AS trace, json_extract(e.body, '$.text') AS said, ${replyTo('d')} AS reply,
             CASE WHEN n.id IS NULL THEN NULL ELSE json_object('id', n.id, 'visitor', n.visitor, 'at', n.at, 'trigger', n.trigger, 'arm', n.arm,
               'body', n.body, 'choice', n.choice, 'shown_at', n.shown_at, 'answer', n.answer, 'answered_at', n.answered_at) END AS spoken
           FROM decisions d JOIN visitors v ON v.id = d.visitor
           LEFT JOIN nudges n ON n.id = d.nudge
           LEFT JOIN traces t ON t.conversation = d.conversation AND t.turn = d.turn
           LEFT JOIN events e ON e.conversation = d.conversation AND e.seq = d.turn AND e.kind = 'message'
           WHERE d.at >= ? AND v.flagged IS NULL ORDER BY d.at DESC, d.id DESC LIMIT ?`,
          since,
          most,
        )
        .map(({ trace, said, reply, spoken, ...row }) => ({
          ...toDecision(row),
          ...toTraced({ trace, said, reply }),
          spoken: parsed(spoken) as StoredNudge | null,
        })),

    /** The latest turns in which something was recommended or offered without a choice. */
    told: (since: number, most: number): ToldTurn[] =>
      database
        .sql<Texts & { conversation: string; at: string }>(
          `SELECT t.conversation, t.at, t.body AS trace, json_extract(e.body, '$.text') AS said, ${replyTo('t')} AS reply
           FROM (SELECT * FROM traces INDEXED BY traces_by_time WHERE at >= ? ORDER BY at DESC, aseq DESC LIMIT ${mostTraces}) t
           LEFT JOIN events e ON e.conversation = t.conversation AND e.seq = t.turn AND e.kind = 'message'
           WHERE EXISTS (SELECT 1 FROM json_each(t.body, '$.acts') a WHERE a.value ->> '$.act' IN ('recommend', 'offer', 'promotion'))
             AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.conversation = t.conversation AND d.turn = t.turn)
           ORDER BY t.at DESC, t.aseq DESC LIMIT ?`,
          new Date(since).toISOString(),
          most,
        )
        .map(({ conversation, at, ...texts }) => ({ conversation, at, ...toTraced(texts) })),
  }
}
