import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { icons } from './icons.ts'
import type { Store } from './storage.ts'
import type { Strings } from './strings.ts'

const afterMs = 4000
const shownKey = 'usher:teaser'

type Ports = { tab: Store; isWanted(): boolean }

/** A word at the bubble, where the page allows it: once a visit, gone for good when it is dismissed or the chat was opened. */
export class Teaser implements ReactiveController {
  private readonly host: ReactiveControllerHost
  private readonly ports: Ports
  private isShown = false
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost, ports: Ports) {
    this.host = host
    this.ports = ports
    host.addController(this)
  }

  hostConnected(): void {
    if (this.ports.tab.getItem(shownKey) !== null) return
    this.timer = setTimeout(() => this.show(), afterMs)
  }

  hostDisconnected(): void {
    clearTimeout(this.timer)
  }

  dismiss = (): void => {
    clearTimeout(this.timer)
    this.ports.tab.setItem(shownKey, '1')
    this.isShown = false
    this.host.requestUpdate()
  }

  /** `own`: the words of the page; empty for ours. */
  render(own: string, text: Strings, open: () => void): TemplateResult | typeof nothing {
    if (!this.isShown) return nothing
    return html`<div class="teaser" role="status">
      <button @click=${open}>${own || text.teaser}</button>
      <button class="icon" aria-label=${text.dismiss} title=${text.dismiss} @click=${this.dismiss}>${icons.close}</button>
    </div>`
  }

  private show(): void {
    if (!this.ports.isWanted() || this.ports.tab.getItem(shownKey) !== null) return
    this.ports.tab.setItem(shownKey, '1')
    this.isShown = true
    this.host.requestUpdate()
  }
}
