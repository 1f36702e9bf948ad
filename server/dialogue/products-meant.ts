import { goodsWanted } from '../language/goods.ts'
import { asksForSale, asksWhatIsSold, asksWhich, isShort, standsBeside, twoSizes } from '../language/question-words.ts'
import type { Slots } from '../language/slots.ts'
import { comparativeAsked } from '../language/superlatives.ts'
import { chosenOf, targetOf, turnTo } from './attention.ts'
import type { Asked } from './conversation.ts'
import { ask, type Decision, say } from './decision.ts'
import { askAnywhere, askProducts, hasTried } from './questions.ts'
import type { Attempt, Clause } from './turn.ts'
import type { DetailKind } from './wants.ts'
import { findProducts } from './wishes.ts'

export function detail(decision: Decision, clause: Clause, about: DetailKind, asked: Asked | undefined): Decision {
  const { conversation } = decision
  const { slots } = clause
  // "Running shoes in 42?" asks for any that are, not for the one talked about.
  const another = slots.category !== undefined && slots.product === undefined && slots.pointing !== true && slots.ordinal === undefined
  const elsewhere = about === 'stock' && conversation.focus !== undefined && asksWhatIsSold(clause.text) && saysNoProduct(slots)
  const sku = another || elsewhere ? undefined : targetOf(conversation, slots)
  if (sku === undefined) {
    if (slots.category !== undefined || (about === 'stock' && asksForSale(clause.text))) return findProducts(decision, clause, false)
    // Asked once already: the first card is the best guess, and it is named in the answer.
    const first = asked === 'product' ? conversation.shown[0] : undefined
    if (first === undefined) return ask(decision, conversation.shown.length > 0 ? 'product' : 'category')
    return detail({ ...decision, conversation: turnTo(conversation, first) }, clause, about, undefined)
  }
  const { size, colour } = slots
  const variant = chosenOf(conversation, sku)
  // What is named tells what kind of thing is wanted: "anything cheaper?" means of that kind.
  const need =
    conversation.need.category === undefined && slots.category !== undefined
      ? { ...conversation.need, category: slots.category }
      : conversation.need
  const next: Decision = { ...decision, conversation: turnTo({ ...conversation, need }, sku) }
  return say(next, {
    want: 'detail',
    sku,
    about,
    question: clause.text,
    ...(size === undefined ? {} : { size }),
    ...(colour === undefined ? {} : { colour }),
    ...(variant === undefined ? {} : { variant }),
  })
}

const saysNoProduct = ({ product, pointing, ordinal, size, colour }: Slots) =>
  [product, pointing, ordinal, size, colour].every(slot => slot === undefined)

/** What a product's own text tells; of those shown, the one that tells it; of a kind, any. */
export function describe(decision: Decision, clause: Clause, asked: Asked | undefined, attempt?: Attempt): Decision {
  const { conversation } = decision
  const { slots } = clause
  const target = targetOf(conversation, slots)
  const { category } = slots
  const tried = hasTried(clause, 'texts')
  // "How long is it valid?" after a page was quoted.
  const named = slots.product !== undefined || slots.pointing === true || slots.ordinal !== undefined || category !== undefined
  const ofPage = conversation.page === undefined || named ? undefined : askAnywhere(decision, clause)
  if (ofPage !== undefined) return ofPage
  // "Does it fit in my car cup holder?" names another thing only beside the one that is asked about.
  const beside = target !== undefined && standsBeside(clause.text)
  const another = category !== undefined && slots.product === undefined && slots.pointing !== true && slots.ordinal === undefined && !beside
  // "Do you have tents?" asks for the kind, not about it.
  if (category !== undefined && slots.pointing !== true && slots.ordinal === undefined && asksForSale(clause.text) && isShort(clause.text))
    return findProducts(decision, clause, false)
  if (another && (category !== conversation.need.category || target === undefined))
    return tried ? findProducts(decision, clause, false) : askProducts(decision, clause, [], { attempt: 'texts', category })
  const several = conversation.shown.length > 1 && slots.product === undefined && slots.ordinal === undefined
  if (several && !tried && (target === undefined || asksWhich(clause.text)))
    return askProducts(decision, clause, conversation.shown, { attempt: 'texts' })
  if (target !== undefined)
    return askProducts(
      { ...decision, conversation: turnTo(conversation, target) },
      clause,
      [target],
      attempt === undefined ? {} : { attempt },
    )
  if (!tried) return askProducts(decision, clause, conversation.shown, { attempt: 'texts' })
  if (another) return findProducts(decision, clause, false)
  const first = asked === 'product' ? conversation.shown[0] : undefined
  // "Hiking shoes waterproof?" and nothing that it could be about: goods are wanted.
  if (first === undefined && goodsWanted(clause.text).length > 0) return findProducts(decision, clause, false)
  return first === undefined
    ? ask(decision, conversation.shown.length > 0 ? 'product' : 'category')
    : askProducts(decision, clause, [first])
}

export function compare(decision: Decision, clause: Clause): Decision {
  const { slots, text } = clause
  const { conversation } = decision
  const named = slots.product ?? []
  if (named.length < 2 && twoSizes(text) && !hasTried(clause, 'texts')) {
    const [one] = named
    const ofAnother = one === undefined && (goodsWanted(text).length > 0 || conversation.focus === undefined)
    const among = one ?? (ofAnother ? undefined : conversation.focus)
    const category = ofAnother && slots.category !== undefined ? { category: slots.category } : {}
    const about: Decision = one === undefined ? decision : { ...decision, conversation: turnTo(conversation, one) }
    return askProducts(about, clause, among === undefined ? [] : [among], { attempt: 'texts', ...category })
  }
  const pair = [...named, ...(conversation.focus === undefined ? [] : [conversation.focus]), ...conversation.shown].filter(
    (sku, at, all) => all.indexOf(sku) === at,
  )
  // Without names "these two" are the first two cards, whatever was looked at.
  const [first, second] = named.length > 0 || conversation.shown.length < 2 ? pair : conversation.shown
  if (first === undefined || second === undefined) {
    // "The 500 or the 750?": two of one product.
    if (!clause.tried?.includes('texts') && (first ?? slots.category) !== undefined) {
      const category = first === undefined ? slots.category : undefined
      const among = first === undefined ? [] : [first]
      return askProducts(decision, clause, among, { attempt: 'texts', ...(category === undefined ? {} : { category }) })
    }
    return ask(decision, 'product')
  }
  const order = comparativeAsked(text)
  return say(
    { ...decision, conversation: { ...turnTo(conversation, first), asked: 'product' } },
    { want: 'compare', skus: [first, second], question: text, ...(order === undefined ? {} : { order }) },
  )
}
