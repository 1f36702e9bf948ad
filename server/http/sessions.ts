import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { UsherError } from '../errors.ts'
import type { Role } from '../wire.ts'
import { type Caller, did, signedIn } from './signed-in.ts'

type From = { device: string; origin: string }
type SignedIn = { token: string; agent: { email: string; name: string; role: Role } }

export type SessionPorts = {
  admit(token: string): Promise<Caller>
  accounts: {
    signIn(
      told: { email: string; password: string; code?: string | undefined },
      from: From,
    ): Promise<SignedIn | { needs: 'code' } | undefined>
    tellRefused(email: string, from: From): void
    signOut(self: Caller): void
    read(self: Caller): unknown
    changePassword(self: Caller, told: { old: string; password: string }, from: From): Promise<SignedIn>
    beginFactor(self: Caller, told: { password: string }): Promise<{ secret: string; address: string }>
    proveFactor(self: Caller, told: { code: string }): { recovery: string[] }
    endFactor(self: Caller, told: { password: string }): Promise<void>
    endSession(self: Caller, id: string): void
    endOtherSessions(self: Caller): { ended: number }
  }
  setAway(self: Caller, away: boolean): void
  /** Counts the tries of an account, there being one or not; an address that has been let in before has a count of its own. */
  tries: {
    take(email: string, address: string): { ok: true } | { ok: false; retryAfterMs: number }
    succeeded(email: string, address: string): void
  }
  keyOf(request: IncomingMessage): string
  from(request: IncomingMessage): From
}

const password = z.string().min(1).max(1024)
const code = z.string().min(1).max(64)
const signInSchema = z.object({ email: z.string().max(254), password: z.string().max(1024), code: code.optional() })

/** One's own account: signing in and out, password, second factor, sessions, being away. */
export function serveSessions(server: FastifyInstance, ports: SessionPorts): void {
  const { accounts } = ports
  const limited = { config: { rateLimit: { max: 10, timeWindow: '1 minute' } } }
  const self = (request: FastifyRequest) => signedIn(request, ports, 'read')
  const tryOf = (email: string, request: FastifyRequest) => {
    const address = ports.keyOf(request.raw)
    const taken = ports.tries.take(email, address)
    if (!taken.ok) throw new UsherError('rate_limited', 'Too many tries: wait, or ask an admin for a new password', taken.retryAfterMs)
    return { succeeded: () => ports.tries.succeeded(email, address) }
  }

  const refused = new WeakMap<FastifyRequest, string>()
  const afterwards = async (request: FastifyRequest) => {
    const email = refused.get(request)
    if (email !== undefined) accounts.tellRefused(email, ports.from(request.raw))
  }
  server.post('/api/v1/sessions', { ...limited, onResponse: afterwards }, async request => {
    const told = read(signInSchema, request.body, '{ email, password, code? }')
    const attempt = tryOf(told.email, request)
    const answer = await accounts.signIn(told, ports.from(request.raw))
    if (answer === undefined) {
      refused.set(request, told.email)
      throw new UsherError('unauthorized', 'This e-mail and password do not belong together')
    }
    if ('token' in answer) attempt.succeeded()
    return answer
  })
  server.delete('/api/v1/sessions/current', async (request, reply) => {
    accounts.signOut(await self(request))
    did(request, { action: 'signed_out' })
    return reply.code(204).send()
  })

  server.get('/api/v1/account', async request => accounts.read(await self(request)))
  server.put('/api/v1/account/password', limited, async request => {
    const caller = await self(request)
    const told = read(z.strictObject({ old: password, password }), request.body, '{ old, password }')
    const attempt = tryOf(caller.email, request)
    const begun = await accounts.changePassword(caller, told, ports.from(request.raw))
    attempt.succeeded()
    did(request, { action: 'password_changed' })
    return begun
  })
  server.post('/api/v1/account/second-factor', limited, async request => {
    const caller = await self(request)
    const attempt = tryOf(caller.email, request)
    const shown = await accounts.beginFactor(caller, read(z.strictObject({ password }), request.body, '{ password }'))
    attempt.succeeded()
    did(request, { action: 'second_factor_begun' })
    return shown
  })
  server.put('/api/v1/account/second-factor', limited, async request => {
    const proved = accounts.proveFactor(await self(request), read(z.strictObject({ code }), request.body, '{ code }'))
    did(request, { action: 'second_factor_set' })
    return proved
  })
  server.delete('/api/v1/account/second-factor', limited, async (request, reply) => {
    const caller = await self(request)
    const attempt = tryOf(caller.email, request)
    await accounts.endFactor(caller, read(z.strictObject({ password }), request.body, '{ password }'))
    attempt.succeeded()
    did(request, { action: 'second_factor_ended' })
    return reply.code(204).send()
  })
  server.delete('/api/v1/account/sessions/:id', async (request, reply) => {
    const { id } = request.params as { id: string }
    accounts.endSession(await self(request), id)
    did(request, { action: 'session_ended' })
    return reply.code(204).send()
  })
  server.delete('/api/v1/account/sessions', async request => {
    const ended = accounts.endOtherSessions(await self(request))
    did(request, { action: 'sessions_ended', detail: ended })
    return ended
  })
  server.put('/api/v1/account/away', async request => {
    const caller = await self(request)
    const { away } = read(z.strictObject({ away: z.boolean() }), request.body, '{ away: true or false }')
    ports.setAway(caller, away)
    did(request, { action: away ? 'went_away' : 'came_back' })
    return { away }
  })
}

function read<T>(schema: z.ZodType<T>, body: unknown, expected: string): T {
  const told = schema.safeParse(body)
  if (!told.success) throw new UsherError('bad_payload', `Expected ${expected}`)
  return told.data
}
