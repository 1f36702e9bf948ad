import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import { toFailure, UsherError } from '../errors.ts'
import type { ErrorCode } from '../wire.ts'
import { capConnections, mostConnections } from './connections.ts'

const statusOf: Partial<Record<ErrorCode, number>> = {
  bad_payload: 400,
  text_too_long: 413,
  unauthorized: 401,
  token_expired: 401,
  not_found: 404,
  conflict: 409,
  rate_limited: 429,
  busy: 503,
  closed: 409,
  erased: 410,
}

const leftoversMs = 1000
/** Whoever has connected says what they want in this time, and all of it in the second. */
const headersMs = 10_000
const requestMs = 20_000
/** So many bytes of a body that is refused for its size are read out before it is told. */
const mostReadOut = 4 * 1024 * 1024

/** The HTTP side: security headers, one error form, no shopper text in the access log. `keyOf`: whom limits count as one. */
export async function createHttpServer(
  onFault: (error: unknown) => void,
  proxies: { trusts(address: string, hop: number): boolean; keyOf(request: IncomingMessage): string },
): Promise<FastifyInstance> {
  const answer = (error: unknown, reply: FastifyReply) => {
    const known = error instanceof UsherError ? error : fromFramework(error)
    if (known === undefined) onFault(error)
    const failure = toFailure(known ?? error)
    return reply.code(statusOf[failure.code] ?? 500).send(failure)
  }
  const server = Fastify({
    logger: false,
    bodyLimit: 64 * 1024,
    forceCloseConnections: true,
    trustProxy: proxies.trusts,
    requestTimeout: requestMs,
    http: { headersTimeout: headersMs, connectionsCheckingInterval: 2000 },
    // What is refused before a route is found, a path that is no UTF-8 say, is refused in the same form.
    frameworkErrors: (error, _request, reply) => void answer(error, reply as unknown as FastifyReply),
  })
  capConnections(server.server, mostConnections())
  destroyLeftovers(server)
  await server.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'https:'],
        styleSrc: ["'self'"],
        requireTrustedTypesFor: ["'script'"],
        // The demo shop and the widget on its page each bring their own Lit.
        trustedTypes: ['lit-html', "'allow-duplicates'"],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  })
  await server.register(rateLimit, { global: false, keyGenerator: request => proxies.keyOf(request.raw) })
  server.setErrorHandler(async (error, request, reply) => {
    if ((error as { statusCode?: number }).statusCode === 413) await readOut(request.raw)
    return answer(error, reply)
  })
  server.setNotFoundHandler((_request, reply) => reply.code(404).send(toFailure(new UsherError('not_found'))))
  return server
}

/** A shopper's phone that has gone without a word never answers the end of its WebSocket; stopping would wait for it half a minute. */
function destroyLeftovers(server: FastifyInstance): void {
  const open = new Set<Socket>()
  server.server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  server.addHook('preClose', async () => {
    setTimeout(() => {
      for (const socket of open) socket.destroy()
    }, leftoversMs).unref()
  })
}

/** Who is still writing when they are answered and hung up on may never see the answer: a proxy says 502 in its place. Nothing of it is kept. */
function readOut(request: IncomingMessage): Promise<void> {
  return new Promise(resolve => {
    let left = mostReadOut
    request.on('data', (chunk: Buffer) => {
      left -= chunk.length
      if (left < 0) resolve()
    })
    request.once('close', resolve)
    request.once('end', resolve)
    if (request.complete || request.destroyed) resolve()
    else request.resume()
  })
}

/** Fastify's own refusals: a body that is not JSON, too large, too many requests. */
function fromFramework(error: unknown): UsherError | undefined {
  const status = (error as { statusCode?: number }).statusCode
  if (status === 429) return new UsherError('rate_limited')
  if (status === 413) return new UsherError('text_too_long', 'Expected a smaller body: at most 64 KiB, or 1 MiB of events')
  return status !== undefined && status < 500 ? new UsherError('bad_payload', 'Expected a JSON body') : undefined
}
