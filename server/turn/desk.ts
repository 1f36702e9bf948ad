import type { Fact } from '../dialogue/plan.ts'
import type { ChoiceId } from '../dialogue/wants.ts'
import { UsherError } from '../errors.ts'
import type { Actor } from '../store/desk.ts'
import type { EventBody } from '../store/events.ts'
import type { ChatEvent, Choice, Language, NoteEvent, QueueItem, Watched } from '../wire.ts'
import { awayMessage } from './away.ts'

type Stored = { event: ChatEvent; repeated: boolean; stored: readonly ChatEvent[] }
type Noted = { note: NoteEvent; repeated: boolean }
type Colleague = { email: string; name: string; there: boolean }
type Ending = { conversation: string; id?: string | undefined }

/** What the agents' side of a conversation asks of the others. */
export type DeskPorts = {
  store: {
    claim(conversation: string, actor: Actor, id?: string): Stored
    release(conversation: string, actor: Actor, id?: string): Stored
    close(conversation: string, actor: Actor, id?: string): Stored
    assign(conversation: string, actor: Actor, to: Colleague, id?: string): Stored
    say(conversation: string, actor: Actor, body: EventBody & { kind: 'message' }, id: string): Stored
    note(conversation: string, actor: Actor, note: { text: string; id?: string; action?: NoteEvent['action'] }): Noted
    notesAfter(conversation: string, aseq: number): NoteEvent[]
    claimant(conversation: string): string | null
    abandoned(before: Date): string[]
    promised(): string[]
    leaveWaiting(conversation: string, then: readonly EventBody[]): ChatEvent[]
    takeBack(conversation: string, status: 'requested' | 'queued', then: readonly EventBody[]): ChatEvent[]
  }
  labels: { set(conversation: string, label: string, on: boolean): string[] }
  agent(email: string): Colleague | undefined
  contacts: { find(conversation: string): { at: string; sealed: Uint8Array } | undefined; erase(conversation: string): boolean }
  seal: { open(sealed: Uint8Array, owner: string): string | undefined }
  item(conversation: string): QueueItem | undefined
  eventsAfter(conversation: string, seq: number): ChatEvent[]
  queue: { cancel(conversation: string): void; nudge(conversation: string): void }
  shop: { away(language: Language): { hours?: Fact } | undefined; choices(ids: readonly ChoiceId[], language: Language): Choice[] }
  /** For what agents write to shoppers: what the shop itself publishes stays. */
  redactSpoken(text: string): { text: string }
  redact(text: string): { text: string }
  graceMs: number
  /** Since when no agent is connected. */
  nobodySince(): Date | undefined
  now(): Date
}

/** What agents do in conversations. Every method stores before it returns. */
export function createDesk(ports: DeskPorts) {
  const { store, queue } = ports
  const find = (conversation: string) => {
    const item = ports.item(conversation)
    if (item === undefined) throw new UsherError('not_found')
    return item
  }

  /** What a shopper hears when nobody is there. */
  const awayTold = (conversation: string) => {
    const { language } = find(conversation)
    const away = ports.shop.away(language)
    return away === undefined ? undefined : [awayMessage(language, away, ports.shop.choices(['contact:leave'], language))]
  }

  return {
    awayTold,
    watch({ conversation, lastSeq = 0, lastAseq = 0 }: { conversation: string; lastSeq?: number; lastAseq?: number }): Watched {
      const item = find(conversation)
      return { ...item, events: ports.eventsAfter(conversation, lastSeq), notes: store.notesAfter(conversation, lastAseq) }
    },

    claim(actor: Actor, { conversation, id }: Ending): Stored {
      const claimed = store.claim(conversation, actor, id)
      queue.cancel(conversation)
      return claimed
    },

    release(actor: Actor, { conversation, id }: Ending): Stored {
      const released = store.release(conversation, actor, id)
      queue.nudge(conversation)
      return released
    },

    close(actor: Actor, { conversation, id }: Ending): Stored {
      const ended = store.close(conversation, actor, id)
      queue.cancel(conversation)
      return ended
    },

    /** Throws `not_found` for nobody's address. */
    assign(actor: Actor, { conversation, to, id }: Ending & { to: string }): Stored {
      const colleague = ports.agent(to)
      if (colleague === undefined) throw new UsherError('not_found', `Expected an agent of this shop, got ${to}`)
      const assigned = store.assign(conversation, actor, colleague, id)
      queue.cancel(conversation)
      return assigned
    },

    label: ({ conversation, label, on }: { conversation: string; label: string; on: boolean }): string[] =>
      ports.labels.set(conversation, label, on),

    say(actor: Actor, { conversation, id, text }: { conversation: string; id: string; text: string }): Stored {
      const body = { kind: 'message', from: 'agent', text: ports.redactSpoken(text.trim()).text, agent: actor.name } as const
      return store.say(conversation, actor, body, id)
    },

    note: (actor: Actor, { conversation, id, text }: { conversation: string; id: string; text: string }): Noted =>
      store.note(conversation, actor, { id, text: ports.redact(text.trim()).text }),

    /** Who reads a contact is written down for all agents to see. */
    readContact(actor: Actor, conversation: string): { contact: string; at: string; note: NoteEvent } {
      find(conversation)
      const kept = ports.contacts.find(conversation)
      if (kept === undefined) throw new UsherError('not_found', 'There is no contact here')
      const contact = ports.seal.open(kept.sealed, conversation)
      if (contact === undefined)
        throw new UsherError(
          'not_found',
          'This contact was sealed with another key: expected contact.key or USHER_CONTACT_KEY of that time',
        )
      const { note } = store.note(conversation, actor, { text: '', action: 'contact_read' })
      return { contact, at: kept.at, note }
    },

    eraseContact(actor: Actor, conversation: string): NoteEvent {
      find(conversation)
      if (!ports.contacts.erase(conversation)) throw new UsherError('not_found', 'There is no contact here')
      return store.note(conversation, actor, { text: '', action: 'contact_erased' }).note
    },

    /** Whether this agent speaks for the shop in that conversation. */
    speaks: (actor: Actor, conversation: string): boolean => store.claimant(conversation) === actor.email,

    /**
     * Conversations whose agent has been away for longer than the grace wait again; when everybody has been, who was promised a
     * colleague hears that nobody is there. Returns what their shoppers are told.
     */
    takeBackAbandoned(): ChatEvent[] {
      const before = new Date(ports.now().getTime() - ports.graceMs)
      const empty = ports.nobodySince()
      const left = empty === undefined || empty > before ? [] : store.promised().flatMap(id => store.leaveWaiting(id, awayTold(id) ?? []))
      const taken = store.abandoned(before).flatMap(conversation => {
        const away = awayTold(conversation)
        const told = store.takeBack(conversation, away === undefined ? 'requested' : 'queued', away ?? [])
        queue.nudge(conversation)
        return told
      })
      return [...left, ...taken]
    },
  }
}
