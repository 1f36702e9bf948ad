/** The agents' side of the socket contract; taken from `wire.ts`, as everything of it. */

import type { Ack, Card, ChatEvent, Language, MessageEvent, Status } from './wire.ts'

/**
 * What a shopper's message meant, in place of what was understood: an intent of the dialogue, or `oos`: nothing of the shop's. `command` says the same to the
 * turn reader (`ask`, `order/status` …) and is stronger. `item` is an SKU, `slots` the shop's own terms by name (`category`, `colour`, `size`).
 */
export type Meaning = {
  intent: string
  command?: string | undefined
  item?: string | undefined
  slots?: { category?: string | undefined; colour?: string | undefined; size?: string | undefined } | undefined
}
export const verdicts = ['wrong', 'rude', 'unfounded'] as const
export type Verdict = (typeof verdicts)[number]
/** Of the message `message`: what a shopper's words meant, or what is wrong with a reply and what would have been better. The newest of a message counts. */
export type Correction = { id: number; message: number } & ({ meant: Meaning } | { verdict: Verdict; better?: string | undefined }) & {
    why?: string | undefined
  }

/** What agents write to each other; numbered by the agents' own counter, never sent to a shopper. */
export type NoteEvent = {
  kind: 'note'
  conversation: string
  /** Grows from note to note; not without gaps: the reasons of the assistant's turns are numbered by the same counter. */
  aseq: number
  at: string
  by: string
  text: string
  /** Written by the service of what an agent did; `text` is empty then. */
  action?: 'contact_read' | 'contact_erased' | 'corrected'
  /** With `corrected`. */
  correction?: Correction
  id?: string
}

/** Why a person is wanted: the shopper asked, was not understood again and again, complains, has an order to change, or an agent left. */
export const waitReasons = ['asked', 'not_understood', 'complaint', 'order', 'unanswered', 'agent_left'] as const
export type WaitReason = (typeof waitReasons)[number]

/** Where a chat was opened: the page's address without its query, and its title. */
export type Place = { url: string; title?: string }

/**
 * One line of the agents' inbox. `waitingSince` is null unless a person was asked for; `reason` says why one was. `visitor` is a number to
 * tell visitors apart by, the same in all conversations of one; it tells nothing else. `want` is the shopper's own message that says what it is about;
 * `place` the place in the line of those who wait.
 */
export type QueueItem = {
  conversation: string
  status: Status
  language: Language
  stage: string
  createdAt: string
  updatedAt: string
  waitingSince: string | null
  reason?: WaitReason
  last: string | null
  /** Who last spoke: an agent sees at once what waits for an answer. */
  lastFrom?: 'shopper' | 'bot' | 'agent'
  /** `seq` of that message. */
  lastSeq?: number
  agent?: { email: string; name: string }
  /** It was given to that agent in turn, who has said nothing yet. */
  given?: true
  contact?: true
  visitor: number
  want?: string
  product?: { sku: string; title: string }
  page?: Place
  order?: string
  labels?: string[]
  place?: number
}
/**
 * Open conversations: first those that wait for a person, the longest wait first (of one address or visitor each further request counts as made
 * two minutes later), then those that a person has, then those that talked
 * with the assistant in the last 24 hours, the latest first. At most a hundred are listed; `open` and `waiting` count all there are.
 */
export type Queue = { conversations: QueueItem[]; open: number; waiting: number; agentsOnline: number }

/**
 * Up to which message an agent has seen conversations, in whichever browser: told at the start with `since`, later what is new. Of one that is not in
 * `seen` all is seen that was there at `since`.
 */
export type Reads = { since?: string; seen: Record<string, number> }

/**
 * A search of agents over all messages; all that is given must hold. Without words: conversations, by when something last happened. `since` and
 * `until` are ISO times, `rating` is one that was given, `ordered` wants an order, `before` is a `Found.more`.
 */
export type MessageSearch = {
  text: string
  stage?: string | undefined
  status?: Status | undefined
  language?: Language | undefined
  intent?: string | undefined
  rating?: number | undefined
  agent?: string | undefined
  label?: string | undefined
  ordered?: true | undefined
  since?: string | undefined
  until?: string | undefined
  limit: number
  before?: string | undefined
}
/** A message in which all words were found; `pieces` are a stretch of its text, those that were found with `hit`. */
export type FoundMessage = {
  item: QueueItem
  seq: number
  at: string
  from: MessageEvent['from']
  agent?: string
  pieces: { text: string; hit?: true }[]
}
/** The latest first. With `more` there may be more: the same search again with it as `before` goes on. */
export type Found = { messages: FoundMessage[]; more?: string }

