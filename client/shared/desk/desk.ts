import type {
  Ack,
  AgentRequests,
  ConversationSummary,
  ErrorCode,
  Language,
  Queue,
  QueueItem,
  ServerToAgent,
  Reads as Told,
} from '../../../server/wire.ts'
import { newsBetween } from './inbox.ts'
import { changesOf, type Items, isComplete, isWithPeople, isWorthReading, withClaim, withoutContact, withStatus } from './items.ts'
import { AgentOutbox, type OutgoingStore } from './outbox.ts'
import { Reads } from './reads.ts'
import { catchUp, isGapped, lastAseqOf, type Talk, type TalkEvent, take } from './talk.ts'
import { Talks } from './talks.ts'
import { Typists } from './typists.ts'
import { Watching } from './watching.ts'

export type AgentLine = {
  /** Rejects when the line drops or no answer comes. */
  ask<E extends keyof AgentRequests>(event: E, payload: AgentRequests[E][0]): Promise<Ack<AgentRequests[E][1]>>
  typing(conversation: string, on: boolean): void
}
export type DeskPorts = {
  me: { email: string; name: string }
  line: AgentLine
  store: OutgoingStore
  delay(ms: number): Promise<void>
  newId(): string
  /** Milliseconds since 1970. */
  now(): number
  changed(): void
  /** Shoppers who began to wait, and new words in own conversations. */
  news(items: readonly QueueItem[]): void
  /** An event of the open conversation that came live. */
  heard(event: TalkEvent): void
  /** Nothing of them may stay on the page. */
  erased(conversations: ReadonlySet<string>): void
  /** The agent is not signed in any more. */
  lost(): void
}

export const actions = ['watch', 'claim', 'release', 'close', 'assign', 'label', 'suggest', 'contact', 'wrong'] as const
export type Action = (typeof actions)[number]
/** What went wrong with the last thing asked for. `unanswered`: the line broke before the answer came. */
export type Trouble = { code: ErrorCode | 'unanswered'; action: Action }

/** An agent's desk over a line that may break: the inbox, the open conversation, and the words on their way. */
export class Desk {
  connection: 'connecting' | 'online' | 'offline' = 'connecting'
  /** Changes with the items. */
  revision = 0
  /** The inbox as it came last: it lists a hundred open conversations at most. */
  listed: Queue | undefined
  /** The open conversation. */
  open: string | undefined
  /** What is being asked for in the open conversation. */
  busy: Action | undefined
  trouble: Trouble | undefined
  /** Shown on demand, forgotten when the conversation is left. */
  contact: { contact: string; at: string } | undefined
  /** The conversation that was open last was erased meanwhile. */
  wasErased = false
  readonly outbox: AgentOutbox

  private readonly ports: DeskPorts
  private readonly all = new Map<string, QueueItem>()
  private readonly reads = new Reads()
  private readonly talks = new Talks()
  private readonly typists: Typists
  private readonly watching: Watching

  constructor(ports: DeskPorts) {
    this.ports = ports
    this.watching = new Watching({
      wanted: () => (this.connection === 'online' ? this.open : undefined),
      ask: conversation => this.watch(conversation),
      delay: ms => ports.delay(ms),
    })
    this.typists = new Typists(ms => ports.delay(ms))
    this.outbox = new AgentOutbox({
      store: ports.store,
      send: ({ id, conversation, kind, text }) =>
        ports.line.ask(kind === 'reply' ? 'message:send' : 'note:add', { conversation, id, text }) as Promise<Ack<unknown>>,
      delay: ms => ports.delay(ms),
      lost: () => ports.lost(),
      changed: () => ports.changed(),
    })
  }

  get me(): string {
    return this.ports.me.email
  }

  get items(): Items {
    return this.all
  }

  get talk(): Talk | undefined {
    return this.open === undefined ? undefined : this.talks.get(this.open)
  }

  get item(): QueueItem | undefined {
    return this.open === undefined ? undefined : this.items.get(this.open)
  }

  get isShopperTyping(): boolean {
    return this.open !== undefined && this.typists.has(this.open)
  }

  connected(): void {
    this.connection = 'online'
    this.watching.renew()
    this.outbox.online()
    for (const [conversation, seq] of this.reads.pending) void this.tellRead(conversation, seq)
    this.ports.changed()
  }

  disconnected(): void {
    this.connection = 'offline'
    this.typists.clear()
    this.outbox.offline()
    this.ports.changed()
  }

  /** The inbox as it is now. Conversations that left it stay readable as they were last seen. */
  queue(queue: Queue): void {
    const news = this.listed === undefined ? [] : newsBetween(this.items, queue.conversations, this.me)
    this.put(changesOf(this.items, this.listed, queue, this.ports.now()))
    this.listed = queue
    if (news.length) this.ports.news(news)
    this.ports.changed()
  }

