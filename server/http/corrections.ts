import type { FastifyInstance } from 'fastify'
import { type Caller, signedIn } from './signed-in.ts'

export type CorrectionRoutes = {
  admit(token: string): Promise<Caller>
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
