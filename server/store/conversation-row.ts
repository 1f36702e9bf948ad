import type { ActionKind, Language, Status } from '../wire.ts'
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
  /** The e-mail of the agent who has claimed it. */
  claimedBy: string | null
  /** What its page carries out, where it has told. */
  handles?: readonly ActionKind[]
}

/** The row of a conversation as it is stored. */
export const conversationIn = (database: Database, id: string) =>
  database.get(database.build.selectFrom('conversations').selectAll().where('id', '=', id))

/** Whether something of a conversation waits for the assistant's answer. */
export const waitsForAnswer = (database: Database, conversation: string): boolean =>
  database.get(
    database.build
      .selectFrom('events as e')
      .innerJoin('conversations as c', 'c.id', 'e.conversation')
      .select('e.seq')
      .where('e.conversation', '=', conversation)
      .where('e.needs_reply', '=', 1)
      .whereRef('e.seq', '>', 'c.answered')
      .limit(1),
  ) !== undefined

type StoredRow = NonNullable<ReturnType<typeof conversationIn>>

export function toConversation(row: StoredRow): ConversationRow {
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
