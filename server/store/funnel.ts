import type { Database } from './sqlite.ts'

/** By what visitors may be told apart; nothing is told of them where it is null. */
export const funnelGroups = ['channel', 'language', 'device', 'arm'] as const
export type FunnelGroup = (typeof funnelGroups)[number]

/** How many visitors have come at least so far; each counts once, at the farthest. */
export type Funnel = {
  group: string | null
  arrived: number
  viewed: number
  considered: number
  in_cart: number
  checkout: number
  ordered: number
}

type Cell = Omit<Funnel, 'group'> & Record<FunnelGroup, string | null>

/** Visitors by the week (its Monday) of their first order. Back: seen again a day or more after it; null until the days are over for all of them. */
export type Cohort = { week: string; customers: number; back_7: number | null; back_30: number | null; ordered_again_30: number | null }

export type Period = { from?: Date; to?: Date }

const dayMs = 24 * 3600_000

/** Counts over the one table of events. Machines that were found out count nowhere. */
export function createFunnelStore(database: Database) {
  /** One walk over the visitors in the order they are told apart in, whichever way that is afterwards. */
  const cells = ({ from, to }: Period): Cell[] =>
    database.sql<Cell>(
      `SELECT channel, language, device, arm, count(*) AS arrived, total(reached >= 1) AS viewed, total(reached >= 2) AS considered,
         total(reached >= 3) AS in_cart, total(reached >= 4) AS checkout, total(reached >= 5) AS ordered
       FROM visitors INDEXED BY visitors_by_reach
       WHERE flagged IS NULL AND reached IS NOT NULL AND first_at >= ? AND first_at < ?
       GROUP BY 1, 2, 3, 4`,
      from?.getTime() ?? 0,
      to?.getTime() ?? Number.MAX_SAFE_INTEGER,
    )
  return {
    /** Of visitors who were first seen in the period. */
    funnel: (period: Period = {}, by?: FunnelGroup): Funnel[] => summed(cells(period), by),

    /** Of all of them, and by each way to tell them apart. */
    funnels(period: Period): { all: Funnel | undefined; by: Record<FunnelGroup, Funnel[]> } {
      const found = cells(period)
      const by = Object.fromEntries(funnelGroups.map(group => [group, summed(found, group)])) as Record<FunnelGroup, Funnel[]>
      return { all: summed(found)[0], by }
    },

    retention({ from, to }: Period, now: Date): Cohort[] {
      const rows = database.sql<Cohort & { latest: number }>(
        `WITH firsts AS MATERIALIZED (
           SELECT o.visitor, min(o.at) AS at FROM behaviour_events o INDEXED BY behaviour_events_of_orders
           WHERE o.stage = 5 GROUP BY o.visitor
         )
         SELECT date(f.at / 1000, 'unixepoch', 'weekday 0', '-6 days') AS week, count(*) AS customers, max(f.at) AS latest,
           total(EXISTS (SELECT 1 FROM behaviour_events e WHERE e.visitor = f.visitor AND e.at > f.at + ${dayMs} AND e.at <= f.at + ${7 * dayMs})) AS back_7,
           total(EXISTS (SELECT 1 FROM behaviour_events e WHERE e.visitor = f.visitor AND e.at > f.at + ${dayMs} AND e.at <= f.at + ${30 * dayMs})) AS back_30,
           total(EXISTS (SELECT 1 FROM behaviour_events e WHERE e.visitor = f.visitor AND e.stage = 5 AND e.at > f.at + ${dayMs} AND e.at <= f.at + ${30 * dayMs})) AS ordered_again_30
         FROM firsts f JOIN visitors v ON v.id = f.visitor
         WHERE v.flagged IS NULL AND f.at >= ? AND f.at < ?
         GROUP BY 1 ORDER BY 1`,
        from?.getTime() ?? 0,
        to?.getTime() ?? Number.MAX_SAFE_INTEGER,
      )
      return rows.map(({ latest, ...row }) => {
        const after = (days: number) => now.getTime() >= latest + days * dayMs
        return {
          ...row,
          back_7: after(7) ? row.back_7 : null,
          back_30: after(30) ? row.back_30 : null,
          ordered_again_30: after(30) ? row.ordered_again_30 : null,
        }
      })
    },
  }
}

const counted = ['arrived', 'viewed', 'considered', 'in_cart', 'checkout', 'ordered'] as const

/** The most visitors first. */
function summed(cells: readonly Cell[], by?: FunnelGroup): Funnel[] {
  const sums = new Map<string | null, Funnel>()
  for (const cell of cells) {
    const group = by === undefined ? null : cell[by]
    const sum = sums.get(group) ?? { group, arrived: 0, viewed: 0, considered: 0, in_cart: 0, checkout: 0, ordered: 0 }
    for (const stage of counted) sum[stage] += cell[stage]
    sums.set(group, sum)
  }
  const nameOf = ({ group }: Funnel) => group ?? ''
  return [...sums.values()].sort((a, b) => b.arrived - a.arrived || (nameOf(a) < nameOf(b) ? -1 : 1))
}
