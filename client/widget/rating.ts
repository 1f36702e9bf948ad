import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { ChatEvent } from '../../server/wire.ts'
import type { Session } from '../shared/session.ts'
import { icons } from './icons.ts'
import type { Strings } from './strings.ts'

type Ports = { session(): Session; done(): void }

/** The stars: offered once after an order or a closed chat, or asked for in the menu. */
export class Rating {
  private readonly host: ReactiveControllerHost
  private readonly ports: Ports
  /** undefined leaves it to the conversation. */
  private shown: boolean | undefined

  constructor(host: ReactiveControllerHost, ports: Ports) {
    this.host = host
    this.ports = ports
  }

  ask(): void {
    this.show(true)
  }

  /** What was put off before an order may be asked for after it. */
  received(event: ChatEvent): void {
    if (isOccasion(event) || event.kind === 'rating') this.shown = undefined
  }

  render(text: Strings): TemplateResult | typeof nothing {
    if (!(this.shown ?? this.isDue)) return nothing
    return html`<div class="rating" role="group" aria-label=${text.rateTitle}>
      <p>${text.rateTitle}</p>
      <div class="stars">
        ${[1, 2, 3, 4, 5].map(score => html`<button aria-label=${text.stars(score)} title=${text.stars(score)} @click=${() => this.rate(score)}>${icons.star}</button>`)}
      </div>
      <button class="later" @click=${() => this.finish()}>${text.notNow}</button>
    </div>`
  }

  private get isDue(): boolean {
    const { timeline, outbox, status } = this.ports.session()
    const last = timeline.events.findLast(event => isOccasion(event) || event.kind === 'rating')
    if (last === undefined || last.kind === 'rating' || (last.kind === 'status' && status !== 'closed')) return false
    return !outbox.all.some(entry => entry.event === 'rate')
  }

  private rate(score: number): void {
    this.ports.session().rate(score)
    this.finish()
  }

  private finish(): void {
    this.show(false)
    this.ports.done()
  }

  private show(shown: boolean): void {
    this.shown = shown
    this.host.requestUpdate()
  }
}

function isOccasion(event: ChatEvent): boolean {
  return (event.kind === 'track' && event.name === 'Order Completed') || (event.kind === 'status' && event.status === 'closed')
}
