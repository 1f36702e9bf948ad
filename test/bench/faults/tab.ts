import type { Entry } from '../../../client/shared/outbox.ts'
import { type Line, Session } from '../../../client/shared/session.ts'
import { openLine } from '../../../client/widget/line.ts'
import type { ChatEvent, Language } from '../../../server/wire.ts'
import type { Ledger } from '../../support/books.ts'

/** What a browser keeps of the shop for all its tabs, and after a reload. */
export type Browser = { token?: string | undefined; entries: Map<string, Entry> }

/** One message from the first press of the key: how often it was sent, and when its acknowledgement and its answer were there. */
export type Said = { at: number; sends: number; seq?: number; ackMs?: number; answerMs?: number; by?: string }

/** One tab with the widget's own session, outbox and socket, without a page around them. It keeps its own books. */
export class Tab {
  readonly books: Ledger = { conversation: '', acknowledged: {}, unacknowledged: [], received: [] }
  readonly said = new Map<string, Said>()
  readonly refusals: string[] = []
  /** Milliseconds of each time without a conversation, the first one before the first open. */
  readonly outages: number[] = []
  readonly session: Session
  private readonly line: Line
  private offlineSince: number | undefined = performance.now()
  private latest: ChatEvent | undefined
  private isOpen = true

  constructor(url: string, language: Language, browser: Browser = { entries: new Map() }) {
    const line = openLine(url, {
      connected: () => this.isOpen && this.session.connected(),
      disconnected: () => this.isOpen && this.session.disconnected(),
      refused: ({ code }) => void this.refusals.push(code),
      event: event => this.isOpen && this.session.event(event),
      'reply:delta': delta => this.isOpen && this.session.delta(delta),
      typing: () => {},
    })
    this.line = { ...line, send: (event, payload) => this.send(line, event, payload) }
    this.session = new Session({
      line: this.line,
      entries: {
        all: () => [...browser.entries.values()],
        // A page that is gone writes nothing any more.
        put: entry => void (this.isOpen && browser.entries.set(entry.id, entry)),
        remove: id => void (this.isOpen && browser.entries.delete(id)),
      },
      token: { read: () => browser.token, write: token => (browser.token = token) },
      delay: ms => new Promise(resolve => setTimeout(resolve, ms)),
      newId: () => crypto.randomUUID(),
      context: () => ({ language, page: { url: '/' }, visitor: 'faults' }),
      identityRefused: () => {},
      changed: () => this.note(),
      received: event => this.receive(event),
    })
    this.session.start()
  }

  say(text: string): void {
    this.session.say(text)
    const id = this.session.outbox.all.at(-1)?.id
    if (id !== undefined && !this.said.has(id)) this.said.set(id, { at: performance.now(), sends: 0 })
  }

  /** Presses the first quick reply of the latest message, where there is one. */
  press(): boolean {
    if (this.latest?.kind !== 'message') return false
    const choice = this.latest.choices?.[0] ?? this.latest.cards?.[0]?.choices?.[0]
    if (choice === undefined) return false
    this.session.pick(this.latest.seq, choice.id, choice.label)
    return true
  }

  get isOnline(): boolean {
    return this.session.connection === 'online'
  }

  get waiting(): readonly Entry[] {
    return this.session.outbox.all
  }

  /** Nothing of its own is unsent or unanswered. */
  get isQuiet(): boolean {
    return this.isOnline && this.waiting.length === 0 && [...this.said.values()].every(one => one.answerMs !== undefined)
  }

  /** The page is gone at once: nothing that arrives later reaches it. */
  close(): void {
    this.isOpen = false
    this.session.disconnected()
  }

  private async send(line: Line, ...[event, payload]: Parameters<Line['send']>): ReturnType<Line['send']> {
    const said = this.said.get(payload.id) ?? { at: performance.now(), sends: 0 }
    said.sends++
    if (event === 'message:send' || event === 'choice:pick') this.said.set(payload.id, said)
    if (!this.books.unacknowledged.includes(payload.id)) this.books.unacknowledged.push(payload.id)
    const answer = await line.send(event, payload)
    if (answer.ok) this.acknowledge(payload.id, answer.value.seq)
    else this.refusals.push(answer.code)
    return answer
  }

  private acknowledge(id: string, seq: number): void {
    this.books.acknowledged[id] ??= seq
    this.books.unacknowledged = this.books.unacknowledged.filter(one => one !== id)
    const said = this.said.get(id)
    if (said === undefined) return
    said.seq = seq
    said.ackMs ??= performance.now() - said.at
    this.answered()
  }

  private receive(event: ChatEvent): void {
    this.books.conversation = event.conversation
    this.books.received.push(event.seq)
    this.latest = event
    // An own event that comes back says as much as its acknowledgement.
    if (event.id !== undefined && this.said.has(event.id)) this.acknowledge(event.id, event.seq)
    this.answered()
  }

  private answered(): void {
    const answer = this.session.timeline.events.findLast(
      event => event.kind === 'message' && event.from === 'bot' && event.turn !== undefined,
    )
    if (answer?.kind !== 'message' || answer.turn === undefined) return
    for (const one of this.said.values()) {
      if (one.seq === undefined || one.answerMs !== undefined || one.seq > answer.turn) continue
      one.answerMs = performance.now() - one.at
      one.by = answer.by ?? 'none'
    }
  }

  private note(): void {
    if (this.isOnline && this.offlineSince !== undefined) {
      this.outages.push(performance.now() - this.offlineSince)
      this.offlineSince = undefined
    } else if (!this.isOnline) this.offlineSince ??= performance.now()
  }
}
