import type { Database } from './sqlite.ts'

/** Small facts about the shop, and a counter that tells a running server that an import has changed it. */
export function createSettingsStore(database: Database) {
  const { build } = database
  const get = (key: string) => database.get(build.selectFrom('shop_settings').select('value').where('key', '=', key))?.value
  const set = (key: string, value: string) => {
    database.run(
      build
        .insertInto('shop_settings')
        .values({ key, value })
        .onConflict(conflict => conflict.column('key').doUpdateSet({ value })),
    )
  }
  const revision = () => Number(get('revision') ?? 0)
  return {
    get,
    set,
    /** Grows with every import of products, policies or coupons. */
    revision,
    changed: () => set('revision', String(revision() + 1)),
  }
}
