import type { Card, Choice } from '../../server/wire.ts'
import type { Session } from '../shared/session.ts'
import { Adding } from './adding.ts'
import { type Contact, contactChoice } from './contact.ts'
import type { Listeners } from './listeners.ts'

type Ports = { session(): Session; contact: Contact; listeners: Listeners; changed(): void; added(): void; done(): void }

/** What the shopper presses in the conversation: quick replies and the buttons of cards. */
export class Choosing {
  readonly adding: Adding
  private readonly ports: Ports

  constructor(ports: Ports) {
    this.ports = ports
    this.adding = new Adding(ports.changed)
  }

  pick(choice: Choice, message: number): void {
    const sku = /^add:(.+)$/.exec(choice.id)?.[1]
    if (choice.id === contactChoice) this.ports.contact.open()
    else if (sku !== undefined) void this.add({ sku, title: choice.label }, choice, message)
    else this.ports.session().pick(message, choice.id, choice.label)
    this.ports.done()
  }

  /** The page adds, and alone knows whether it could. */
  async add({ sku, title }: Pick<Card, 'sku' | 'title'>, choice: Choice, message: number): Promise<void> {
    if (this.adding.of(sku) === 'asking') return
    const chosen = choice.id.slice('add:'.length)
    const detail = { sku, title, quantity: 1, ...(chosen === sku ? {} : { variant: chosen }) }
    const isTold = await this.adding.ask(sku, chosen, () => this.ports.listeners.tell('cart:add', detail).answers)
    if (isTold) this.ports.session().pick(message, choice.id, choice.label)
    this.ports.added()
  }

  follow({ sku }: Card, url: string, event: Event): void {
    const { prevented, answers } = this.ports.listeners.tell('navigate', { sku, url })
    if (prevented || answers.includes(false)) event.preventDefault()
  }
}
