import { createHash } from 'node:crypto'
import { UsherError } from '../errors.ts'
import type { Correction, Language, Meaning, MessageEvent, NoteEvent, Verdict } from '../wire.ts'
import { type Actor, createDeskStore } from './desk.ts'
import { createEventWriter } from './events.ts'
import type { Database } from './sqlite.ts'

export type Correcting = { conversation: string; id: string; message: number; why?: string | undefined } & (
  | { meant: Meaning; verdict?: undefined }
  | { verdict: Verdict; better?: string | undefined; meant?: undefined }
)
type Kept = { id: number; conversation: string; message: number; at: string; by: string; language: Language; text: string; why?: string }
/** A shopper's message with what it meant; `heard`: its parts as the classifier is asked for them. */
export type Taught = Kept & { heard: string[]; meant: Meaning }
/** A reply with what is wrong with it. */
export type Judged = Kept & { verdict: Verdict; better?: string }

/** What agents corrected. It is written with the note that tells the others, and goes with its conversation. */
export function createCorrectionStore(database: Database, now: () => Date) {
  const { build } = database
  const events = createEventWriter(database, now)
  const desk = createDeskStore(database, now)
  const newest = (part: 'meaning' | 'reply') =>
    database.all(
      build
        .selectFrom('corrections')
        .selectAll()
        .where('part', '=', part)
        .where('id', 'in', eb =>
          eb
            .selectFrom('corrections')
            .select(of => of.fn.max<number>('id').as('id'))
            .groupBy(['conversation', 'message']),
        )
        .orderBy('id'),
    )
  const toKept = ({ id, conversation, message, at, author, language, text }: ReturnType<typeof newest>[number]): Kept => ({
    id,
    conversation,
    message,
    at,
    by: author,
    language: language as Language,
    text,
  })

  return {
    /** `heardIn` gives the parts of a shopper's message. The same `id` again gives the same note. */
    correct(
      actor: Actor,
      { conversation, id, message, ...correction }: Correcting,
      heardIn: (text: string, language: Language) => string[],
    ): { note: NoteEvent; repeated: boolean } {
      return database.transaction(() => {
        const event = events.at(conversation, message)
        const row = database.get(build.selectFrom('conversations').select('language').where('id', '=', conversation))
        if (row === undefined || event?.kind !== 'message') throw new UsherError('not_found', 'Expected a message that is there')
        const ofShopper = event.from === 'shopper'
        if (ofShopper !== (correction.meant !== undefined))
          throw new UsherError('bad_payload', 'Expected meant for what a shopper wrote, verdict for a reply')
        const keep = (): Correction => {
          const { language = row.language } = event
          database.run(
            build.insertInto('corrections').values({
              conversation,
              message,
              at: now().toISOString(),
              author: actor.email,
              part: ofShopper ? 'meaning' : 'reply',
              language,
              text: event.text,
              heard: JSON.stringify(ofShopper ? heardIn(event.text, language) : []),
              body: JSON.stringify(correction),
            }),
          )
          const [made] = database.sql<{ id: number }>('SELECT last_insert_rowid() AS id')
          return { id: made!.id, message, ...correction } as Correction
        }
        return desk.note(conversation, actor, {
          text: '',
          id,
          action: 'corrected',
          corrected: { content: { message, ...correction }, keep },
        })
      })
    },

    /** Meanings, the newest of each message, in the order in which they were given. */
    taught: (): Taught[] =>
      newest('meaning').map(row => ({
        ...toKept(row),
        heard: JSON.parse(row.heard) as string[],
        ...(JSON.parse(row.body) as { meant: Meaning }),
      })),

    judged: (): Judged[] =>
      newest('reply').map(row => ({ ...toKept(row), ...(JSON.parse(row.body) as { verdict: Verdict; better?: string }) })),

    /** Whether a correction is still there and the newest of its message. */
    stands: (id: number): boolean =>
      database.sql(
        'SELECT 1 FROM corrections c WHERE id = ? AND NOT EXISTS (SELECT 1 FROM corrections n WHERE n.conversation = c.conversation AND n.message = c.message AND n.id > c.id)',
        id,
      ).length > 0,

    find: (conversation: string, message: number): MessageEvent | undefined => {
      const event = events.at(conversation, message)
      return event?.kind === 'message' ? event : undefined
    },
  }
}

/** Names the data set: the same meanings of the same words in the same order give the same hash, whoever gave them. */
export function hashOfTaught(rows: readonly Taught[]): string {
  const hash = createHash('sha256')
  for (const { heard, meant, language } of rows) hash.update(`${JSON.stringify([heard, language, meant])}\n`)
  return hash.digest('hex')
}
