import type { LitElement, ReactiveController } from 'lit'

const fullScreen = '(max-width: 520px), (max-height: 460px)'

/** On a phone the panel fills the screen: it keeps above the keyboard, and the page behind it does not scroll. */
export class Screen implements ReactiveController {
  private readonly host: LitElement
  private readonly isOpen: () => boolean
  private readonly query = matchMedia(fullScreen)
  private pageOverflow: string | undefined

  constructor(host: LitElement, isOpen: () => boolean) {
    this.host = host
    this.isOpen = isOpen
    host.addController(this)
  }

  get isFull(): boolean {
    return this.query.matches
  }

  hostConnected(): void {
    this.query.addEventListener('change', this.onChange)
    window.visualViewport?.addEventListener('resize', this.fit)
    window.visualViewport?.addEventListener('scroll', this.fit)
  }

  hostDisconnected(): void {
    this.query.removeEventListener('change', this.onChange)
    window.visualViewport?.removeEventListener('resize', this.fit)
    window.visualViewport?.removeEventListener('scroll', this.fit)
    this.lock(false)
  }

  /** After the panel was opened or closed. */
  settle(): void {
    this.lock(this.isOpen() && this.isFull)
    this.fit()
  }

  private lock(locked: boolean): void {
    const { style } = document.documentElement
    if (locked) {
      this.pageOverflow ??= style.overflow
      style.overflow = 'hidden'
    } else if (this.pageOverflow !== undefined) {
      style.overflow = this.pageOverflow
      this.pageOverflow = undefined
    }
  }

  private onChange = (): void => {
    this.settle()
    this.host.requestUpdate()
  }

  /** A keyboard covers the page without changing its height, and may push it up; a magnified page is left alone. */
  private fit = (): void => {
    const viewport = window.visualViewport
    if (!viewport || viewport.scale > 1.01) return
    this.host.style.setProperty('--usher-height', `${viewport.height}px`)
    this.host.style.setProperty('--usher-top', `${viewport.offsetTop}px`)
  }
}