/** Written once, used again: `/shortcut` in the reply box. Placeholders: {name} {product} {order} {agent} {shop}. */
export type CannedReply = { id: string; shortcut: string; zh?: string; en?: string }
/** What the list is narrowed by, under a name. */
export type DeskView = { id: string; name: string; filter: Record<string, string | number | boolean> }
/** What agents have for their work: labels of all conversations, everybody's replies, their own views, their colleagues. */
export type Desk = {
  labels: { label: string; count: number }[]
  replies: CannedReply[]
  views: DeskView[]
  colleagues: { email: string; name: string; online: boolean }[]
}

export type Watched = QueueItem & { events: ChatEvent[]; notes: NoteEvent[] }

/** A draft for an agent; nothing of it was said to the shopper. */
export type Suggestion = { text: string; by: NonNullable<MessageEvent['by']>; cards?: Card[] }

/** Where a conversation stands, for an agent who opens it; `facts` are what the text is made of, named as in prompts/plan.json. */
export type ConversationSummary = { text: string; by: NonNullable<MessageEvent['by']>; facts: { slot: string; text: string }[] }

/** Every payload names its conversation. A repeated `id` returns what the first one did. */
export type AgentRequests = {
  'conversation:watch': [{ conversation: string; lastSeq?: number | undefined; lastAseq?: number | undefined }, Watched]
  'conversation:unwatch': [{ conversation: string }, Record<string, never>]
  /** Of this agent's own: all is seen up to the message `seq`. */
  'conversation:read': [{ conversation: string; seq: number }, Record<string, never>]
  /** `conflict` when somebody else has claimed it. */
  'conversation:claim': [{ conversation: string; id?: string | undefined }, { seq: number }]
  /** Gives the conversation back to the assistant. */
  'conversation:release': [{ conversation: string; id?: string | undefined }, { seq: number }]
  'conversation:close': [{ conversation: string; id?: string | undefined }, { seq: number }]
  /** Gives it to a colleague, whoever has it not or has it oneself; an admin anybody's. */
  'conversation:assign': [{ conversation: string; to: string; id?: string | undefined }, { seq: number }]
  'conversation:label': [{ conversation: string; label: string; on: boolean }, { labels: string[] }]
  /** Only by the one who has claimed it. */
  'message:send': [{ conversation: string; id: string; text: string }, { seq: number }]
  /** A reply to the shopper's last messages. `conflict` unless the asker has claimed it; `not_found` where there is nothing to tell. */
  'reply:suggest': [{ conversation: string }, Suggestion]
  /** In `language`, or in that of the conversation. */
  'conversation:summary': [{ conversation: string; language?: Language | undefined }, ConversationSummary]
  'note:add': [{ conversation: string; id: string; text: string }, { aseq: number }]
  /** `not_found` where there is no such message, or no more; `bad_payload` where a meaning is given to a reply or a verdict to a shopper's words. */
  'turn:correct': [
    {
      conversation: string
      id: string
      message: number
      meant?: Meaning | undefined
      verdict?: Verdict | undefined
      better?: string | undefined
      why?: string | undefined
    },
    { aseq: number; correction: number },
  ]
  'contact:read': [{ conversation: string }, { contact: string; at: string }]
  'contact:erase': [{ conversation: string }, Record<string, never>]
}

export type AgentToServer = {
  [E in keyof AgentRequests]: (payload: AgentRequests[E][0], ack?: (answer: Ack<AgentRequests[E][1]>) => void) => void
} & { typing: (payload: { conversation: string; on: boolean }) => void }

export type ServerToAgent = {
  /** Of the conversations this socket watches. */
  event: (event: ChatEvent | NoteEvent) => void
  typing: (state: { conversation: string; who: 'shopper'; on: boolean; ttlMs: number }) => void
  /** The whole inbox, at connection and after changes, a few times a second at most. */
  queue: (queue: Queue) => void
  reads: (reads: Reads) => void
  /** For good: nothing of them may stay on the page. To every agent, whatever they watch. */
  erased: (gone: { conversations: string[] }) => void
}
