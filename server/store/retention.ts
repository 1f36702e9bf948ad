import { settle } from './settle.ts'
import type { Database } from './sqlite.ts'

export type Erased = { conversations: number; events: number }

/** Erases whole conversations by age. Everything that hangs on one goes with it: the schema's foreign keys cascade. */
export function createRetentionStore(database: Database) {
  const { build } = database
  return {
    /** Ids of conversations in which nothing has happened since `before`, the oldest first. */
    idleSince: (before: string, limit: number): string[] =>
      database
        .all(build.selectFrom('conversations').select('id').where('updated_at', '<', before).orderBy('updated_at').limit(limit))
        .map(({ id }) => id),

    /** In one transaction; one that was spoken in meanwhile stays. */
    erase(ids: readonly string[], before: string): Erased {
      if (ids.length === 0) return { conversations: 0, events: 0 }
      return database.transaction(() => {
        const idle = database.all(build.selectFrom('conversations').select('id').where('id', 'in', ids).where('updated_at', '<', before))
        const gone = idle.map(({ id }) => id)
        if (gone.length === 0) return { conversations: 0, events: 0 }
        const { events } = database.get(
          build
            .selectFrom('events')
            .select(eb => eb.fn.countAll<number>().as('events'))
            .where('conversation', 'in', gone),
        ) ?? { events: 0 }
        database.run(build.deleteFrom('conversations').where('id', 'in', gone))
        return { conversations: gone.length, events }
      })
    },

    /** Why the assistant said what it said, and ways to reach shoppers, older than this. */
    eraseTraces: (before: Date): number => database.run(build.deleteFrom('traces').where('at', '<', before.toISOString())),
    eraseContacts: (before: Date): number => database.run(build.deleteFrom('contacts').where('at', '<', before.toISOString())),

    /** How many wait for a person or are with one. */
    withPeople: (): Record<string, number> => {
      const counted = database.all(
        build
          .selectFrom('conversations')
          .select(eb => ['status', eb.fn.countAll<number>().as('n')])
          .where('status', 'in', ['requested', 'queued', 'human'])
          .groupBy('status'),
      )
      return { requested: 0, queued: 0, human: 0, ...Object.fromEntries(counted.map(({ status, n }) => [status, n])) }
    },

    /** Folds the write-ahead log into the file and empties it: what was erased stands in neither. */
    settle: () => settle(database),
  }
}
