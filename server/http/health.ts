import type { FastifyInstance } from 'fastify'

export type Health = {
  /** 'ok', or what is not as it should be; the service answers either way. */
  state: 'ok' | 'degraded'
  parts: Record<string, unknown>
}

/** `/healthz`: alive, and how well. `/readyz`: takes traffic. `/metrics`: numbers for Prometheus. */
export function serveHealth(
  server: FastifyInstance,
  read: { health(): Health; ready(): { ready: boolean; reason?: string }; metrics(): Promise<{ type: string; text: string }> },
): void {
  server.get('/healthz', async () => read.health())
  server.get('/readyz', async (_request, reply) => {
    const answer = read.ready()
    return reply.code(answer.ready ? 200 : 503).send(answer)
  })
  server.get('/metrics', async (_request, reply) => {
    const { type, text } = await read.metrics()
    return reply.type(type).send(text)
  })
}
