import { UsherError } from '../errors.ts'

export type Admitted = { email: string; name: string; role: 'agent' | 'admin'; expiresAt: number; passwordAt?: string }
type Session = { email: string; issuedAt: number; expiresAt: number; passwordAt?: string }

/**
 * Who a session's token lets in: an agent who still is one, with the role of today. A new password ends the sessions before it.
 * `admit` throws `unauthorized` or `token_expired`; `isStill` looks again at one who was let in.
 */
export function createAdmission(ports: {
  readToken(token: string): Promise<Session>
  find(email: string): { email: string; name: string; role: 'agent' | 'admin'; passwordAt: string } | undefined
  now(): Date
}) {
  const current = ({ email, issuedAt, passwordAt }: Session) => {
    const agent = ports.find(email)
    if (passwordAt !== undefined) return agent?.passwordAt === passwordAt ? agent : undefined
    // Signed by an earlier version: by its time, which a token counts in whole seconds.
    const since = agent === undefined ? Number.POSITIVE_INFINITY : Math.floor(Date.parse(agent.passwordAt) / 1000) * 1000
    return agent === undefined || issuedAt < since ? undefined : agent
  }
  return {
    async admit(token: string): Promise<Admitted & { issuedAt: number }> {
      const session = await ports.readToken(token)
      const agent = current(session)
      if (agent === undefined) throw new UsherError('unauthorized')
      const { email, issuedAt, expiresAt, passwordAt } = session
      return { email, name: agent.name, role: agent.role, issuedAt, expiresAt, ...(passwordAt === undefined ? {} : { passwordAt }) }
    },
    isStill: (session: Session): boolean => session.expiresAt > ports.now().getTime() && current(session) !== undefined,
  }
}
