import { UsherError } from '../errors.ts'
import type { ActionKind, ChatEvent, Language, Place, Status, WaitReason } from '../wire.ts'
import { type Appended, type ClientRequest, createEventWriter, type EventBody, toEvent } from './events.ts'
import type { Database } from './sqlite.ts'
import { waitingLine } from './waiting-line.ts'

export type ConversationRow = {
  id: string
  createdAt: string
  updatedAt: string
  language: Language
  /** The language its page last asked for. */
  askedLanguage: Language
  status: Status
  stage: string
  visitor: string | null
  shopper: string | null
  seq: number
  answered: number
  state: string
  /** The e-mail of the agent who has claimed it. */
  claimedBy: string | null
  /** What its page carries out, where it has told. */
  handles?: readonly ActionKind[]
}

/** Messages back to which the assistant does not repeat itself: three or four of its own. */
const messagesRemembered = 8

type Met = { shopper?: string | undefined; sku?: string; handles?: readonly ActionKind[] | undefined; page?: Place | undefined }

export type ConversationStore = ReturnType<typeof createConversationStore>

/** Conversations and their events. Every write is one transaction; `seq` is taken and used inside it. */
export function createConversationStore(database: Database, now: () => Date) {
  const { build } = database
  const { insert, earlier, lastSpoken, at: eventAt } = createEventWriter(database, now)
  const byId = (id: string) => database.get(build.selectFrom('conversations').selectAll().where('id', '=', id))

  const waitsForAnswer = (conversation: string) =>
    database.get(
      build
        .selectFrom('events as e')
        .innerJoin('conversations as c', 'c.id', 'e.conversation')
        .select('e.seq')
        .where('e.conversation', '=', conversation)
        .where('e.needs_reply', '=', 1)
        .whereRef('e.seq', '>', 'c.answered')
        .limit(1),
    ) !== undefined

  const keepContact = (conversation: string, sealed: Uint8Array) => {
    const row = { conversation, at: now().toISOString(), sealed }
    const { at } = row
    database.run(
      build
        .insertInto('contacts')
        .values(row)
        .onConflict(conflict => conflict.column('conversation').doUpdateSet({ at, sealed })),
    )
  }

  /** Since when and why a person is waited for, after a change to `status`. */
  const waitingOf = (row: { requested_at: string | null; wait_reason: WaitReason | null }, status: Status, reason?: WaitReason) =>
    status === 'requested' || status === 'queued'
      ? { requested_at: row.requested_at ?? now().toISOString(), wait_reason: row.wait_reason ?? reason ?? null }
      : { requested_at: null, wait_reason: null }

  /** What the shopper did since the last answer, oldest first, without the messages that an agent has answered. */
  const sinceAnswer = (conversation: string) => {
    const rows = database.all(
      build
        .selectFrom('events as e')
        .innerJoin('conversations as c', 'c.id', 'e.conversation')
        .selectAll('e')
        .where('e.conversation', '=', conversation)
        .where('e.client_id', 'is not', null)
        .where('e.author', 'is', null)
        .where('e.kind', 'in', ['message', 'track', 'action'])
        .whereRef('e.seq', '>', 'c.answered')
        .orderBy('e.seq'),
    )
    const spoken = rows.length === 0 ? 0 : lastSpoken(conversation)
    return rows.filter(row => row.kind !== 'message' || row.seq > spoken)
  }

  const rewrite = (conversation: string, seq: number, text: string) => {
    const row = database.get(build.selectFrom('events').select('body').where('conversation', '=', conversation).where('seq', '=', seq))
    if (row === undefined) return
    const body = JSON.stringify({ ...(JSON.parse(row.body) as object), text })
    database.run(build.updateTable('events').set({ body }).where('conversation', '=', conversation).where('seq', '=', seq))
  }

  return {
    /** Creates a conversation whose first event (`seq` 1) is the greeting. */
    create(row: {
      id: string
      language: Language
      visitor?: string | undefined
      shopper?: string | undefined
      state: string
      greeting: EventBody
      handles?: readonly ActionKind[] | undefined
      page?: Place | undefined
      origin?: string | undefined
    }) {
      return database.transaction(() => {
        const at = now().toISOString()
        database.run(
          build.insertInto('conversations').values({
            id: row.id,
            created_at: at,
            updated_at: at,
            language: row.language,
            asked_language: row.language,
            status: 'bot',
            stage: 'arrived',
            visitor: row.visitor ?? null,
            shopper: row.shopper ?? null,
            seq: 0,
            aseq: 0,
            answered: 0,
            state: row.state,
            requested_at: null,
            claimed_by: null,
            claim_seq: null,
            left_at: null,
            wait_reason: null,
            handles: row.handles === undefined ? null : JSON.stringify(row.handles),
            want_seq: null,
            page: row.page === undefined ? null : JSON.stringify(row.page),
            origin: row.origin ?? null,
          }),
        )
        return insert(row.id, row.greeting)
      })
    },

    find(id: string): ConversationRow | undefined {
      const row = byId(id)
      return row === undefined ? undefined : toConversation(row)
    },

    /**
     * Stores one event of the shopper's side, or finds what an earlier send of the same id stored. `followedBy` comes after it in the same
     * transaction. A shopper who writes in a closed conversation opens it again, to the assistant: `reopens`.
     * Throws UsherError `conflict` when the id was used with other content.
     */
    append(
      conversation: string,
      body: EventBody,
      options: {
        request?: ClientRequest
        needsReply?: boolean
        status?: Status
        waitReason?: WaitReason
        reopens?: boolean
        /** Sealed bytes of the contact that this event tells of. */
        contact?: Uint8Array | undefined
        followedBy?: (event: ChatEvent) => readonly EventBody[]
        /** Other texts of earlier messages of the same shopper. */
        rewrites?: readonly { seq: number; text: string }[]
      } = {},
    ): Appended {
      return database.transaction(() => {
        const { request, status } = options
        const before = earlier(conversation, request)
        if (before !== undefined) return { event: before, repeated: true, stored: [] }
        const row = byId(conversation)
        if (row === undefined) throw new UsherError('not_found')
        const reopened = row.status === 'closed' && options.reopens === true && status === undefined
        const again = reopened ? [insert(conversation, { kind: 'status', status: 'bot' })] : []
        if (reopened) database.run(build.updateTable('conversations').set({ status: 'bot' }).where('id', '=', conversation))
        const expected = options.needsReply === true && row.status !== 'human' && (row.status !== 'closed' || reopened)
        const event = insert(conversation, body, { request, needsReply: expected })
        if (options.contact !== undefined) keepContact(conversation, options.contact)
        for (const { seq, text } of options.rewrites ?? []) rewrite(conversation, seq, text)
        const following = (options.followedBy?.(event) ?? []).map(next => insert(conversation, next))
        if (status !== undefined && status !== 'human') {
          database.run(
            build
              .updateTable('conversations')
              .set({ status, ...waitingOf(row, status, options.waitReason) })
              .where('id', '=', conversation),
          )
        }
        return { event, repeated: false, stored: [...again, event, ...following] }
      })
    },

    /** What a client that has everything up to `seq` still misses, in order. */
    eventsAfter(conversation: string, seq: number): ChatEvent[] {
      return database
        .all(build.selectFrom('events').selectAll().where('conversation', '=', conversation).where('seq', '>', seq).orderBy('seq'))
        .map(toEvent)
    },

    event: eventAt,

    /**
     * Everything the shopper did since the last answer, oldest first; empty while nothing of it waits for one. Messages that an agent
     * has answered are left out.
     */
    unanswered: (conversation: string): ChatEvent[] => (waitsForAnswer(conversation) ? sinceAnswer(conversation).map(toEvent) : []),

    /** The same while a person has the conversation and the assistant owes no answer. */
    sinceAnswer: (conversation: string): ChatEvent[] => sinceAnswer(conversation).map(toEvent),

    /** The shopper's last messages, oldest first. */
    said: (conversation: string, most: number): { seq: number; text: string }[] =>
      database
        .all(
          build
            .selectFrom('events')
            .selectAll()
            .where('conversation', '=', conversation)
            .where('kind', '=', 'message')
            .where('client_id', 'is not', null)
            .where('author', 'is', null)
            .orderBy('seq', 'desc')
            .limit(most),
        )
        .map(toEvent)
        .flatMap(event => (event.kind === 'message' && event.from === 'shopper' ? [{ seq: event.seq, text: event.text }] : []))
        .reverse(),

    /** What the assistant said among the last messages, the latest first. */
    lately: (conversation: string): string[] =>
      database
        .all(
          build
            .selectFrom('events')
            .selectAll()
            .where('conversation', '=', conversation)
            .where('kind', '=', 'message')
            .orderBy('seq', 'desc')
            .limit(messagesRemembered),
        )
        .map(toEvent)
        .flatMap(event => (event.kind === 'message' && event.from === 'bot' ? [event.text] : [])),

    /** Whether the assistant owes an answer. */
    waits(conversation: string): boolean {
      const status = byId(conversation)?.status
      return status !== undefined && status !== 'human' && status !== 'closed' && waitsForAnswer(conversation)
    },

    /** Conversations with at least one event that waits for an answer: all that a start has to queue again. */
    waiting(): string[] {
      return database
        .all(
          build
            .selectFrom('events as e')
            .innerJoin('conversations as c', 'c.id', 'e.conversation')
            .select('e.conversation')
            .distinct()
            .where('e.needs_reply', '=', 1)
            .whereRef('e.seq', '>', 'c.answered')
            .where('c.status', 'in', ['bot', 'requested', 'queued']),
        )
        .map(row => row.conversation)
    },

    /**
     * Saves the answer to everything up to `turn` with the new state and its trace, in one transaction.
     * Returns the stored events, or nothing when that turn is answered already, a person has claimed the conversation, or it is closed.
     */
    saveReply(reply: {
      conversation: string
      turn: number
      events: EventBody[]
      state: string
      stage: string
      language: Language
      status?: Status | undefined
      waitReason?: WaitReason | undefined
      /** `seq` of a message that says what the shopper wants. */
      want?: number | undefined
      trace: unknown
    }): ChatEvent[] | undefined {
      return database.transaction(() => {
        const row = byId(reply.conversation)
        if (row === undefined || row.answered >= reply.turn || row.status === 'human' || row.status === 'closed') return undefined
        const events = reply.events.map(body => insert(reply.conversation, body))
        const status = reply.status ?? row.status
        database.run(
          build
            .updateTable('conversations')
            .set(eb => ({
              answered: reply.turn,
              aseq: eb('aseq', '+', 1),
              state: reply.state,
              stage: reply.stage,
              language: reply.language,
              status,
              ...(reply.want === undefined ? {} : { want_seq: reply.want }),
              ...waitingOf(row, status, reply.waitReason),
            }))
            .where('id', '=', reply.conversation),
        )
        database.run(
          build.insertInto('traces').values({
            conversation: reply.conversation,
            aseq: row.aseq + 1,
            turn: reply.turn,
            at: now().toISOString(),
            body: JSON.stringify(reply.trace),
          }),
        )
        return events
      })
    },

    /** Marks everything up to `turn` as answered without saying anything, with the state that the page's events left. */
    skip({ conversation, turn, state, stage }: { conversation: string; turn: number; state: string; stage: string }): void {
      const values = { answered: turn, state, stage }
      database.run(build.updateTable('conversations').set(values).where('id', '=', conversation).where('answered', '<', turn))
    },

    /**
     * What an open tells anew: who it is, what its page carries out and which product's page is open; the latter unless a turn is about to read
     * the state.
     */
    meet(conversation: string, { shopper, sku, handles, page }: Met): void {
      database.transaction(() => {
        const told = handles === undefined ? null : JSON.stringify(handles)
        if (byId(conversation)?.handles !== told)
          database.run(build.updateTable('conversations').set({ handles: told }).where('id', '=', conversation))
        if (page !== undefined)
          database.run(
            build
              .updateTable('conversations')
              .set({ page: JSON.stringify(page) })
              .where('id', '=', conversation),
          )
        if (shopper !== undefined) database.run(build.updateTable('conversations').set({ shopper }).where('id', '=', conversation))
        const row = byId(conversation)
        if (sku === undefined || row === undefined || waitsForAnswer(conversation)) return
        const state = JSON.stringify({ ...(JSON.parse(row.state) as object), focus: sku })
        database.run(build.updateTable('conversations').set({ state }).where('id', '=', conversation))
      })
    },

    setLanguage(conversation: string, language: Language): void {
      database.run(build.updateTable('conversations').set({ language, asked_language: language }).where('id', '=', conversation))
    },

    /** 1-based place among those who wait for a person; of one who does not wait yet, the place it would get. */
    position(conversation: string): number {
      const line = waitingLine(database)
      const at = line.findIndex(({ id }) => id === conversation)
      return at === -1 ? line.length + 1 : at + 1
    },

    list(options: { limit: number; before?: string | undefined }): (ConversationRow & { last: string | null })[] {
      let query = build.selectFrom('conversations').selectAll().orderBy('updated_at', 'desc').limit(options.limit)
      if (options.before !== undefined) query = query.where('updated_at', '<', options.before)
      return database.all(query).map(row => {
        const last = database.get(
          build
            .selectFrom('events')
            .select('body')
            .where('conversation', '=', row.id)
            .where('kind', '=', 'message')
            .orderBy('seq', 'desc')
            .limit(1),
        )
        return { ...toConversation(row), last: last === undefined ? null : String((JSON.parse(last.body) as { text?: string }).text ?? '') }
      })
    },

    traces(conversation: string): { turn: number; at: string; body: unknown }[] {
      return database
        .all(build.selectFrom('traces').selectAll().where('conversation', '=', conversation).orderBy('aseq'))
        .map(row => ({ turn: row.turn, at: row.at, body: JSON.parse(row.body) as unknown }))
    },
  }
}

function toConversation(row: {
  id: string
  created_at: string
  updated_at: string
  language: Language
  asked_language: Language
  status: Status
  stage: string
  visitor: string | null
  shopper: string | null
  seq: number
  answered: number
  state: string
  claimed_by: string | null
  handles: string | null
}): ConversationRow {
  const { id, language, status, stage, visitor, shopper, seq, answered, state, handles } = row
  return {
    id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    language,
    askedLanguage: row.asked_language,
    status,
    stage,
    visitor,
    shopper,
    seq,
    answered,
    state,
    claimedBy: row.claimed_by,
    ...(handles === null ? {} : { handles: JSON.parse(handles) as ActionKind[] }),
  }
}
