import { createHash } from 'node:crypto'
import { UsherError } from '../errors.ts'
import type { ChatEvent, Language, Status } from '../wire.ts'
import type { Database } from './sqlite.ts'

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
}

/** The part of an event that is not numbered by the store. */
export type EventBody = ChatEvent extends infer E ? (E extends ChatEvent ? Omit<E, 'conversation' | 'seq' | 'at' | 'id'> : never) : never

/** A request of a client: its own id makes a resend harmless. */
export type ClientRequest = { id: string; content: unknown }

export type Appended = { event: ChatEvent; repeated: boolean }

export type ConversationStore = ReturnType<typeof createConversationStore>

/** Conversations and their events. Every write is one transaction; `seq` is taken and used inside it. */
export function createConversationStore(database: Database, now: () => Date) {
  const { build } = database
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

  function insert(
    conversation: string,
    body: EventBody,
    options: { request?: ClientRequest | undefined; needsReply?: boolean },
  ): ChatEvent {
    const at = now().toISOString()
    const numbered = database.get(
      build
        .updateTable('conversations')
        .set(eb => ({ seq: eb('seq', '+', 1), updated_at: at }))
        .where('id', '=', conversation)
        .returning('seq'),
    )
    if (numbered === undefined) throw new UsherError('not_found')
    const { request } = options
    database.run(
      build.insertInto('events').values({
        conversation,
        seq: numbered.seq,
        at,
        kind: body.kind,
        client_id: request?.id ?? null,
        fingerprint: request === undefined ? null : fingerprintOf(request.content),
        needs_reply: options.needsReply === true ? 1 : 0,
        body: JSON.stringify(body),
      }),
    )
    return toEvent({ conversation, seq: numbered.seq, at, client_id: request?.id ?? null, body: JSON.stringify(body) })
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
          }),
        )
        return insert(row.id, row.greeting, {})
      })
    },

    find(id: string): ConversationRow | undefined {
      const row = byId(id)
      return row === undefined ? undefined : toConversation(row)
    },

    /**
     * Stores one event, or finds what an earlier send of the same id stored.
     * Throws UsherError `conflict` when the id was used with other content, `closed` when the conversation is.
     */
    append(
      conversation: string,
      body: EventBody,
      options: { request?: ClientRequest; needsReply?: boolean; status?: Status } = {},
    ): Appended {
      return database.transaction(() => {
        const { request } = options
        if (request !== undefined) {
          const earlier = database.get(
            build.selectFrom('events').selectAll().where('conversation', '=', conversation).where('client_id', '=', request.id),
          )
          if (earlier !== undefined) {
            if (earlier.fingerprint !== fingerprintOf(request.content)) throw new UsherError('conflict')
            return { event: toEvent(earlier), repeated: true }
          }
        }
        const row = byId(conversation)
        if (row === undefined) throw new UsherError('not_found')
        if (row.status === 'closed') throw new UsherError('closed')
        const event = insert(conversation, body, { ...options, needsReply: options.needsReply === true && row.status !== 'human' })
        if (options.status !== undefined) {
          const { status } = options
          const requestedAt = status === 'requested' || status === 'queued' ? (row.requested_at ?? now().toISOString()) : null
          database.run(build.updateTable('conversations').set({ status, requested_at: requestedAt }).where('id', '=', conversation))
        }
        return { event, repeated: false }
      })
    },

    /** What a client that has everything up to `seq` still misses, in order. */
    eventsAfter(conversation: string, seq: number): ChatEvent[] {
      return database
        .all(build.selectFrom('events').selectAll().where('conversation', '=', conversation).where('seq', '>', seq).orderBy('seq'))
        .map(toEvent)
    },

    event(conversation: string, seq: number): ChatEvent | undefined {
      const row = database.get(build.selectFrom('events').selectAll().where('conversation', '=', conversation).where('seq', '=', seq))
      return row === undefined ? undefined : toEvent(row)
    },

    /** Everything the shopper did since the last answer, oldest first; empty while nothing of it waits for one. */
    unanswered(conversation: string): ChatEvent[] {
      const rows = database.all(
        build
          .selectFrom('events as e')
          .innerJoin('conversations as c', 'c.id', 'e.conversation')
          .selectAll('e')
          .where('e.conversation', '=', conversation)
          .where('e.client_id', 'is not', null)
          .where('e.kind', 'in', ['message', 'track'])
          .whereRef('e.seq', '>', 'c.answered')
          .orderBy('e.seq'),
      )
      return rows.some(row => row.needs_reply === 1) ? rows.map(toEvent) : []
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
      trace: unknown
    }): ChatEvent[] | undefined {
      return database.transaction(() => {
        const row = byId(reply.conversation)
        if (row === undefined || row.answered >= reply.turn || row.status === 'human' || row.status === 'closed') return undefined
        const events = reply.events.map(body => insert(reply.conversation, body, {}))
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
              requested_at: status === 'requested' || status === 'queued' ? (row.requested_at ?? now().toISOString()) : null,
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

    /** What an open tells anew: who it is and which product's page is open; the latter unless a turn is about to read the state. */
    meet(conversation: string, { shopper, sku }: { shopper?: string | undefined; sku?: string }): void {
      database.transaction(() => {
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
      const waiting = database.all(
        build.selectFrom('conversations').select('id').where('status', 'in', ['requested', 'queued']).orderBy('requested_at').orderBy('id'),
      )
      const place = waiting.findIndex(row => row.id === conversation)
      return place < 0 ? waiting.length + 1 : place + 1
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

/** Key order does not matter: a client may rebuild its payload after a reload. */
function fingerprintOf(content: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(content)))
    .digest('base64url')
    .slice(0, 22)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

function toEvent(row: { conversation: string; seq: number; at: string; client_id: string | null; body: string }): ChatEvent {
  const body = JSON.parse(row.body) as EventBody
  const { conversation, seq, at } = row
  return { conversation, seq, at, ...body, ...(row.client_id === null ? {} : { id: row.client_id }) }
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
}): ConversationRow {
  const { id, language, status, stage, visitor, shopper, seq, answered, state } = row
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
  }
}
