import type { Action, ActionOutcome, CartLine, RefusalReason } from '../../server/wire.ts'
import { askedBy, type Listeners } from './listeners.ts'
import type { UsherGoods } from './usher.d.ts'

/** What the page was asked and what it answered. `tracked`: it has told the change by `track` as well. */
export type Outcome = { outcome: ActionOutcome; reason?: RefusalReason; cart?: CartLine[]; tracked: boolean }

export type Wish = Action extends infer A ? (A extends Action ? Omit<A, 'id' | 'on'> : never) : never

const answerWithinMs = 15_000
const tracks: Partial<Record<Wish['do'], readonly string[]>> = {
  add: ['Product Added'],
  set_quantity: ['Product Added', 'Product Removed'],
  remove: ['Product Removed'],
}

/** Asks the page to do something for the shopper. The page alone knows what became of it: nothing is "done" that it has not said or tracked. */
export class Asking {
  private readonly listeners: Listeners
  private readonly waiting = new Set<{ wish: Wish; heard(): void }>()

  constructor(listeners: Listeners) {
    this.listeners = listeners
  }

  /** The page tracked something. */
  tracked(name: string, sku: string): void {
    for (const each of this.waiting) if (tracks[each.wish.do]?.includes(name) && skusOf(each.wish).includes(sku)) each.heard()
  }

  async ask(wish: Wish): Promise<Outcome> {
    const event = askedBy[wish.do]
    if (!this.listeners.handles.includes(wish.do)) return { outcome: 'nobody', tracked: false }
    let tracked = false
    let heard = () => {}
    const told = new Promise<void>(resolve => (heard = resolve))
    const each = {
      wish,
      heard: () => {
        tracked = true
        heard()
      },
    }
    this.waiting.add(each)
    const late = after(answerWithinMs)
    try {
      const { answers } = this.listeners.tell(event, toDetail(wish) as never)
      const given = await Promise.race([Promise.all(answers), late.promise])
      const read = given?.map(readAnswer).reduce(worst)
      if (read !== undefined) return { ...read, tracked }
      // Nothing was said in time or at all: what it tracked counts.
      const isOpening = tracks[wish.do] === undefined
      if (!isOpening && !tracked && given !== undefined) await Promise.race([told, late.promise])
      return { outcome: tracked || (isOpening && given !== undefined) ? 'done' : 'unknown', tracked }
    } catch {
      // The page's console has it already.
      return { outcome: 'failed', tracked }
    } finally {
      late.cancel()
      this.waiting.delete(each)
    }
  }
}

type Read = Omit<Outcome, 'tracked'> | undefined

function readAnswer(answer: unknown): Read {
  if (answer === true) return { outcome: 'done' }
  if (answer === false) return { outcome: 'refused' }
  if (typeof answer !== 'object' || answer === null || !('done' in answer)) return undefined
  const { done, reason, cart } = answer as { done: boolean; reason?: unknown; cart?: unknown }
  const lies = Array.isArray(cart) ? { cart: cart.filter(isLine).map(({ sku, quantity }) => ({ sku, quantity })) } : {}
  return done ? { outcome: 'done', ...lies } : { outcome: 'refused', ...(isReason(reason) ? { reason } : {}), ...lies }
}

/** One handler of several that refused has refused. */
function worst(one: Read, other: Read): Read {
  return one?.outcome === 'refused' ? one : (other ?? one)
}

function isReason(reason: unknown): reason is RefusalReason {
  return reason === 'sold_out' || reason === 'limit' || reason === 'price_changed' || reason === 'other'
}

function isLine(line: unknown): line is CartLine {
  const { sku, quantity } = (line ?? {}) as Partial<CartLine>
  return typeof sku === 'string' && sku !== '' && Number.isInteger(quantity) && (quantity ?? 0) > 0
}

function skusOf(wish: Wish): string[] {
  return 'sku' in wish ? [wish.sku, ...(wish.variant === undefined ? [] : [wish.variant])] : []
}

function toDetail(wish: Wish): (UsherGoods & { quantity?: number }) | undefined {
  if (!('sku' in wish)) return undefined
  const { do: _do, ...goods } = wish
  return goods
}

function after(ms: number): { promise: Promise<undefined>; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  const promise = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  return { promise, cancel: () => clearTimeout(timer) }
}
