import { existsSync, statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Bytes of a database; what is written and not yet folded into the file counts too. */
export function databaseBytes(file: string): number {
  return [file, `${file}-wal`].reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0)
}

/** Bytes that this user may still write beside a file that may not be there yet. */
export function freeBytes(file: string): number {
  let folder = dirname(file)
  while (!existsSync(folder)) folder = dirname(folder)
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}
