import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { UsherError } from '../errors.ts'
import { batchSchema, collectSchema, mostEvents } from '../wire-events.ts'
import { readSignature } from './signature.ts'

type Outcome = { index: number; id?: string; result: 'stored' | 'duplicate' | 'refused' }
type Told = {
  language?: 'zh' | 'en'
  consent?: 'given' | 'refused'
  agent?: string
  medium?: string
  campaign?: string
  referrer?: string
  host?: string
}

/** Where events go. */
export type EventPorts = {
  secret: Uint8Array | undefined
  now(): Date
  server(events: readonly unknown[], sentAt: number): Outcome[]
  page(visitor: string, events: readonly { id: string; name: string; properties: Record<string, unknown> }[], told: Told): Outcome[]
  allows(origin: string | undefined, request: FastifyRequest): boolean
  /** False for a caller that asks too often. */
  mayTell(address: string, events: number): boolean
}

/** Behaviour over HTTP: signed batches of the shop's server, and what pages tell before anybody talks. */
export async function serveEvents(server: FastifyInstance, ports: EventPorts): Promise<void> {
  await server.register(async scope => {
    scope.removeAllContentTypeParsers()
    // The signature is over the bytes as they came.
    scope.addContentTypeParser(['application/json', 'text/plain'], { parseAs: 'buffer', bodyLimit: 1024 * 1024 }, (_request, body, done) =>
      done(null, body),
    )
    scope.post('/api/v1/events', { bodyLimit: 1024 * 1024 }, async request => {
      const body = bodyOf(request)
      const sentAt = readSignature(request.headers['usher-signature'], body, ports.secret, ports.now())
      const read = batchSchema.safeParse(jsonOf(body))
      if (!read.success) throw new UsherError('bad_payload', `Expected { events: [ … ] } with 1 to ${mostEvents} events`)
      return summary(ports.server(read.data.events, sentAt))
    })
    scope.post('/api/v1/collect', { bodyLimit: 64 * 1024 }, async (request, reply: FastifyReply) => {
      const { origin } = request.headers
      if (!ports.allows(origin, request))
        throw new UsherError('unauthorized', `Expected the origin of the page in USHER_ORIGINS, got ${origin}`)
      if (origin !== undefined) reply.header('access-control-allow-origin', origin).header('vary', 'Origin')
      reply.header('cross-origin-resource-policy', 'cross-origin')
      const read = collectSchema.safeParse(jsonOf(bodyOf(request)))
      if (!read.success) throw new UsherError('bad_payload', 'Expected { visitor, events: [{ id, name, properties }] }')
      const { visitor, events, ...told } = read.data
      if (!ports.mayTell(request.ip, events.length + 1)) throw new UsherError('rate_limited', undefined, 10_000)
      const agent = request.headers['user-agent']
      const host = origin !== undefined && URL.canParse(origin) ? new URL(origin).hostname : undefined
      const given = Object.fromEntries(Object.entries({ ...told, agent, host }).filter(([, value]) => value !== undefined)) as Told
      return summary(ports.page(visitor, events, given))
    })
  })
}

function summary(results: readonly Outcome[]) {
  const count = (result: Outcome['result']) => results.filter(one => one.result === result).length
  return { stored: count('stored'), duplicates: count('duplicate'), refused: count('refused'), results }
}

function bodyOf({ body }: FastifyRequest): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0)
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new UsherError('bad_payload', 'Expected a JSON body in UTF-8')
  }
}
