import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { UsherError } from '../errors.ts'
import type { Language } from '../wire.ts'
import { faultsOf } from '../wire-schemas.ts'
import { adminSignedIn, type Caller, signedIn } from './signed-in.ts'

export type CorrectionRoutes = {
  admit(token: string): Promise<Caller>
  corrections(): unknown
  /** What is worth a look first. */
  worth(most: number): unknown
  /** What a correction may name of the shop. */
  terms(asked: { text: string; language: Language }): unknown
  releases(): unknown
  find(id: number): unknown
  train(author: string): { release: number }
  release(id: number, share: number, author: string): Promise<unknown>
  promote(id: number, author: string): Promise<unknown>
  rollBack(author: string): unknown
}

const idSchema = z.coerce.number().int().min(1)
const shareSchema = z.strictObject({ share: z.number().min(0.01).max(1).default(0.1) })
const termsSchema = z.object({ text: z.string().max(128).default(''), language: z.enum(['zh', 'en']) })
const mostSchema = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) })

/** What agents have corrected, what is worth correcting, and the releases that learnt from it; these are changed by admins alone. */
export function serveCorrections(server: FastifyInstance, ports: CorrectionRoutes): void {
  const admin = async (request: FastifyRequest): Promise<string> => (await adminSignedIn(request, ports)).email
  const idOf = (request: FastifyRequest) => read(idSchema, (request.params as { id: string }).id)
  server.get('/api/v1/corrections', async request => {
    await signedIn(request, ports)
    return ports.corrections()
  })
  server.get('/api/v1/review', async request => {
    await signedIn(request, ports)
    return { messages: ports.worth(read(mostSchema, request.query).limit) }
  })
  server.get('/api/v1/review/terms', async request => {
    await signedIn(request, ports)
    return ports.terms(read(termsSchema, request.query))
  })
  server.get('/api/v1/releases', async request => {
    await signedIn(request, ports)
    return ports.releases()
  })
  server.get('/api/v1/releases/:id', async request => {
    await signedIn(request, ports)
    return ports.find(idOf(request))
  })
  server.post('/api/v1/releases', async (request, reply) => reply.code(202).send(ports.train(await admin(request))))
  server.post('/api/v1/releases/:id/release', async request => {
    const author = await admin(request)
    return ports.release(idOf(request), read(shareSchema, request.body ?? {}).share, author)
  })
  server.post('/api/v1/releases/:id/promote', async request => {
    const author = await admin(request)
    return ports.promote(idOf(request), author)
  })
  server.post('/api/v1/releases/rollback', async request => ports.rollBack(await admin(request)))
}

function read<T>(schema: z.ZodType<T>, payload: unknown): T {
  const parsed = schema.safeParse(payload)
  if (!parsed.success) throw new UsherError('bad_payload', faultsOf(parsed.error, payload))
  return parsed.data
}
