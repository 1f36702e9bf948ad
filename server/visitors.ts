import type { FastifyRequest } from 'fastify'
import { channelOf, deviceOf, isCrawler } from './behaviours/arrival.ts'
import { createIntake } from './behaviours/intake.ts'
import { createPace } from './behaviours/pace.ts'
import { createVisitorKeys } from './behaviours/visitor-key.ts'
import type { EventPorts } from './http/events.ts'
import { redact } from './privacy/redact.ts'
import { limitKey } from './proxies.ts'
import { decimalsOf } from './shop/money.ts'
import { isAllowedOrigin } from './sockets/origins.ts'
import { createBehaviourStore } from './store/behaviours.ts'
import type { Database } from './store/sqlite.ts'

type Options = {
  database: Database
  /** The key that keeps visitors apart from what the page calls them. */
  secret: Uint8Array
  shopSecret: string | undefined
  origins: readonly string[]
  hostOf(request: FastifyRequest['raw']): string | undefined
  shop: { productOf(sku: string): string | undefined; currency(): string }
  now(): Date
  count(source: string, result: string): void
  orders: { place: NonNullable<Parameters<typeof createIntake>[0]['placed']>; flush(): void }
}

/** A conversation as its row names it: `visitor` by the key of `keyed`. */
type Conversation = { id: string; visitor: string | null }

/** Events that one address may tell in ten seconds, whoever it says they are of. */
const mostByAddress = 1000
const paceMs = 10_000

/** Puts together what is known of visitors: the store, what takes events in, and the ports of HTTP and of the conversations. */
export function createVisitors({ database, secret, shopSecret, origins, hostOf, shop, now, count, orders }: Options) {
  const store = createBehaviourStore(database)
  const keyOf = createVisitorKeys(secret)
  const pace = createPace(mostByAddress, paceMs)
  const intake = createIntake({
    store,
    shop: { ...shop, redact, toMinor: amount => Math.round(amount * 10 ** decimalsOf(shop.currency())) },
    keyOf,
    now,
    count,
    placed: orders.place,
  })
  const http: EventPorts = {
    secret: shopSecret === undefined ? undefined : new TextEncoder().encode(shopSecret),
    now,
    server(events, sentAt) {
      const outcomes = intake.server(events, sentAt)
      orders.flush()
      return outcomes
    },
    page(visitor, events, { agent, medium, campaign, referrer, host, ...told }) {
      if (isCrawler(agent)) return events.map(({ id }, index) => ({ index, id, result: 'refused' as const }))
      const device = deviceOf(agent)
      const channel = channelOf({ medium, campaign, referrer }, host)
      return intake.page(visitor, events, { arrival: { ...told, ...(device === undefined ? {} : { device }), channel } })
    },
    allows: (origin, request) => isAllowedOrigin(origin, hostOf(request.raw), origins),
    mayTell(address, events) {
      const at = performance.now()
      return Array.from({ length: events }, () => pace.take(limitKey(address), at)).every(Boolean)
    },
  }
  return {
    store,
    keyOf,
    http,
    /** How a conversation names its visitor. */
    keyed: (visitor: string): string => keyOf(visitor).toString('base64url'),
    /** What was told in a conversation, of the visitor that `keyed` names. A page without an id of its visitor has the conversation's for it. */
    told({ id, visitor }: Conversation, event: { id: string; name: string; properties: Record<string, unknown> }): void {
      intake.page(visitor === null ? `conversation:${id}` : Buffer.from(visitor, 'base64url'), [event], { conversation: id })
    },
  }
}
