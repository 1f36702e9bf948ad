import { hasHan, isAtMost } from '../language/brevity.ts'
import { denied } from '../language/denials.ts'
import { goodsWanted } from '../language/goods.ts'
import type { IntentName } from '../language/intents.ts'
import {
  asksSomething,
  endsAsAsked,
  leansOn,
  ofWhatItIsLike,
  otherOnes,
  property,
  refusesOrSwaps,
  turnsToAny,
  withoutMark,
} from '../language/question-words.ts'
import type { Slots } from '../language/slots.ts'
import { beginsWish } from '../language/wish-phrases.ts'
import { chosenOf, targetOf, turnTo } from './attention.ts'
import type { Asked, Conversation, PageMeant } from './conversation.ts'
import { type Decision, say } from './decision.ts'
import { goesBack, type Topic, topicOfIntent } from './topics.ts'
import type { Attempt, Clause } from './turn.ts'
import type { AnswerWant } from './wants.ts'

const longestHalf = { zh: 26, other: 70 }

/** What goes its own way even where it begins with "and": it names what it is about. */
const ownWay: ReadonlySet<IntentName> = new Set([
  'ask_stock',
  'ask_price',
  'ask_payment',
  'ask_size',
  'ask_colour',
  'add_to_cart',
  'remove_from_cart',
  'view_cart',
  'checkout',
  'cheaper',
  'show_other',
  'compare',
  'talk_to_human',
  'bargain',
  'complain',
  'thank',
  'goodbye',
  'greet',
  'affirm',
  'deny',
  'insult',
  'compliment',
  'how_are_you',
  'ask_if_bot',
])

/** A question to the shop's pages. What a product's own text says about it counts too, where one is talked about. */
export function askPages(decision: Decision, clause: Clause, topic: Topic | undefined, attempt?: Attempt): Decision {
  const { conversation } = decision
  const target = targetOf(conversation, clause.slots)
  return lookUp(decision, {
    want: 'answer',
    question: clause.text,
    skus: target === undefined ? [] : [target],
    about: topic === 'size_advice' ? 'products' : target !== undefined && isWeak(clause) ? 'either' : 'pages',
    ...(topic === undefined ? {} : { topic }),
    ...(attempt === undefined ? {} : { attempt }),
  })
}

/** Below this probability an intent of a question gives way to an answer in the texts. */
const weak = 0.6
/** The same while a page is talked about. */
const weakBesidePage = 0.8
export const isWeak = ({ by, intents }: Clause, page?: PageMeant): boolean =>
  by === 'classifier' && (intents[0]?.probability ?? 0) < (page === undefined ? weak : weakBesidePage)

/** A question to the texts of the products that may be meant. */
export function askProducts(
  decision: Decision,
  clause: Clause,
  skus: readonly string[],
  { attempt, category }: { attempt?: Attempt; category?: string } = {},
): Decision {
  return lookUp(decision, {
    want: 'answer',
    question: clause.text,
    skus,
    about: 'products',
    ...(category === undefined ? {} : { category }),
    ...(attempt === undefined ? {} : { attempt }),
  })
}

/** The half of a question that leans on the one before; nothing where it stands by itself or was looked for in vain. */
export function followUp(
  decision: Decision,
  clause: Clause,
  intent: IntentName | undefined,
  asked: Conversation['question'],
): Decision | undefined {
  const { text, slots } = clause
  if (asked === undefined || asked.compared === true || hasTried(clause, 'half')) return undefined
  // "I paid by bank card" of whoever asked when the money comes back.
  if (intent === 'ask_payment' && asked.topic !== undefined && goesBack.has(asked.topic) && !asksSomething(text))
    return lookUp(decision, {
      want: 'answer',
      question: text,
      before: asked.text,
      skus: asked.skus,
      about: asked.about,
      topic: asked.topic,
      attempt: 'half',
    })
  const most = hasHan(text) ? longestHalf.zh : longestHalf.other
  if (text.length > most || !leansOn(text.trim()) || slots.product !== undefined) return undefined
  if (intent !== undefined && ownWay.has(intent)) return undefined
  if (slots.category !== undefined && turnsToAny(text)) return undefined
  const target = decision.conversation.focus
  const topic = (intent === undefined ? undefined : topicOfIntent[intent]) ?? asked.topic
  return lookUp(decision, {
    want: 'answer',
    question: text,
    before: asked.text,
    skus: target === undefined || asked.skus.includes(target) ? asked.skus : [target],
    about: (topic !== undefined && topic !== asked.topic) || (intent === undefined && target !== undefined) ? 'either' : asked.about,
    attempt: 'half',
    ...(topic === undefined ? {} : { topic }),
  })
}

/** Intents that a bare name of a variant ("深灰的", "750?") is easily taken for. */
const likeVariants: ReadonlySet<IntentName> = new Set([
  'find_product',
  'give_detail',
  'correct_detail',
  'compare',
  'ask_product_detail',
  'ask_size_advice',
  'complain',
  'insult',
  'compliment',
  'bargain',
  'ask_if_bot',
  'track_order',
  'show_other',
  'repeat',
  'ask_stock',
  'ask_price',
  'greet',
  'affirm',
])

