import type { Generated } from 'kysely'
import type { Role, WaitReason } from '../wire.ts'
import type { BehaviourSchema } from './behaviour-schema.ts'
import type { ShopSchema } from './shop-schema.ts'

/** The tables, one type a table; migrations/ creates them. Times are ISO 8601 UTC text, JSON is text. */
export type Schema = ShopSchema &
  BehaviourSchema & {
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
      /** Why a person is wanted, while one is. */
      wait_reason: WaitReason | null
      /** E-mail of the agent who has taken over; set exactly while `status` is `human`. */
      claimed_by: string | null
      /** `seq` of the status event that told of it. */
      claim_seq: number | null
      /** When that agent's last connection ended, while none is there. */
      left_at: string | null
      /** JSON of the actions that the page has handlers for, as told at the last open; null where it tells of none. */
      handles: string | null
      /** `seq` of the message that says what the shopper wants, once one does. */
      want_seq: number | null
      /** JSON of the page where the chat was last opened: `Place`. */
      page: string | null
      /** Keyed hash of the address it was opened from. */
      origin: string | null
    }
    events: {
      conversation: string
      seq: number
      at: string
      kind: 'message' | 'status' | 'rating' | 'track' | 'action'
      client_id: string | null
      /** Of the request that carried client_id: tells a resend from another content under the same id. */
      fingerprint: string | null
      /** 1 when the shopper expects an answer to it. */
      needs_reply: number
      /** E-mail of the agent whose doing it is; null for the shopper, the page and the assistant. */
      author: string | null
      body: string
    }
    traces: { conversation: string; aseq: number; turn: number; at: string; body: string }
    agents: {
      email: string
      name: string
      role: Role
      /** scrypt: salt and hash. */
      password: string
      created_at: string
      password_at: string | null
      /** In which they answer: tags with a space between. */
      languages: Generated<string>
      away: Generated<number>
      /** The secret of the second factor, sealed; none without one. */
      totp: Uint8Array | null
      /** The last step whose code was taken: none counts twice. */
      totp_step: Generated<number>
      /** Counts the changes others have made. */
      revision: Generated<number>
      /** When a conversation was last given to them in turn. */
      assigned_at: string | null
    }
    agent_sessions: {
      id: string
      email: string
      device: string
      /** Keyed hash of the address it began at. */
      origin: string | null
      created_at: string
      seen_at: string
      expires_at: string
      ended_at: string | null
    }
    recovery_codes: { email: string; hash: string }
    invitations: { id: string; hash: string; email: string; role: Role; invited_by: string; created_at: string; expires_at: string }
    audit: {
      id: Generated<number>
      at: string
      actor: string
      action: string
      target: string | null
      /** JSON of a flat object. */
      detail: string
      origin: string | null
    }
    /** What agents write to each other; numbered like traces by the conversation's `aseq`. */
    notes: {
      conversation: string
      aseq: number
      at: string
      author: string
      client_id: string | null
      fingerprint: string | null
      body: string
    }
    canned_replies: { id: string; shortcut: string; zh: string | null; en: string | null; by: string; updated_at: string }
    /** `filter`: JSON of what the list is narrowed by. */
    desk_views: { id: string; owner: string; name: string; filter: string }
    /** See migrations/0018-teach.ts. */
    corrections: {
      id: Generated<number>
      conversation: string
      message: number
      at: string
      author: string
      part: 'meaning' | 'reply'
      language: 'zh' | 'en'
      text: string
      heard: string
      body: string
    }
    releases: {
      id: Generated<number>
      state: 'queued' | 'training' | 'failed' | 'refused' | 'ready' | 'canary' | 'live' | 'retired'
      progress: Generated<number>
      created_at: string
      author: string
      worker: number | null
      heard_at: string | null
      tries: Generated<number>
      data_set: string | null
      against: number | null
      share: number | null
      report: string | null
      error: string | null
    }
    release_rows: { release: number; correction: number }
    release_log: { id: Generated<number>; at: string; author: string; action: string; release: number | null; share: number | null }
    /** A way to reach the shopper, encrypted: nonce, tag and text. */
    contacts: { conversation: string; at: string; sealed: Uint8Array }
  }
