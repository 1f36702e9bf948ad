import type { LitElement } from 'lit'

/** The menu of the head, and what Escape closes: the menu first, then the chat. */
export class Menu {
  isOpen = false
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

  onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.stopPropagation()
    if (this.isOpen) this.find('#more')?.focus()
    else this.leave()
    this.close()
  }

  private change(isOpen: boolean): void {
    this.isOpen = isOpen
    this.host.requestUpdate()
  }

  private find(selector: string): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>(selector)
  }
}
