import type { ActionKind, Language, Place } from '../wire.ts'
import { conversationIn, waitsForAnswer } from './conversation-row.ts'
import type { createEventWriter, EventBody } from './events.ts'
import type { Database } from './sqlite.ts'

type Met = { shopper?: string | undefined; sku?: string; handles?: readonly ActionKind[] | undefined; page?: Place | undefined }

/** What a page tells when it opens a conversation, the first time and later. */
export function keepOpenings(database: Database, insert: ReturnType<typeof createEventWriter>['insert'], now: () => Date) {
  const { build } = database
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

    /**
     * What an open tells anew: who it is, what its page carries out and which product's page is open; the latter unless a turn is about to read
     * the state.
     */
    meet(conversation: string, { shopper, sku, handles, page }: Met): void {
      database.transaction(() => {
        const told = handles === undefined ? null : JSON.stringify(handles)
        if (conversationIn(database, conversation)?.handles !== told)
          database.run(build.updateTable('conversations').set({ handles: told }).where('id', '=', conversation))
        if (page !== undefined)
          database.run(
            build
              .updateTable('conversations')
              .set({ page: JSON.stringify(page) })
              .where('id', '=', conversation),
          )
        if (shopper !== undefined) database.run(build.updateTable('conversations').set({ shopper }).where('id', '=', conversation))
        const row = conversationIn(database, conversation)
        if (sku === undefined || row === undefined || waitsForAnswer(database, conversation)) return
        const state = JSON.stringify({ ...(JSON.parse(row.state) as object), focus: sku })
        database.run(build.updateTable('conversations').set({ state }).where('id', '=', conversation))
      })
    },

    setLanguage(conversation: string, language: Language): void {
      database.run(build.updateTable('conversations').set({ language, asked_language: language }).where('id', '=', conversation))
    },
  }
}
