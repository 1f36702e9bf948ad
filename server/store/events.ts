import { createHash } from 'node:crypto'
import { UsherError } from '../errors.ts'
import type { ChatEvent } from '../wire.ts'
import type { Database } from './sqlite.ts'

/** The part of an event that is not numbered by the store. */
export type EventBody = ChatEvent extends infer E ? (E extends ChatEvent ? Omit<E, 'conversation' | 'seq' | 'at' | 'id'> : never) : never

/** A request of a client: its own id makes a resend harmless. */
export type ClientRequest = { id: string; content: unknown }

/** `stored` holds every event that this call has written, in order; none when an earlier send of the same id had. */
export type Appended = { event: ChatEvent; repeated: boolean; stored: ChatEvent[] }

/** Writes numbered events; every caller is inside a transaction. */
export function createEventWriter(database: Database, now: () => Date) {
  const { build } = database
  return {
    /** Takes the next `seq` and uses it. `author` is the agent whose doing it is. */
    insert(
      conversation: string,
      body: EventBody,
      options: { request?: ClientRequest | undefined; needsReply?: boolean; author?: string } = {},
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
      const row = { conversation, seq: numbered.seq, at, client_id: request?.id ?? null, body: JSON.stringify(body) }
      database.run(
        build.insertInto('events').values({
          ...row,
          kind: body.kind,
          fingerprint: request === undefined ? null : fingerprintOf(request.content),
          needs_reply: options.needsReply === true ? 1 : 0,
          author: options.author ?? null,
        }),
      )
      return toEvent(row)
    },

    at(conversation: string, seq: number): ChatEvent | undefined {
      const row = database.get(build.selectFrom('events').selectAll().where('conversation', '=', conversation).where('seq', '=', seq))
      return row === undefined ? undefined : toEvent(row)
    },

    /** `seq` of the last message that an agent wrote; 0 when none did. */
    lastSpoken(conversation: string): number {
      const row = database.get(
        build
          .selectFrom('events')
          .select('seq')
          .where('conversation', '=', conversation)
          .where('kind', '=', 'message')
          .where('author', 'is not', null)
          .orderBy('seq', 'desc')
          .limit(1),
      )
      return row?.seq ?? 0
    },

    /** What an earlier send of this request stored. Throws UsherError `conflict` when its id was used with other content. */
    earlier(conversation: string, request: ClientRequest | undefined): ChatEvent | undefined {
      if (request === undefined) return undefined
      const row = database.get(
        build.selectFrom('events').selectAll().where('conversation', '=', conversation).where('client_id', '=', request.id),
      )
      if (row === undefined) return undefined
      if (row.fingerprint !== fingerprintOf(request.content)) throw new UsherError('conflict')
      return toEvent(row)
    },
  }
}

/** Key order does not matter: a client may rebuild its payload after a reload. */
export function fingerprintOf(content: unknown): string {
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

export function toEvent(row: { conversation: string; seq: number; at: string; client_id: string | null; body: string }): ChatEvent {
  const body = JSON.parse(row.body) as EventBody
  const { conversation, seq, at } = row
  return { conversation, seq, at, ...body, ...(row.client_id === null ? {} : { id: row.client_id }) }
}
