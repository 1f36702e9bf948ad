import { randomUUID } from 'node:crypto'
import { openAfterOrders } from '../after-orders.ts'
import type { Config } from '../config.ts'
import type { openShop } from '../facts/open-shop.ts'
import { openGuide } from '../guide.ts'
import type { createMetrics } from '../metrics.ts'
import { createProfiles } from '../profiles.ts'
import type { createProxies } from '../proxies.ts'
import type { ConversationStore } from '../store/conversations.ts'
import type { Database } from '../store/sqlite.ts'
import { createVisitors } from '../visitors.ts'
import type { ChatEvent } from '../wire.ts'

type Options = {
  database: Database
  config: Pick<Config, 'tokens' | 'limits'>
  conversations: ConversationStore
  /** What visitors are named under. */
  secret: Uint8Array
  shop: Awaited<ReturnType<typeof openShop>>
  hostOf: ReturnType<typeof createProxies>['hostOf']
  isThere(conversation: string): boolean
  publish(event: ChatEvent): void
  nudge(conversation: string): void
  count: ReturnType<typeof createMetrics>['observeBehaviour']
  now(): Date
  random(): number
  onFault(error: unknown): void
}

export type Known = ReturnType<typeof openKnown>

/** What is known of visitors and what follows from it: their orders, what they do, what is believed of them, what is tried with them. */
export function openKnown({
  database,
  config,
  conversations,
  secret,
  shop,
  hostOf,
  isThere,
  publish,
  nudge,
  count,
  now,
  random,
  onFault,
}: Options) {
  const orders = openAfterOrders({ database, conversations, secret, isThere, publish, nudge, now, newId: randomUUID })
  const visitors = createVisitors({
    database,
    secret,
    shopSecret: config.tokens.shopSecret,
    origins: config.limits.origins,
    hostOf,
    shop: { productOf: shop.facts.productOf, currency: () => shop.facts.vocabulary().currency },
    now,
    count,
    orders,
  })
  const profiles = createProfiles({ database, visitors, vocabulary: shop.vocabulary, now })
  const guide = openGuide({
    database,
    visitors,
    profiles,
    visitorOf: id => conversations.find(id)?.visitor,
    now,
    random,
    onFault,
  })
  return { orders, visitors, profiles, guide }
}
