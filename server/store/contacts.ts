import type { Database } from './sqlite.ts'

/** Ways to reach a shopper, as sealed bytes. Leaving one is a status event of the conversation: see `append`. */
export function createContactStore(database: Database) {
  const { build } = database
  return {
    find: (conversation: string): { at: string; sealed: Uint8Array } | undefined =>
      database.get(build.selectFrom('contacts').select(['at', 'sealed']).where('conversation', '=', conversation)),
    /** Tells whether there was one. */
    erase: (conversation: string): boolean => database.run(build.deleteFrom('contacts').where('conversation', '=', conversation)) > 0,
  }
}
