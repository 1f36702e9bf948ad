import type { Database } from './sqlite.ts'

/** Of one address, or one visitor, each request after the first counts as made so much later, in milliseconds: a flood waits behind, nobody for ever. */
const laterMs = 120_000

/** Those who wait for a person, in the order in which they are to be served. */
export function waitingLine(database: Database): { id: string }[] {
  const rows = database.sql<{ id: string; requested_at: string; visitor: string | null; origin: string | null }>(
    'SELECT id, requested_at, visitor, origin FROM conversations WHERE requested_at IS NOT NULL ORDER BY requested_at, id',
  )
  const before = new Map<string, number>()
  const takeNumber = (who: string | null): number => {
    if (who === null) return 0
    const number = before.get(who) ?? 0
    before.set(who, number + 1)
    return number
  }
  return rows
    .map(({ id, requested_at, visitor, origin }) => {
      const further = Math.max(takeNumber(visitor && `visitor ${visitor}`), takeNumber(origin && `origin ${origin}`))
      return { id, since: Date.parse(requested_at) + further * laterMs }
    })
    .sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1))
}
