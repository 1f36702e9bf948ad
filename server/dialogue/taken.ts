import type { CartLine, Conversation, Summed } from './conversation.ts'

const productOf = ({ sku, product = sku }: CartLine): string => product

/** What lies in the cart, and what was said to be taken and the page has not put there yet. */
export function takenOf({ cart, taken = [] }: Pick<Conversation, 'cart' | 'taken'>): readonly Summed[] {
  const there = new Set(cart.map(productOf))
  const open = taken.filter(line => !there.has(productOf(line)))
  return open.length === 0 ? cart : [...cart, ...open]
}

/** Something is taken; said again it is the same thing, perhaps in another colour or number. `beside`: another of the same product was taken in one breath. */
export function withTaken(conversation: Conversation, line: Summed, beside = false): Conversation {
  const isSame = (one: Summed) => (beside ? one.sku === line.sku : productOf(one) === productOf(line))
  return { ...conversation, taken: [...(conversation.taken ?? []).filter(one => !isSame(one)), line] }
}

/** These are let go, or lie in the cart now. */
export function withoutTaken(conversation: Conversation, skus: readonly string[]): Conversation {
  const { taken = [], ...rest } = conversation
  const left = taken.filter(line => !skus.includes(productOf(line)))
  return left.length === 0 ? rest : { ...rest, taken: left }
}
