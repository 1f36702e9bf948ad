import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { UsherError } from '../errors.ts'
import type { ChatEvent, Found, Language, MessageSearch, Status } from '../wire.ts'
import { faultsOf, searchSchema } from '../wire-schemas.ts'
import { signedIn } from './signed-in.ts'

type Agent = { email: string; name: string; role: 'agent' | 'admin' }
type Listed = { id: string; status: Status; language: Language; stage: string; createdAt: string; updatedAt: string; last: string | null }

/** What the agents' console asks of the service. */
export type AgentPorts = {
  signIn(email: string, password: string): Promise<Agent | undefined>
  /** Counts a try to sign in to an account, there being one or not; an address that has been let in before has a count of its own. */
  tries: {
    take(email: string, address: string): { ok: true } | { ok: false; retryAfterMs: number }
    succeeded(email: string, address: string): void
  }
  keyOf(request: IncomingMessage): string
  tokenFor(agent: Agent): Promise<string>
  /** Throws when the session has ended or its agent is one no more. */
  admit(token: string): Promise<unknown>
  conversations(options: { limit: number; before?: string | undefined }): Listed[]
  conversation(id: string): (Omit<Listed, 'last'> & { last?: string | null }) | undefined
  events(id: string): ChatEvent[]
  search(search: MessageSearch): Promise<Found>
  /** `reason`: the body in one sentence for people. */
  traces(id: string): { turn: number; at: string; body: unknown; reason: Record<Language, string> }[]
}

const signInSchema = z.object({ email: z.string().max(254), password: z.string().max(1024) })
const listSchema = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), before: z.iso.datetime().optional() })

/** Sign-in and transcripts, under `/api/v1`. The token travels in the Authorization header only. */
export function serveAgents(server: FastifyInstance, ports: AgentPorts): void {
  const limited = { config: { rateLimit: { max: 10, timeWindow: '1 minute' } } }
  server.post('/api/v1/sessions', limited, async request => {
    const read = signInSchema.safeParse(request.body)
    if (!read.success) throw new UsherError('bad_payload', 'Expected { email, password }')
    const { email, password } = read.data
    const address = ports.keyOf(request.raw)
    const taken = ports.tries.take(email, address)
    if (!taken.ok) throw new UsherError('rate_limited', 'Too many tries: wait, or ask an admin for a new password', taken.retryAfterMs)
    const agent = await ports.signIn(email, password)
    if (agent === undefined) throw new UsherError('unauthorized', 'This e-mail and password do not belong together')
    ports.tries.succeeded(email, address)
    return { token: await ports.tokenFor(agent), agent }
  })
  server.get('/api/v1/conversations', async request => {
    await signedIn(request, ports)
    const read = listSchema.safeParse(request.query)
    if (!read.success) throw new UsherError('bad_payload', 'Expected ?limit=1–200&before=ISO time')
    return { conversations: ports.conversations(read.data).map(toListed) }
  })
  // What is looked for may be personal: it travels in the body, so that no log has it.
  server.post('/api/v1/search', async request => {
    await signedIn(request, ports)
    const read = searchSchema.safeParse(request.body ?? {})
    if (!read.success) throw new UsherError('bad_payload', faultsOf(read.error, request.body))
    return ports.search(read.data)
  })
  server.get('/api/v1/conversations/:id', async request => {
    await signedIn(request, ports)
    const { id } = request.params as { id: string }
    const conversation = ports.conversation(id)
    if (conversation === undefined) throw new UsherError('not_found')
    return { conversation: toListed({ last: null, ...conversation }), events: ports.events(id), traces: ports.traces(id) }
  })
}

function toListed({ id, status, language, stage, createdAt, updatedAt, last }: Listed) {
  return { conversation: id, status, language, stage, createdAt, updatedAt, last }
}
