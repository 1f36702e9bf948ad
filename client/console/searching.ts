import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { FoundMessage, Language, MessageSearch } from '../../server/wire.ts'
import { RequestError } from '../staff/request.ts'
import { searchMessages } from './api.ts'

export type Narrowed = Pick<MessageSearch, 'stage' | 'rating' | 'agent' | 'label' | 'intent' | 'ordered'> & {
  language?: Language | undefined
  /** Days of the reader's own calendar, as 2030-01-31. */
  from?: string | undefined
  to?: string | undefined
}

const afterMs = 180

/** A search over all messages beside the list: asked a moment after the last key, and only the latest answer counts. */
export class Searching implements ReactiveController {
  found: FoundMessage[] = []
  more: string | undefined
  state: 'none' | 'searching' | 'done' | 'failed' = 'none'
  private readonly host: ReactiveControllerHost
  private readonly ports: { token(): string; lost(): void }
  private asked = ''
  private text = ''
  private narrowed: Narrowed = {}
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost, ports: { token(): string; lost(): void }) {
    this.host = host
    this.ports = ports
    host.addController(this)
  }

  hostDisconnected(): void {
    clearTimeout(this.timer)
  }

  /** Nothing to look for ends the search. */
  of(text: string, narrowed: Narrowed): void {
    const wanted = text.trim()
    const { language: _spoken, ...others } = narrowed
    const asked = wanted === '' && Object.values(others).every(value => value === undefined) ? '' : JSON.stringify([wanted, narrowed])
    if (asked === this.asked) return
    this.asked = asked
    this.text = wanted
    this.narrowed = narrowed
    clearTimeout(this.timer)
    this.found = []
    this.more = undefined
    this.state = asked === '' ? 'none' : 'searching'
    if (asked !== '') this.timer = setTimeout(() => void this.ask(), afterMs)
  }

  /** What was erased is found no more. */
  forget(conversations: ReadonlySet<string>): void {
    this.found = this.found.filter(({ item }) => !conversations.has(item.conversation))
    this.host.requestUpdate()
  }

  async ask(): Promise<void> {
    const { asked } = this
    this.state = 'searching'
    this.host.requestUpdate()
    try {
      const { messages, more } = await searchMessages(this.ports.token(), {
        text: this.text,
        ...toMoments(this.narrowed),
        ...(this.more ? { before: this.more } : {}),
      })
      if (asked !== this.asked) return
      this.found = [...this.found, ...messages]
      this.more = more
      this.state = 'done'
    } catch (error) {
      if (error instanceof RequestError && error.status === 401) return this.ports.lost()
      if (asked !== this.asked) return
      this.state = 'failed'
    }
    this.host.requestUpdate()
  }
}

function toMoments({ from, to, ...narrowed }: Narrowed): Omit<MessageSearch, 'text' | 'limit'> {
  const since = from ? new Date(`${from}T00:00:00`) : undefined
  const until = to ? new Date(`${to}T00:00:00`) : undefined
  until?.setDate(until.getDate() + 1)
  return { ...narrowed, ...(since ? { since: since.toISOString() } : {}), ...(until ? { until: until.toISOString() } : {}) }
}
