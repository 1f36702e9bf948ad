import type { CartLine, Conversation, Summed } from './conversation.ts'
import type { Decision } from './decision.ts'
import type { AddWant, Want } from './wants.ts'

export const productOf = ({ sku, product = sku }: CartLine): string => product

/** What lies in the cart, and what was said to be taken and the page has not put there yet. */
export function takenOf({
  cart,
  taken = [],
  focus,
  choosing,
  summed = [],
}: Pick<Conversation, 'cart' | 'taken' | 'focus' | 'choosing' | 'summed'>): readonly Summed[] {
  const there = new Set(cart.map(productOf))
  // Of what nobody said which one it shall be, and went on to other goods, nothing is taken; but for what was added up with others, as "two please" was.
  const asked = [focus, choosing?.product, ...(choosing?.next ?? []).map(({ product }) => product)]
  const isTold = (line: Summed) => summed.length > 1 && summed.some(one => productOf(one) === productOf(line))
  const isLeft = (line: Summed) => line.open === true && !asked.includes(productOf(line)) && !isTold(line)
  const open = taken.filter(line => !there.has(productOf(line)) && !isLeft(line))
  return open.length === 0 ? cart : [...cart, ...open]
}

/** Something is taken; said again it is the same thing, perhaps in another colour or number. `beside`: another of the same product was taken in one breath. */
export function withTaken(conversation: Conversation, line: Summed, beside: boolean | 'more' = false): Conversation {
  const isSame = (one: Summed) => (beside === false ? productOf(one) === productOf(line) : one.sku === line.sku)
  const { taken = [] } = conversation
  const before = beside === 'more' ? taken.find(isSame) : undefined
  const all = before === undefined ? line : { ...line, quantity: line.quantity + before.quantity }
  return { ...conversation, taken: [...taken.filter(one => !isSame(one)), all] }
}

/** These are let go, or lie in the cart now. */
export function withoutTaken(conversation: Conversation, skus: readonly string[]): Conversation {
  const { taken = [], ...rest } = conversation
  const left = taken.filter(line => !skus.includes(productOf(line)))
  return left.length === 0 ? rest : { ...rest, taken: left }
}

/** These are let go of whatever was taken or added up. */
export function withoutCounted(conversation: Conversation, skus: readonly string[]): Conversation {
  const { summed = [], together = [], ...rest } = withoutTaken(conversation, skus)
  const left = summed.filter(line => !skus.includes(productOf(line)))
  const others = together.filter(sku => !skus.includes(sku))
  return { ...rest, ...(left.length === 0 ? {} : { summed: left }), ...(others.length === 0 ? {} : { together: others }) }
}

/**
 * How many of what is being taken: what lies in the cart, what was said before, and what this very message takes. Whatever is added up, corrected or told
 * of an order begins here.
 */
export function draftOf({ conversation, wants }: Decision): readonly Summed[] {
  const before = takenOf(conversation)
  const added = addedIn({ wants })
  if (added.length === 0) return before
  const anew = new Set(wants.flatMap(want => (want.want === 'add' && want.also !== true ? [want.product ?? want.sku] : [])))
  return [...before.filter(line => !anew.has(productOf(line))), ...added]
}

/** What is taken twice in one message is one thing, but in variants that are told apart. */
export const withoutSameAdds = (wants: readonly Want[]): Want[] =>
  wants.filter((want, at) => {
    if (want.want !== 'add') return true
    const others = wants.slice(0, at).filter((one): one is AddWant => one.want === 'add' && one.sku === want.sku)
    return !others.some(one => want.apart !== true || one.apart !== true || one.question === want.question)
  })

/** What is taken in this message. */
export const addedIn = ({ wants }: Pick<Decision, 'wants'>): Summed[] =>
  withoutSameAdds(wants).flatMap(want =>
    want.want === 'add' && want.quantity !== 'impossible'
      ? [
          {
            sku: want.sku,
            quantity: want.quantity,
            said: want.question,
            ...(want.product === undefined ? {} : { product: want.product }),
            ...(want.talkedAbout === undefined ? {} : { known: want.talkedAbout }),
          },
        ]
      : [],
  )

/** Of what was said to be taken these are other counts. */
export function withCounts(conversation: Conversation, lines: readonly Summed[]): Conversation {
  const { taken = [] } = conversation
  const next = taken.map(line => {
    const [only, more] = lines.filter(one => productOf(one) === productOf(line))
    return only === undefined || more !== undefined ? line : { ...line, quantity: only.quantity }
  })
  return taken.length === 0 ? conversation : { ...conversation, taken: next }
}
