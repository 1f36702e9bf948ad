import type { Ack, ErrorCode, ShopperRequests } from '../../server/wire.ts'

export const queuedEvents = ['message:send', 'choice:pick', 'track', 'handoff:request', 'rate', 'action:done'] as const
export type QueuedEvent = (typeof queuedEvents)[number]

/** Something the shopper did, kept until the server has it. `shown` is the bubble to draw meanwhile; `order` sorts. */
export type Entry = { [E in QueuedEvent]: EntryOf<E> }[QueuedEvent]
type EntryOf<E extends QueuedEvent> = {
  id: string
  order: number
  event: E
  payload: ShopperRequests[E][0]
  shown?: string
  state: 'waiting' | 'sending' | 'failed'
  code?: ErrorCode
}

export type Answer = Ack<{ seq: number; position?: number }>

/** Where entries survive a reload: one record an entry, so that two tabs do not overwrite each other's. */
export type EntryStore = { all(): Entry[]; put(entry: Entry): void; remove(id: string): void }

export type OutboxPorts = {
  store: EntryStore
  /** Rejects when the line drops or no answer comes: the entry stays and is sent again after the next `online()`. */
  send(event: QueuedEvent, payload: Entry['payload']): Promise<Answer>
  delay(ms: number): Promise<void>
  accepted(entry: Entry, value: { seq: number; position?: number }): void
  /** The conversation is not open, or gone: nothing is sent until the next `online()`. */
  lost(code: ErrorCode): void
  changed(): void
}

const retryAfterMs = 1000
const mostTracks = 50
const mostTries = 4
const ofOneConversation: ReadonlySet<QueuedEvent> = new Set(['choice:pick', 'rate', 'action:done'])

/**
 * Sends entries one at a time, in order, under the same id until acknowledged. A refusal that waiting cannot mend marks a message as
 * failed (the shopper may retry it); other entries are dropped then.
 */
export class Outbox {
  private readonly ports: OutboxPorts
  private entries: Entry[]
  private isOnline = false
  private pumping = false
  private tries = 0
  private confirmSending = (_id: string): void => {}

  constructor(ports: OutboxPorts) {
    this.ports = ports
    this.entries = ports.store.all().sort((a, b) => a.order - b.order)
    this.entries = this.entries.map(entry => (entry.state === 'sending' ? { ...entry, state: 'waiting' } : entry))
  }

  get all(): readonly Entry[] {
    return this.entries
  }

  add<E extends QueuedEvent>(event: E, payload: ShopperRequests[E][0], shown?: string): void {
    const order = Math.max(0, ...this.entries.map(entry => entry.order)) + 1
    const entry = { id: payload.id, order, event, payload, state: 'waiting', ...(shown === undefined ? {} : { shown }) } as Entry
    this.entries = [...this.entries, entry]
    this.ports.store.put(entry)
    this.forgetOldTracks()
    this.ports.changed()
    void this.pump()
  }

  retry(id: string): void {
    const entry = this.entries.find(each => each.id === id)
    if (entry?.state !== 'failed') return
    this.update(entry, { state: 'waiting' })
    void this.pump()
  }

  discard(id: string): void {
    this.remove(id)
    this.ports.changed()
  }

  /** Its event has come back: nobody waits for the answer any more, which may have been lost on its way. */
  confirm(id: string): void {
    this.confirmSending(id)
    this.discard(id)
  }

  /** What names a message of a conversation that is gone does not go into the next one. */
  moveToNewConversation(): void {
    for (const entry of this.entries.filter(each => ofOneConversation.has(each.event))) this.remove(entry.id)
    this.ports.changed()
  }

  clear(): void {
    for (const { id } of this.entries) this.remove(id)
  }

  online(): void {
    this.isOnline = true
    this.tries = 0
    void this.pump()
  }

  offline(): void {
    this.isOnline = false
  }

  private async pump(): Promise<void> {
    if (this.pumping) return
    this.pumping = true
    try {
      for (let entry = this.next(); this.isOnline && entry; entry = this.next()) await this.deliver(entry)
    } finally {
      this.pumping = false
    }
  }

  private next(): Entry | undefined {
    return this.entries.find(entry => entry.state !== 'failed')
  }

  private async deliver(entry: Entry): Promise<void> {
    this.update(entry, { state: 'sending' })
    const confirmed = new Promise<'confirmed'>(resolve => {
      this.confirmSending = id => id === entry.id && resolve('confirmed')
    })
    let answer: Answer | 'confirmed'
    try {
      const sent = this.ports.send(entry.event, entry.payload)
      // Only the answer tells the place in the queue; it comes right behind the event.
      answer = await Promise.race(entry.event === 'handoff:request' ? [sent] : [sent, confirmed])
    } catch {
      this.update(entry, { state: 'waiting' })
      if (this.isOnline) await this.ports.delay(retryAfterMs * Math.min(++this.tries, 10))
      return
    }
    if (answer === 'confirmed') {
      this.tries = 0
      return
    }
    if (answer.ok) {
      this.tries = 0
      this.remove(entry.id)
      this.ports.accepted(entry, answer.value)
      this.ports.changed()
      return
    }
    await this.refused(entry, answer.code, answer.retryAfterMs)
  }

  private async refused(entry: Entry, code: ErrorCode, afterMs = retryAfterMs): Promise<void> {
    switch (code) {
      case 'rate_limited':
      case 'busy':
        this.update(entry, { state: 'waiting' })
        return this.ports.delay(afterMs)
      case 'internal':
        this.update(entry, { state: 'waiting' })
        if (++this.tries < mostTries) return this.ports.delay(retryAfterMs * 2 ** this.tries)
        return this.fail(entry, code)
      case 'not_open':
      case 'unauthorized':
      case 'token_expired':
      case 'erased':
      case 'closed':
        this.update(entry, { state: 'waiting' })
        this.isOnline = false
        return this.ports.lost(code)
      case 'bad_payload':
      case 'text_too_long':
      case 'unknown_event':
      case 'not_found':
      case 'conflict':
        return this.fail(entry, code)
      default:
        return code satisfies never
    }
  }

  private fail(entry: Entry, code: ErrorCode): void {
    this.tries = 0
    if (entry.event === 'message:send') this.update(entry, { state: 'failed', code })
    else this.discard(entry.id)
  }

  private update(entry: Entry, change: { state: Entry['state']; code?: ErrorCode }): void {
    const { code: _, ...rest } = entry
    const next = { ...rest, ...change } as Entry
    this.entries = this.entries.map(each => (each.id === entry.id ? next : each))
    if (this.entries.includes(next)) this.ports.store.put(next)
    this.ports.changed()
  }

  private remove(id: string): void {
    this.entries = this.entries.filter(entry => entry.id !== id)
    this.ports.store.remove(id)
  }

  /** A shopper may browse for long before opening the chat: only the latest steps matter. */
  private forgetOldTracks(): void {
    const tracks = this.entries.filter(entry => entry.event === 'track')
    for (const entry of tracks.slice(0, Math.max(0, tracks.length - mostTracks))) this.remove(entry.id)
  }
}
