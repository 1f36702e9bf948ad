import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { UsherError } from '../errors.ts'
import type { AgentSession, createSessionStore } from '../store/agent-sessions.ts'
import type { createAgentStore, Member, MemberChange } from '../store/agents.ts'
import type { createInvitationStore, Invitation } from '../store/invitations.ts'
import type { createSecondFactorStore } from '../store/second-factors.ts'
import type { Role } from '../wire.ts'
import { mayChange } from '../wire-roles.ts'
import type { From, Self, SignedIn } from './accounts.ts'
import { readName } from './name.ts'
import { passwordFaults, weaknessOf } from './password.ts'

export type Seen = Omit<Member, 'passwordAt'> & { online: boolean; sessions: Omit<AgentSession, 'email'>[] }
export type Team = { members: Seen[]; invitations: Invitation[]; inTurn: boolean }

export type MemberPorts = {
  agents: ReturnType<typeof createAgentStore>
  sessions: ReturnType<typeof createSessionStore>
  factors: ReturnType<typeof createSecondFactorStore>
  invitations: ReturnType<typeof createInvitationStore>
  isOnline(email: string): boolean
  inTurn(): boolean
  begin(email: string, from: From): Promise<SignedIn>
  onEnded(): void
  now(): Date
}

const invitationHours = 72
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url')

/** What admins do with others' accounts. An admin changes all but owners, an owner everybody. */
export function createMembers(ports: MemberPorts) {
  const { agents, sessions, factors, invitations } = ports

  /** Throws unless `self` may change this person. */
  function find(self: Self, email: string): Member {
    const member = agents.list().find(one => one.email === email.toLowerCase())
    if (member === undefined) throw new UsherError('not_found', 'Expected the e-mail of somebody of the team')
    if (!mayChange(self.role, member.role)) throw new UsherError('unauthorized', 'Expected an owner: owners are changed by owners only')
    return member
  }

  function refuseRole(self: Self, role: Role): void {
    if (!mayChange(self.role, role)) throw new UsherError('unauthorized', 'Expected an owner: only owners make somebody an owner')
  }

  return {
    read: (): Team => ({
      members: agents.list().map(({ passwordAt: _at, ...member }) => ({
        ...member,
        online: ports.isOnline(member.email),
        sessions: sessions.list(member.email).map(({ email: _theirs, ...session }) => session),
      })),
      invitations: invitations.list(),
      inTurn: ports.inTurn(),
    }),

    /** `secret` is told once; it belongs behind the `#` of a link, where no server and no log sees it. */
    invite(self: Self, told: { email: string; role: Role }): { secret: string; expiresAt: string } {
      refuseRole(self, told.role)
      const email = told.email.toLowerCase()
      if (agents.find(email) !== undefined) throw new UsherError('conflict', 'Expected somebody new, this e-mail is in the team')
      const secret = randomBytes(32).toString('base64url')
      const expiresAt = new Date(ports.now().getTime() + invitationHours * 3600_000).toISOString()
      invitations.add({ id: randomUUID(), hash: hashOf(secret), email, role: told.role, invitedBy: self.email, expiresAt })
      return { secret, expiresAt }
    },

    takeBack(id: string): void {
      if (!invitations.take(id)) throw new UsherError('not_found', 'Expected an open invitation')
    },

    /** For whoever holds the link. */
    invitation(secret: string): { email: string; role: Role; expiresAt: string } {
      const found = invitations.find(hashOf(secret))
      if (found === undefined) throw new UsherError('not_found', 'This invitation was used, taken back, or is over: ask for another')
      const { email, role, expiresAt } = found
      return { email, role, expiresAt }
    },

    async join(told: { secret: string; name: string; password: string }, from: From): Promise<SignedIn> {
      const found = invitations.find(hashOf(told.secret))
      if (found === undefined) throw new UsherError('not_found', 'This invitation was used, taken back, or is over: ask for another')
      const name = nameOf(told.name)
      const weakness = weaknessOf(told.password, [found.email, name])
      if (weakness !== undefined) throw new UsherError('bad_payload', passwordFaults[weakness])
      if (!invitations.take(found.id) || agents.find(found.email) !== undefined)
        throw new UsherError('not_found', 'This invitation was used, taken back, or is over: ask for another')
      await agents.add({ email: found.email, name, role: found.role }, told.password)
      return ports.begin(found.email, from)
    },

    change(self: Self, email: string, { revision, ...change }: MemberChange & { revision: number }): Member {
      const member = find(self, email)
      if (change.role !== undefined) refuseRole(self, change.role)
      const name = change.name === undefined ? undefined : nameOf(change.name)
      const changed = agents.change(member.email, { ...change, name }, revision)
      ports.onEnded()
      return changed
    },

    remove(self: Self, email: string): void {
      agents.remove(find(self, email).email)
      ports.onEnded()
    },

    endSessions(self: Self, email: string): { ended: number } {
      const ended = sessions.endAll(find(self, email).email)
      ports.onEnded()
      return { ended }
    },

    endFactor(self: Self, email: string): void {
      if (!factors.end(find(self, email).email)) throw new UsherError('not_found', 'There is no second factor')
    },
  }
}

function nameOf(typed: string): string {
  const name = readName(typed)
  if (name === undefined) throw new UsherError('bad_payload', 'Expected a name of 1 to 40 characters')
  return name
}
