import type { FastifyInstance } from 'fastify'
import { signedIn } from './signed-in.ts'

export type CorrectionRoutes = {
  admit(token: string): Promise<unknown>
  taught(): readonly unknown[]
  judged(): readonly unknown[]
  dataSet(): string
}

/** What agents have corrected, under `/api/v1/corrections`: the newest of each message. */
export function serveCorrections(server: FastifyInstance, ports: CorrectionRoutes): void {
  server.get('/api/v1/corrections', async request => {
    await signedIn(request, ports)
    return { data_set: ports.dataSet(), meanings: ports.taught(), replies: ports.judged() }
  })
}
