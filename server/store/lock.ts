import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { giveToOwner } from './files.ts'
import { DatabaseError, holdFile } from './sqlite.ts'

export type Lock = { release(): void }

/** Where a database lies: the data folder, and the file in it. */
export type Place = { data: string; database: string }

export const databaseFile = ({ data, database }: Place): string => resolve(data, database)

/**
 * Makes this process the only one that serves, upgrades or replaces the database. The lock is the kernel's, on `usher.lock`
 * beside the database: a service that was killed leaves none.
 */
export function lockData(place: Place): Lock {
  const folder = dirname(databaseFile(place))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'usher.lock')
  const isNew = !existsSync(file)
  const held = holdFile(file)
  if (held === undefined) {
    throw new DatabaseError(
      `Expected nobody to use ${folder}, another Usher is running on it: stop that one first (\`fuser ${file}\` names it), or set USHER_DATA to another folder.`,
    )
  }
  if (isNew) giveToOwner(folder, file)
  return held
}
