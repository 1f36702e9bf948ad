import { type CartWord, meansAll, quantityOf, withoutCount } from '../language/cart-words.ts'
import type { Slots } from '../language/slots.ts'
import { chosenOf, manyOf, targetOf, variantOf } from './attention.ts'
import type { Conversation } from './conversation.ts'
import { ask, type Decision, say } from './decision.ts'
import { asksOf } from './sum-asks.ts'
import { productOf, takenOf, withoutTaken } from './taken.ts'
import type { Clause } from './turn.ts'
import type { AddWant } from './wants.ts'

/** What is said of goods that are to go into the cart. */
type Added = {
  skus: readonly string[]
  text: string
  slots: Slots
  variant?: string | undefined
  chosen?: Readonly<Record<string, string>> | undefined
  apart?: true
  also?: true
  line?: AddWant['line']
}

/** Puts goods into the cart, or asks what is still to be chosen of them: the shop's variants tell which. */
export function addGoods(decision: Decision, { skus, text, slots, variant, chosen, apart, also, line }: Added): Decision {
  const { conversation } = decision
  const { choosing, need, variants = [], taken = [] } = conversation
  const knownOf = (sku: string) => chosenOf({ variants }, sku) ?? taken.flatMap(line => variantOf(line, sku) ?? [])[0]
  const isChosen = chosen !== undefined && choosing !== undefined
  const meant = isChosen ? [choosing.product] : skus
  if (meant.length === 0) return ask(decision, conversation.shown.length > 0 ? 'product' : 'need')
  // "I need three", "which colour?", "the navy, is it washable": what is only told more of stays in the number that was said.
  const countBefore = (sku: string): number | undefined =>
    also === true || apart === true || line !== undefined
      ? undefined
      : choosing?.product === sku
        ? choosing.quantity
        : (taken.find(line => productOf(line) === sku)?.quantity ?? manyOf(conversation, sku))
  const { size, colour } = slots
  const said = { ...(size === undefined ? {} : { size }), ...(colour === undefined ? {} : { colour }) }
  const after = isChosen ? (choosing.next ?? []) : []
  const wished = { ...(need.size === undefined ? {} : { size: need.size }), ...(need.colour === undefined ? {} : { colour: need.colour }) }
  return say(
    decision,
    ...meant.map(sku => ({
      want: 'add' as const,
      sku: variant ?? sku,
      ...(variant === undefined ? {} : { product: sku }),
      quantity: quantityOf(isChosen ? '' : text, slots.quantity ?? countBefore(sku)),
      question: isChosen ? '' : withoutCount(text, slots.quantity),
      ...(isChosen
        ? { chosen: { ...choosing.chosen, ...chosen } }
        : choosing?.product === sku
          ? { chosen: without(choosing.chosen, said) }
          : {}),
      ...(isChosen || knownOf(sku) === undefined ? {} : { talkedAbout: knownOf(sku)! }),
      ...(isChosen ? {} : { said }),
      ...(apart === undefined ? {} : { apart }),
      ...(also === undefined ? {} : { also }),
      ...(line === undefined ? {} : { line }),
      wished,
      cart: conversation.cart,
    })),
    ...after.map(next => ({
      want: 'add' as const,
      sku: next.product,
      quantity: next.quantity,
      question: '',
      wished,
      cart: conversation.cart,
    })),
  )
}

/** What was chosen before and is not said anew. */
const without = (chosen: Readonly<Record<string, string>>, said: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(chosen).filter(([key]) => !Object.hasOwn(said, key)))

/** As the classifier alone hears it. */
export function addToCart(decision: Decision, clause: Pick<Clause, 'text' | 'slots' | 'variant' | 'chosen'>): Decision {
  const { text, slots, variant, chosen } = clause
  const sku = targetOf(decision.conversation, slots)
  return addGoods(decision, { skus: sku === undefined ? [] : [sku], text, slots, variant, chosen })
}

export function removeLine(decision: Decision, text: string, skus: readonly string[]): Decision {
  const { choosing, ...open } = decision.conversation
  // "Drop the bags", of which the colour was asked and none is in the cart yet.
  if (choosing !== undefined && open.cart.length === 0 && skus.every(sku => sku === choosing.product))
    return say(
      { ...decision, conversation: withoutTaken(open, [choosing.product]) },
      { want: 'say', act: { act: 'smalltalk', slots: { topic: 'heard' } } },
    )
  return edit(decision, 'remove', 1, text, skus)
}

/** A quick reply that tells which line was meant. */
export function editLine(decision: Decision, line: string, quantity: number | undefined): Decision {
  return quantity === undefined ? edit(decision, 'remove', 1, '', [line]) : edit(decision, 'set_quantity', quantity, '', [line])
}

