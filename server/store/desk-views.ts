import { UsherError } from '../errors.ts'
import type { DeskView } from '../wire.ts'
import type { Database } from './sqlite.ts'

const most = 50

/** What an agent has narrowed the list by, under a name: each agent's own. */
export function createDeskViewStore(database: Database) {
  const { build } = database
  return {
    of: (owner: string): DeskView[] =>
      database
        .all(build.selectFrom('desk_views').select(['id', 'name', 'filter']).where('owner', '=', owner).orderBy('name'))
        .map(({ id, name, filter }) => ({ id, name, filter: JSON.parse(filter) as DeskView['filter'] })),

    /** A view of the same name takes the place of the earlier one. */
    save(owner: string, { id, name, filter }: DeskView): void {
      database.transaction(() => {
        database.run(build.deleteFrom('desk_views').where('owner', '=', owner).where('name', '=', name))
        const [{ n } = { n: 0 }] = database.sql<{ n: number }>('SELECT count(*) AS n FROM desk_views WHERE owner = ?', owner)
        if (n >= most) throw new UsherError('conflict', `Expected at most ${most} views: remove one first`)
        if (database.get(build.selectFrom('desk_views').select('id').where('id', '=', id)) !== undefined) throw new UsherError('conflict')
        database.run(build.insertInto('desk_views').values({ id, owner, name, filter: JSON.stringify(filter) }))
      })
    },

    remove: (owner: string, id: string): boolean =>
      database.run(build.deleteFrom('desk_views').where('owner', '=', owner).where('id', '=', id)) > 0,
  }
}
