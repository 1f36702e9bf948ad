import type { Database } from './sqlite.ts'

/** Times are milliseconds since 1970, `shares` and `moment` numbers by name, `reached` a place in `funnelStages`. */
export type Decision = {
  id: number
  at: number
  visitor: number
  /** Where it was made in a conversation; else `nudge`. */
  conversation: string | null
  turn: number | null
  nudge: string | null
  arm: string
  propensity: number
  shares: Record<string, number>
  moment: Record<string, number>
  reached: number
  reward: number | null
}
/** What a visitor answered to a nudge; null to one that was not answered, and in conversations. */
export type OpenDecision = Decision & { answer: 'opened' | 'later' | 'never' | null }
export type DecisionRow = Omit<Decision, 'shares' | 'moment'> & { shares: string; moment: string }

export const toDecision = ({ shares, moment, ...row }: DecisionRow): Decision => ({
  ...row,
  shares: JSON.parse(shares),
  moment: JSON.parse(moment),
})

export function createDecisionStore(database: Database) {
  return {
    transaction: database.transaction,

    /** Its number; nothing where that turn has one already. */
    add({
      at,
      visitor,
      conversation,
      turn,
      nudge,
      arm,
      propensity,
      shares,
      moment,
      reached,
    }: Omit<Decision, 'id' | 'reward'>): number | undefined {
      const [added] = database.sql<{ id: number }>(
        `INSERT INTO decisions (at, visitor, conversation, turn, nudge, arm, propensity, shares, moment, reached)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id`,
        at,
        visitor,
        conversation,
        turn,
        nudge,
        arm,
        propensity,
        JSON.stringify(shares),
        JSON.stringify(moment),
        reached,
      )
      return added?.id
    },

    credit: (id: number, reward: number): void => void database.sql('UPDATE decisions SET reward = ? WHERE id = ?', reward, id),

    /** The latest that something is known of, in order; none of visitors who count no more. */
    learnt: (most: number): Decision[] =>
      database
        .sql<DecisionRow>(
          `SELECT d.* FROM decisions d JOIN visitors v ON v.id = d.visitor
           WHERE d.reward IS NOT NULL AND v.flagged IS NULL ORDER BY d.id DESC LIMIT ?`,
          most,
        )
        .reverse()
        .map(toDecision),

    /** All decisions since then of visitors who did something new, or of whom nothing is known though they are older than `ripe`. */
    open: (since: number, ripe: number, newerThan: number): OpenDecision[] =>
      database
        .sql<DecisionRow & Pick<OpenDecision, 'answer'>>(
          `SELECT d.*, n.answer FROM decisions d JOIN visitors v ON v.id = d.visitor LEFT JOIN nudges n ON n.id = d.nudge
           WHERE d.at >= ? AND v.flagged IS NULL AND d.visitor IN (
             SELECT o.visitor FROM decisions o WHERE o.at >= ?
               AND (o.reward IS NULL AND o.at < ? OR EXISTS (SELECT 1 FROM behaviour_events e WHERE e.visitor = o.visitor AND e.n > ?)))
           ORDER BY d.visitor, d.at, d.id`,
          since,
          since,
          ripe,
          newerThan,
        )
        .map(row => ({ ...toDecision(row), answer: row.answer })),

    /** How far a visitor came and when, each stage at its first time since then. */
    steps: (visitor: number, since: number): { at: number; stage: number }[] =>
      database.sql<{ at: number; stage: number }>(
        'SELECT at, stage FROM behaviour_events WHERE visitor = ? AND at >= ? AND stage > 0 ORDER BY at LIMIT 2000',
        visitor,
        since,
      ),

    /** The number of the newest event: what comes after it is new. */
    newestEvent: (): number => database.sql<{ n: number }>('SELECT ifnull(max(n), 0) AS n FROM behaviour_events')[0]!.n,

    /** Since then, by arm: how often it was chosen, and the credit it got where something is known. */
    byArm: (since: number): { arm: string; chosen: number; known: number; reward: number | null }[] =>
      database.sql(
        `SELECT d.arm, count(*) AS chosen, count(d.reward) AS known, avg(d.reward) AS reward
         FROM decisions d JOIN visitors v ON v.id = d.visitor WHERE d.at >= ? AND v.flagged IS NULL GROUP BY d.arm`,
        since,
      ),

    *all(): Generator<Decision> {
      let after = 0
      for (;;) {
        const rows = database.sql<DecisionRow>(
          `SELECT d.* FROM decisions d JOIN visitors v ON v.id = d.visitor WHERE v.flagged IS NULL AND d.id > ? ORDER BY d.id LIMIT 1000`,
          after,
        )
        if (rows.length === 0) return
        for (const row of rows) yield toDecision(row)
        after = rows.at(-1)!.id
      }
    },
  }
}
