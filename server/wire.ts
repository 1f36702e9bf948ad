/** The socket contract, shared with the client as types only. Everything here is public and versioned by CHANGELOG.md. */

import type { Profile } from './wire-profile.ts'

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

/** Of the people behind the console: a viewer only reads, an admin has the shop and the team, and an owner admins, too. */
export type Role = 'owner' | 'admin' | 'agent' | 'viewer'

export const statuses = ['bot', 'requested', 'queued', 'human', 'closed'] as const
export type Status = (typeof statuses)[number]

export type Money = { amount: string; currency: string }

/** What is put into the cart: the page adds `variant ?? sku`. `label` names the variant's options ("Black · 42"), `price` is of one piece. */
export type Goods = { sku: string; variant?: string; title: string; label?: string; price?: Money }

/**
 * A quick reply, or a button of a card. One with `add` is the page's to carry out where it takes `add`; all others are sent as `choice:pick`.
 * `image` pictures a kind of goods.
 */
export type Choice = { id: string; label: string; add?: Goods & { quantity: number }; image?: string }

/** The shop's offer for a first order, in words, with the code that brings it. */
export type Offer = { code: string; text: string }
/** What a message quotes: a page of the shop, or a product. */
export type Source = { label: string; url?: string }

/** What a shopper chooses of a product, in the shop's order. `name` is the key in `CardVariant.options`, `label` what is shown. */
export type CardOption = { name: string; label: string; values: { value: string; label: string }[] }
/** Without `stock` it is not counted and can be had; with 0 it is sold out. Not every combination of values exists. */
export type CardVariant = { sku: string; options: Record<string, string>; price: Money; compareAt?: Money; stock?: number }

/**
 * A product. `options` and `variants` come together, where there is something to choose: then nothing is added before a variant is
 * chosen, and `variant` is the one preselected, as said or asked for; where only a part was said, `chosen` has the values. Without `options`, `variant` is the SKU that is added.
 * `price`, `compareAt` and `stock` are those of `variant` where it is set. A product of more variants than a card holds has `options` and no
 * `variants`: it is chosen on its own page.
 */
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
  options?: CardOption[]
  variants?: CardVariant[]
  variant?: string
  chosen?: Record<string, string>
}

export const actionKinds = ['add', 'set_quantity', 'remove', 'open_cart', 'open_checkout'] as const
export type ActionKind = (typeof actionKinds)[number]

/**
 * What the page is to do for the shopper. `id` is unique in its message. `on: 'arrival'`: the shopper asked for it in words, and one tab carries it
 * out as soon as the message comes. `on: 'tap'`: a button, carried out when it is pressed.
 */
export type Action = { id: string; on: 'arrival' | 'tap' } & (
  | ({ do: 'add'; quantity: number } & Goods)
  /** `quantity` is what the line shall have, 1 or more. */
  | ({ do: 'set_quantity'; quantity: number } & Goods)
  | ({ do: 'remove' } & Goods)
  | { do: 'open_cart' }
  | { do: 'open_checkout' }
)

/**
 * What a page answered. `done`: it says so, or has tracked it; `refused`: it says that it could not; `failed`: its handler threw; `nobody`: no
 * handler listens; `unknown`: it did not answer in time, or the tab is gone. Only `done` may be told to the shopper as done.
 */
export const actionOutcomes = ['done', 'refused', 'failed', 'nobody', 'unknown'] as const
export type ActionOutcome = (typeof actionOutcomes)[number]
/** Why a page refused, where it tells. */
export const refusalReasons = ['sold_out', 'limit', 'price_changed', 'other'] as const
export type RefusalReason = (typeof refusalReasons)[number]
/** `sku` as the page names it: the variant's own. */
export type CartLine = { sku: string; quantity: number }

type Sequenced = { conversation: string; seq: number; at: string; id?: string }

export type MessageEvent = Sequenced & {
  kind: 'message'
  from: 'shopper' | 'bot' | 'agent'
  text: string
  cards?: Card[]
  choices?: Choice[]
  actions?: Action[]
  offer?: Offer
  sources?: Source[]
  choice?: string
  reply_to?: number
  turn?: number
  language?: Language
  by?: 'generator' | 'template' | 'remote'
  /** The name of the person who wrote it, where it is from one. */
  agent?: string
}
/**
 * `requested`: a person was asked for and somebody is there; `queued`: asked for while nobody is; `human`: a person has taken over.
 * `agent` names that person, `contact` says that the shopper left a way to be reached (never what it is).
 */
export type StatusEvent = Sequenced & { kind: 'status'; status: Status; reason?: string; agent?: string; contact?: true }
export type RatingEvent = Sequenced & { kind: 'rating'; score: number; message?: number; remark?: string }
/** `by`: the shop's own server has told it, and no page can say so. */
export type TrackEvent = Sequenced & { kind: 'track'; name: string; properties: Record<string, unknown>; by?: 'shop' }
/**
 * How far the action `action` of message `message` has come; every tab hears of it. `taken`: one tab carries it out now. An action that is taken is
 * never given to another tab, so that nothing is added twice: where no outcome follows in time the service itself stores `unknown`.
 */
export type ActionEvent = Sequenced & {
  kind: 'action'
  message: number
  action: string
  /** The action itself, so that nobody needs to look for it. */
  wanted: Action
  state: 'taken' | ActionOutcome
  reason?: RefusalReason
  /** What lies in the cart now, where the page told. */
  cart?: CartLine[]
}
export type ChatEvent = MessageEvent | StatusEvent | RatingEvent | TrackEvent | ActionEvent

