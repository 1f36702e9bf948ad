export type AddState = 'asking' | 'failed' | 'added'

const answerWithinMs = 15_000
const addedForMs = 2500

/** What became of "Add to cart" on each card. The page alone knows: "added" is shown only after it tracked the product. */
export class Adding {
  private readonly changed: () => void
  private readonly states = new Map<string, { sku: string; state: AddState }>()

  constructor(changed: () => void) {
    this.changed = changed
  }

  of(card: string): AddState | undefined {
    return this.states.get(card)?.state
  }

  /** The page tracked `Product Added`. */
  added(sku: string): void {
    for (const [card, asked] of this.states) {
      if (card !== sku && asked.sku !== sku) continue
      this.set(card, sku, 'added')
      setTimeout(() => this.clear(card, 'added'), addedForMs)
    }
  }

  /**
   * Asks the page. `answers` is what its handlers returned: false, a promise of it or a rejection means that it could not. Returns
   * whether the assistant is to hear of the press: not where the page said no, nor where it took its time and has tracked the product.
   */
  async ask(card: string, sku: string, answers: () => unknown[]): Promise<boolean> {
    this.set(card, sku, 'asking')
    const given = answers()
    const waits = given.some(isPromise)
    const settled = waits ? await within(answerWithinMs, Promise.all(given)) : given
    if (settled.includes(false)) {
      this.set(card, sku, 'failed')
      return false
    }
    const tracked = this.of(card) !== 'asking'
    this.clear(card, 'asking')
    return !(waits && tracked)
  }

  private set(card: string, sku: string, state: AddState): void {
    this.states.set(card, { sku, state })
    this.changed()
  }

  private clear(card: string, state: AddState): void {
    if (this.of(card) !== state) return
    this.states.delete(card)
    this.changed()
  }
}

function isPromise(value: unknown): boolean {
  return typeof (value as { then?: unknown } | undefined)?.then === 'function'
}

/** A page that never answers has not said no: the assistant tells the shopper how to add it. */
async function within(ms: number, answers: Promise<unknown[]>): Promise<unknown[]> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<unknown[]>(resolve => {
    timer = setTimeout(() => resolve([]), ms)
  })
  try {
    return await Promise.race([answers, late])
  } catch (error) {
    console.error('Usher: a handler of "cart:add" failed', error)
    return [false]
  } finally {
    clearTimeout(timer)
  }
}
