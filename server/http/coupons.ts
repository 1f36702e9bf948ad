import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { UsherError } from '../errors.ts'
import { adminSignedIn, type Caller, did } from './signed-in.ts'

type Told = { [field: string]: string }
export type CouponPorts = {
  admit(token: string): Promise<Caller>
  all(): unknown[]
  add(
    told: Told,
    how: { replace: boolean },
  ): { ok: true; coupon: unknown } | { ok: false; code: 'bad_payload' | 'conflict'; message: string }
  /** Nothing for a code that there is not. */
  end(code: string): unknown
}

const text = z.union([z.string().max(1000), z.number(), z.boolean().transform(value => (value ? 'yes' : 'no'))]).transform(String)
const couponSchema = z.strictObject({
  code: text,
  off: text,
  over: text.optional(),
  first_order: text.optional(),
  from: text.optional(),
  until: text.optional(),
  category: z
    .array(z.string().max(200))
    .max(50)
    .transform(names => names.join('|'))
    .optional(),
  combinable: text.optional(),
  uses: text.optional(),
  spend: text.optional(),
  regular_only: text.optional(),
  zh: text.optional(),
  en: text.optional(),
  replace: z.boolean().default(false),
})
const aCoupon =
  'Expected { "code": "WELCOME20", "off": "20" or "10%", "over"?, "first_order"?, "from"?, "until"?, "category"?: […], "combinable"?, "uses"?, "spend"?, "regular_only"?, "zh"?, "en"?, "replace"? }'

/** The shop's coupons, for admins. */
export function serveCoupons(server: FastifyInstance, ports: CouponPorts): void {
  const admin = (request: FastifyRequest) => adminSignedIn(request, ports)
  server.get('/api/v1/coupons', async request => {
    await admin(request)
    return { coupons: ports.all() }
  })
  server.post('/api/v1/coupons', async (request, reply) => {
    await admin(request)
    const read = couponSchema.safeParse(request.body)
    if (!read.success) throw new UsherError('bad_payload', aCoupon)
    const { replace, ...told } = read.data
    const given = Object.entries(told).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const kept = ports.add(Object.fromEntries(given), { replace })
    if (!kept.ok) throw new UsherError(kept.code, kept.message)
    did(request, { action: 'coupon_added', target: told.code })
    return reply.code(201).send({ coupon: kept.coupon })
  })
  server.delete('/api/v1/coupons/:code', async request => {
    await admin(request)
    const { code } = request.params as { code: string }
    const ended = ports.end(code)
    if (ended === undefined) throw new UsherError('not_found', 'Expected the code of a coupon')
    did(request, { action: 'coupon_ended', target: code.slice(0, 100) })
    return { coupon: ended }
  })
}
