import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { UsherError } from '../errors.ts'
import type { ChatEvent, Found, Language, MessageSearch, Status } from '../wire.ts'
import type { Explanation } from '../wire-explained.ts'
import { faultsOf, searchSchema } from '../wire-schemas.ts'
import { type Caller, signedIn } from './signed-in.ts'

type Listed = { id: string; status: Status; language: Language; stage: string; createdAt: string; updatedAt: string; last: string | null }

/** What the agents' console asks of the service. */
export type AgentPorts = {
  /** Throws when the session has ended or its agent is one no more. */
  admit(token: string): Promise<Caller>
  conversations(options: { limit: number; before?: string | undefined }): Listed[]
  conversation(id: string): (Omit<Listed, 'last'> & { last?: string | null }) | undefined
  events(id: string): ChatEvent[]
  search(search: MessageSearch): Promise<Found>
  /** `reason`: the body in one sentence for people; `explained`: why of what was chosen, recommended and offered. */
  traces(id: string): { turn: number; at: string; body: unknown; reason: Record<Language, string>; explained: Explanation[] }[]
}

const listSchema = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), before: z.iso.datetime().optional() })

/** Transcripts, under `/api/v1`. */
export function serveAgents(server: FastifyInstance, ports: AgentPorts): void {
  server.get('/api/v1/conversations', async request => {
    await signedIn(request, ports)
    const read = listSchema.safeParse(request.query)
    if (!read.success) throw new UsherError('bad_payload', 'Expected ?limit=1–200&before=ISO time')
    return { conversations: ports.conversations(read.data).map(toListed) }
  })
  // What is looked for may be personal: it travels in the body, so that no log has it.
  server.post('/api/v1/search', async request => {
    await signedIn(request, ports, 'read')
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