/** What may do no more than name a variant of the product talked about. */
export function nameVariant(
  decision: Decision,
  clause: Clause,
  intent: IntentName | undefined,
  asked: Asked | undefined,
): Decision | undefined {
  const { conversation } = decision
  const { text, slots } = clause
  const { focus } = conversation
  if (
    focus === undefined ||
    hasTried(clause, 'variant') ||
    slots.product !== undefined ||
    (slots.budget?.max !== undefined && asked === 'budget')
  )
    return undefined
  if (slots.category !== undefined && slots.category !== conversation.need.category) return undefined
  if (intent !== undefined && !likeVariants.has(intent)) return undefined
  // "What about a kettle then", 再来条浴巾: a wish for goods of its own.
  if (beginsWish(text) && goodsWanted(text).length > 0) return undefined
  const most = hasHan(text) ? longestHalf.zh : longestHalf.other
  if (text.length > most || refusesOrSwaps(text)) return undefined
  const variant = chosenOf(conversation, focus)
  return say(decision, {
    want: 'answer',
    question: text,
    skus: [focus],
    about: 'variant',
    attempt: 'variant',
    ...(variant === undefined ? {} : { variant }),
  })
}

/** What a question about the product talked about is easily taken for. */
const likeAsking: ReadonlySet<IntentName> = new Set([
  'find_product',
  'find_gift',
  'show_other',
  'repeat',
  'complain',
  'cheaper',
  'bargain',
  'give_detail',
  'add_to_cart',
  'ask_gift_wrap',
  'ask_warranty',
])
const fragmentIntents: ReadonlySet<IntentName | undefined> = new Set([
  undefined,
  'find_product',
  'ask_product_detail',
  'ask_recommendation',
  'give_detail',
  'ask_gift_wrap',
  'ask_warranty',
  'repeat',
] as const)

/** "Pedals?", "dishwasher?", "max weight": a word or two that ask of what is talked about. */
function isFragment({ text, slots, by }: Clause, intent: IntentName | undefined): boolean {
  if (by === 'choice' || !fragmentIntents.has(intent)) return false
  const { category, product, colour, size, budget, ordinal, recipient } = slots
  if ([category, product, colour, size, budget, ordinal, recipient].some(slot => slot !== undefined)) return false
  const bare = withoutMark(text)
  if (property(bare)) return true
  return endsAsAsked(text) && isAtMost(bare, 4, 2) && !otherOnes(bare)
}

/** What "keys?", "max weight" or "dishwasher?" is easily taken for: only what the text of the product tells in so many words answers it. */
const likeOneWord: ReadonlySet<IntentName> = new Set([
  ...[...likeAsking].filter(name => name !== 'show_other'),
  'ask_product_detail',
  'ask_recommendation',
  'ask_authenticity',
  'ask_if_bot',
  'ask_size',
  'ask_payment',
  'ask_shop',
  'correct_detail',
  'compliment',
  'insult',
  'how_are_you',
])

function asksInAWord({ text, slots }: Clause): boolean {
  const { product, category, colour, size, budget, recipient, ordinal } = slots
  if ([product, category, colour, size, budget, recipient, ordinal].some(slot => slot !== undefined)) return false
  const bare = text.trim()
  // "Forget wool. Cotton": refused, not asked.
  if (otherOnes(bare) || denied(bare).length > 0) return false
  return isAtMost(bare, 5, 3)
}

/** "Hard to put together?": put to the text of what is talked about before it is taken for a wish or a complaint. */
export function askOfFocus(decision: Decision, clause: Clause, intent: IntentName | undefined): Decision | undefined {
  const { conversation } = decision
  const { text, slots } = clause
  const target = slots.product?.[0] ?? conversation.focus
  if (target === undefined || hasTried(clause, 'texts') || conversation.stage === 'ordered') return undefined
  if (asksInAWord(clause) && intent !== undefined && likeOneWord.has(intent) && !hasTried(clause, 'word'))
    return askProducts({ ...decision, conversation: turnTo(conversation, target) }, clause, [target], { attempt: 'word' })
  const fragment = conversation.page === undefined && isFragment(clause, intent)
  if (!fragment && ((intent !== undefined && !likeAsking.has(intent)) || !ofWhatItIsLike(text))) return undefined
  return askProducts({ ...decision, conversation: turnTo(conversation, target) }, clause, [target], { attempt: 'texts' })
}

/** Where nothing sure was understood, a question is put to everything the shop has written. */
export function askAnywhere(decision: Decision, clause: Clause): Decision | undefined {
  const { conversation } = decision
  if (hasTried(clause, 'texts') || !asksSomething(clause.text)) return undefined
  const skus = productsMeant(conversation, clause.slots)
  // As far as anything was understood it is about goods, and one is talked about.
  const [likeliest] = clause.intents
  const ofGoods =
    likeliest !== undefined && skus.length > 0 && topicOfIntent[likeliest.name] === undefined && conversation.page === undefined
  return lookUp(decision, { want: 'answer', question: clause.text, skus, about: ofGoods ? 'products' : 'either', attempt: 'texts' })
}

/** The product that is meant, else those that were shown. */
export function productsMeant(conversation: Conversation, slots: Slots): readonly string[] {
  const target = targetOf(conversation, slots)
  return target === undefined ? conversation.shown : [target]
}

export const hasTried = (clause: Clause, attempt: Attempt): boolean => clause.by === 'choice' || clause.tried?.includes(attempt) === true

function lookUp(decision: Decision, asked: AnswerWant): Decision {
  const { page } = decision.conversation
  const want: AnswerWant = page === undefined ? asked : { ...asked, page }
  const { question, before, topic, skus, about } = want
  const text = before === undefined ? question : `${before} ${question}`
  return say(
    { ...decision, conversation: { ...decision.conversation, question: { text, skus, about, ...(topic === undefined ? {} : { topic }) } } },
    want,
  )
}
