import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { UsherError } from '../errors.ts'
import type { Copy, CopyRequest } from '../turn/copy.ts'
import { adminSignedIn, type Caller } from './signed-in.ts'

export type CopyPorts = {
  admit(token: string): Promise<Caller>
  /** Nothing for a SKU that the shop does not have. */
  copy(sku: string, request: CopyRequest, signal: AbortSignal): Promise<Copy[]> | undefined
}

const requestSchema = z.strictObject({
  language: z.enum(['zh', 'en']),
  form: z.enum(['post', 'subject']).default('post'),
  count: z.number().int().min(1).max(5).default(3),
})
const patienceMs = 30_000

/** Marketing copy from a product's own facts, for admins. */
export function serveCopy(server: FastifyInstance, { admit, copy }: CopyPorts): void {
  const limited = { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } }
  server.post('/api/v1/products/:sku/copy', limited, async request => {
    await adminSignedIn(request, { admit })
    const read = requestSchema.safeParse(request.body)
    if (!read.success) throw new UsherError('bad_payload', 'Expected { language: "zh" or "en", form: "post" or "subject", count: 1–5 }')
    const { sku } = request.params as { sku: string }
    const { language, form } = read.data
    const copies = await copy(sku, read.data, AbortSignal.timeout(patienceMs))
    if (copies === undefined) throw new UsherError('not_found', 'Expected a SKU of the catalogue')
    return { sku, language, form, copies }
  })
}
