import type { Generated } from 'kysely'

/** What visitors do: see migrations/0008-behaviour-events.ts for how it is to be counted. Times are milliseconds since 1970. */
export type BehaviourSchema = {
  visitors: {
    id: Generated<number>
    /** Keyed hash of the page's own visitor id: see `behaviours/visitor-key.ts`. */
    key: Uint8Array
    first_at: number
    last_at: number
    /** Null: nothing was told. */
    consent: 'given' | 'refused' | null
    language: 'zh' | 'en' | null
    device: 'phone' | 'tablet' | 'desktop' | null
    /** Where the first visit came from: see `behaviours/channel.ts`. */
    channel: string | null
    /** Of the experiment; set once. */
    arm: string | null
    /** In which of its periods that was: see migrations/0023-arm-periods.ts. */
    arm_period: Generated<number>
    /** The largest stage of their events, kept by triggers. */
    reached: Generated<number | null>
    /** Why nothing of this visitor counts or trains ('too_many': a machine). */
    flagged: string | null
  }
  behaviour_events: {
    n: Generated<number>
    /** Hash of source, visitor and the sender's event id: an event is stored once. */
    key: Uint8Array
    visitor: number
    conversation: string | null
    /** As in the Segment e-commerce spec; 'Product Ordered' is a line of an order, 'Chat Opened' the begin of a conversation. */
    name: string
    stage: number
    /** Of the product, not of its variant. */
    sku: string | null
    quantity: number | null
    /** Minor units. */
    value: number | null
    order_id: string | null
    at: number
    received_at: number
    source: 'page' | 'server' | 'import'
    /** JSON of what else was told, redacted. */
    properties: string | null
  }
}
