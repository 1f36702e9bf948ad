import { goodsWanted } from '../language/goods.ts'
import type { IntentName } from '../language/intents.ts'
import { refusesPerson } from '../language/person-refused.ts'
import { asksForSale, asksIfAny, asksMeasure, asksSomething, asksWhichColours, comparing } from '../language/question-words.ts'
import { asksOtherThanStock } from '../language/stock-questions.ts'
import { followOrder } from './aftercare.ts'
import { affirm, again, deny } from './answered.ts'
import { turnAway } from './attention.ts'
import { addToCart, checkout, correctCount, listCart, removeLine } from './cart.ts'
import type { Asked, Conversation } from './conversation.ts'
import { ask, askNeedIfNew, type Decision, offerPerson, say } from './decision.ts'
import { withOpenOrders } from './orders.ts'
import type { Acts } from './plan.ts'
import { compare, describe, detail } from './products-meant.ts'
import { askAnywhere, askPages, hasTried, isWeak } from './questions.ts'
import { takenOf } from './taken.ts'
import { topicOfIntent } from './topics.ts'
import { bargain, complain } from './trouble.ts'
import type { Clause, Turn } from './turn.ts'
import { withoutIntent } from './unsure.ts'
import { correct, giveDetail, showCheaper } from './wished.ts'
import { findProducts, showOthers, showPopular } from './wishes.ts'

const smalltalk: Partial<Record<IntentName, Acts['smalltalk']['topic']>> = {
  how_are_you: 'how_are_you',
  ask_if_bot: 'bot',
  compliment: 'compliment',
  insult: 'insult',
  thank: 'thanks',
}

/** Asked of the pages too, and more is done about them. */
const ordersAndCoupons: ReadonlySet<IntentName> = new Set(['track_order', 'cancel_order', 'change_order', 'ask_coupon'])

export function byIntent(understood: Decision, clause: Clause, intent: IntentName, asked: Asked | undefined, turn: Turn): Decision {
  const { conversation } = understood
  const { slots, corrected } = clause
  const topic = topicOfIntent[intent]
  if (intent === 'ask_size_advice') {
    return slots.size !== undefined && !asksSomething(clause.text) ? giveDetail(understood, clause, asked) : adviseSize(understood, clause)
  }
  if (intent === 'ask_delivery_time') return askPages(withOpenOrders(understood, turn.orders), clause, 'delivery_time')
  if (topic !== undefined && !ordersAndCoupons.has(intent)) return askPages(understood, clause, topic)
  const chat = smalltalk[intent]
  if (chat !== undefined)
    return say(understood, { want: 'say', act: { act: 'smalltalk', slots: { topic: chat } } }, ...askNeedIfNew(conversation))

  switch (intent) {
    case 'greet':
      return say(understood, { want: 'greet' }, ...askNeedIfNew(conversation))
    case 'goodbye':
      return say(understood, { want: 'say', act: { act: 'goodbye', slots: {} } })
    case 'find_product':
      // "有木有42码的" after shoes: a detail of that wish, not another.
      if (onlyDetails(slots) && conversation.need.category !== undefined) return giveDetail(understood, clause, asked)
      return findProducts(understood, clause, false)
    case 'find_gift':
      return findProducts(understood, clause, true)
    case 'ask_recommendation':
      return slots.category === undefined && slots.recipient === undefined
        ? showPopular(understood, slots)
        : findProducts(understood, clause, false)
    case 'give_detail':
      if (saysNothing(slots) && asksSomething(clause.text) && !hasTried(clause, 'texts')) return askAnywhere(understood, clause)!
      // "It came last Friday" after a complaint: told to whoever deals with it, no wish.
      if (saysNothing(slots) && asked === 'handoff' && conversation.offered === 'complaint' && goodsWanted(clause.text).length === 0)
        return offerPerson(understood, 'complaint')
      return giveDetail(understood, clause, asked)
    case 'correct_detail':
      return correctCount(understood, slots) ?? correct(understood, clause, asked)
    case 'show_other':
      return showOthers(understood, clause)
    case 'cheaper':
      return showCheaper(understood, clause)
    case 'compare':
      return slots.product?.length === 1 && corrected === undefined && !comparing(clause.text)
        ? findProducts(understood, clause, false)
        : compare(understood, clause)
    case 'ask_price':
      return detail(understood, clause, 'price', asked)
    case 'ask_stock':
      if (asksOtherThanStock(clause.text) && slots.category === undefined) return describe(understood, clause, asked)
      if (asksWhichColours(clause.text)) return detail(understood, clause, 'colours', asked)
      return detail(understood, clause, 'stock', asked)
    case 'ask_size':
      return asksMeasure(clause.text) ? measure(understood, clause, asked) : detail(understood, clause, 'sizes', asked)
    case 'ask_colour':
      return detail(understood, clause, 'colours', asked)
    case 'ask_product_detail':
      return (slots.colour ?? slots.size) !== undefined &&
        slots.product !== undefined &&
        (asksForSale(clause.text) || asksIfAny(clause.text))
        ? detail(understood, clause, slots.colour === undefined ? 'sizes' : 'colours', asked)
        : describe(understood, clause, asked)
    case 'add_to_cart':
      return addsAnother(conversation, clause) ? findProducts(understood, clause, false) : addToCart(understood, clause)
    case 'remove_from_cart':
      // "The pour over kit please" of who has taken nothing.
      if (isWeak(clause) && takenOf(conversation).length === 0) return findProducts(understood, clause, false)
      return removeLine(understood, clause.text, slots.product ?? [])
    case 'view_cart':
      return listCart(understood)
    case 'checkout':
      return checkout(understood, clause)
    case 'cancel_request': {
      const { need: _need, ...rest } = turnAway(understood.conversation)
      const cleared: Conversation = {
        ...rest,
        need: {},
        shown: [],
        seen: [],
        askedBefore: [],
        stage: conversation.cart.length > 0 ? 'in_cart' : 'engaged',
      }
      return ask({ ...understood, conversation: cleared }, 'need')
    }
    case 'ask_coupon': {
      const asking: Decision = { ...understood, conversation: { ...conversation, couponOffered: true } }
      return askPages(say(asking, { want: 'offer' }), clause, 'coupon', 'texts')
    }
    case 'bargain':
      // "Could I pop in" sounds like it a little; nothing is refused that nobody has asked for.
      return isWeak(clause) ? withoutIntent(understood, clause, asked) : bargain(understood, clause)
    case 'track_order':
      return followOrder(understood, { turn, asked }, { text: clause.text, number: slots.order })
    case 'cancel_order':
    case 'change_order':
      return offerPerson(askPages(understood, clause, 'order_change'), 'order')
    case 'complain':
      return complain(understood, clause)
    case 'repeat':
      return say(understood, { want: 'say', act: { act: 'apologise', slots: { for: 'misunderstanding' } } }, ...again(conversation))
    case 'affirm':
      // What else is said tells that no person was meant.
      return asked === 'handoff' && turn.clauses.length > 1 ? understood : affirm(understood, asked, turn)
    case 'deny':
      return deny(understood, asked)
    case 'talk_to_human':
      if (refusesPerson(clause.text)) return withoutPerson(understood, clause, turn)
      // Not in plain words ("can you help me?"): a person is offered, not called.
      return offerPerson(understood, 'asked')
    default:
      return say(understood, ...askNeedIfNew(conversation))
  }
}

