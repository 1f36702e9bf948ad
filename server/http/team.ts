import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { UsherError } from '../errors.ts'
import type { Language, Role } from '../wire.ts'
import { roles } from '../wire-roles.ts'
import { adminSignedIn, type Caller, did } from './signed-in.ts'

type From = { device: string; origin: string }
type AuditQuery = {
  actor?: string | undefined
  action?: string | undefined
  since?: string | undefined
  until?: string | undefined
  before?: number | undefined
  limit: number
}
type Change = { role?: Role | undefined; name?: string | undefined; languages?: Language[] | undefined; revision: number }

export type TeamPorts = {
  admit(token: string): Promise<Caller>
  members: {
    read(): unknown
    invite(self: Caller, told: { email: string; role: Role }): { secret: string; expiresAt: string }
    takeBack(id: string): void
    invitation(secret: string): unknown
    join(told: { secret: string; name: string; password: string }, from: From): Promise<{ agent: { email: string; role: Role } }>
    change(self: Caller, email: string, change: Change): unknown
    remove(self: Caller, email: string): void
    endSessions(self: Caller, email: string): { ended: number }
    endFactor(self: Caller, email: string): void
  }
  inTurn: { set(on: boolean): void }
  /** Of the last days. */
  service(days: number): Promise<unknown>
  audit: { list(query: AuditQuery): unknown[]; actions(): string[]; add(act: { actor: string; action: string; origin: string }): void }
  from(request: IncomingMessage): From
}

const inviteSchema = z.strictObject({ email: z.string().regex(/^[^@\s]{1,64}@[^@\s]{1,189}$/), role: z.enum(roles) })
const secret = z.string().min(1).max(100)
const joinSchema = z.strictObject({ secret, name: z.string().max(1000), password: z.string().max(1024) })
const changeSchema = z.strictObject({
  role: z.enum(roles).optional(),
  name: z.string().max(1000).optional(),
  languages: z
    .array(z.enum(['zh', 'en']))
    .min(1)
    .max(2)
    .transform(told => [...new Set(told)])
    .optional(),
  revision: z.number().int().min(0),
})
const periodSchema = z.object({ days: z.coerce.number().int().min(1).max(730).default(28) })
const auditSchema = z.object({
  actor: z.string().max(254).optional(),
  action: z.string().max(200).optional(),
  since: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

/** Others' accounts and what everybody did, for admins; joining, for whoever holds an invitation. */
export function serveTeam(server: FastifyInstance, ports: TeamPorts): void {
  const { members, audit, inTurn, service } = ports
  const limited = { config: { rateLimit: { max: 10, timeWindow: '1 minute' } } }
  const admin = (request: FastifyRequest) => adminSignedIn(request, ports)
  const named = (request: FastifyRequest) => (request.params as { email: string }).email

  server.get('/api/v1/team', async request => {
    await admin(request)
    return members.read()
  })
  server.post('/api/v1/team/invitations', async (request, reply) => {
    const self = await admin(request)
    const told = read(inviteSchema, request.body, `{ email, role: one of ${roles.join(', ')} }`)
    const invited = members.invite(self, told)
    did(request, { action: 'invited', target: told.email.toLowerCase(), detail: { role: told.role } })
    return reply.code(201).send(invited)
  })
  server.delete('/api/v1/team/invitations/:id', async (request, reply) => {
    await admin(request)
    members.takeBack((request.params as { id: string }).id)
    did(request, { action: 'invitation_taken_back' })
    return reply.code(204).send()
  })
  server.put('/api/v1/team/members/:email', async request => {
    const self = await admin(request)
    const told = read(changeSchema, request.body, '{ role?, name?, languages?: ["zh", "en"], revision }')
    const changed = members.change(self, named(request), told)
    const { revision: _seen, languages, ...rest } = told
    const detail = Object.fromEntries(
      Object.entries({ ...rest, languages: languages?.join(' ') }).filter((entry): entry is [string, string] => entry[1] !== undefined),
    )
    did(request, { action: 'member_changed', target: named(request), detail })
    return changed
  })
  server.delete('/api/v1/team/members/:email', async (request, reply) => {
    members.remove(await admin(request), named(request))
    did(request, { action: 'member_removed' })
    return reply.code(204).send()
  })
  server.delete('/api/v1/team/members/:email/sessions', async request => {
    const ended = members.endSessions(await admin(request), named(request))
    did(request, { action: 'member_signed_out', detail: ended })
    return ended
  })
  server.delete('/api/v1/team/members/:email/second-factor', async (request, reply) => {
    members.endFactor(await admin(request), named(request))
    did(request, { action: 'member_second_factor_ended' })
    return reply.code(204).send()
  })
  server.put('/api/v1/team/turns', async request => {
    await admin(request)
    const { on } = read(z.strictObject({ on: z.boolean() }), request.body, '{ on }')
    inTurn.set(on)
    did(request, { action: on ? 'turns_begun' : 'turns_ended' })
    return members.read()
  })
  server.get('/api/v1/team/service', async request => {
    await admin(request)
    return service(read(periodSchema, request.query, '?days=1–730').days)
  })
  server.get('/api/v1/team/audit', async request => {
    await admin(request)
    const told = read(auditSchema, request.query, '?actor&action&since&until&before&limit=1–500')
    return { entries: audit.list(told), actions: audit.actions() }
  })

  // The secret travels in the body: no address and no log has it.
  server.post('/api/v1/invitations/look', limited, async request =>
    members.invitation(read(z.strictObject({ secret }), request.body, '{ secret }').secret),
  )
  server.post('/api/v1/invitations/join', limited, async (request, reply) => {
    const from = ports.from(request.raw)
    const joined = await members.join(read(joinSchema, request.body, '{ secret, name, password }'), from)
    audit.add({ actor: joined.agent.email, action: 'joined', origin: from.origin })
    return reply.code(201).send(joined)
  })
}

function read<T>(schema: z.ZodType<T>, body: unknown, expected: string): T {
  const told = schema.safeParse(body)
  if (!told.success) throw new UsherError('bad_payload', `Expected ${expected}`)
  return told.data
}
