import { UsherError } from '../errors.ts'
import type { ChatEvent, Status, WaitReason } from '../wire.ts'
import { keepOpenings } from './conversation-openings.ts'
import { keepReplies, waitingOf } from './conversation-replies.ts'
import { type ConversationRow, conversationIn, toConversation } from './conversation-row.ts'
import { readSaid } from './conversation-said.ts'
import { type Appended, type ClientRequest, createEventWriter, type EventBody } from './events.ts'
import type { Database } from './sqlite.ts'
import { waitingLine } from './waiting-line.ts'

export type ConversationStore = ReturnType<typeof createConversationStore>

/** Conversations and their events. Every write is one transaction; `seq` is taken and used inside it. */
export function createConversationStore(database: Database, now: () => Date) {
  const { build } = database
  const writer = createEventWriter(database, now)
  const { insert, earlier } = writer

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

  const rewrite = (conversation: string, seq: number, text: string) => {
    const row = database.get(build.selectFrom('events').select('body').where('conversation', '=', conversation).where('seq', '=', seq))
    if (row === undefined) return
    const body = JSON.stringify({ ...(JSON.parse(row.body) as object), text })
    database.run(build.updateTable('events').set({ body }).where('conversation', '=', conversation).where('seq', '=', seq))
  }

  return {
    ...keepOpenings(database, insert, now),
    ...readSaid(database, writer),
    ...keepReplies(database, insert, now),

    find(id: string): ConversationRow | undefined {
      const row = conversationIn(database, id)
      return row === undefined ? undefined : toConversation(row)
    },

    /** Whether a way to be reached was left in it. */
    hasContact: (id: string): boolean =>
      database.get(build.selectFrom('contacts').select('at').where('conversation', '=', id)) !== undefined,

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
        const row = conversationIn(database, conversation)
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
              .set({ status, ...waitingOf(row, status, options.waitReason, now) })
              .where('id', '=', conversation),
          )
        }
        return { event, repeated: false, stored: [...again, event, ...following] }
      })
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
  }
}
