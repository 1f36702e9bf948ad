import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { createRef, ref } from 'lit/directives/ref.js'

const bottomPx = 48

/** Keeps the newest line in view unless the shopper has scrolled up to read. */
export class Scroll implements ReactiveController {
  atBottom = true
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
    if (log) this.grown.observe(log.firstElementChild!)
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
    const before = this.atBottom
    this.atBottom = log.scrollHeight - log.scrollTop - log.clientHeight < bottomPx
    if (this.atBottom !== before) this.host.requestUpdate()
  }

  toBottom = (): void => {
    this.atBottom = true
    this.host.requestUpdate()
  }

  private keep(): void {
    const log = this.log.value
    if (log && this.atBottom) log.scrollTop = log.scrollHeight
  }
}
