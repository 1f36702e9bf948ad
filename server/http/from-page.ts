import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { UsherError } from '../errors.ts'

export type PagePorts = {
  allows(origin: string | undefined, request: FastifyRequest): boolean
  /** False for a caller that asks too often. */
  mayTell(address: string, events: number): boolean
}

/** What a shop's page posts, from its own origin: as text, so that a browser asks for no leave first. `scope` hands bodies on as bytes. */
export function postFromPage<T>(
  scope: FastifyInstance,
  { path, schema, expected }: { path: string; schema: z.ZodType<T>; expected: string },
  ports: PagePorts,
  act: (given: T, request: FastifyRequest) => unknown,
): void {
  scope.post(path, { bodyLimit: 64 * 1024 }, async (request, reply) => {
    const { origin } = request.headers
    if (!ports.allows(origin, request))
      throw new UsherError('unauthorized', `Expected the origin of the page in USHER_ORIGINS, got ${origin}`)
    if (origin !== undefined) reply.header('access-control-allow-origin', origin).header('vary', 'Origin')
    reply.header('cross-origin-resource-policy', 'cross-origin')
    const read = schema.safeParse(jsonOf(bodyOf(request)))
    if (!read.success) throw new UsherError('bad_payload', `Expected ${expected}`)
    return act(read.data, request)
  })
}

export function bodyOf({ body }: FastifyRequest): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0)
}

export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new UsherError('bad_payload', 'Expected a JSON body in UTF-8')
  }
}

/** The bytes of a body as they came. */
export function takeBytes(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser(['application/json', 'text/plain'], { parseAs: 'buffer', bodyLimit: 1024 * 1024 }, (_request, body, done) =>
    done(null, body),
  )
}
