import { quantityOf } from '../language/cart-words.ts'
import type { IntentName } from '../language/intents.ts'
import { asksForSale, asksHow, asksSomething, turnsTo } from '../language/question-words.ts'
import { asksForGoods, beginsWish } from '../language/wish-phrases.ts'
import { targetOf } from './attention.ts'
import { addToCart } from './cart.ts'
import { notAskable } from './choices.ts'
import type { Asked } from './conversation.ts'
import { ask, calm, type Decision, failed, offerPerson, requestPerson, say } from './decision.ts'
import { describe, detail } from './products-meant.ts'
import { askAnywhere, askProducts, hasTried, isWeak } from './questions.ts'
import { topicOfIntent } from './topics.ts'
import { complain } from './trouble.ts'
import type { Clause } from './turn.ts'
import { giveDetail } from './wished.ts'
import { findProducts, isComplaint, showProducts } from './wishes.ts'

/** Failures in a row after which a person is offered, and after which one is asked for. */
const offerPersonAfter = 3

/** An abstaining classifier's probability from which a reading is worth a thought. */
const mayBe = 0.15

const askPersonAfter = 4

/** A question that seems to be about something else only a little is looked for in the texts first. */
export function weakly(decision: Decision, clause: Clause, intent: IntentName): Decision | undefined {
  if (!isWeak(clause, decision.conversation.page)) return undefined
  if (
    topicOfIntent[intent] !== undefined ||
    ['ask_product_detail', 'find_product', 'find_gift', 'ask_recommendation', 'compare', 'cheaper', 'talk_to_human'].includes(intent)
  )
    return undefined
  if (clause.slots.category !== undefined && clause.slots.product === undefined) return undefined
  if ((clause.slots.colour ?? clause.slots.size) !== undefined) return undefined
  return askAnywhere(decision, clause)
}

/** Nothing sure was understood: what the words themselves carry decides, else ask again, else a person. */
export function withoutIntent(decision: Decision, clause: Clause, asked: Asked | undefined): Decision {
  const { conversation } = decision
  const { slots } = clause
  const answersQuestion =
    (asked === 'budget' && slots.budget !== undefined) ||
    (asked === 'size' && slots.size !== undefined) ||
    (asked === 'colour' && slots.colour !== undefined) ||
    (asked === 'recipient' && slots.recipient !== undefined)
  if (slots.product !== undefined && slots.product.length > 0) {
    if (slots.size !== undefined || slots.colour !== undefined) return detail(calm(decision), clause, 'stock', asked)
    return asksSomething(clause.text) ? describe(calm(decision), clause, asked) : findProducts(calm(decision), clause, false)
  }
  // 来1000000000双: a count that cannot be meant, of what is talked about.
  if (conversation.focus !== undefined && !asksSomething(clause.text) && quantityOf(clause.text, slots.quantity) === 'impossible')
    return addToCart(calm(decision), clause)
  // "Do you have a red dress?" asks for goods, whatever else it may mean.
  if (conversation.focus === undefined && asksForSale(clause.text)) return findProducts(calm(decision), clause, false)
  // "What about a kettle then?": another kind of thing, not a question about this one.
  if (slots.category !== undefined && slots.category !== conversation.need.category && turnsTo(clause.text))
    return findProducts(calm(decision), clause, false)
  const elsewhere = askAnywhere(calm(decision), clause)
  if (elsewhere !== undefined) return elsewhere
  // "My dutch oven came with a chip in it": no wish for another.
  if (isComplaint(clause)) return complain(calm(decision), clause)
  // "Do I have to build the bike myself?" asks for no bike.
  if (slots.category !== undefined && asksHow(clause.text) && !beginsWish(clause.text) && !asksForGoods(clause.text))
    return untold(calm(decision))
  if (slots.category !== undefined) return findProducts(calm(decision), clause, false)
  if (answersQuestion) return giveDetail(calm(decision), clause, asked)
  if (asked === 'product' && targetOf(conversation, slots) !== undefined && slots.ordinal !== undefined)
    return describe(calm(decision), clause, asked)
  if (slots.budget !== undefined || slots.colour !== undefined || slots.size !== undefined) return giveDetail(calm(decision), clause, asked)
  // "She likes tea" after gifts were shown: no intent, yet it narrows the wish.
  if (
    clause.by === 'classifier' &&
    conversation.need.gift === true &&
    conversation.stage === 'shown' &&
    !clause.ambiguous &&
    conversation.failures === 0
  ) {
    const need = { ...conversation.need, words: `${conversation.need.words ?? ''} ${clause.text}` }
    return showProducts(failed(decision), need, {})
  }
  // "My frame is carbon": what is said of one's own asks of what is talked about, where its text has the word.
  const { focus } = conversation
  const states = focus !== undefined && clause.by === 'classifier' && conversation.stage !== 'ordered' && !asksSomething(clause.text)
  if (states && !hasTried(clause, 'word')) return askProducts(calm(decision), clause, [focus], { attempt: 'word' })
  const now = failed(decision)
  const { failures } = now.conversation
  if (failures >= askPersonAfter) {
    return requestPerson(
      say(now, { want: 'say', act: { act: 'apologise', slots: { for: 'misunderstanding' } } }),
      undefined,
      'not_understood',
    )
  }
  if (failures >= offerPersonAfter)
    return offerPerson(say(now, { want: 'say', act: { act: 'apologise', slots: { for: 'misunderstanding' } } }), 'not_understood')
  // It is the kind of thing a shop could tell, and this one does not.
  if (hasTried(clause, 'texts') && clause.intents.some(({ name, probability }) => isQuestion(name) && probability >= mayBe))
    return untold(calm(decision))
  const readings = clause.intents.map(({ name }) => name).filter(name => !notAskable.has(name))
  if (clause.ambiguous && readings.length >= 2) return say(now, { want: 'clarify', options: readings.slice(0, 2) })
  if (clause.abstain && clause.by === 'classifier') {
    return ask(say(now, { want: 'say', act: { act: 'decline', slots: { reason: 'out_of_scope' } } }), 'need')
  }
  return say(now, { want: 'clarify', options: [] })
}

const isQuestion = (name: IntentName) => topicOfIntent[name] !== undefined || aboutGoods.has(name)

const aboutGoods: ReadonlySet<IntentName> = new Set(['ask_product_detail', 'ask_stock', 'ask_size', 'ask_colour', 'ask_price'])

function untold(decision: Decision): Decision {
  return offerPerson(say(decision, { want: 'say', act: { act: 'decline', slots: { reason: 'unknown' } } }), 'unanswered')
}