/** What a visitor does that may be a moment for a word: see `client/widget/nudging.ts`. */
export const nudgeTriggers = ['dwell', 'exit', 'shipping', 'cart_idle', 'returned'] as const
export type NudgeTrigger = (typeof nudgeTriggers)[number]
/** A word at the bubble. `accept` is on its button; `say` is what a shopper who takes it up says by that, nothing where the chat only opens. */
export type Nudge = { id: string; text: string; accept: string; say?: string }
/** To `POST /api/v1/nudges/ask`: whether there is something to say now, and for how long there is no use in asking again. */
export type NudgeAsked = { nudge: Nudge | null; restMs: number }
/** What became of a nudge. It is shown after `shown` was granted, which one tab is, once. */
export const nudgeAnswers = ['shown', 'opened', 'later', 'never'] as const
export type NudgeAnswer = (typeof nudgeAnswers)[number]

export type Page = { url: string; title?: string | undefined; sku?: string | undefined }

export type OpenRequest = {
  token?: string | undefined
  lastSeq?: number | undefined
  language?: string | undefined
  page?: Page | undefined
  visitor?: string | undefined
  identity?: string | undefined
  /**
   * What the page has handlers for; opened again when that changes. Empty: goods are bought on their own pages, and the assistant says so. Absent:
   * a client that knows no actions; none are sent to it, and the assistant points to the cards' buttons.
   */
  handles?: ActionKind[] | undefined
}
/** `shop`: how the shop calls itself in this language, where it has told. */
export type Opened = {
  conversation: string
  token: string
  language: Language
  events: ChatEvent[]
  status: Status
  agent?: string
  shop?: string
}

/**
 * What went, in rows by table; `signed` is the same under this service's signature, for `usher erase verify`. `releases`: the models that
 * have learnt from it, which are to be retired or trained anew.
 */
export type Receipt = { id: string; at: string; counts: Record<string, number>; releases?: number[]; signed: string }

export type {
  AgentRequests,
  AgentToServer,
  CannedReply,
  ConversationSummary,
  Correction,
  Desk,
  DeskView,
  Found,
  FoundMessage,
  Meaning,
  MessageSearch,
  NoteEvent,
  Place,
  Queue,
  QueueItem,
  Reads,
  ServerToAgent,
  Suggestion,
  Verdict,
  WaitReason,
  Watched,
} from './wire-agents.ts'
export { verdicts } from './wire-agents.ts'
export type { ExplainedKind, Explanation, Recent } from './wire-explained.ts'
export type { Belief, BeliefSubject, BuyingStage, EvidenceKind, Profile, ProfileBasis, Trait, Words } from './wire-profile.ts'

/** All that is kept of a conversation and concerns its shopper; `contact` is the one they left, `profile` what is believed of them now, which is not kept. */
export type Exported = {
  transcript: ChatEvent[]
  createdAt: string
  language: Language
  status: Status
  profile: Profile
  contact?: string
}

export type ShopperRequests = {
  'conversation:open': [OpenRequest, Opened]
  'message:send': [{ id: string; text: string }, { seq: number }]
  'choice:pick': [{ id: string; message: number; choice: string }, { seq: number }]
  /**
   * May this tab carry the action out? `granted` to exactly one, once, stored before it is answered. A tab sends it when the message arrives, also
   * in what it finds at an open, unless an event tells that it was taken; `tap` when the shopper pressed the button. Not granted: an action that was
   * taken, and one `on: 'arrival'` without a tap after two minutes (whoever comes back tomorrow finds nothing put into the cart behind their back).
   * A tap is granted again after an outcome that says that nothing was done, and always where the action only opens something. The same `id` again gets the same answer, so an id must not outlive its page: a tab that died
   * after its take has perhaps carried it out, and nobody does it again.
   */
  'action:take': [{ id: string; message: number; action: string; tap?: true | undefined }, { granted: boolean }]
  /** What became of an action that this tab took. The first outcome counts, only `unknown` gives way to a later one; the rest is acknowledged and changes nothing. */
  'action:done': [
    {
      id: string
      message: number
      action: string
      outcome: ActionOutcome
      reason?: RefusalReason | undefined
      cart?: CartLine[] | undefined
    },
    { seq: number },
  ]
  track: [{ id: string; name: string; properties: Record<string, unknown> }, { seq: number }]
  'handoff:request': [{ id: string; reason?: string | undefined }, { seq: number; position: number }]
  rate: [{ id: string; message?: number | undefined; score: number; remark?: string | undefined }, { seq: number }]
  'reply:stop': [Record<string, never>, Record<string, never>]
  /** A phone number or an e-mail address left on purpose: it is kept encrypted, apart from the conversation. */
  'contact:leave': [{ id: string; contact: string }, { seq: number }]
  'conversation:export': [Record<string, never>, Exported]
  /** For good, everywhere: its token gets `erased` from then on, and every socket of it is disconnected but the one that asked. */
  'conversation:erase': [Record<string, never>, { receipt: Receipt }]
}

export type ShopperToServer = {
  [E in keyof ShopperRequests]: (payload: ShopperRequests[E][0], ack?: (answer: Ack<ShopperRequests[E][1]>) => void) => void
} & { typing: (payload: { on: boolean }) => void }

export type ServerToShopper = {
  event: (event: ChatEvent) => void
  'reply:delta': (delta: { turn: number; text: string }) => void
  typing: (state: { who: 'bot' | 'agent'; on: boolean; ttlMs: number }) => void
}
