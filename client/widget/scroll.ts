import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { createRef, ref } from 'lit/directives/ref.js'

const slackPx = 48
const abovePx = 12

/**
 * Follows the conversation: what the shopper wrote is in view, and a reply from its first word on, however long it is. Stays where it is once
 * the shopper has scrolled up to read, and never takes back what they have scrolled down to.
 */
export class Scroll implements ReactiveController {
  atNewest = true
  private wantsEnd = false
  private readonly host: ReactiveControllerHost
  private readonly log = createRef<HTMLElement>()
  private readonly grown = new ResizeObserver(() => this.keep())

  constructor(host: ReactiveControllerHost) {
    this.host = host
    host.addController(this)
  }

  readonly attach = () => ref(this.log)

  hostUpdated(): void {
    const log = this.log.value
    if (log) {
      this.grown.observe(log)
      this.grown.observe(log.firstElementChild!)
    }
    this.keep()
  }

  hostDisconnected(): void {
    this.grown.disconnect()
  }

  hostConnected(): void {
    this.host.requestUpdate()
  }

  onScroll = (): void => {
    const log = this.log.value
    if (!log) return
    const before = this.atNewest
    this.atNewest = log.scrollTop >= newestOf(log) - slackPx
    if (this.atNewest !== before) this.host.requestUpdate()
  }

  toNewest = (): void => {
    this.atNewest = true
    this.host.requestUpdate()
  }

  /** Where something other than a message waits for the shopper: a form, what they have just said. */
  toEnd(): void {
    this.wantsEnd = true
    this.toNewest()
  }

  private keep(): void {
    const log = this.log.value
    if (!log || !this.atNewest) return
    const to = this.wantsEnd ? log.scrollHeight : newestOf(log)
    this.wantsEnd = false
    if (log.scrollTop < to) log.scrollTop = to
  }
}

/** The end of the conversation, or where the last reply begins if it is longer than what is seen at once. */
function newestOf(log: HTMLElement): number {
  const end = log.scrollHeight - log.clientHeight
  const last = [...log.querySelectorAll('.message')].at(-1)
  if (!last || last.classList.contains('shopper')) return end
  return Math.min(end, last.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop - abovePx)
}
