import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { databaseFile, type Place } from './lock.ts'

/** What an upgrade, a restore or a lost database file has left: a file, or a folder with a database in it. */
export type Copy = { path: string; database: string | undefined; madeAt: Date }

/** The copies beside a database and in its data folder. */
export function copiesOf(place: Place): Copy[] {
  const file = databaseFile(place)
  const copy = (name: string) => ['of', 'rescued'].some(why => name.startsWith(`${basename(file)}.${why}-`))
  const upgrades = namesIn(dirname(file)).filter(name => copy(name) && !/-(?:wal|shm|journal)$|\.partial$/.test(name))
  const restores = namesIn(place.data).filter(name => name.startsWith('before-restore-'))
  const madeAt = (path: string) => statSync(path).mtime
  return [
    ...upgrades.map(name => join(dirname(file), name)).map(path => ({ path, database: path, madeAt: madeAt(path) })),
    ...restores
      .map(name => join(place.data, name))
      .map(path => {
        const database = join(path, basename(file))
        return { path, database: existsSync(database) ? database : undefined, madeAt: madeAt(path) }
      }),
  ]
}

/** Removes the copies made before this time; their names. */
export function removeCopies(place: Place, before: Date): string[] {
  const old = copiesOf(place).filter(({ madeAt }) => madeAt < before)
  for (const { path } of old) for (const each of [path, `${path}-wal`, `${path}-shm`]) rmSync(each, { recursive: true, force: true })
  return old.map(({ path }) => path)
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}
