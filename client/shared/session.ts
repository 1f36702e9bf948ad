import type {
  Ack,
  ActionKind,
  ChatEvent,
  ErrorCode,
  Failure,
  Language,
  Opened,
  OpenRequest,
  Page,
  ShopperRequests,
  Status,
  StatusEvent,
} from '../../server/wire.ts'
import { type Answer, type Entry, type EntryStore, Outbox, type QueuedEvent } from './outbox.ts'
import { draft, emptyTimeline, hasGap, receive, resume, type Timeline } from './timeline.ts'

export type Line = {
  connect(): void
  open(request: OpenRequest): Promise<Ack<Opened>>
  send(event: QueuedEvent, payload: Entry['payload']): Promise<Answer>
  leaveContact(payload: { id: string; contact: string }): Promise<Answer>
  take(payload: Take): Promise<Ack<{ granted: boolean }>>
  typing(on: boolean): void
  stop(): void
}

type Take = ShopperRequests['action:take'][0]
type Acted = Omit<ShopperRequests['action:done'][0], 'id'>

export type SessionPorts = {
  line: Line
  entries: EntryStore
  token: { read(): string | undefined; write(token: string | undefined): void }
  delay(ms: number): Promise<void>
  newId(): string
  /** Language, page, visitor and customer of this moment, and what the page carries out. */
  context(): { language: Language; page: Page; visitor: string; identity?: string | undefined; handles?: ActionKind[] }
  /** The server does not take the customer's token: the next context must not carry it. */
  identityRefused(failure: Failure): void
  changed(): void
  /** Once for each event; `isNews` where it is not the history that a page finds when it loads. */
  received(event: ChatEvent, isNews: boolean): void
}

/** `refused`: the server does not serve this page. */
export type Connection = 'idle' | 'connecting' | 'online' | 'offline' | 'refused'

/** A message of ours that the server has and whose event has not come back yet. */
type Echo = { id: string; text: string }
export type Unsent = { id: string; text: string; state: 'sending' | 'sent' | 'failed'; code?: ErrorCode | undefined }

const retryOpenMs = 2000

/** One conversation over a line that may break: what is seen, what is waiting to be sent, and how it is picked up again. */
export class Session {
  timeline: Timeline = emptyTimeline
  connection: Connection = 'idle'
  status: Status = 'bot'
  /** The name of the person who has taken over. */
  agent: string | undefined
  /** Place in the queue for a person, 1-based, as last told. */
  position: number | undefined
  /** How the shop calls itself, where it has told. */
  shop: string | undefined
  readonly outbox: Outbox

  private readonly ports: SessionPorts
  private echoes: Echo[] = []
  private opening = false
  private isStale = false
  private linked = false

  constructor(ports: SessionPorts) {
    this.ports = ports
    this.outbox = new Outbox({
      store: ports.entries,
      send: (event, payload) => ports.line.send(event, payload),
      delay: ms => ports.delay(ms),
      accepted: (entry, value) => this.accepted(entry, value),
      lost: code => void this.recover(code),
      changed: () => ports.changed(),
    })
  }

  start(): void {
    if (this.connection !== 'idle') return
    this.connection = 'connecting'
    this.ports.line.connect()
    this.ports.changed()
  }

  connected(): void {
    this.linked = true
    void this.open()
  }

  disconnected(): void {
    this.linked = false
    this.connection = 'offline'
    this.outbox.offline()
    this.ports.changed()
  }

  refused(): void {
    this.linked = false
    this.connection = 'refused'
    this.outbox.offline()
    this.ports.changed()
  }

  /** Another customer is at this browser, or a shopper starts over: the next conversation has nothing of this one. */
  async leave(): Promise<void> {
    this.outbox.clear()
    this.forget()
    this.ports.changed()
    await this.open()
  }

  /** Tells the server a new page, language or customer; an open that is under way may have told the old one. */
  async refresh(): Promise<void> {
    if (this.opening) this.isStale = true
    else await this.open()
  }

  /** Opens the conversation, or begins one, and fetches what is missing. */
  async open(): Promise<void> {
    if (this.opening || !this.linked) return
    this.opening = true
    this.isStale = false
    try {
      await this.openNow()
    } catch {
      // The line broke or the server did not answer; a broken line reports `connected` again by itself.
      if (this.linked) void this.ports.delay(retryOpenMs).then(() => this.open())
    } finally {
      this.opening = false
    }
    if (this.isStale) await this.open()
  }

  event(event: ChatEvent): void {
    const before = this.timeline
    this.timeline = receive(before, event)
    this.applied(this.timeline.events.slice(before.events.length), true)
    if (hasGap(this.timeline)) void this.open()
    this.ports.changed()
  }

  delta(delta: { turn: number; text: string }): void {
    this.timeline = draft(this.timeline, delta)
    this.ports.changed()
  }

  say(text: string): void {
    this.outbox.add('message:send', { id: this.ports.newId(), text }, text)
  }

