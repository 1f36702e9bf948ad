import { closeSync, existsSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { giveToOwner, settleFile } from './files.ts'
import type { Place } from './lock.ts'

/** One erasure: `id` is its receipt's. */
export type Erased = { id: string; at: string; conversations: string[]; visitors: string[]; contacts?: string[] }

/**
 * What was erased, by ids and keys alone, in a file beside the database: a database that comes back from a backup is held to it. A line is
 * settled before the first row goes, so that an erasure that was cut off goes on at the next start.
 */
export function openErasedList({ data }: Place) {
  const file = join(data, 'erased.jsonl')
  const own = new Set<string>()
  let read = { bytes: -1, erased: [] as Erased[], ids: new Set<string>() }
  const load = () => {
    const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0
    if (bytes !== read.bytes) {
      const erased = bytes === 0 ? [] : readFileSync(file, 'utf8').split('\n').flatMap(toErased)
      read = { bytes, erased, ids: new Set(erased.flatMap(({ conversations }) => conversations)) }
    }
    return read
  }
  return {
    append(entry: Erased): void {
      own.add(entry.id)
      const isNew = !existsSync(file)
      const handle = openSync(file, 'a', 0o600)
      try {
        // After a line that a power cut has left unfinished, this one stands alone.
        writeSync(handle, `${isNew ? '' : '\n'}${JSON.stringify(entry)}\n`)
        fsyncSync(handle)
      } finally {
        closeSync(handle)
      }
      if (!isNew) return
      giveToOwner(data, file)
      settleFile(file)
    },
    all: (): readonly Erased[] => load().erased,
    /** What another process has put down: a command beside the service. */
    ofOthers: (): readonly Erased[] => load().erased.filter(({ id }) => !own.has(id)),
    holds: (conversation: string): boolean => load().ids.has(conversation),
  }
}

function toErased(line: string): Erased[] {
  try {
    const { id, at, conversations, visitors, contacts } = JSON.parse(line) as Partial<Erased>
    if (typeof id !== 'string' || typeof at !== 'string' || !Array.isArray(conversations) || !Array.isArray(visitors)) return []
    return [{ id, at, conversations, visitors, ...(Array.isArray(contacts) ? { contacts } : {}) }]
  } catch {
    // Empty, or never finished: nothing was erased by it.
    return []
  }
}
