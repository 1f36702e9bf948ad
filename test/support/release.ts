import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

/** Puts the database of a shop that ran the release 0.1.0 into a data folder: two conversations, one of them unanswered. */
export function placeRelease(folder: string): string {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'usher.sqlite')
  const fixture = fileURLToPath(import.meta.resolve('#root/test/store/fixtures/0.1.0.sqlite.gz'))
  writeFileSync(file, gunzipSync(readFileSync(fixture)))
  return file
}
