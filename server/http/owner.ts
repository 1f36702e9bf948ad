import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { UsherError } from '../errors.ts'
import type { Language } from '../wire.ts'
import { adminSignedIn, type Caller, did, toldOf } from './signed-in.ts'

type Refused = { ok: false; code: 'bad_payload' | 'conflict'; message: string }
type Shipping = { fee: string; freeOver?: string | undefined }

export type OwnerRoutes = {
  admit(token: string): Promise<Caller>
  /** Each tells of the last days. */
  read: Record<string, (days: number) => unknown>
  page(page: { language: Language; heading: string; text: string }, how: { replace: boolean }): { ok: true; topic: string } | Refused
  settings(): unknown
  /** Null: forget the numbers. */
  shipping(told: Shipping | null): { ok: true } | Refused
  /** Floors and ceilings of arms; null: those of the program. */
  limits(told: { [arm: string]: { floor: number; ceiling: number } } | null): { ok: true } | Refused
  /** Whose title or SKU holds these words. */
  products(named: string): unknown[]
  /** Begins one with that share of visitors held out, or gives the running one another share; null: ends it. */
  experiment(wanted: { held: number } | null): void
}

const period = z.object({ days: z.coerce.number().int().min(1).max(730).default(28) })
const pageSchema = z.strictObject({
  language: z.enum(['zh', 'en']),
  heading: z.string().trim().min(1).max(120),
  text: z.string().trim().min(1).max(20_000),
  replace: z.boolean().default(false),
})
const amount = z.string().regex(/^\d{1,9}(?:\.\d{1,4})?$/)
const shippingSchema = z.strictObject({ shipping: z.strictObject({ fee: amount, freeOver: amount.optional() }).nullable() })

const limit = z.number().min(0).max(1)
const limitsSchema = z.strictObject({ arms: z.record(z.string().max(40), z.strictObject({ floor: limit, ceiling: limit })).nullable() })
const experimentSchema = z.strictObject({ experiment: z.strictObject({ held: z.number().min(0.01).max(0.9) }).nullable() })

/** What the owner's page asks and changes, under `/api/v1/owner`, for admins. */
export function serveOwner(server: FastifyInstance, ports: OwnerRoutes): void {
  const admin = (request: FastifyRequest) => adminSignedIn(request, ports)
  for (const [name, read] of Object.entries(ports.read))
    server.get(`/api/v1/owner/${name}`, async request => {
      await admin(request)
      const told = period.safeParse(request.query)
      if (!told.success) throw new UsherError('bad_payload', 'Expected ?days=1–730')
      return read(told.data.days)
    })
  server.post('/api/v1/owner/pages', async (request, reply) => {
    await admin(request)
    const read = pageSchema.safeParse(request.body)
    if (!read.success)
      throw new UsherError(
        'bad_payload',
        'Expected { language: "zh" or "en", heading: 1–120 characters, text: 1–20,000 characters, replace? }',
      )
    const { replace, ...page } = read.data
    const written = ports.page(page, { replace })
    if (!written.ok) throw new UsherError(written.code, written.message)
    did(request, { action: 'page_written', target: written.topic })
    return reply.code(201).send({ topic: written.topic })
  })
  server.get('/api/v1/owner/settings', async request => {
    await admin(request)
    return ports.settings()
  })
  server.put('/api/v1/owner/settings', async request => {
    await admin(request)
    const read = shippingSchema.safeParse(request.body)
    if (!read.success) throw new UsherError('bad_payload', 'Expected { shipping: { fee: "10", freeOver?: "199" } or null }')
    const kept = ports.shipping(read.data.shipping)
    if (!kept.ok) throw new UsherError(kept.code, kept.message)
    did(request, { action: 'shipping_set', detail: { told: toldOf(read.data.shipping) } })
    return ports.settings()
  })
  server.put('/api/v1/owner/experiment', async request => {
    await admin(request)
    const read = experimentSchema.safeParse(request.body)
    if (!read.success) throw new UsherError('bad_payload', 'Expected { experiment: { held: 0.01–0.9 } or null }')
    ports.experiment(read.data.experiment)
    did(request, { action: 'guiding_set', detail: { told: toldOf(read.data.experiment) } })
    return ports.read.guiding?.(28)
  })
  server.put('/api/v1/owner/strategy', async request => {
    await admin(request)
    const read = limitsSchema.safeParse(request.body)
    if (!read.success) throw new UsherError('bad_payload', 'Expected { arms: { name: { floor: 0–1, ceiling: 0–1 } } or null }')
    const kept = ports.limits(read.data.arms)
    if (!kept.ok) throw new UsherError(kept.code, kept.message)
    did(request, { action: 'arms_set', detail: { told: toldOf(read.data.arms) } })
    return ports.read.guiding?.(28)
  })
  server.get('/api/v1/owner/products', async request => {
    await admin(request)
    const read = z.object({ named: z.string().trim().min(1).max(100) }).safeParse(request.query)
    if (!read.success) throw new UsherError('bad_payload', 'Expected ?named=1–100 characters')
    return { products: ports.products(read.data.named) }
  })
}
