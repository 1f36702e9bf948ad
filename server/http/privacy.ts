import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { UsherError } from '../errors.ts'
import type { Exported, Receipt } from '../wire.ts'
import { readSignature } from './signature.ts'

type Subject = { conversation: string } | { visitor: string } | { shopper: string }

export type PrivacyPorts = {
  secret: Uint8Array | undefined
  now(): Date
  exportAll(subject: Subject): Exported[]
  /** Nothing where nothing is kept of the subject. */
  erase(subject: Subject): Promise<Receipt | undefined>
}

/** Whose data. */
export const subjectSchema = z.union([
  z.strictObject({ conversation: z.string().min(1).max(64) }),
  z.strictObject({ visitor: z.string().min(1).max(64) }),
  z.strictObject({ shopper: z.string().min(1).max(256) }),
])

/** What the shop's own server asks for a customer of it, signed like its events. */
export async function servePrivacy(server: FastifyInstance, ports: PrivacyPorts): Promise<void> {
  await server.register(async scope => {
    scope.removeAllContentTypeParsers()
    // The signature is over the bytes as they came.
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    const limited = { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } }
    scope.post('/api/v1/privacy/export', limited, async request => ({ conversations: ports.exportAll(subjectOf(request, ports)) }))
    scope.post('/api/v1/privacy/erase', limited, async request => {
      const receipt = await ports.erase(subjectOf(request, ports))
      if (receipt === undefined) throw new UsherError('not_found', 'Nothing is kept of it')
      return { receipt }
    })
  })
}

function subjectOf({ body, headers }: FastifyRequest, { secret, now }: PrivacyPorts): Subject {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  readSignature(headers['usher-signature'], bytes, secret, now())
  try {
    return subjectSchema.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    throw new UsherError('bad_payload', 'Expected one of { conversation }, { visitor }, { shopper } as JSON')
  }
}
