import type { Database } from './sqlite.ts'

export type ArmCounts = { arm: 'treated' | 'control'; visitors: number; ordered: number }
/** Of whom it is counted: who got an arm in this period; `since` is when it began. */
export type Counted = { period: number; since: number }

/** Visitors by the arm they were put into; those who had ordered before the period began are customers already and count in neither. */
export function createExperimentStore(database: Database) {
  const counted = `v.arm IN ('treated', 'control') AND v.arm_period = ? AND v.flagged IS NULL
    AND NOT EXISTS (SELECT 1 FROM behaviour_events o WHERE o.visitor = v.id AND o.stage = 5 AND o.at < ?)`
  return {
    /** False where the visitor has an arm already: it is kept. */
    assign: (visitor: number, arm: 'treated' | 'control', period: number): boolean =>
      database.sql('UPDATE visitors SET arm = ?, arm_period = ? WHERE id = ? AND arm IS NULL RETURNING id', arm, period, visitor).length >
      0,

    /** Another experiment begins: nobody has an arm. */
    clear: (): void => database.exec('UPDATE visitors SET arm = NULL, arm_period = 0 WHERE arm IS NOT NULL'),

    counts: ({ period, since }: Counted): ArmCounts[] =>
      database.sql<ArmCounts>(
        `SELECT v.arm, count(*) AS visitors,
           total(EXISTS (SELECT 1 FROM behaviour_events o WHERE o.visitor = v.id AND o.stage = 5)) AS ordered
         FROM visitors v WHERE ${counted} GROUP BY v.arm`,
        period,
        since,
      ),

    /** What those who ordered have spent in all, minor units. */
    spent: ({ period, since }: Counted): { arm: 'treated' | 'control'; value: number }[] =>
      database.sql<{ arm: 'treated' | 'control'; value: number }>(
        `SELECT v.arm, sum(o.value) AS value FROM behaviour_events o JOIN visitors v ON v.id = o.visitor
         WHERE o.stage = 5 AND o.name = 'Order Completed' AND o.value > 0 AND ${counted} GROUP BY v.id`,
        period,
        since,
      ),
  }
}