  /**
   * Conversations of the past, from elsewhere: the inbox knows better about those it has. One that a person is asked for, which it does not have yet, is
   * news that it is about to tell: known from here, it would be none.
   */
  remember(items: readonly QueueItem[]): void {
    const isTold = this.listed !== undefined && isComplete(this.listed)
    this.put(items.filter(item => isWorthReading(item) && !this.all.has(item.conversation) && !(isTold && isWithPeople(item))))
    this.ports.changed()
  }

  /** Up to where this agent has read, in another browser, too. */
  read(reads: Told): void {
    this.reads.take(reads)
    this.ports.changed()
  }

  isUnread(item: QueueItem): boolean {
    return this.reads.isUnread(item)
  }

  /** The agent has it before their eyes. */
  saw(item: QueueItem): void {
    if (this.reads.saw(item)) void this.tellRead(item.conversation, item.lastSeq ?? 0)
  }

  event(event: TalkEvent): void {
    const before = this.talks.get(event.conversation)
    if (before === undefined) return
    const after = take(before, event)
    if (after === before) return
    this.apply(before, after)
    if (event.conversation === this.open) this.ports.heard(event)
    if (isGapped(after)) void this.watching.run()
    this.ports.changed()
  }

  typing({ conversation, on, ttlMs }: Parameters<ServerToAgent['typing']>[0]): void {
    if (on) this.typists.start(conversation, ttlMs, () => this.ports.changed())
    else this.typists.stop(conversation)
    this.ports.changed()
  }

  /** By the shopper, the shop's server, a command or its age: what is kept of them here goes too. */
  erased(conversations: readonly string[]): void {
    for (const conversation of conversations) {
      if (this.all.delete(conversation)) this.revision++
      this.talks.forget(conversation)
      this.outbox.forget(conversation)
      this.typists.stop(conversation)
    }
    const gone = new Set(conversations)
    if (this.listed !== undefined) {
      const { conversations: before, open } = this.listed
      const left = before.filter(({ conversation }) => !gone.has(conversation))
      this.listed = { ...this.listed, conversations: left, open: open - before.length + left.length }
    }
    if (this.open !== undefined && gone.has(this.open)) {
      this.show(undefined)
      this.wasErased = true
    }
    this.ports.erased(gone)
    this.ports.changed()
  }

  show(conversation: string | undefined): void {
    if (conversation === this.open) return
    const left = this.open
    this.open = conversation
    this.wasErased = false
    this.busy = undefined
    this.trouble = undefined
    this.contact = undefined
    // A lost unwatch costs nothing: events of a conversation that is not open are kept for when it is.
    if (left !== undefined && this.connection === 'online')
      this.ports.line.ask('conversation:unwatch', { conversation: left }).catch(() => undefined)
    this.watching.renew()
    this.ports.changed()
  }

  say(kind: 'reply' | 'note', text: string): void {
    if (this.open !== undefined) this.outbox.add({ id: this.ports.newId(), conversation: this.open, kind, text })
  }

  type(conversation: string, on: boolean): void {
    this.ports.line.typing(conversation, on)
  }

  claim(): Promise<void> {
    return this.act('claim', async conversation => {
      const answer = await this.ports.line.ask('conversation:claim', { conversation, id: this.ports.newId() })
      if (answer.ok) this.change(conversation, item => withClaim(item, this.ports.me))
      return answer
    })
  }

  release(): Promise<void> {
    return this.act('release', conversation => this.ports.line.ask('conversation:release', { conversation, id: this.ports.newId() }))
  }

  close(): Promise<void> {
    return this.act('close', conversation => this.ports.line.ask('conversation:close', { conversation, id: this.ports.newId() }))
  }

  assign(to: string): Promise<void> {
    return this.act('assign', conversation => this.ports.line.ask('conversation:assign', { conversation, to, id: this.ports.newId() }))
  }

  label(label: string, on: boolean): Promise<void> {
    return this.act('label', async conversation => {
      const answer = await this.ports.line.ask('conversation:label', { conversation, label, on })
      if (answer.ok) this.change(conversation, item => ({ ...item, labels: answer.value.labels }))
      return answer
    })
  }

  /** What was meant by a message, or what is wrong with it. */
  correct(message: number, correction: Pick<AgentRequests['turn:correct'][0], 'meant' | 'verdict' | 'better'>): Promise<void> {
    return this.act('wrong', conversation =>
      this.ports.line.ask('turn:correct', { conversation, id: this.ports.newId(), message, ...correction }),
    )
  }

