import type { ChatEvent, Language, Status, WaitReason } from '../wire.ts'
import { conversationIn } from './conversation-row.ts'
import type { createEventWriter, EventBody } from './events.ts'
import type { Database } from './sqlite.ts'

/** Since when and why a person is waited for, after a change to `status`. */
export const waitingOf = (
  row: { requested_at: string | null; wait_reason: WaitReason | null },
  status: Status,
  reason: WaitReason | undefined,
  now: () => Date,
) =>
  status === 'requested' || status === 'queued'
    ? { requested_at: row.requested_at ?? now().toISOString(), wait_reason: row.wait_reason ?? reason ?? null }
    : { requested_at: null, wait_reason: null }

/** What the assistant answered: the reply, the state after it and its trace, or that there was nothing to say. */
export function keepReplies(database: Database, insert: ReturnType<typeof createEventWriter>['insert'], now: () => Date) {
  const { build } = database
  return {
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
        const row = conversationIn(database, reply.conversation)
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
              ...waitingOf(row, status, reply.waitReason, now),
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
  }
}
