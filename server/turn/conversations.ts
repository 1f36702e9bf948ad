import { randomUUID } from 'node:crypto'
import { newConversation } from '../dialogue/conversation.ts'
import type { Found } from '../dialogue/found.ts'
import { offerActs } from '../dialogue/offer-acts.ts'
import type { Fact } from '../dialogue/plan.ts'
import type { ChoiceId, Want } from '../dialogue/wants.ts'
import { UsherError } from '../errors.ts'
import type { EventBody } from '../store/events.ts'
import type {
  ActionKind,
  ChatEvent,
  Choice,
  Language,
  MessageEvent,
  Opened,
  OpenRequest,
  Page,
  Place,
  Status,
  WaitReason,
} from '../wire.ts'
import { awayMessage, contactKept } from './away.ts'
import { byTemplate } from './by-template.ts'
import { readTrack } from './read-track.ts'

type Stored = { event: ChatEvent; repeated: boolean; stored: readonly ChatEvent[] }

type Said = { seq: number; text: string }
type Did = { id: string; name: string; properties: Record<string, unknown> }

/** What the shopper's side of a conversation asks of the others. */
export type ConversationPorts = {
  store: {
    create(row: {
      id: string
      language: Language
      visitor?: string
      shopper?: string
      state: string
      greeting: EventBody
      handles?: readonly ActionKind[] | undefined
      page?: Place | undefined
      origin?: string | undefined
    }): ChatEvent
    find(id: string):
      | {
          language: Language
          askedLanguage: Language
          status: Status
          claimedBy: string | null
          visitor: string | null
          shopper: string | null
        }
      | undefined
    append(
      conversation: string,
      body: EventBody,
      options: {
        request: { id: string; content: unknown }
        needsReply?: boolean
        status?: Status
        waitReason?: WaitReason
        reopens?: boolean
        contact?: Uint8Array | undefined
        followedBy?: (event: ChatEvent) => readonly EventBody[]
        /** Other texts of earlier messages. */
        rewrites?: readonly Said[]
      },
    ): Stored
    /** The shopper's last messages, oldest first. */
    said(conversation: string, most: number): Said[]
    event(conversation: string, seq: number): ChatEvent | undefined
    eventsAfter(conversation: string, seq: number): ChatEvent[]
    setLanguage(conversation: string, language: Language): void
    /** What an open of an existing conversation tells anew: who it is, what its page carries out and which product's page is open. */
    meet(
      conversation: string,
      known: { shopper?: string | undefined; sku?: string; handles?: readonly ActionKind[] | undefined; page?: Place | undefined },
    ): void
    position(conversation: string): number
  }
  /** Whether this conversation was erased on request. */
  wasErased(conversation: string): boolean
  tokens: {
    forConversation(conversation: string): Promise<string>
    readConversation(token: string): Promise<string>
    readIdentity(identity: string): Promise<string>
  }
  queue: {
    nudge(conversation: string): void
    typing(conversation: string, on: boolean): void
    stop(conversation: string): 'showing' | 'pending' | 'idle'
  }
  shop: {
    name(language: Language): Fact
    /** As the shop has told; its name as a fact has a stand-in. */
    called(language: Language): string | undefined
    starters(language: Language): Choice[]
    find(want: Want, language: Language): Promise<Found>
    knows(sku: string): boolean
    choices(ids: readonly ChoiceId[], language: Language): Choice[]
    /** Nothing while a person can take over. */
    away(language: Language): { hours?: Fact } | undefined
  }
  contacts: {
    read(text: string): string | undefined
    /** The one contact in a message. */
    within(text: string): { contact: string; more: boolean } | undefined
    seal(text: string, owner: string): Uint8Array
    mark(text: string): string
  }
  /** What a visitor did goes to the shop's own numbers too. Who it is stands in the conversation as a keyed hash only. */
  visitors: { keyed(visitor: string): string; told(conversation: { id: string; visitor: string | null }, event: Did): void }
  /** Before what there is of a conversation is read for whoever opens it: it may have grown while they were away. */
  arrived(conversation: string): void
  clientId(id: string): string
  agentName(email: string): string | undefined
  redact(text: string): { text: string }
  /** The same over several messages: a number may be sent in pieces. */
  redactAcross(texts: readonly string[]): string[]
  /** Marks what waits as answered without a word. */
  skip(conversation: string): void
  defaultLanguage: Language
}

