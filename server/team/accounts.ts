import { createHash, randomBytes } from 'node:crypto'
import { UsherError } from '../errors.ts'
import type { AgentSession, createSessionStore } from '../store/agent-sessions.ts'
import type { createAgentStore, Member } from '../store/agents.ts'
import type { createAuditStore } from '../store/audit.ts'
import type { createSecondFactorStore } from '../store/second-factors.ts'
import type { Role } from '../wire.ts'
import { passwordFaults, weaknessOf } from './password.ts'
import { addressOf, newRecoveryCodes, newSecret, plainRecoveryCode, stepOf } from './totp.ts'

/** Whose request it is. */
export type Self = { email: string; name: string; role: Role; session: string }
/** Where it comes from: a device's short name, a keyed hash of the address. */
export type From = { device: string; origin: string }
export type Account = Pick<Member, 'email' | 'name' | 'role' | 'languages' | 'away' | 'secondFactor'> & {
  recoveryLeft: number
  sessions: (Omit<AgentSession, 'email'> & { current: boolean })[]
}
export type SignedIn = { token: string; agent: { email: string; name: string; role: Role } }

export type AccountPorts = {
  agents: ReturnType<typeof createAgentStore>
  sessions: ReturnType<typeof createSessionStore>
  factors: ReturnType<typeof createSecondFactorStore>
  audit: ReturnType<typeof createAuditStore>
  seal: {
    seal(text: string, owner: string): Uint8Array
    open(sealed: Uint8Array, owner: string): string | undefined
    mark(text: string): string
  }
  sign(email: string, role: Role, passwordAt: string, session: string): Promise<string>
  sessionMs: number
  /** Sessions have ended: whoever is connected by one is cut off now. */
  onEnded(): void
  now(): Date
}

/** A secret that was shown and not yet proved is forgotten after this. */
const toProveMs = 10 * 60_000

/** What somebody does with their own account. */
export function createAccounts(ports: AccountPorts) {
  const { agents, sessions, factors, audit, seal, now } = ports
  const begun = new Map<string, { secret: string; at: number }>()
  const sealedUnder = (email: string) => `totp:${email}`
  const recoveryHash = (code: string) => seal.mark(`recovery:${plainRecoveryCode(code)}`)

  async function begin(email: string, from: From): Promise<SignedIn> {
    const agent = agents.find(email)
    if (agent === undefined) throw new UsherError('unauthorized')
    const id = randomBytes(16).toString('base64url')
    sessions.begin({ id, email, ...from, expiresAt: new Date(now().getTime() + ports.sessionMs) })
    const { name, role } = agent
    return { token: await ports.sign(email, role, agent.passwordAt, id), agent: { email, name, role } }
  }

  async function checkPassword(self: Self, password: string): Promise<void> {
    if ((await agents.signIn(self.email, password)) === undefined)
      throw new UsherError('bad_payload', 'Expected your password of now, got another')
  }

  return {
    begin,

    /** `needs`: the password is right, and a code is wanted beside it. Nothing where it is not right, or nobody's. */
    async signIn(
      told: { email: string; password: string; code?: string | undefined },
      from: From,
    ): Promise<SignedIn | { needs: 'code' } | undefined> {
      const agent = await agents.signIn(told.email, told.password)
      if (agent === undefined) return undefined
      const { email } = agent
      const sealed = factors.secretOf(email)
      if (sealed === undefined) {
        audit.add({ actor: email, action: 'signed_in', origin: from.origin })
        return begin(email, from)
      }
      if (told.code === undefined) return { needs: 'code' }
      const secret = seal.open(sealed, sealedUnder(email))
      if (secret === undefined)
        throw new UsherError('unauthorized', 'The second factor was sealed with another key: an admin can take it away')
      const code = told.code.replace(/\s/g, '')
      const isShort = /^\d{6}$/.test(code)
      const step = isShort ? stepOf(secret, code, now()) : undefined
      const right = isShort ? step !== undefined && factors.takeStep(email, step) : factors.takeRecovery(email, recoveryHash(code))
      if (!right) {
        audit.add({ actor: email, action: 'code_refused', origin: from.origin })
        throw new UsherError('unauthorized', 'This code is not right, or it was used before')
      }
      audit.add({ actor: email, action: isShort ? 'signed_in' : 'signed_in_by_recovery_code', origin: from.origin })
      return begin(email, from)
    },

    /** Of a wrong password; once the answer is sent, since the milliseconds that writing takes would tell that there is such an account. */
    tellRefused(email: string, from: From): void {
      const known = agents.find(email)
      if (known !== undefined) audit.add({ actor: known.email, action: 'sign_in_refused', origin: from.origin })
    },

    signOut(self: Self): void {
      sessions.end(self.email, self.session)
      ports.onEnded()
    },

    read(self: Self): Account {
      const member = agents.list().find(({ email }) => email === self.email)
      if (member === undefined) throw new UsherError('unauthorized')
      const { email, name, role, languages, away, secondFactor } = member
      const own = sessions.list(email).map(({ email: _mine, ...session }) => ({ ...session, current: session.id === self.session }))
      return { email, name, role, languages, away, secondFactor, recoveryLeft: factors.recoveryLeft(email), sessions: own }
    },

    /** All sessions end; the one that asked goes on by another token. */
    async changePassword(self: Self, told: { old: string; password: string }, from: From): Promise<SignedIn> {
      await checkPassword(self, told.old)
      const weakness = told.password === told.old ? 'guessable' : weaknessOf(told.password, [self.email, self.name])
      if (weakness !== undefined) throw new UsherError('bad_payload', passwordFaults[weakness])
      await agents.setPassword(self.email, told.password)
      ports.onEnded()
      return begin(self.email, from)
    },

    /** Shows a secret to be proved by `proveFactor`. */
    async beginFactor(self: Self, told: { password: string }): Promise<{ secret: string; address: string }> {
      await checkPassword(self, told.password)
      if (factors.secretOf(self.email) !== undefined) throw new UsherError('conflict', 'There is a second factor: take it away first')
      const secret = newSecret()
      begun.set(self.email, { secret, at: now().getTime() })
      return { secret, address: addressOf(secret, self.email) }
    },

    /** The recovery codes are told once. */
    proveFactor(self: Self, told: { code: string }): { recovery: string[] } {
      const shown = begun.get(self.email)
      if (shown === undefined || now().getTime() - shown.at > toProveMs)
        throw new UsherError('conflict', 'Expected a second factor that was begun in the last ten minutes: begin again')
      const step = stepOf(shown.secret, told.code.replace(/\s/g, ''), now())
      if (step === undefined) throw new UsherError('bad_payload', 'Expected the code that the authenticator shows now, got another')
      const recovery = newRecoveryCodes()
      factors.begin(self.email, seal.seal(shown.secret, sealedUnder(self.email)), step, recovery.map(recoveryHash))
      begun.delete(self.email)
      return { recovery }
    },

    async endFactor(self: Self, told: { password: string }): Promise<void> {
      await checkPassword(self, told.password)
      if (!factors.end(self.email)) throw new UsherError('not_found', 'There is no second factor')
    },

    endSession(self: Self, id: string): void {
      if (!sessions.end(self.email, id)) throw new UsherError('not_found', 'Expected one of your sessions')
      ports.onEnded()
    },

    endOtherSessions(self: Self): { ended: number } {
      const ended = sessions.endAll(self.email, self.session)
      ports.onEnded()
      return { ended }
    },
  }
}

/** The session of a token that names none: one of an earlier version. */
export const sessionOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url').slice(0, 22)
