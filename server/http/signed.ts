import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { UsherError } from '../errors.ts'
import { readSignature } from './signature.ts'

export type SignedPorts = { secret: Uint8Array | undefined; now(): Date }
type SignedRoute = { path: string; answer(request: FastifyRequest): unknown; config?: { rateLimit: { max: number; timeWindow: string } } }

/** One question of the shop's own server, signed like its events; `expected` says what its body is. */
export function signedRoute<T>(
  path: string,
  schema: z.ZodType<T>,
  expected: string,
  ports: SignedPorts,
  act: (given: T) => unknown,
): SignedRoute {
  return {
    path,
    answer({ body, headers }) {
      const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
      readSignature(headers['usher-signature'], bytes, ports.secret, ports.now())
      let given: unknown
      try {
        given = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
      } catch {
        throw new UsherError('bad_payload', 'Expected a JSON body in UTF-8')
      }
      const read = schema.safeParse(given)
      if (!read.success)
        throw new UsherError(
          'bad_payload',
          `Expected ${expected}: ${read.error.issues[0]?.path.join('.')} ${read.error.issues[0]?.message}`,
        )
      return act(read.data)
    },
  }
}

export async function serveSigned(server: FastifyInstance, routes: readonly SignedRoute[]): Promise<void> {
  await server.register(async scope => {
    scope.removeAllContentTypeParsers()
    // The signature is over the bytes as they came.
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    for (const { path, answer, config = {} } of routes) scope.post(path, { config }, async request => answer(request))
  })
}
