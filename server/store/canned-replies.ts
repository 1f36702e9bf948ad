import { UsherError } from '../errors.ts'
import type { CannedReply } from '../wire.ts'
import type { Database } from './sqlite.ts'

const most = 500

/** Replies that agents have written once to be used again, in either language or both. */
export function createCannedReplyStore(database: Database, now: () => Date) {
  const { build } = database
  return {
    all: (): CannedReply[] =>
      database
        .all(build.selectFrom('canned_replies').select(['id', 'shortcut', 'zh', 'en']).orderBy('shortcut'))
        .map(({ id, shortcut, zh, en }) => ({ id, shortcut, ...(zh === null ? {} : { zh }), ...(en === null ? {} : { en }) })),

    /** Throws `conflict` where another reply has the shortcut. */
    save({ id, shortcut, zh, en }: CannedReply, by: string): void {
      database.transaction(() => {
        const others = database.all(build.selectFrom('canned_replies').select(['id', 'shortcut']).where('id', '!=', id))
        if (others.some(other => other.shortcut === shortcut)) throw new UsherError('conflict', `Another reply is called /${shortcut}`)
        if (others.length >= most) throw new UsherError('conflict', `Expected at most ${most} replies: remove one first`)
        const values = { shortcut, zh: zh ?? null, en: en ?? null, by, updated_at: now().toISOString() }
        database.run(
          build
            .insertInto('canned_replies')
            .values({ id, ...values })
            .onConflict(conflict => conflict.column('id').doUpdateSet(values)),
        )
      })
    },

    remove: (id: string): boolean => database.run(build.deleteFrom('canned_replies').where('id', '=', id)) > 0,
  }
}
