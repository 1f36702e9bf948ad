/** The socket contract, shared with the client as types only. Everything here is public and versioned by CHANGELOG.md. */

export type Language = 'zh' | 'en'

export const errorCodes = [
  'bad_payload',
  'text_too_long',
  'unknown_event',
  'not_open',
  'unauthorized',
  'token_expired',
  'not_found',
  'conflict',
  'rate_limited',
  'busy',
  'closed',
  'erased',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]

export type Failure = { ok: false; code: ErrorCode; message: string; retryAfterMs?: number }
export type Ack<T> = { ok: true; value: T } | Failure

export const statuses = ['bot', 'requested', 'queued', 'human', 'closed'] as const
export type Status = (typeof statuses)[number]

export type Money = { amount: string; currency: string }
export type Choice = { id: string; label: string }
export type Card = {
  sku: string
  title: string
  price: Money
  compareAt?: Money
  image?: string
  url?: string
  stock?: number
  why?: string
  choices?: Choice[]
}

type Sequenced = { conversation: string; seq: number; at: string; id?: string }

export type MessageEvent = Sequenced & {
  kind: 'message'
  from: 'shopper' | 'bot' | 'agent'
  text: string
  cards?: Card[]
  choices?: Choice[]
  choice?: string
  reply_to?: number
  turn?: number
  language?: Language
  by?: 'generator' | 'template' | 'remote'
}
export type StatusEvent = Sequenced & { kind: 'status'; status: Status; reason?: string }
export type RatingEvent = Sequenced & { kind: 'rating'; score: number; message?: number; remark?: string }
export type TrackEvent = Sequenced & { kind: 'track'; name: string; properties: Record<string, unknown> }
export type ChatEvent = MessageEvent | StatusEvent | RatingEvent | TrackEvent

export type Page = { url: string; title?: string | undefined; sku?: string | undefined }

export type OpenRequest = {
  token?: string | undefined
  lastSeq?: number | undefined
  language?: string | undefined
  page?: Page | undefined
  visitor?: string | undefined
  identity?: string | undefined
}
export type Opened = { conversation: string; token: string; language: Language; events: ChatEvent[]; status: Status }

export type ShopperRequests = {
  'conversation:open': [OpenRequest, Opened]
  'message:send': [{ id: string; text: string }, { seq: number }]
  'choice:pick': [{ id: string; message: number; choice: string }, { seq: number }]
  track: [{ id: string; name: string; properties: Record<string, unknown> }, { seq: number }]
  'handoff:request': [{ id: string; reason?: string | undefined }, { seq: number; position: number }]
  rate: [{ id: string; message?: number | undefined; score: number; remark?: string | undefined }, { seq: number }]
  'reply:stop': [Record<string, never>, Record<string, never>]
}

export type ShopperToServer = {
  [E in keyof ShopperRequests]: (payload: ShopperRequests[E][0], ack?: (answer: Ack<ShopperRequests[E][1]>) => void) => void
} & { typing: (payload: { on: boolean }) => void }

export type ServerToShopper = {
  event: (event: ChatEvent) => void
  'reply:delta': (delta: { turn: number; text: string }) => void
  typing: (state: { who: 'bot' | 'agent'; on: boolean; ttlMs: number }) => void
}
