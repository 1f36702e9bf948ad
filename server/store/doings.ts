import type { Database } from './sqlite.ts'

/** What a visitor did, as an event tells it; `at` in milliseconds since 1970. */
export type Doing = {
  at: number
  name: string
  /** Of the product; `variant` where the page named one of its variants. */
  sku: string | null
  variant: string | null
  stage: number
  /** What was searched for. */
  query: string | null
}

/** The one place that reads what a visitor did. */
export function createDoingStore(database: Database) {
  const select = `SELECT at, name, sku, stage, json_extract(properties, '$.variant') AS variant,
    CASE name WHEN 'Products Searched' THEN json_extract(properties, '$.query') END AS query FROM behaviour_events`
  return {
    /** Since then, the latest first. */
    ofVisitor: (visitor: number, since: number, most: number): Doing[] =>
      database.sql<Doing>(`${select} WHERE visitor = ? AND at >= ? ORDER BY at DESC, n DESC LIMIT ?`, visitor, since, most),

    /** The same in one conversation alone. */
    inConversation: (conversation: string, visitor: number, since: number, most: number): Doing[] =>
      database.sql<Doing>(
        `${select} WHERE conversation = ? AND visitor = ? AND at >= ? ORDER BY at DESC, n DESC LIMIT ?`,
        conversation,
        visitor,
        since,
        most,
      ),
  }
}
