import type { Goods } from '../../server/wire.ts'
import type { Asking, Outcome } from './asking.ts'

/** What a card says of its own "Add to cart". */
export type AddState = 'asking' | 'added' | Exclude<Outcome['outcome'], 'done'> | NonNullable<Outcome['reason']>

const addedForMs = 2500

type Ports = { asking: Asking; changed(): void; track(name: string, properties: Record<string, unknown>): void }

/** What became of "Add to cart", by the card or quick reply that was pressed. */
export class Adding {
  private readonly ports: Ports
  private readonly states = new Map<string, AddState>()

  constructor(ports: Ports) {
    this.ports = ports
  }

  of(pressed: string): AddState | undefined {
    return this.states.get(pressed)
  }

  /** A press while the page is still asked is none. */
  async add(pressed: string, goods: Goods & { quantity: number }): Promise<void> {
    if (this.of(pressed) === 'asking') return
    this.set(pressed, 'asking')
    const { outcome, reason, tracked } = await this.ports.asking.ask({ do: 'add', ...goods })
    if (outcome !== 'done') return this.set(pressed, reason !== undefined && reason !== 'other' ? reason : outcome)
    // A page that only says "done" has not told the assistant yet.
    if (!tracked) this.ports.track('Product Added', { sku: goods.variant ?? goods.sku, quantity: goods.quantity })
    this.set(pressed, 'added')
    setTimeout(() => this.of(pressed) === 'added' && this.forget(pressed), addedForMs)
  }

  /** Another size or colour was chosen: what was said of the one before is not said of it. */
  forget(pressed: string): void {
    if (this.of(pressed) === 'asking' || !this.states.delete(pressed)) return
    this.ports.changed()
  }

  private set(pressed: string, state: AddState): void {
    this.states.set(pressed, state)
    this.ports.changed()
  }
}
