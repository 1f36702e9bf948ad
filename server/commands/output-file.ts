import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { accessSync, constants, createWriteStream, statSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { finished } from 'node:stream/promises'
import { InputError } from './input.ts'

/** Throws InputError where no file can be written: better before long work than after. */
export function checkFilePlace(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new InputError(`${file}: expected a file to write, got a folder`)
  try {
    accessSync(dirname(file), constants.W_OK)
  } catch (error) {
    throw new InputError(`${file}: expected a place to write, got ${(error as Error).message}`)
  }
}

/** Beside and renamed, so that no half of it is ever there. */
export async function writeWhole(file: string, content: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`
  try {
    await writeFile(draft, content)
    await rename(draft, file)
  } finally {
    await rm(draft, { force: true })
  }
}

/** A file that gets its name when all of it is written; until then, and after `drop`, what was there before stays. */
export type DraftFile = { write(text: string): Promise<void>; keep(): Promise<void>; drop(): Promise<void> }

/** `mode`: who may read it. */
export async function openDraft(path: string, mode = 0o666): Promise<DraftFile> {
  const draft = `${path}.${randomUUID()}`
  const stream = createWriteStream(draft, { flags: 'wx', mode })
  await once(stream, 'open')
  const end = async () => {
    stream.end()
    await finished(stream)
  }
  return {
    async write(text) {
      if (!stream.write(text)) await once(stream, 'drain')
    },
    async keep() {
      await end()
      await rename(draft, path)
    },
    async drop() {
      await end().catch(() => undefined)
      await rm(draft, { force: true })
    },
  }
}
