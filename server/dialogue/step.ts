import { isAcknowledgement } from '../language/acknowledgement.ts'
import { readAge } from '../language/ages.ts'
import { readCartWords } from '../language/cart-words.ts'
import { impostor } from '../language/impostor.ts'
import type { IntentName } from '../language/intents.ts'
import { intentByKeywords } from '../language/keywords.ts'
import { refusesPerson } from '../language/person-refused.ts'
import {
  asksContents,
  asksFormerPrice,
  asksIfSuitable,
  asksMore,
  asksSomething,
  comparesPrices,
  comparing,
  isShort,
  restocked,
} from '../language/question-words.ts'
import { readStockQuestion } from '../language/stock-questions.ts'
import { ofTrade } from '../language/trouble-words.ts'
import { asksHowLong } from '../language/waiting.ts'
import { beginsWish } from '../language/wish-phrases.ts'
import { withAlongside, withFound } from './alongside.ts'
import { asksRangeNow } from './answered.ts'
import { targetOf } from './attention.ts'
import { byIntent } from './by-intent.ts'
import { editLine, hasCart, obeyCartWord, takenCount } from './cart.ts'
import type { Asked, Conversation } from './conversation.ts'
import { ask, askNeedIfNew, calm, type Decision, requestPerson, say, tidy, waitFor } from './decision.ts'
import { tellOrders } from './orders.ts'
import { afterEvents, withoutAnswered } from './page-events.ts'
import { compare, describe, detail } from './products-meant.ts'
import { askOfFocus, askProducts, followUp, nameVariant } from './questions.ts'
import { tellSum } from './sum-policy.ts'
import type { Subject } from './topics.ts'
import { askTerms } from './trade.ts'
import type { Clause, Turn } from './turn.ts'
import { weakly, withoutIntent } from './unsure.ts'
import { wishByWords } from './wished.ts'
import { findProducts } from './wishes.ts'

/** Probability from which a call for a person needs no plain words. */
const sureOfPerson = 0.85
/** The same where it seems out of scope. */
const surest = 0.93

/** What a clause may be taken for that names a kind of product in passing. */
const frames: ReadonlySet<IntentName> = new Set([
  'greet',
  'goodbye',
  'thank',
  'affirm',
  'deny',
  'how_are_you',
  'compliment',
  'insult',
  'repeat',
  'view_cart',
  'checkout',
  'cancel_request',
  'ask_if_bot',
  'give_detail',
  'ask_size_advice',
])

/**
 * The pure heart of a turn: from what was known and what was understood to what is known now and what shall be said.
 * No clock, chance or I/O; the same arguments give the same decision.
 */
export function step(before: Conversation, turn: Turn): Decision {
  const seen = afterEvents(before, turn)
  if (turn.clauses.length === 0) return seen
  const { question, inquired: _inquired, ...rest } = withoutAnswered(seen.conversation)
  const afterPage: Decision = { ...seen, conversation: rest }
  const injected = turn.clauses.some(clause => impostor(clause.text))
  if (injected) return say(afterPage, { want: 'say', act: { act: 'decline', slots: { reason: 'instructions' } } })
  if (turn.withPerson !== true && turn.clauses.some(asksForPerson)) return requestPerson(afterPage, turn, 'asked')
  if (turn.sum !== undefined) return tidy(tellSum(afterPage, turn.sum))
  return withSubjects(
    withAlongside(
      withFound(tidy(turn.clauses.reduce((decision, clause) => onClause(decision, clause, before.asked, turn, question), afterPage))),
      before.focus,
    ),
  )
}

/** Older ones are in the transcript. */
const mostSubjects = 4

/** Remembers what was asked about, for a colleague who takes over. */
export function withSubjects(decision: Decision): Decision {
  const asked = decision.wants.flatMap((want): Subject[] => {
    if (want.want === 'detail') return [want.about]
    if (want.want !== 'answer') return []
    return want.topic !== undefined ? [want.topic] : want.skus.length > 0 ? ['product'] : []
  })
  if (asked.length === 0) return decision
  const { subjects = [] } = decision.conversation
  const latest = [...new Set([...subjects, ...asked].reverse())].slice(0, mostSubjects).reverse()
  return { ...decision, conversation: { ...decision.conversation, subjects: latest } }
}

function onClause(known: Decision, clause: Clause, asked: Asked | undefined, turn: Turn, question: Conversation['question']): Decision {
  const intent = intentOf(clause)
  const decision = withAgeAsked(known, clause)
  const { conversation } = decision
  const ofOrder = intent === 'track_order' ? tellOrders(calm(decision), turn.orders, clause.slots.order) : undefined
  if (ofOrder !== undefined) return ofOrder
  // What a person has said of it is stronger than its words.
  const isCorrected = clause.corrected !== undefined
  const worded = isCorrected ? undefined : byWords(decision, clause, intent, asked, turn, question)
  if (worded !== undefined) return worded
  if (intent === undefined) return isCorrected ? outOfScope(calm(decision)) : withoutIntent(decision, clause, asked)
  const understood: Decision = { ...decision, conversation: { ...conversation, failures: 0 } }
  return (isCorrected ? undefined : besideIntent(understood, clause, intent)) ?? byIntent(understood, clause, intent, asked, turn)
}

const outOfScope = (decision: Decision): Decision =>
  ask(say(decision, { want: 'say', act: { act: 'decline', slots: { reason: 'out_of_scope' } } }), 'need')

