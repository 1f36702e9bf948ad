import type { Database } from '../store/sqlite.ts'
import type { Sessions } from './session-index.ts'
import { toSessions } from './session-log.ts'

/** A visit ends where nothing is looked at for so long. */
const pauseMs = 30 * 60_000
/** The latest so many events are enough to know what goes with what. */
const mostEvents = 1_000_000
/** What says that somebody was interested in a product. */
const names = "'Product Viewed', 'Page Viewed', 'Product Clicked', 'Product Added', 'Product Added to Wishlist', 'Product Ordered'"

export type Visits = {
  sessions: Sessions
  skus: string[]
  /** How many different visitors looked at a product in the last fourteen days before `until`. */
  lately: Map<string, number>
}

/** Visits as sessions, of visitors that are people, from the latest events. */
export function readVisits(database: Database, until: number): Visits {
  const rows = database.sql<{ visitor: number; sku: string; at: number }>(
    `SELECT e.visitor, e.sku, e.at FROM (
       SELECT visitor, sku, at FROM behaviour_events WHERE sku IS NOT NULL AND name IN (${names}) ORDER BY n DESC LIMIT ${mostEvents}
     ) e JOIN visitors v ON v.id = e.visitor WHERE v.flagged IS NULL ORDER BY e.visitor, e.at`,
  )
  const numbers = new Map<string, number>()
  const session = new Float64Array(rows.length)
  const item = new Float64Array(rows.length)
  const time = new Float64Array(rows.length)
  const seen = new Map<string, Set<number>>()
  let count = 0
  let sessions = 0
  let last: { visitor: number; sku: string; at: number } | undefined
  for (const row of rows) {
    const goesOn = last?.visitor === row.visitor && row.at - last.at <= pauseMs
    const isRepeat = goesOn && last?.sku === row.sku
    last = row
    if (row.at > until - 14 * 24 * 3600_000) {
      const visitors = seen.get(row.sku) ?? new Set()
      seen.set(row.sku, visitors.add(row.visitor))
    }
    // A page and its own word of it are one look.
    if (isRepeat) continue
    if (!goesOn) sessions++
    session[count] = sessions - 1
    time[count] = row.at
    const known = numbers.get(row.sku) ?? numbers.size
    numbers.set(row.sku, known)
    item[count++] = known
  }
  return {
    sessions: toSessions(session.subarray(0, count), item.subarray(0, count), time.subarray(0, count), sessions, numbers.size),
    skus: [...numbers.keys()],
    lately: new Map([...seen].map(([sku, visitors]) => [sku, visitors.size])),
  }
}
