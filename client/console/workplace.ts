import type { CannedReply, DeskView, Desk as Kept, QueueItem } from '../../server/wire.ts'
import { Desk } from '../shared/desk/desk.ts'
import type { TalkEvent } from '../shared/desk/talk.ts'
import type { Account } from '../staff/account.ts'
import { RequestError } from '../staff/request.ts'
import { fetchDesk, pageSize, removeFromDesk, saveReply, saveView, searchMessages } from './api.ts'
import { openLine } from './line.ts'
import { createMemory, type Drafts } from './memory.ts'

export type WorkplacePorts = {
  changed(): void
  news(items: readonly QueueItem[]): void
  heard(event: TalkEvent): void
  erased(conversations: ReadonlySet<string>): void
  lost(): void
}

/** A signed-in agent's desk with what it stands on: the socket, the tab's memory, the pages of older conversations. */
export class Workplace {
  readonly desk: Desk
  readonly drafts: Drafts
  older: 'some' | 'loading' | 'none' | 'failed' = 'some'
  private readonly account: Account
  private readonly ports: WorkplacePorts
  private readonly line: ReturnType<typeof openLine>
  /** Labels, canned replies, views and colleagues, once they are known. */
  kept: Kept | undefined
  keptProblem: string | undefined
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
      reads: reads => this.desk.read(reads),
      erased: ({ conversations }) => this.desk.erased(conversations),
      queue: queue => {
        this.desk.queue(queue)
        if (this.loaded) return
        void this.loadOlder()
        void this.loadKept()
      },
    })
    this.desk = new Desk({
      ...ports,
      erased: conversations => {
        this.drafts.forget(conversations)
        ports.erased(conversations)
      },
      me: account.agent,
      line: this.line,
      store: outgoing,
      delay: ms => new Promise(resolve => setTimeout(resolve, ms)),
      now: () => Date.now(),
      newId: () => crypto.randomUUID(),
    })
  }

  /** More of the past, the latest first. */
  async loadOlder(): Promise<void> {
    if (this.older === 'loading') return
    this.loaded = true
    this.older = 'loading'
    await this.whileSignedIn(
      async () => {
        const { messages, more } = await searchMessages(this.account.token, {
          text: '',
          limit: pageSize,
          ...(this.oldest === undefined ? {} : { before: this.oldest }),
        })
        this.oldest = more
        this.older = more === undefined ? 'none' : 'some'
        this.desk.remember(messages.map(({ item }) => item))
      },
      () => {
        this.older = 'failed'
      },
    )
  }

  /** Tells whether it was done; why not stands in `keptProblem`. */
  async loadKept(change: () => Promise<Kept> = () => fetchDesk(this.account.token)): Promise<boolean> {
    this.keptProblem = undefined
    await this.whileSignedIn(
      async () => {
        this.kept = await change()
      },
      error => {
        this.keptProblem = error instanceof Error ? error.message : String(error)
      },
    )
    return this.keptProblem === undefined
  }

  keepView = (view: DeskView): Promise<boolean> => this.loadKept(() => saveView(this.account.token, view))
  removeView = (id: string): Promise<boolean> => this.loadKept(() => removeFromDesk(this.account.token, 'views', id))
  keepReply = (reply: CannedReply): Promise<boolean> => this.loadKept(() => saveReply(this.account.token, reply))
  removeReply = (id: string): Promise<boolean> => this.loadKept(() => removeFromDesk(this.account.token, 'replies', id))

  private async whileSignedIn(work: () => Promise<void>, failed: (error: unknown) => void): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (error instanceof RequestError && error.status === 401) return this.ports.lost()
      failed(error)
    }
    this.ports.changed()
  }

  close(): void {
    this.line.close()
  }
}
