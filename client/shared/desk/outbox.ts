import type { Ack, ErrorCode } from '../../../server/wire.ts'

export type Draft = { id: string; conversation: string; kind: 'reply' | 'note'; text: string }
/** `sent`: the server has it, its event has not come back yet. `order` sorts. */
export type Outgoing = Draft & { order: number; state: 'waiting' | 'sending' | 'sent' | 'failed'; code?: ErrorCode }

/** Where unsent words survive a reload. */
export type OutgoingStore = { read(): Outgoing[]; write(all: readonly Outgoing[]): void }
export type OutgoingPorts = {
  store: OutgoingStore
  /** Rejects when the line drops or no answer comes: the same words go again after the next `online()`. */
  send(draft: Draft): Promise<Ack<unknown>>
  delay(ms: number): Promise<void>
  /** The agent is not signed in any more. */
  lost(code: ErrorCode): void
  changed(): void
}

const retryAfterMs = 1000
const mostTries = 4

/** An agent's words on their way: one at a time, in order, under the same id until acknowledged. Refused words stay, to be tried again. */
export class AgentOutbox {
  private readonly ports: OutgoingPorts
  private entries: Outgoing[]
  private isOnline = false
  private pumping = false
  private tries = 0

  constructor(ports: OutgoingPorts) {
    this.ports = ports
    this.entries = ports.store.read().map(entry => (entry.state === 'sending' ? { ...entry, state: 'waiting' } : entry))
  }

  of(conversation: string): readonly Outgoing[] {
    return this.entries.filter(entry => entry.conversation === conversation)
  }

  add(draft: Draft): void {
    const order = (this.entries.at(-1)?.order ?? 0) + 1
    this.replace([...this.entries, { ...draft, order, state: 'waiting' }])
    void this.pump()
  }

  retry(id: string): void {
    this.change(id, { state: 'waiting' })
    void this.pump()
  }

  /** Its event came back, or the agent gave it up. */
  remove(id: string): void {
    if (this.entries.some(entry => entry.id === id)) this.replace(this.entries.filter(entry => entry.id !== id))
  }

  /** The conversation is no more. */
  forget(conversation: string): void {
    if (this.of(conversation).length > 0) this.replace(this.entries.filter(entry => entry.conversation !== conversation))
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

  private next(): Outgoing | undefined {
    return this.entries.find(entry => entry.state === 'waiting')
  }

  private async deliver({ id, conversation, kind, text }: Outgoing): Promise<void> {
    this.change(id, { state: 'sending' })
    let answer: Ack<unknown>
    try {
      answer = await this.ports.send({ id, conversation, kind, text })
    } catch {
      this.change(id, { state: 'waiting' })
      if (this.isOnline) await this.ports.delay(retryAfterMs * Math.min(++this.tries, 10))
      return
    }
    if (!answer.ok) return this.refused(id, answer.code, answer.retryAfterMs)
    this.tries = 0
    this.change(id, { state: 'sent' })
  }

  private async refused(id: string, code: ErrorCode, afterMs = retryAfterMs): Promise<void> {
    switch (code) {
      case 'rate_limited':
      case 'busy':
        this.change(id, { state: 'waiting' })
        return this.ports.delay(afterMs)
      case 'internal':
        if (++this.tries >= mostTries) return this.fail(id, code)
        this.change(id, { state: 'waiting' })
        return this.ports.delay(retryAfterMs * 2 ** this.tries)
      case 'unauthorized':
      case 'token_expired':
        this.change(id, { state: 'waiting' })
        this.isOnline = false
        return this.ports.lost(code)
      case 'not_open':
      case 'closed':
      case 'erased':
      case 'bad_payload':
      case 'text_too_long':
      case 'unknown_event':
      case 'not_found':
      case 'conflict':
        return this.fail(id, code)
      default:
        return code satisfies never
    }
  }

  private fail(id: string, code: ErrorCode): void {
    this.tries = 0
    this.change(id, { state: 'failed', code })
  }

  private change(id: string, to: Pick<Outgoing, 'state' | 'code'>): void {
    const changed = this.entries.map(({ code, ...entry }) => (entry.id === id ? { ...entry, ...to } : { ...entry, ...(code && { code }) }))
    this.replace(changed)
  }

  private replace(entries: Outgoing[]): void {
    this.entries = entries
    this.ports.store.write(entries.filter(entry => entry.state !== 'sent'))
    this.ports.changed()
  }
}
