import { UsherError } from '../errors.ts'
import type { Database } from './sqlite.ts'

const mostLabels = 20

/** Words that agents put on conversations to find them by. They are kept as facets, so that a search narrows by them. */
export function createLabelStore(database: Database) {
  const of = (conversation: string): string[] =>
    database
      .sql<{ value: string }>("SELECT value FROM facets WHERE conversation = ? AND facet = 'label' ORDER BY value", conversation)
      .map(({ value }) => value)
  return {
    /** Puts a label on, or takes it off. Returns those that the conversation has then. */
    set(conversation: string, label: string, on: boolean): string[] {
      return database.transaction(() => {
        if (database.sql('SELECT 1 FROM conversations WHERE id = ?', conversation).length === 0) throw new UsherError('not_found')
        if (on && of(conversation).length >= mostLabels)
          throw new UsherError('conflict', `Expected at most ${mostLabels} labels on a conversation: take one off first`)
        if (on) database.sql("INSERT OR IGNORE INTO facets VALUES ('label', ?, ?)", label, conversation)
        else database.sql("DELETE FROM facets WHERE facet = 'label' AND value = ? AND conversation = ?", label, conversation)
        return of(conversation)
      })
    },
    /** All that there are, with how many conversations have each. */
    all: (): { label: string; count: number }[] =>
      database.sql("SELECT value AS label, count(*) AS count FROM facets WHERE facet = 'label' GROUP BY value ORDER BY value LIMIT 500"),
  }
}