/** A number is looked for in a message together with the two before it. */
const messagesBefore = 2

/** The events that want an answer from the assistant. */
const answeredTracks = new Set(['Product Added', 'Order Completed'])

export function createConversations(ports: ConversationPorts) {
  const { store, tokens, queue, shop, redact } = ports

  /** The first screen: who answers, what there is to begin with, and the welcome offer. */
  const greeting = async (language: Language): Promise<EventBody> => {
    const text = byTemplate(language, [
      { act: 'greet', slots: { shop: shop.name(language) } },
      { act: 'ask', slots: { about: 'need' } },
    ])
    const starters = shop.starters(language)
    const begin: ChoiceId[] = starters.length === 0 ? ['intent:ask_recommendation'] : []
    const choices = [...starters, ...shop.choices([...begin, 'intent:find_gift', 'intent:ask_shipping_fee'], language)]
    const body: EventBody = { kind: 'message', from: 'bot', text, choices, language, by: 'template' }
    const found = await shop.find({ want: 'offer' }, language)
    if (found.want !== 'offer' || found.coupon === undefined) return body
    return { ...body, offer: { code: found.coupon.code.text, text: byTemplate(language, offerActs(found)) } }
  }

  const called = (language: Language) => {
    const name = shop.called(language)
    return name === undefined ? {} : { shop: name }
  }

  type AppendOptions = Omit<Parameters<ConversationPorts['store']['append']>[2], 'request'>
  /** Who sends it hears their own id, however it is stored. */
  const keep = (conversation: string, id: string, body: EventBody, options: AppendOptions & { content: unknown }): Stored => {
    const { content, ...rest } = options
    const kept = store.append(conversation, body, { ...rest, request: { id: ports.clientId(id), content } })
    const event = { ...kept.event, id }
    return { ...kept, event, stored: kept.stored.map(one => (one.seq === event.seq ? event : one)) }
  }

  const append = (
    conversation: string,
    id: string,
    body: EventBody,
    { content = body, ...options }: AppendOptions & { needsReply: boolean; content?: unknown },
  ): Stored => {
    const stored = keep(conversation, id, body, { ...options, content })
    if (options.needsReply && !stored.repeated) queue.nudge(conversation)
    return stored
  }

  const find = (conversation: string) => {
    const row = store.find(conversation)
    if (row === undefined) throw new UsherError(ports.wasErased(conversation) ? 'erased' : 'not_found')
    return row
  }

  const agentOf = ({ claimedBy }: { claimedBy: string | null }) =>
    claimedBy === null ? {} : { agent: ports.agentName(claimedBy) ?? claimedBy }

  /** The status of one who wants a person now. */
  const wanting = ({ status, language }: { status: Status; language: Language }) => {
    const away = shop.away(language)
    return { away, status: status === 'human' ? status : away === undefined ? ('requested' as const) : ('queued' as const) }
  }

  return {
    /** `origin`: the address it comes from; requests for a person are put in order by it. */
    async open(request: OpenRequest, origin?: string): Promise<Opened> {
      const language = request.language === undefined ? undefined : toLanguage(request.language)
      const shopper = request.identity === undefined ? undefined : ports.contacts.mark(await tokens.readIdentity(request.identity))
      if (request.token !== undefined) {
        const conversation = await tokens.readConversation(request.token)
        const row = store.find(conversation)
        if (row === undefined) throw new UsherError(ports.wasErased(conversation) ? 'erased' : 'unauthorized')
        // The widget names its language at every open; only a switch counts, not a reconnect after the shopper wrote in the other one.
        const switched = language !== undefined && language !== row.askedLanguage
        // One customer's conversation is not shown to the next who signs in on the same machine: theirs is another one.
        if (shopper !== undefined && row.shopper !== null && row.shopper !== shopper)
          throw new UsherError('unauthorized', 'Expected the identity of this conversation, got another: open a new conversation')
        if (switched) store.setLanguage(conversation, language)
        store.meet(conversation, {
          shopper,
          handles: request.handles,
          page: placeOf(request.page),
          ...(request.page?.sku !== undefined && shop.knows(request.page.sku) ? { sku: request.page.sku } : {}),
        })
        const token = await tokens.forConversation(conversation)
        ports.arrived(conversation)
        return {
          conversation,
          token,
          language: switched ? language : row.language,
          events: store.eventsAfter(conversation, request.lastSeq ?? 0),
          status: row.status,
          ...agentOf(row),
          ...called(switched ? language : row.language),
        }
      }
      const conversation = randomUUID()
      const spoken = language ?? ports.defaultLanguage
      const visitor = request.visitor === undefined ? undefined : ports.visitors.keyed(request.visitor)
      const sku = request.page?.sku
      const state = { ...newConversation(spoken), ...(sku !== undefined && shop.knows(sku) ? { focus: sku } : {}) }
      store.create({
        id: conversation,
        language: spoken,
        ...(visitor === undefined ? {} : { visitor }),
        ...(shopper === undefined ? {} : { shopper }),
        state: JSON.stringify(state),
        greeting: await greeting(spoken),
        handles: request.handles,
        page: placeOf(request.page),
        origin: origin === undefined ? undefined : ports.contacts.mark(origin),
      })
      ports.visitors.told({ id: conversation, visitor: visitor ?? null }, { id: conversation, name: 'Chat Opened', properties: {} })
      const token = await tokens.forConversation(conversation)
      ports.arrived(conversation)
      return { conversation, token, language: spoken, events: store.eventsAfter(conversation, 0), status: 'bot', ...called(spoken) }
    },

    /**
     * Redacted here: nothing behind this line sees a personal number. The number of one who was told to leave a contact, or who talks
     * with a person, is kept as the contact.
     */
    message(conversation: string, { id, text }: { id: string; text: string }): Stored {
      const row = find(conversation)
      const { status, language } = row
      const left = status === 'queued' || status === 'human' ? ports.contacts.within(text) : undefined
      const before = store.said(conversation, messagesBefore)
      const hidden = ports.redactAcross([...before.map(said => said.text), text.trim()])
      const body = { kind: 'message', from: 'shopper', text: redact(hidden.at(-1) ?? '').text } as const
      // What is before it may be otherwise when it comes again, and a few digits of a number are soon guessed from a plain hash.
      const content = { message: ports.contacts.mark(text.trim()) }
      const rewrites = before.flatMap(({ seq, text: said }, at) => {
        const now = hidden[at] ?? said
        return now === said ? [] : [{ seq, text: now }]
      })
      if (left === undefined) return append(conversation, id, body, { needsReply: true, reopens: true, rewrites, content })
      return append(conversation, id, body, {
        needsReply: left.more,
        rewrites,
        content,
        contact: ports.contacts.seal(left.contact, conversation),
        followedBy: ({ seq }) => [
          { kind: 'status', status, contact: true, ...agentOf(row) },
          ...(status === 'human' ? [] : [{ ...contactKept(language), reply_to: seq }]),
        ],
      })
    },

    choice(conversation: string, pick: { id: string; message: number; choice: string }): Stored {
      const message = store.event(conversation, pick.message)
      const offered = message?.kind === 'message' ? choicesOf(message) : []
      const choice = offered.find(({ id }) => id === pick.choice)
      if (choice === undefined) throw new UsherError('not_found', `Expected a choice of message ${pick.message}, got "${pick.choice}"`)
      const body = { kind: 'message', from: 'shopper', text: choice.label, choice: choice.id, reply_to: pick.message } as const
      return append(conversation, pick.id, body, { needsReply: true, reopens: true })
    },

    track(conversation: string, { id, name, properties }: Did): Stored {
      const kept = readTrack(name, properties, { knows: shop.knows, redact })
      const stored = append(
        conversation,
        id,
        { kind: 'track', name: redact(name).text, properties: kept },
        { needsReply: answeredTracks.has(name) },
      )
      if (!stored.repeated) ports.visitors.told({ id: conversation, visitor: find(conversation).visitor }, { id, name, properties })
      return stored
    },

    handoff(conversation: string, { id, reason }: { id: string; reason?: string | undefined }): Stored & { position: number } {
      const row = find(conversation)
      const { status, away } = wanting(row)
      const said = reason === undefined ? {} : { reason: redact(reason).text }
      const tells = away !== undefined && status === 'queued' && row.status !== 'queued'
      const { language } = row
      const stored = keep(
        conversation,
        id,
        { kind: 'status', status, ...said, ...agentOf(row) },
        {
          // Not the status: it may be another one when the same request comes again.
          content: { handoff: said },
          status,
          waitReason: 'asked',
          followedBy: ({ seq }) =>
            tells ? [{ ...awayMessage(language, away, shop.choices(['contact:leave'], language)), reply_to: seq }] : [],
        },
      )
      return { ...stored, position: store.position(conversation) }
    },

    /** Kept encrypted, apart from the events, which only tell that there is one. Whoever leaves one wants to hear from a person. */
    contact(conversation: string, { id, contact }: { id: string; contact: string }): Stored {
      const read = ports.contacts.read(contact)
      if (read === undefined)
        throw new UsherError('bad_payload', 'contact: expected a phone number of 7 to 15 digits or an e-mail address, got something else')
      const row = find(conversation)
      const { status } = wanting(row)
      return keep(
        conversation,
        id,
        { kind: 'status', status, contact: true, ...agentOf(row) },
        {
          content: { contact: ports.contacts.mark(read) },
          status,
          waitReason: 'asked',
          contact: ports.contacts.seal(read, conversation),
          followedBy: ({ seq }) => (status === 'human' ? [] : [{ ...contactKept(row.language), reply_to: seq }]),
        },
      )
    },

    rate(conversation: string, rating: { id: string; message?: number | undefined; score: number; remark?: string | undefined }): Stored {
      const { id, message, score, remark } = rating
      if (message !== undefined && store.event(conversation, message) === undefined) throw new UsherError('not_found')
      const body: EventBody = {
        kind: 'rating',
        score,
        ...(message === undefined ? {} : { message }),
        ...(remark === undefined ? {} : { remark: redact(remark).text }),
      }
      return append(conversation, id, body, { needsReply: false })
    },

    typing: (conversation: string, on: boolean) => queue.typing(conversation, on),

    stop(conversation: string): void {
      if (queue.stop(conversation) !== 'showing') ports.skip(conversation)
    },
  }
}

/** Where a page's query leads is the shopper's own: it may name them, or let in whoever has it. */
function placeOf(page: Page | undefined): Place | undefined {
  if (page === undefined || !URL.canParse(page.url)) return undefined
  const { origin, pathname, protocol } = new URL(page.url)
  if (protocol !== 'http:' && protocol !== 'https:') return undefined
  return { url: (origin + pathname).slice(0, 500), ...(page.title === undefined ? {} : { title: page.title.slice(0, 120) }) }
}

/** Any BCP 47 tag: Chinese in any script is zh, all others en. */
export function toLanguage(tag: string): Language {
  return /^zh\b/i.test(tag) || /^(?:cmn|yue|wuu)\b/i.test(tag) ? 'zh' : 'en'
}

function choicesOf(message: MessageEvent): Choice[] {
  return [...(message.choices ?? []), ...(message.cards ?? []).flatMap(card => card.choices ?? [])]
}