/** "No need for a human, is it under warranty?": what is asked is looked for; where nothing is, it is heard. */
function withoutPerson(decision: Decision, clause: Clause, turn: Turn): Decision {
  const answer = asksSomething(clause.text) ? askAnywhere(decision, clause) : undefined
  if (answer !== undefined) return answer
  return turn.clauses.length > 1 ? decision : say(decision, { want: 'say', act: { act: 'smalltalk', slots: { topic: 'heard' } } })
}

/** "Add a notebook in tan": of another kind than what is talked about. */
function addsAnother({ need }: Conversation, { text, slots }: Clause): boolean {
  if (slots.product !== undefined || slots.pointing === true || slots.ordinal !== undefined) return false
  if (slots.category !== undefined) return slots.category !== need.category
  const wanted = new Set(goodsWanted(need.words ?? '').flatMap(({ ids }) => ids))
  const named = goodsWanted(text)
  return named.length > 0 && need.words !== undefined && named.every(({ ids }) => ids.every(id => !wanted.has(id)))
}

/** "How big is it?": the text may give it, else the sizes on offer do. */
function measure(decision: Decision, clause: Clause, asked: Asked | undefined): Decision {
  return hasTried(clause, 'texts') ? detail(decision, clause, 'sizes', asked) : describe(decision, clause, asked, 'texts')
}

/** Which size fits: the product's own text comes before the shop's table. */
function adviseSize(decision: Decision, clause: Clause): Decision {
  return askPages(decision, clause, 'size_advice')
}

function saysNothing({ category, product, recipient, size, colour, notColour, budget, quantity, ordinal }: Clause['slots']): boolean {
  return [category, product, recipient, size, colour, notColour, budget, quantity, ordinal].every(slot => slot === undefined)
}

function onlyDetails({ category, product, recipient, size, colour, budget }: Clause['slots']): boolean {
  return category === undefined && product === undefined && recipient === undefined && (size ?? colour ?? budget) !== undefined
}
