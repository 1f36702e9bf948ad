import type { RatedAgent, Wait } from '../store/service-times.ts'

/** Milliseconds at the median and at the 90th percentile; nothing where there are fewer than five. */
export type Spread = { median: number; p90: number } | null
export type Times = { asked: number; answered: number; closed: number; first: Spread; resolved: Spread }
export type Content = { ratings: number; mean: number | null }
export type Remark = { conversation: string; at: string; score: number; remark: string; by: string }
export type Service = Times &
  Content & {
    agents: (Times & Content & { email: string; name: string })[]
    days: (Times & { day: string })[]
    /** By the week's Monday. */
    weeks: { week: string; ratings: number; mean: number }[]
    remarks: Remark[]
  }

/** Of fewer a median says nothing. */
export const fewest = 5
const mostRemarks = 50

/** What waits and ratings come to, over all, by agent and by day (UTC, of the request). */
export function toService(waits: readonly Wait[], ratings: readonly RatedAgent[], nameOf: (email: string) => string): Service {
  const emails = [...new Set([...waits, ...ratings].flatMap(({ by }) => by ?? []))]
  const days = groupBy(waits, ({ at }) => at.slice(0, 10))
  const weeks = groupBy(ratings, ({ at }) => mondayOf(at))
  const sorted = <T>(groups: Map<string, T>) => [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    ...timesOf(waits),
    ...contentOf(ratings),
    agents: emails
      .map(email => ({
        email,
        name: nameOf(email),
        ...timesOf(waits.filter(({ by }) => by === email)),
        ...contentOf(ratings.filter(({ by }) => by === email)),
      }))
      .sort((a, b) => b.answered - a.answered || (a.email < b.email ? -1 : 1)),
    days: sorted(days).map(([day, of]) => ({ day, ...timesOf(of) })),
    weeks: sorted(weeks).map(([week, of]) => ({ week, ratings: of.length, mean: contentOf(of).mean! })),
    remarks: ratings
      .flatMap(({ remark, ...rating }) => (remark === null || remark === '' ? [] : [{ ...rating, remark, by: nameOf(rating.by) }]))
      .slice(0, mostRemarks),
  }
}

function timesOf(waits: readonly Wait[]): Times {
  const after = (end: 'firstAt' | 'closedAt') =>
    waits.flatMap(wait => (wait[end] === null ? [] : [Date.parse(wait[end]) - Date.parse(wait.at)]))
  const [first, resolved] = [after('firstAt'), after('closedAt')]
  return { asked: waits.length, answered: first.length, closed: resolved.length, first: spreadOf(first), resolved: spreadOf(resolved) }
}

const contentOf = (ratings: readonly RatedAgent[]): Content => ({
  ratings: ratings.length,
  mean: ratings.length === 0 ? null : ratings.reduce((sum, { score }) => sum + score, 0) / ratings.length,
})

/** By nearest rank: each is a time that somebody waited. */
function spreadOf(values: readonly number[]): Spread {
  if (values.length < fewest) return null
  const sorted = values.toSorted((a, b) => a - b)
  const rank = (share: number) => sorted[Math.ceil(sorted.length * share) - 1]!
  return { median: rank(0.5), p90: rank(0.9) }
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

function mondayOf(at: string): string {
  const date = new Date(at)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}
