import type { ShopSchema } from './shop-schema.ts'

/** The tables, one type a table; migrations/ creates them. Times are ISO 8601 UTC text, JSON is text. */
export type Schema = ShopSchema & {
  conversations: {
    id: string
    created_at: string
    updated_at: string
    language: 'zh' | 'en'
    /** What the page last asked for at an open. */
    asked_language: 'zh' | 'en'
    status: 'bot' | 'requested' | 'queued' | 'human' | 'closed'
    stage: string
    visitor: string | null
    shopper: string | null
    /** Last sequence number given out. */
    seq: number
    /** Last number of the agents' own counter. */
    aseq: number
    /** Sequence number up to which the shopper has been answered. */
    answered: number
    /** JSON of the dialogue core's conversation. */
    state: string
    requested_at: string | null
  }
  events: {
    conversation: string
    seq: number
    at: string
    kind: 'message' | 'status' | 'rating' | 'track'
    client_id: string | null
    /** Of the request that carried client_id: tells a resend from another content under the same id. */
    fingerprint: string | null
    /** 1 when the shopper expects an answer to it. */
    needs_reply: number
    body: string
  }
  traces: { conversation: string; aseq: number; turn: number; at: string; body: string }
  agents: { email: string; name: string; role: 'agent' | 'admin'; password: string; created_at: string }
}
