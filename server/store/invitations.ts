import type { Role } from '../wire.ts'
import type { Database } from './sqlite.ts'

export type Invitation = { id: string; email: string; role: Role; invitedBy: string; createdAt: string; expiresAt: string }

/** Who was asked to join. Of the link's secret there is a hash; one that was taken, or is over, is gone. */
export function createInvitationStore(database: Database, now: () => Date) {
  const { build } = database
  const at = () => now().toISOString()
  const dropOld = () => database.run(build.deleteFrom('invitations').where('expires_at', '<=', at()))
  const toInvitation = (row: { id: string; email: string; role: Role; invited_by: string; created_at: string; expires_at: string }) => ({
    id: row.id,
    email: row.email,
    role: row.role,
    invitedBy: row.invited_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  })
  return {
    /** The last one for an e-mail counts. */
    add({ hash, ...told }: Omit<Invitation, 'createdAt'> & { hash: string }): void {
      database.transaction(() => {
        dropOld()
        database.run(build.deleteFrom('invitations').where('email', '=', told.email))
        const { id, email, role, invitedBy, expiresAt } = told
        database.run(
          build.insertInto('invitations').values({ id, hash, email, role, invited_by: invitedBy, created_at: at(), expires_at: expiresAt }),
        )
      })
    },
    find(hash: string): Invitation | undefined {
      const row = database.get(build.selectFrom('invitations').selectAll().where('hash', '=', hash).where('expires_at', '>', at()))
      return row === undefined ? undefined : toInvitation(row)
    },
    list(): Invitation[] {
      const open = build.selectFrom('invitations').selectAll().where('expires_at', '>', at())
      return database.all(open.orderBy('created_at')).map(toInvitation)
    },
    /** Tells whether it was there: of two who take it at once one does. */
    take: (id: string): boolean => database.run(build.deleteFrom('invitations').where('id', '=', id)) > 0,
  }
}
