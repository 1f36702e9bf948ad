import type { FastifyInstance } from 'fastify'
import { UsherError } from '../errors.ts'
import { batchSchema, collectSchema, mostEvents } from '../wire-events.ts'
import { bodyOf, jsonOf, type PagePorts, postFromPage, takeBytes } from './from-page.ts'
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
export type EventPorts = PagePorts & {
  secret: Uint8Array | undefined
  now(): Date
  server(events: readonly unknown[], sentAt: number): Outcome[]
  page(visitor: string, events: readonly { id: string; name: string; properties: Record<string, unknown> }[], told: Told): Outcome[]
}

/** Behaviour over HTTP: signed batches of the shop's server, and what pages tell before anybody talks. */
export async function serveEvents(server: FastifyInstance, ports: EventPorts): Promise<void> {
  await server.register(async scope => {
    // The signature is over the bytes as they came.
    takeBytes(scope)
    scope.post('/api/v1/events', { bodyLimit: 1024 * 1024 }, async request => {
      const body = bodyOf(request)
      const sentAt = readSignature(request.headers['usher-signature'], body, ports.secret, ports.now())
      const read = batchSchema.safeParse(jsonOf(body))
      if (!read.success) throw new UsherError('bad_payload', `Expected { events: [ … ] } with 1 to ${mostEvents} events`)
      return summary(ports.server(read.data.events, sentAt))
    })
    const collect = {
      path: '/api/v1/collect',
      schema: collectSchema,
      expected: '{ visitor, events: [{ id, name, properties }] }',
    }
    postFromPage(scope, collect, ports, ({ visitor, events, ...told }, request) => {
      const { origin } = request.headers
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
