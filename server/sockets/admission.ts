import { UsherError } from '../errors.ts'
import type { Role } from '../wire.ts'

type Actor = { email: string; name: string; role: Role }
type Token = { email: string; issuedAt: number; expiresAt: number; passwordAt?: string; session?: string }
export type Admitted = Actor & { session: string; issuedAt: number; expiresAt: number; passwordAt?: string }

/** A session is noted as seen once in this time. */
const seenMs = 60_000

/**
 * Who a session's token lets in: an agent who still is one, with the role of today, in a session that was not ended. A new password ends the
 * sessions before it. `admit` throws `unauthorized` or `token_expired`; `current` looks again at one who was let in.
 */
export function createAdmission(ports: {
  readToken(token: string): Promise<Token>
  find(email: string): (Actor & { passwordAt: string }) | undefined
  sessions: {
    isOpen(id: string, email: string): boolean
    saw(id: string): void
    begin(session: { id: string; email: string; device: string; origin: null; expiresAt: Date }): void
  }
  /** Of a token that an earlier version has signed: it names no session. */
  sessionOf(token: string): string
  now(): Date
}) {
  const { sessions } = ports
  const seen = new Map<string, number>()
  const isBefore = ({ passwordAt, issuedAt }: Omit<Token, 'session'>, since: string) =>
    // By its time where an earlier version has signed it; a token counts in whole seconds.
    passwordAt === undefined ? issuedAt < Math.floor(Date.parse(since) / 1000) * 1000 : passwordAt !== since

  function current(session: Token & { session: string }): Actor | undefined {
    const now = ports.now().getTime()
    const agent = ports.find(session.email)
    if (session.expiresAt <= now || agent === undefined || isBefore(session, agent.passwordAt)) return undefined
    if (!sessions.isOpen(session.session, session.email)) {
      seen.delete(session.session)
      return undefined
    }
    if (Math.abs(now - (seen.get(session.session) ?? 0)) > seenMs) {
      seen.set(session.session, now)
      sessions.saw(session.session)
    }
    return agent
  }

  return {
    async admit(token: string): Promise<Admitted> {
      const read = await ports.readToken(token)
      const session = read.session ?? ports.sessionOf(token)
      if (read.session === undefined && ports.find(read.email) !== undefined)
        sessions.begin({ id: session, email: read.email, device: 'other', origin: null, expiresAt: new Date(read.expiresAt) })
      const agent = current({ ...read, session })
      if (agent === undefined) throw new UsherError('unauthorized')
      const { email, issuedAt, expiresAt, passwordAt } = read
      return {
        email,
        name: agent.name,
        role: agent.role,
        session,
        issuedAt,
        expiresAt,
        ...(passwordAt === undefined ? {} : { passwordAt }),
      }
    },
    current,
  }
}