function edit(
  decision: Decision,
  what: 'remove' | 'set_quantity',
  quantity: number | 'impossible',
  question: string,
  skus: readonly string[],
): Decision {
  const { cart, focus } = decision.conversation
  return say(decision, {
    want: 'edit',
    edit: what,
    quantity,
    question,
    lines: cart,
    skus,
    ...(what === 'remove' && meansAll(question) ? { all: true as const } : {}),
    ...(focus === undefined ? {} : { focus }),
  })
}

/** "One, not three": of the line in the cart that is talked about, or of what somebody was told the price of. Nothing where anything else is corrected. */
export function correctCount(decision: Decision, { quantity, pointing: _points, notColour: _not, ...others }: Slots): Decision | undefined {
  if (quantity === undefined || Object.keys(others).length > 0) return undefined
  const { cart, focus } = decision.conversation
  const line = cart.length === 1 ? cart[0] : cart.find(({ sku, product = sku }) => product === focus)
  if (line !== undefined) return editLine(decision, line.sku, quantity)
  if (focus === undefined) return undefined
  const sku = chosenOf(decision.conversation, focus) ?? focus
  const lines = [{ sku, quantity }]
  return say(decision, { want: 'total', of: 'goods', lines, asks: asksOf(decision.conversation, {}, lines) })
}

export function listCart(decision: Decision): Decision {
  const { cart } = decision.conversation
  const taken = takenOf(decision.conversation)
  // Nothing lies there yet, but something was said to be taken.
  if (cart.length === 0 && taken.length > 0)
    return say(decision, { want: 'total', of: 'goods', lines: taken, asks: asksOf(decision.conversation, { shipping: true }, taken) })
  const listed = say(decision, { want: 'cart_list', lines: cart })
  return cart.length === 0 ? listed : say(listed, { want: 'total', of: 'cart', lines: cart, asks: asksOf(decision.conversation, {}, cart) })
}

/** What plain words ask of the cart. */
export function obeyCartWord(decision: Decision, clause: Pick<Clause, 'text' | 'slots'>, word: CartWord): Decision {
  const { conversation } = decision
  const { text, slots } = clause
  switch (word.cart) {
    case 'list':
      return listCart(decision)
    case 'open':
      return say(decision, { want: 'next', step: 'view_cart', now: true })
    case 'checkout':
      return checkout(decision, clause)
    case 'set': {
      const { choosing } = conversation
      // "Make it two" of what is about to be chosen.
      if (
        choosing !== undefined &&
        word.quantity !== 'impossible' &&
        !conversation.cart.some(({ product }) => product === choosing.product)
      )
        return addGoods(decision, { skus: [], text: '', slots: { quantity: word.quantity }, chosen: {} })
      const [taken] = conversation.taken ?? []
      // "Make that three" of what is noted.
      if (taken !== undefined && conversation.cart.length === 0 && word.quantity !== 'impossible')
        return addGoods(decision, { skus: [taken.product ?? taken.sku], text: '', slots: { quantity: word.quantity }, variant: taken.sku })
      return edit(
        decision,
        'set_quantity',
        word.quantity,
        withoutCount(text, word.quantity === 'impossible' ? undefined : word.quantity),
        slots.product ?? [],
      )
    }
    case 'remove':
      return removeLine(decision, text, slots.product ?? [])
    case 'another': {
      const last = conversation.cart.find(({ product }) => product === conversation.focus) ?? conversation.cart.at(-1)
      return addGoods(decision, {
        skus: last === undefined ? [] : [last.product ?? last.sku],
        text: '',
        slots: {},
        variant: last?.sku,
      })
    }
    default:
      return word satisfies never
  }
}

/** To the till; whoever has nothing in the cart and talks about a thing wants that thing. */
export function checkout(decision: Decision, clause: Pick<Clause, 'text' | 'slots'>): Decision {
  const { cart, shown, focus } = decision.conversation
  return cart.length === 0 && (focus !== undefined || shown.length > 0)
    ? addToCart(decision, { text: clause.text, slots: clause.slots })
    : say(decision, { want: 'next', step: 'checkout', now: true })
}

/** Something lies in the cart, or is about to. */
export const hasCart = ({ cart, choosing }: Pick<Conversation, 'cart' | 'choosing'>): boolean => cart.length > 0 || choosing !== undefined

/** How many things were said to be taken and lie in no cart yet. */
export const takenCount = ({ taken = [] }: Pick<Conversation, 'taken'>): number => taken.length
