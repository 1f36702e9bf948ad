import { createVisitorKeys } from './behaviours/visitor-key.ts'
import { createOrders } from './orders/orders.ts'
import { createBehaviourStore } from './store/behaviours.ts'
import type { ConversationStore } from './store/conversations.ts'
import { createNudgeStore } from './store/nudges.ts'
import { createOrderStore } from './store/orders.ts'
import type { Database } from './store/sqlite.ts'
import type { ChatEvent } from './wire.ts'

type Options = {
  database: Database
  conversations: Pick<ConversationStore, 'append' | 'find'>
  /** The key that keeps visitors apart from what the page calls them. */
  secret: Uint8Array
  isThere(conversation: string): boolean
  publish(event: ChatEvent): void
  nudge(conversation: string): void
  now(): Date
  newId(): string
}

/** Puts together what is known of orders after they are placed, and how their shoppers hear of it. */
export function openAfterOrders({ database, conversations, secret, isThere, publish, nudge, now, newId }: Options) {
  const behaviours = createBehaviourStore(database)
  const keyOf = createVisitorKeys(secret)
  return createOrders({
    store: createOrderStore(database),
    visitorOf(conversation) {
      const row = conversations.find(conversation)
      if (row === undefined) return undefined
      return behaviours.find(row.visitor === null ? keyOf(`conversation:${conversation}`) : Buffer.from(row.visitor, 'base64url'))
    },
    visitor: behaviours.withId,
    wantsNone: createNudgeStore(database).wantsNone,
    isThere,
    say(conversation, { name, order }, told) {
      const { stored } = database.transaction(() => {
        told()
        return conversations.append(
          conversation,
          { kind: 'track', by: 'shop', name, properties: { order_id: order } },
          { request: { id: newId(), content: { name, order } }, needsReply: true, reopens: true },
        )
      })
      for (const event of stored) publish(event)
      nudge(conversation)
    },
    now,
  })
}
