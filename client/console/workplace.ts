import type { QueueItem } from '../../server/wire.ts'
import { Desk } from '../shared/desk/desk.ts'
import type { TalkEvent } from '../shared/desk/talk.ts'
import type { Account } from '../staff/account.ts'
import { RequestError } from '../staff/request.ts'
import { fetchConversations, pageSize, type Summary } from './api.ts'
import { openLine } from './line.ts'
import { createMemory, type Drafts } from './memory.ts'

export type WorkplacePorts = {
  changed(): void
  news(items: readonly QueueItem[]): void
  heard(event: TalkEvent): void
  lost(): void
}

const mostPages = 10

/** A signed-in agent's desk with what it stands on: the socket, the tab's memory, the pages of older conversations. */
export class Workplace {
  readonly desk: Desk
  readonly drafts: Drafts
  older: 'some' | 'none' | 'failed' = 'some'
  private readonly account: Account
  private readonly ports: WorkplacePorts
  private readonly line: ReturnType<typeof openLine>
  private oldest: string | undefined
  private loaded = false

  constructor(account: Account, ports: WorkplacePorts) {
    this.account = account
    this.ports = ports
    const { outgoing, drafts } = createMemory(account.agent.email)
    this.drafts = drafts
    this.line = openLine(account.token, {
      connected: () => this.desk.connected(),
      disconnected: () => this.desk.disconnected(),
      refused: () => ports.lost(),
      event: event => this.desk.event(event),
      typing: state => this.desk.typing(state),
      queue: queue => {
        this.desk.queue(queue)
        if (!this.loaded) void this.loadOlder()
      },
    })
    this.desk = new Desk({
      ...ports,
      me: account.agent,
      line: this.line,
      store: outgoing,
      delay: ms => new Promise(resolve => setTimeout(resolve, ms)),
      now: () => Date.now(),
      newId: () => crypto.randomUUID(),
    })
  }

  /** More of the past: pages that hold nothing new are skipped. */
  async loadOlder(): Promise<void> {
    this.loaded = true
    const before = this.desk.items.size
    try {
      let pages = 0
      do {
        const page = await fetchConversations(this.account.token, this.oldest)
        this.oldest = page.at(-1)?.updatedAt ?? this.oldest
        this.older = page.length === pageSize ? 'some' : 'none'
        this.desk.remember(page.map(toItem))
      } while (this.older === 'some' && this.desk.items.size === before && ++pages < mostPages)
    } catch (error) {
      if (error instanceof RequestError && error.status === 401) return this.ports.lost()
      this.older = 'failed'
      this.ports.changed()
    }
  }

  close(): void {
    this.line.close()
  }
}

function toItem(summary: Summary): QueueItem {
  return { ...summary, waitingSince: null }
}
