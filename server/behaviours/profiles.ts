import { type Database, openDatabase } from '../store/sqlite.ts'
import type { Reading } from './behaviours.ts'
import { addReading, describeProfile, meanSpending, newProfile, type PriceLevel, type Profile } from './profile.ts'

/** Profiles held in memory; the others lie in a file until their person comes again. */
const held = 20_000
/** So many leave at once, in one transaction. */
const leaving = 5_000
const page = 1_000

/**
 * Profiles of any number of people in bounded memory: those seen least recently lie in SQLite's own temporary database, a file without a name
 * that is gone with the process, however that ends.
 */
export function openProfiles(limits: { held: number; leaving: number } = { held, leaving }) {
  const database = openDatabase('')
  database.exec(`PRAGMA secure_delete = OFF; PRAGMA cache_size = -65536;
    CREATE TABLE profile (user TEXT PRIMARY KEY, kept TEXT NOT NULL, currency TEXT, mean REAL) WITHOUT ROWID`)
  const inMemory = new Map<string, Profile>()

  function profileOf(user: string): Profile {
    const known = inMemory.get(user)
    if (known !== undefined) inMemory.delete(user)
    const profile = known ?? read(user) ?? newProfile()
    inMemory.set(user, profile)
    if (inMemory.size > limits.held) flush(limits.leaving)
    return profile
  }

  function read(user: string): Profile | undefined {
    const [row] = database.sql<{ kept: string }>('SELECT kept FROM profile WHERE user = ?', user)
    return row === undefined ? undefined : (JSON.parse(row.kept) as Profile)
  }

  function flush(count: number): void {
    database.transaction(() => {
      for (const [user, profile] of inMemory) {
        if (count-- <= 0) break
        const spent = meanSpending(profile)
        database.sql(
          'INSERT OR REPLACE INTO profile VALUES (?, ?, ?, ?)',
          user,
          JSON.stringify(profile),
          spent?.currency ?? null,
          spent?.mean ?? null,
        )
        inMemory.delete(user)
      }
    })
  }

  return {
    add(user: string, reading: Reading, at: number | undefined): void {
      addReading(profileOf(user), reading, at)
    },
    /** Each person's profile as it is written out, in the order of their ids. Ends the adding. */
    *describe(): Generator<object> {
      flush(inMemory.size)
      database.exec('CREATE INDEX spent ON profile (currency, mean) WHERE currency IS NOT NULL')
      const levelOf = priceLevelsOf(database)
      let after = ''
      for (;;) {
        const rows = database.sql<{ user: string; kept: string }>(
          'SELECT user, kept FROM profile WHERE user > ? ORDER BY user LIMIT ?',
          after,
          page,
        )
        for (const { user, kept } of rows) {
          const profile = JSON.parse(kept) as Profile
          yield describeProfile(user, profile, levelOf(meanSpending(profile)))
        }
        if (rows.length < page) return
        after = rows.at(-1)!.user
      }
    },
    close: () => database.close(),
  }
}

/** Of the people with amounts in one currency the lower third, the middle and the upper third by their mean; of fewer than three nobody. */
function priceLevelsOf(database: Database): (spent: { currency: string; mean: number } | undefined) => PriceLevel | undefined {
  const bounds = new Map(
    database
      .sql<{ currency: string; people: number }>(
        'SELECT currency, count(*) AS people FROM profile WHERE currency IS NOT NULL GROUP BY currency',
      )
      .filter(({ people }) => people >= 3)
      .map(({ currency, people }) => {
        const at = (offset: number) =>
          database.sql<{ mean: number }>('SELECT mean FROM profile WHERE currency = ? ORDER BY mean LIMIT 1 OFFSET ?', currency, offset)[0]!
            .mean
        return [currency, { low: at(Math.floor(people / 3)), high: at(Math.ceil((2 * people) / 3) - 1) }]
      }),
  )
  return spent => {
    const bound = spent === undefined ? undefined : bounds.get(spent.currency)
    if (spent === undefined || bound === undefined) return undefined
    return spent.mean < bound.low ? 'low' : spent.mean > bound.high ? 'high' : 'middle'
  }
}
