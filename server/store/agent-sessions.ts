import type { Database } from './sqlite.ts'

export type AgentSession = { id: string; email: string; device: string; origin: string | null; createdAt: string; seenAt: string }
type Begun = { id: string; email: string; device: string; origin: string | null; expiresAt: Date }

/** Who is signed in where. One that has ended is kept until it would have ended by itself: its token must not open another. */
export function createSessionStore(database: Database, now: () => Date) {
  const { build } = database
  const at = () => now().toISOString()
  const open = () => build.updateTable('agent_sessions').set({ ended_at: at() }).where('ended_at', 'is', null)
  return {
    /** Beginning one that is there changes nothing. */
    begin({ id, email, device, origin, expiresAt }: Begun): void {
      database.run(build.deleteFrom('agent_sessions').where('expires_at', '<', at()))
      const row = { id, email, device, origin, created_at: at(), seen_at: at(), expires_at: expiresAt.toISOString(), ended_at: null }
      database.run(
        build
          .insertInto('agent_sessions')
          .values(row)
          .onConflict(conflict => conflict.doNothing()),
      )
    },
    isOpen: (id: string, email: string): boolean =>
      database.get(
        build.selectFrom('agent_sessions').select('id').where('id', '=', id).where('email', '=', email).where('ended_at', 'is', null),
      ) !== undefined,
    saw: (id: string): void => {
      database.run(build.updateTable('agent_sessions').set({ seen_at: at() }).where('id', '=', id).where('ended_at', 'is', null))
    },
    /** Of one, the last seen first. */
    list: (email: string): AgentSession[] =>
      database
        .all(
          build
            .selectFrom('agent_sessions')
            .selectAll()
            .where('email', '=', email)
            .where('ended_at', 'is', null)
            .where('expires_at', '>', at())
            .orderBy('seen_at', 'desc'),
        )
        .map(row => ({
          id: row.id,
          email: row.email,
          device: row.device,
          origin: row.origin,
          createdAt: row.created_at,
          seenAt: row.seen_at,
        })),
    /** Tells whether it was one of theirs and open. */
    end: (email: string, id: string): boolean => database.run(open().where('email', '=', email).where('id', '=', id)) > 0,
    endAll: (email: string, but?: string): number =>
      database.run(but === undefined ? open().where('email', '=', email) : open().where('email', '=', email).where('id', '!=', but)),
  }
}
