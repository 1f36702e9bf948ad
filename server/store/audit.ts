import type { Database } from './sqlite.ts'

/** `actor` is an e-mail or `command line`; `origin` a keyed hash of the address. Never what was said, and no secret. */
export type AuditEntry = {
  id: number
  at: string
  actor: string
  action: string
  target: string | null
  detail: Record<string, string | number | boolean>
  origin: string | null
}
export type Act = Pick<AuditEntry, 'actor' | 'action'> & Partial<Pick<AuditEntry, 'target' | 'detail' | 'origin'>>
export type AuditQuery = {
  actor?: string | undefined
  action?: string | undefined
  since?: string | undefined
  until?: string | undefined
  before?: number | undefined
  limit: number
}

/** Who did what. The schema lets rows be added only, and be dropped when they are old. */
export function createAuditStore(database: Database, now: () => Date) {
  const { build } = database
  return {
    add({ actor, action, target = null, detail = {}, origin = null }: Act): void {
      const row = { at: now().toISOString(), actor, action, target, detail: JSON.stringify(detail), origin }
      database.run(build.insertInto('audit').values(row))
    },
    /** The latest first. */
    list({ actor, action, since, until, before, limit }: AuditQuery): AuditEntry[] {
      let query = build.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(limit)
      if (actor !== undefined) query = query.where('actor', '=', actor)
      if (action !== undefined) query = query.where('action', '=', action)
      if (since !== undefined) query = query.where('at', '>=', since)
      if (until !== undefined) query = query.where('at', '<', until)
      if (before !== undefined) query = query.where('id', '<', before)
      return database.all(query).map(row => ({ ...row, detail: JSON.parse(row.detail) as AuditEntry['detail'] }))
    },
    actions: (): string[] =>
      database.all(build.selectFrom('audit').select('action').distinct().orderBy('action')).map(({ action }) => action),
    /** A month is kept whatever is asked, by the machine's own clock: the schema refuses the rest. */
    erase: (before: Date): number =>
      database.sql(
        "DELETE FROM audit WHERE at < ? AND at <= strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-30 days') RETURNING id",
        before.toISOString(),
      ).length,
  }
}
