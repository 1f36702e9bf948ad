import type { Language } from '../wire.ts'
import type { Database } from './sqlite.ts'

export type Passage = { id: number; topic: string; language: Language; position: number; heading: string; text: string }

export type NewPassage = Pick<Passage, 'heading' | 'text'>

/** The shop's policy texts as passages. Writes belong in a transaction of the caller. */
export function createPolicyStore(database: Database) {
  const { build } = database

  function removeTopic(topic: string, language: Language): void {
    database.run(build.deleteFrom('passages').where('topic', '=', topic).where('language', '=', language))
  }

  const passagesOf = (topic: string, language: Language): Passage[] =>
    database.all(build.selectFrom('passages').selectAll().where('topic', '=', topic).where('language', '=', language).orderBy('position'))

  return {
    passagesOf,
    removeTopic,

    count: (): number => database.get(build.selectFrom('passages').select(eb => eb.fn.countAll<number>().as('count')))?.count ?? 0,

    all: (): Passage[] => database.all(build.selectFrom('passages').selectAll().orderBy('language').orderBy('topic').orderBy('position')),

    topics: (): { topic: string; language: Language }[] =>
      database.all(build.selectFrom('passages').select(['topic', 'language']).distinct().orderBy('topic').orderBy('language')),

    /** Puts these passages in the place of the topic's; passages that are the same as before keep their ids. */
    replaceTopic(topic: string, language: Language, passages: readonly NewPassage[]): void {
      const before = passagesOf(topic, language)
      const same =
        before.length === passages.length &&
        before.every((old, at) => old.heading === passages[at]?.heading && old.text === passages[at]?.text)
      if (same) return
      removeTopic(topic, language)
      for (const [position, { heading, text }] of passages.entries())
        database.run(build.insertInto('passages').values({ topic, language, position, heading, text }))
    },
  }
}