  /** A drafted reply to what the shopper wrote last; nothing where none could be made, and `trouble` says why. */
  async suggest(): Promise<string | undefined> {
    let draft: string | undefined
    await this.act('suggest', async conversation => {
      const answer = await this.ports.line.ask('reply:suggest', { conversation })
      if (answer.ok) draft = answer.value.text
      return answer
    })
    return draft
  }

  /** Where a conversation stands; nothing while that cannot be told. */
  async summarise(conversation: string, language: Language): Promise<ConversationSummary | undefined> {
    if (this.connection !== 'online') return undefined
    const answer = await this.ports.line.ask('conversation:summary', { conversation, language }).catch(() => undefined)
    return answer?.ok ? answer.value : undefined
  }

  readContact(): Promise<void> {
    return this.act('contact', async conversation => {
      const answer = await this.ports.line.ask('contact:read', { conversation })
      if (answer.ok && conversation === this.open) this.contact = answer.value
      return answer
    })
  }

  hideContact(): void {
    this.contact = undefined
    this.ports.changed()
  }

  eraseContact(): Promise<void> {
    return this.act('contact', async conversation => {
      const answer = await this.ports.line.ask('contact:erase', { conversation })
      if (answer.ok) this.change(conversation, withoutContact)
      if (answer.ok && conversation === this.open) this.contact = undefined
      return answer
    })
  }

  private put(items: readonly QueueItem[]): void {
    if (items.length === 0) return
    for (const item of items) this.all.set(item.conversation, item)
    this.revision++
  }

  private change(conversation: string, to: (item: QueueItem) => QueueItem): void {
    const item = this.all.get(conversation)
    if (item !== undefined) this.put([to(item)])
  }

  private async tellRead(conversation: string, seq: number): Promise<void> {
    if (this.connection !== 'online') return
    const answer = await this.ports.line.ask('conversation:read', { conversation, seq }).catch(() => undefined)
    // One that is gone is nobody's to read.
    if (answer?.ok || answer?.code === 'not_found') this.reads.told(conversation, seq)
  }

  private async act(action: Action, ask: (conversation: string) => Promise<Ack<unknown>>): Promise<void> {
    const conversation = this.open
    if (conversation === undefined || this.busy !== undefined) return
    this.busy = action
    this.trouble = undefined
    this.ports.changed()
    const code = await ask(conversation).then(
      answer => (answer.ok ? undefined : answer.code),
      () => 'unanswered' as const,
    )
    if (this.open === conversation) {
      this.busy = undefined
      this.trouble = code && { code, action }
    }
    this.ports.changed()
    if (isSignedOut(code)) this.ports.lost()
  }

  /** Asks for what is missing of a conversation, and to hear what follows. False where it is worth asking again. */
  private async watch(conversation: string): Promise<boolean> {
    const { timeline, ...known } = this.talks.getOrAdd(conversation)
    const asked = { conversation, lastSeq: timeline.lastSeq, lastAseq: lastAseqOf(known) }
    const answer = await this.ports.line.ask('conversation:watch', asked).catch(() => undefined)
    if (answer?.ok) {
      const { events, notes, ...item } = answer.value
      const before = this.talks.getOrAdd(conversation)
      this.apply(before, catchUp(before, { events, notes }))
      this.put([item])
    } else if (answer?.code === 'not_found' && this.all.has(conversation)) {
      // It was erased while the line was down.
      this.erased([conversation])
    } else if (answer && conversation === this.open) this.trouble = { code: answer.code, action: 'watch' }
    this.ports.changed()
    if (answer && !answer.ok && isSignedOut(answer.code)) this.ports.lost()
    return answer !== undefined && (answer.ok || !isPassing(answer.code))
  }

  private apply(before: Talk, after: Talk): void {
    this.talks.set(after.timeline.conversation, after)
    for (const event of after.timeline.events.slice(before.timeline.events.length)) {
      if (event.id !== undefined) this.outbox.remove(event.id)
      if (event.kind === 'status') this.change(event.conversation, item => withStatus(item, event))
      // Who has it now is told by the claim that was lost; any other turn makes old trouble moot.
      if (event.kind === 'status' && event.status !== 'human' && event.conversation === this.open) this.trouble = undefined
      if (event.kind === 'message' && event.from === 'shopper') this.typists.stop(event.conversation)
    }
    if (after.notes !== before.notes) for (const note of after.notes) if (note.id !== undefined) this.outbox.remove(note.id)
  }
}

function isSignedOut(code: Trouble['code'] | undefined): boolean {
  return code === 'unauthorized' || code === 'token_expired'
}

function isPassing(code: ErrorCode): boolean {
  return code === 'busy' || code === 'rate_limited' || code === 'internal'
}
