import type { LitElement } from 'lit'

/** The menu of the head, and what Escape closes: the menu first, then the chat. */
export class Menu {
  isOpen = false
  /** A press that leaves the chat for good counts from the second on. */
  restartAsked = false
  copied = false
  private readonly host: LitElement
  private readonly leave: () => void

  constructor(host: LitElement, leave: () => void) {
    this.host = host
    this.leave = leave
  }

  toggle = (event: Event): void => {
    event.stopPropagation()
    this.change(!this.isOpen)
    if (this.isOpen) void this.host.updateComplete.then(() => this.find('.menu button:not([disabled])')?.focus())
  }

  close = (): void => {
    if (this.isOpen) this.change(false)
  }

  /** Whether it is the second press. */
  askRestart = (event: Event): boolean => {
    event.stopPropagation()
    const isSure = this.restartAsked
    this.change(!isSure)
    this.restartAsked = !isSure
    return isSure
  }

  tellCopied(copied: boolean): void {
    this.copied = copied
    this.host.requestUpdate()
  }

  onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.stopPropagation()
    if (this.isOpen) this.find('#more')?.focus()
    else this.leave()
    this.close()
  }

  private change(isOpen: boolean): void {
    this.isOpen = isOpen
    this.restartAsked = false
    this.copied = false
    this.host.requestUpdate()
  }

  private find(selector: string): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>(selector)
  }
}
