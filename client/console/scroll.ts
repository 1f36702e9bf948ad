import type { ReactiveController, ReactiveControllerHost } from 'lit'

const nearPx = 48

/** Keeps the newest in sight while the reader is at the end, and leaves a reader of older messages where they are. */
export class Scroll implements ReactiveController {
  /** Messages that came while the reader was elsewhere. */
  unseen = 0
  private readonly host: ReactiveControllerHost
  private readonly region: () => HTMLElement | null
  private pinned = true
  private conversation: string | undefined
  private watched: Element | undefined
  private readonly resized = new ResizeObserver(() => this.follow())

  constructor(host: ReactiveControllerHost, region: () => HTMLElement | null) {
    this.host = host
    this.region = region
    host.addController(this)
  }

  hostDisconnected(): void {
    this.resized.disconnect()
    this.watched = undefined
  }

  /** Pictures and fonts change heights after the update, and what stands above and below the region changes its own. */
  hostUpdated(): void {
    const region = this.region()
    const content = region?.firstElementChild ?? undefined
    if (content !== this.watched) {
      this.resized.disconnect()
      if (region && content) for (const each of [region, content]) this.resized.observe(each)
      this.watched = content
    }
    this.follow()
  }

  /** Another conversation begins at its end. */
  of(conversation: string | undefined): void {
    if (conversation === this.conversation) return
    this.conversation = conversation
    this.toEnd()
  }

  arrived(): void {
    if (!this.pinned) this.unseen++
  }

  scrolled(): void {
    const region = this.region()
    if (!region) return
    this.pinned = region.scrollHeight - region.scrollTop - region.clientHeight < nearPx
    if (!this.pinned || !this.unseen) return
    this.unseen = 0
    this.host.requestUpdate()
  }

  /** The reader opened something: it stays where it is. */
  stay(): void {
    this.pinned = false
  }

  toEnd(): void {
    this.pinned = true
    this.unseen = 0
    this.host.requestUpdate()
  }

  private follow(): void {
    const region = this.region()
    if (region && this.pinned) region.scrollTop = region.scrollHeight
  }
}
