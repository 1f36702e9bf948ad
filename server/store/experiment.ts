import type { Database } from './sqlite.ts'

export type ArmCounts = { arm: 'treated' | 'control'; visitors: number; ordered: number }

/** Visitors by the arm they were put into; those who had ordered before the experiment began are customers already and count in neither. */
export function createExperimentStore(database: Database) {
  const counted = `v.flagged IS NULL AND NOT EXISTS (SELECT 1 FROM behaviour_events o WHERE o.visitor = v.id AND o.stage = 5 AND o.at < ?)`
  return {
    /** False where the visitor has an arm already: it is kept. */
    assign: (visitor: number, arm: 'treated' | 'control'): boolean =>
      database.sql('UPDATE visitors SET arm = ? WHERE id = ? AND arm IS NULL RETURNING id', arm, visitor).length > 0,

    /** Another experiment begins: nobody has an arm. */
    clear: (): void => database.exec('UPDATE visitors SET arm = NULL WHERE arm IS NOT NULL'),

    counts: (since: number): ArmCounts[] =>
      database.sql<ArmCounts>(
        `SELECT v.arm, count(*) AS visitors,
           total(EXISTS (SELECT 1 FROM behaviour_events o WHERE o.visitor = v.id AND o.stage = 5)) AS ordered
         FROM visitors v WHERE v.arm IN ('treated', 'control') AND ${counted} GROUP BY v.arm`,
        since,
      ),

    /** What those who ordered have spent in all, minor units. */
    spent: (since: number): { arm: 'treated' | 'control'; value: number }[] =>
      database.sql<{ arm: 'treated' | 'control'; value: number }>(
        `SELECT v.arm, sum(o.value) AS value FROM behaviour_events o JOIN visitors v ON v.id = o.visitor
         WHERE o.stage = 5 AND o.name = 'Order Completed' AND o.value > 0 AND v.arm IN ('treated', 'control') AND ${counted} GROUP BY v.id`,
        since,
      ),
  }
}
