import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { databaseFile, type Lock, lockData, type Place } from './lock.ts'
import { migrate } from './migrate.ts'
import { type Database, DatabaseError, openDatabase } from './sqlite.ts'

/** Lies in the data folder while a restore puts its files in place. */
export const restoreMark = 'restore-unfinished'

/** For a service: the lock is held as long as the database is open. */
export function openLocked(place: Place): Database {
  const lock = lockData(place)
  try {
    const database = openStore(place, lock)
    const close = () => {
      database.close()
      lock.release()
    }
    return { ...database, close }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The service's database in its data folder, with the schema up to date. `lock`: of a caller that has the folder for itself. */
export function openStore(place: Place, lock?: Lock): Database {
  mkdirSync(place.data, { recursive: true, mode: 0o700 })
  if (existsSync(join(place.data, restoreMark))) {
    throw new DatabaseError(
      `Expected ${place.data} to be whole, a restore into it was cut off: run \`usher restore FILE --replace\` again.`,
    )
  }
  const opened = openDatabase(databaseFile(place))
  try {
    migrate(opened, lock === undefined ? () => lockData(place) : undefined)
  } catch (error) {
    opened.close()
    throw error
  }
  return opened
}
