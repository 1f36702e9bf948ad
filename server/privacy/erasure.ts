import { randomUUID } from 'node:crypto'
import type { Erased } from '../store/erased-list.ts'
import type { Counts, Marked, Subject } from '../store/erasure.ts'
import type { Receipt } from '../wire.ts'

export type ErasurePorts = {
  list: { append(entry: Erased): void; all(): readonly Erased[]; ofOthers(): readonly Erased[] }
  store: {
    conversationsOf(subject: Subject): { id: string; visitor: string | null }[]
    erase(marked: Marked): Counts
    count(marked: Marked): Counts
    learntFrom(marked: Marked): number[]
  }
  /** Under which key a visitor is kept, and under which mark a customer of the shop. */
  keyOf(visitor: string): Buffer
  mark(shopper: string): string
  /** The same from the copies beside the database; names what could not be reached. */
  eraseFromCopies(marked: Marked): string[]
  /** Until what was erased stands in no write-ahead log any more; false where that takes longer than one waits. */
  settle(): Promise<boolean>
  sign(receipt: Omit<Receipt, 'signed'> & Pick<Erased, 'conversations' | 'visitors'>): Promise<string>
  /** Before the first row goes: whoever works on these conversations stops. */
  onErase(conversations: readonly string[]): void
  /** What still holds something for now, and why; the next start erases it there. */
  onUnreached(reasons: readonly string[]): void
  now(): Date
}

export const rowsIn = (counts: Counts): number => Object.values(counts).reduce((sum, n) => sum + n, 0)

/** Erases on request, everywhere, and says so under its own signature. */
export function createErasure(ports: ErasurePorts) {
  const { list, store } = ports
  const noticed = new Set(list.all().map(({ id }) => id))

  async function everywhere(marked: Marked): Promise<Counts> {
    ports.onErase(marked.conversations)
    const counts = store.erase(marked)
    await rest(marked)
    return counts
  }

  /** The copies and the log. */
  async function rest(marked: Marked): Promise<void> {
    const unreached = ports.eraseFromCopies(marked)
    if (!(await ports.settle())) unreached.push('the write-ahead log is being read, by a backup perhaps: it is emptied after that')
    if (unreached.length > 0) ports.onUnreached(unreached)
  }

  function find(subject: Subject) {
    if ('conversation' in subject) return store.conversationsOf(subject)
    if ('visitor' in subject) return store.conversationsOf({ visitor: ports.keyOf(subject.visitor).toString('base64url') })
    return store.conversationsOf({ shopper: ports.mark(subject.shopper) })
  }

  /** What the page has told of a conversation's visitor goes with it; without an id of the visitor it stands under the conversation's. */
  function mark(subject: Subject): Omit<Erased, 'id' | 'at'> {
    const found = find(subject)
    const keys = [
      ...found.map(({ id, visitor }) => (visitor === null ? ports.keyOf(`conversation:${id}`) : Buffer.from(visitor, 'base64url'))),
      ...('visitor' in subject ? [ports.keyOf(subject.visitor)] : []),
    ]
    return { conversations: found.map(({ id }) => id), visitors: [...new Set(keys.map(key => key.toString('hex')))] }
  }

  return {
    /** The conversations that there are of a subject, by the names that the page and the shop know it under. */
    find,
    /** Nothing where nothing is kept of the subject. */
    async erase(subject: Subject): Promise<Receipt | undefined> {
      const entry = { id: randomUUID(), at: ports.now().toISOString(), ...mark(subject) }
      if (rowsIn(store.count(entry)) === 0) return undefined
      list.append(entry)
      const { id, at, conversations, visitors } = entry
      const releases = store.learntFrom(entry)
      const told = { id, at, counts: await everywhere(entry), ...(releases.length === 0 ? {} : { releases }) }
      return { ...told, signed: await ports.sign({ ...told, conversations, visitors }) }
    },

    /** The contact alone, which an agent erases; false where there is none. */
    eraseContact(conversation: string): boolean {
      const entry = { id: randomUUID(), at: ports.now().toISOString(), conversations: [], visitors: [], contacts: [conversation] }
      if (rowsIn(store.count(entry)) === 0) return false
      list.append(entry)
      store.erase(entry)
      // Nobody waits for the log to be folded.
      void rest(entry)
      return true
    },

    /** What a command beside the service has erased since this was asked last, once its rows are gone: whoever works on these conversations stops. */
    notice(): void {
      const gone = list.ofOthers().filter(entry => !noticed.has(entry.id) && rowsIn(store.count(entry)) === 0)
      for (const { id } of gone) noticed.add(id)
      const conversations = gone.flatMap(entry => entry.conversations)
      if (conversations.length > 0) ports.onErase(conversations)
    },

    /** What the list names and the database holds again: after a restore, or after an erasure that was cut off. How many entries that were. */
    async replay(): Promise<number> {
      const back = list.all().filter(entry => rowsIn(store.count(entry)) > 0)
      for (const entry of back) await everywhere(entry)
      return back.length
    },
  }
}
