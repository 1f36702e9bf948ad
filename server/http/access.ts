import type { FastifyInstance } from 'fastify'

/** One answered request. Never its query, its body or what an unknown path holds. */
export type HttpAccess = { method: string; route: string; status: number; ms: number; address: string; conversation?: string }

/** Tells of every answered request by the pattern of its route, not by its path. */
export function watchRequests(server: FastifyInstance, tell: (request: HttpAccess) => void): void {
  server.addHook('onResponse', async (request, reply) => {
    const { id } = (request.params ?? {}) as { id?: string }
    const route = request.is404 ? 'unknown' : (request.routeOptions.url ?? 'unknown')
    tell({
      method: request.method,
      route,
      status: reply.statusCode,
      ms: reply.elapsedTime,
      address: request.ip,
      ...(id !== undefined && route.startsWith('/api/v1/conversations/') && isId(id) ? { conversation: id } : {}),
    })
  })
}

const isId = (text: string) => /^[0-9a-f-]{36}$/.test(text)
