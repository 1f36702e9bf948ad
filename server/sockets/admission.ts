import { UsherError } from '../errors.ts'

export type Admitted = { email: string; name: string; role: 'agent' | 'admin'; expiresAt: number }

/**
 * Who a session's token lets in: an agent who still is one, with the role of today. A new password ends the sessions before it.
 * `admit` throws `unauthorized` or `token_expired`; `isStill` looks again at one who was let in.
 */
export function createAdmission(ports: {
  readToken(token: string): Promise<{ email: string; issuedAt: number; expiresAt: number }>
  find(email: string): { email: string; name: string; role: 'agent' | 'admin'; passwordAt: string } | undefined
  now(): Date
}) {
  const current = (email: string, issuedAt: number) => {
    const agent = ports.find(email)
    // A token counts whole seconds.
    const since = agent === undefined ? Number.POSITIVE_INFINITY : Math.floor(Date.parse(agent.passwordAt) / 1000) * 1000
    return agent === undefined || issuedAt < since ? undefined : agent
  }
  return {
    async admit(token: string): Promise<Admitted & { issuedAt: number }> {
      const { email, issuedAt, expiresAt } = await ports.readToken(token)
      const agent = current(email, issuedAt)
      if (agent === undefined) throw new UsherError('unauthorized')
      return { email, name: agent.name, role: agent.role, issuedAt, expiresAt }
    },
    isStill({ email, issuedAt, expiresAt }: { email: string; issuedAt: number; expiresAt: number }): boolean {
      return expiresAt > ports.now().getTime() && current(email, issuedAt) !== undefined
    },
  }
}
