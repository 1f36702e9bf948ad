import type { ChatEvent } from '../wire.ts'
import { conversationIn, waitsForAnswer } from './conversation-row.ts'
import { type createEventWriter, toEvent } from './events.ts'
import type { Database } from './sqlite.ts'

/** Messages back to which the assistant does not repeat itself: three or four of its own. */
const messagesRemembered = 8

/** What was said and done in conversations, and which of it the assistant owes an answer. Only read. */
export function readSaid(database: Database, { lastSpoken, at: eventAt }: Pick<ReturnType<typeof createEventWriter>, 'lastSpoken' | 'at'>) {
  const { build } = database

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

  const latestMessages = (conversation: string, most: number) =>
    build
      .selectFrom('events')
      .selectAll()
      .where('conversation', '=', conversation)
      .where('kind', '=', 'message')
      .orderBy('seq', 'desc')
      .limit(most)

  return {
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
    unanswered: (conversation: string): ChatEvent[] =>
      waitsForAnswer(database, conversation) ? sinceAnswer(conversation).map(toEvent) : [],

    /** The same while a person has the conversation and the assistant owes no answer. */
    sinceAnswer: (conversation: string): ChatEvent[] => sinceAnswer(conversation).map(toEvent),

    /** The shopper's last messages, oldest first. */
    said: (conversation: string, most: number): { seq: number; text: string }[] =>
      database
        .all(latestMessages(conversation, most).where('client_id', 'is not', null).where('author', 'is', null))
        .map(toEvent)
        .flatMap(event => (event.kind === 'message' && event.from === 'shopper' ? [{ seq: event.seq, text: event.text }] : []))
        .reverse(),

    /** What the assistant said among the last messages, the latest first. */
    lately: (conversation: string): string[] =>
      database
        .all(latestMessages(conversation, messagesRemembered))
        .map(toEvent)
        .flatMap(event => (event.kind === 'message' && event.from === 'bot' ? [event.text] : [])),

    /** Whether the assistant owes an answer. */
    waits(conversation: string): boolean {
      const status = conversationIn(database, conversation)?.status
      return status !== undefined && status !== 'human' && status !== 'closed' && waitsForAnswer(database, conversation)
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

    traces(conversation: string): { turn: number; at: string; body: unknown }[] {
      return database
        .all(build.selectFrom('traces').selectAll().where('conversation', '=', conversation).orderBy('aseq'))
        .map(row => ({ turn: row.turn, at: row.at, body: JSON.parse(row.body) as unknown }))
    },
  }
}