/** What the words of a clause tell, whatever intent it is taken for. */
function byWords(
  decision: Decision,
  clause: Clause,
  intent: IntentName | undefined,
  asked: Asked | undefined,
  turn: Turn,
  question: Conversation['question'],
): Decision | undefined {
  const { conversation } = decision
  if (turn.waitingForPerson && asksHowLong(clause.text)) return say(calm(decision), waitFor(turn))
  // "When is it back?" of what is sold out: no page tells.
  if (conversation.focus !== undefined && ['need_known', 'shown'].includes(conversation.stage) && restocked(clause.text))
    return askProducts(calm(decision), { ...clause, slots: {} }, [conversation.focus])
  if (clause.by !== 'choice' && !(asked !== undefined && asksToAgree.has(asked)) && isAcknowledgement(clause.text))
    return say(calm(decision), { want: 'say', act: { act: 'smalltalk', slots: { topic: 'heard' } } }, ...askNeedIfNew(conversation))
  if (clause.picked?.startsWith('care:') === true) return askProducts(calm(decision), clause, clause.slots.product ?? [])
  if (clause.line !== undefined) return editLine(calm(decision), clause.line, clause.slots.quantity)
  const word = readCartWords(clause, hasCart(conversation), takenCount(conversation))
  if (word !== undefined) return obeyCartWord(calm(decision), clause, word)
  if (conversation.focus !== undefined && clause.slots.category === undefined && asksFormerPrice(clause.text.trim()))
    return detail(calm(decision), clause, 'price', asked)
  // "All gone?", 只剩一件了吗: of the stock by its words, whatever it sounds like.
  if (asksWhetherGone(clause) && targetOf(conversation, clause.slots) !== undefined) return detail(calm(decision), clause, 'stock', asked)
  if (clause.by !== 'choice' && asksRangeNow(conversation, clause.text)) return say(calm(decision), { want: 'range' })
  const variant = nameVariant(calm(decision), clause, intent, asked)
  if (variant !== undefined) return variant
  const ofFocus = askOfFocus(calm(decision), clause, intent)
  if (ofFocus !== undefined) return ofFocus
  const wish = wishByWords(calm(decision), clause, intent)
  if (wish !== undefined) return wish
  // "Pink?" that the product does not come in: told so, with the colours it does come in.
  if (isBareOption(clause) && conversation.focus !== undefined && (intent === undefined || !keepsOption.has(intent)))
    return detail(calm(decision), clause, clause.slots.colour === undefined ? 'sizes' : 'colours', asked)
  // "16件都有些啥": what belongs to it, not what else there is.
  if (asksContents(clause.text) && conversation.focus !== undefined && (intent === undefined || likeOthers.has(intent)))
    return describe(calm(decision), clause, asked)
  return followUp(calm(decision), clause, intent, decision.conversation.question ?? question)
}

/** What the words of a clause tell beside its intent. */
function besideIntent(understood: Decision, clause: Clause, intent: IntentName): Decision | undefined {
  const { conversation } = understood
  const { slots } = clause
  const attempt = weakly(understood, clause, intent)
  if (attempt !== undefined) return attempt
  if (ofTrade(clause.text)) return askTerms(understood, clause.text)
  // "Then show me backpacks": a kind of product weighs more than a polite frame around it.
  if (slots.category !== undefined && frames.has(intent)) return findProducts(understood, clause, false)
  if ((slots.product?.length ?? 0) >= 2 && comparing(clause.text)) return compare(understood, clause)
  if (conversation.shown.length === 2 && slots.product === undefined && comparesPrices(clause.text)) return compare(understood, clause)
  return undefined
}

/** Whether there are few or none left, and nothing else. */
function asksWhetherGone({ text, slots, by }: Clause): boolean {
  if (by === 'choice' || slots.category !== undefined || !asksSomething(text)) return false
  const asks = readStockQuestion(text)
  return asks !== undefined && asks.asks !== 'available' && isShort(text)
}

/** After these "ok" is an answer. */
export const asksToAgree: ReadonlySet<Asked> = new Set(['handoff', 'checkout', 'more', 'order'])
const likeOthers: ReadonlySet<IntentName> = new Set(['show_other', 'find_product', 'ask_recommendation', 'give_detail'])

/** "Is it ok for her brother, he's 2?": a wish for him that follows knows how old he is. */
function withAgeAsked(decision: Decision, { text, slots }: Clause): Decision {
  const { conversation } = decision
  const age = readAge(text)
  const isQuestion = conversation.focus !== undefined && slots.category === undefined && asksIfSuitable(text)
  return age === undefined || !isQuestion || beginsWish(text)
    ? decision
    : { ...decision, conversation: { ...conversation, need: { ...conversation.need, age } } }
}

/** What may be no more than a colour or a size, and is still a wish. */
const keepsOption: ReadonlySet<IntentName> = new Set([
  'find_product',
  'find_gift',
  'give_detail',
  'correct_detail',
  'show_other',
  'cheaper',
])

function isBareOption({ text, slots }: Clause): boolean {
  const { colour, size, category, product, budget } = slots
  return (
    (colour ?? size) !== undefined &&
    category === undefined &&
    product === undefined &&
    budget === undefined &&
    text.length <= 12 &&
    !asksMore(text)
  )
}

/** A person is called at once only by plain words, a button, or a classifier that is quite sure. */
function asksForPerson(clause: Clause): boolean {
  const [best] = clause.intents
  if (clause.corrected !== undefined) return best?.name === 'talk_to_human'
  if ((best?.name === 'ask_if_bot' && !clause.abstain) || refusesPerson(clause.text)) return false
  if (intentByKeywords(clause.text) === 'talk_to_human') return true
  return best?.name === 'talk_to_human' && best.probability >= (clause.abstain ? surest : sureOfPerson)
}

/** The intent to act on, if the understanding is sure enough. */
function intentOf(clause: Clause): IntentName | undefined {
  return clause.abstain || clause.ambiguous ? undefined : clause.intents[0]?.name
}
