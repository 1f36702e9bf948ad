import type { Card, Choice, Goods } from '../../server/wire.ts'
import type { Session } from '../shared/session.ts'
import { type Chosen, labelOf, preselected, variantOf } from '../shared/variants.ts'
import { Adding } from './adding.ts'
import type { Asking } from './asking.ts'
import { type Contact, contactChoice } from './contact.ts'
import type { Listeners } from './listeners.ts'

type Ports = {
  session(): Session
  asking: Asking
  contact: Contact
  listeners: Listeners
  changed(): void
  track(name: string, properties: Record<string, unknown>): void
  done(): void
}

/** What the shopper presses in the conversation: quick replies and what is on the cards. */
export class Choosing {
  readonly adding: Adding
  private readonly ports: Ports
  private readonly chosen = new Map<string, Chosen>()

  constructor(ports: Ports) {
    this.ports = ports
    this.adding = new Adding(ports)
  }

  pick(choice: Choice, message: number): void {
    if (choice.id === contactChoice) this.ports.contact.open()
    else if (choice.add !== undefined && this.takesAdd) void this.adding.add(keyOf(message, choice.id), choice.add)
    else this.ports.session().pick(message, choice.id, choice.label)
    this.ports.done()
  }

  /** Whether the page puts things into its cart; without a handler of it cards lead to the product. */
  get takesAdd(): boolean {
    return this.ports.listeners.handles.includes('add')
  }

  chosenOf(card: Card, message: number): Chosen {
    return this.chosen.get(keyOf(message, card.sku)) ?? preselected(card)
  }

  choose(card: Card, message: number, name: string, value: string): void {
    const key = keyOf(message, card.sku)
    this.chosen.set(key, { ...this.chosenOf(card, message), [name]: value })
    this.adding.forget(key)
    this.ports.changed()
  }

  /** Never without a variant where there is a choice. */
  add(card: Card, message: number): void {
    const goods = goodsOf(card, this.chosenOf(card, message))
    if (goods !== undefined) void this.adding.add(keyOf(message, card.sku), goods)
  }

  follow({ sku }: Card, url: string, event: Event): void {
    const { prevented, answers } = this.ports.listeners.tell('navigate', { sku, url })
    if (prevented || answers.includes(false)) event.preventDefault()
  }
}

/** What was pressed: a card or a quick reply of a message. */
export function keyOf(message: number, id: string): string {
  return `${message} ${id}`
}

function goodsOf(card: Card, chosen: Chosen): (Goods & { quantity: number }) | undefined {
  const { sku, title, price } = card
  if (!card.options?.length) {
    const offered = card.choices?.find(({ add }) => add !== undefined)?.add
    return (
      offered ?? {
        sku,
        title,
        price,
        quantity: 1,
        ...(card.variant === undefined || card.variant === sku ? {} : { variant: card.variant }),
      }
    )
  }
  const variant = variantOf(card, chosen)
  return variant && { sku, variant: variant.sku, title, label: labelOf(card, chosen), price: variant.price, quantity: 1 }
}
