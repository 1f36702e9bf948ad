import type { Outgoing, OutgoingStore } from '../shared/desk/outbox.ts'

/** Words of an agent that are not sent yet, for as long as this tab lives: each agent's apart. */
export function createMemory(email: string): { outgoing: OutgoingStore; drafts: Drafts } {
  return { outgoing: record<readonly Outgoing[]>(outgoingKey(email), []) as OutgoingStore, drafts: createDrafts(email) }
}

/** Leaves nothing of what this agent wrote in the tab. */
export function forgetMemory(email: string): void {
  sessionStorage.removeItem(outgoingKey(email))
  sessionStorage.removeItem(draftsKey(email))
}

export type Kind = 'reply' | 'note'
export type Drafts = {
  read(conversation: string, kind: Kind): string
  write(conversation: string, kind: Kind, text: string): void
  forget(conversations: ReadonlySet<string>): void
}

function createDrafts(email: string): Drafts {
  const stored = record<Record<string, string>>(draftsKey(email), {})
  const drafts = new Map(Object.entries(stored.read()))
  return {
    read: (conversation, kind) => drafts.get(`${kind}:${conversation}`) ?? '',
    write(conversation, kind, text) {
      if (text) drafts.set(`${kind}:${conversation}`, text)
      else drafts.delete(`${kind}:${conversation}`)
      stored.write(Object.fromEntries(drafts))
    },
    forget(conversations) {
      for (const key of [...drafts.keys()]) if (conversations.has(key.slice(key.indexOf(':') + 1))) drafts.delete(key)
      stored.write(Object.fromEntries(drafts))
    },
  }
}

function record<T>(key: string, none: T): { read(): T; write(value: T): void } {
  return {
    read() {
      const stored = sessionStorage.getItem(key)
      return stored === null ? none : (JSON.parse(stored) as T)
    },
    write: value => sessionStorage.setItem(key, JSON.stringify(value)),
  }
}

const outgoingKey = (email: string) => `usher:console:outgoing:${email}`
const draftsKey = (email: string) => `usher:console:drafts:${email}`
