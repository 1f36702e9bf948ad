import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { UsherError } from '../errors.ts'
import type { CannedReply, Desk, DeskView } from '../wire.ts'
import { cannedReplySchema, deskViewSchema, faultsOf } from '../wire-schemas.ts'
import { type Caller, signedIn } from './signed-in.ts'

/** What agents keep for their work. */
export type DeskRoutes = {
  admit(token: string): Promise<Caller>
  read(email: string): Desk
  replies: { save(reply: CannedReply, by: string): void; remove(id: string): boolean }
  views: { save(owner: string, view: DeskView): void; remove(owner: string, id: string): boolean }
}

/** Labels, canned replies, views and colleagues, under `/api/v1/desk`. */
export function serveDesk(server: FastifyInstance, ports: DeskRoutes): void {
  const who = (request: FastifyRequest) => signedIn(request, ports)
  const idOf = (request: FastifyRequest) => (request.params as { id: string }).id
  server.get('/api/v1/desk', async request => ports.read((await who(request)).email))
  server.put('/api/v1/desk/replies/:id', async request => {
    const { email } = await who(request)
    ports.replies.save(read(cannedReplySchema, { ...(request.body as object | null), id: idOf(request) }), email)
    return ports.read(email)
  })
  server.delete('/api/v1/desk/replies/:id', async request => {
    const { email } = await who(request)
    if (!ports.replies.remove(idOf(request))) throw new UsherError('not_found')
    return ports.read(email)
  })
  server.put('/api/v1/desk/views/:id', async request => {
    const { email } = await who(request)
    ports.views.save(email, read(deskViewSchema, { ...(request.body as object | null), id: idOf(request) }))
    return ports.read(email)
  })
  server.delete('/api/v1/desk/views/:id', async request => {
    const { email } = await who(request)
    if (!ports.views.remove(email, idOf(request))) throw new UsherError('not_found')
    return ports.read(email)
  })
}

function read<T>(schema: z.ZodType<T>, payload: unknown): T {
  const parsed = schema.safeParse(payload)
  if (!parsed.success) throw new UsherError('bad_payload', faultsOf(parsed.error, payload))
  return parsed.data
}