  pick(message: number, choice: string, label: string): void {
    this.outbox.add('choice:pick', { id: this.ports.newId(), message, choice }, label)
  }

  /** Returns the event's id: what is told of it elsewhere is the same event. */
  track(name: string, properties: Record<string, unknown>): string {
    const id = this.ports.newId()
    this.outbox.add('track', { id, name, properties })
    return id
  }

  requestPerson(): void {
    this.outbox.add('handoff:request', { id: this.ports.newId() })
  }

  /** Rejects when the line drops: the shopper decides whether to send it again. */
  leaveContact(payload: { id: string; contact: string }): Promise<Answer> {
    return this.ports.line.leaveContact(payload)
  }

  /** May this page carry an action out? Rejects when the line drops: asked again with the same id it gets the same answer. */
  take(payload: Take): Promise<Ack<{ granted: boolean }>> {
    return this.ports.line.take(payload)
  }

  acted(what: Acted): void {
    this.outbox.add('action:done', { id: this.ports.newId(), ...what })
  }

  rate(score: number): void {
    this.outbox.add('rate', { id: this.ports.newId(), score })
  }

  /** Own messages that are not events yet, in the order they were written. */
  get unsent(): Unsent[] {
    const arrived = new Set(this.timeline.events.map(event => event.id))
    const echoed = this.echoes.map(echo => ({ ...echo, state: 'sent' as const }))
    const queued = this.outbox.all
      .filter(entry => entry.shown !== undefined)
      .map(entry => ({
        id: entry.id,
        text: entry.shown ?? '',
        state: entry.state === 'failed' ? entry.state : ('sending' as const),
        code: entry.code,
      }))
    return [...echoed, ...queued].filter(each => !arrived.has(each.id))
  }

  /** A refused token may be the conversation's or the customer's: a try without the latter tells. */
  private async openNow(): Promise<void> {
    let doubted: Failure | undefined
    while (this.linked) {
      const token = this.ports.token.read()
      const resuming = token !== undefined && this.timeline.conversation !== ''
      const { identity, ...context } = this.ports.context()
      const answer = await this.ports.line.open({
        ...context,
        ...(identity !== undefined && doubted === undefined ? { identity } : {}),
        token,
        lastSeq: resuming ? this.timeline.lastSeq : 0,
      })
      if (token !== this.ports.token.read()) continue
      if (answer.ok) {
        if (doubted !== undefined) this.ports.identityRefused(doubted)
        return this.opened(answer.value)
      }
      if (identity !== undefined && doubted === undefined && isUntrusted(answer.code)) doubted = answer
      else if (isGone(answer.code) && token !== undefined) {
        doubted = undefined
        this.forget()
      } else await this.ports.delay(answer.retryAfterMs ?? retryOpenMs)
    }
  }

  private opened(opened: Opened): void {
    const before = this.timeline
    this.ports.token.write(opened.token)
    this.timeline = resume(before, opened)
    this.connection = 'online'
    const resumed = before.conversation === opened.conversation
    this.applied(this.timeline.events.slice(resumed ? before.events.length : 0), resumed)
    this.status = opened.status
    this.agent = opened.agent
    this.shop = opened.shop
    this.outbox.online()
    this.ports.changed()
  }

  private async recover(code: ErrorCode): Promise<void> {
    if (isGone(code)) this.forget()
    await this.open()
  }

  /** The conversation is over for good (expired, erased, closed): the next open begins another. */
  private forget(): void {
    this.ports.token.write(undefined)
    this.timeline = emptyTimeline
    this.echoes = []
    this.position = undefined
    this.status = 'bot'
    this.agent = undefined
    this.outbox.moveToNewConversation()
  }

  private accepted(entry: Entry, value: { seq: number; position?: number }): void {
    if (entry.event === 'handoff:request') this.position = value.position
    const arrived = this.timeline.events.some(event => event.id === entry.id)
    if (entry.shown !== undefined && !arrived) this.echoes = [...this.echoes, { id: entry.id, text: entry.shown }]
  }

  private applied(events: readonly ChatEvent[], isNews: boolean): void {
    const arrived = new Set(events.map(event => event.id))
    this.echoes = this.echoes.filter(echo => !arrived.has(echo.id))
    for (const event of events) {
      if (event.id !== undefined && this.outbox.all.some(entry => entry.id === event.id)) this.outbox.confirm(event.id)
      if (event.kind === 'status') this.changeStatus(event)
      this.ports.received(event, isNews)
    }
  }

  private changeStatus({ status, agent }: StatusEvent): void {
    this.status = status
    this.agent = status === 'human' ? (agent ?? this.agent) : undefined
    if (status !== 'requested' && status !== 'queued') this.position = undefined
  }
}

function isUntrusted(code: ErrorCode): boolean {
  return code === 'token_expired' || code === 'unauthorized'
}

function isGone(code: ErrorCode): boolean {
  return code === 'token_expired' || code === 'erased' || code === 'unauthorized' || code === 'not_found' || code === 'closed'
}
