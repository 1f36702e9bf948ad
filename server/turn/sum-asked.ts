import type { Command } from '../dialogue/commands.ts'
import { type Conversation, inView } from '../dialogue/conversation.ts'
import type { Language } from '../dialogue/language.ts'
import { placesIn } from '../dialogue/places.ts'
import { addsToSum, addsUp, readSum, summedOf } from '../dialogue/sums.ts'
import { takenOf } from '../dialogue/taken.ts'
import { topicOfIntent } from '../dialogue/topics.ts'
import type { Clause, Turn } from '../dialogue/turn.ts'
import { meansSum, readsTotal, withoutQuestions } from '../understanding/beside-sum.ts'
import { countOf, readCounted } from '../understanding/counted.ts'
import { piecesIn, takesBackCount } from '../understanding/pieces.ts'
import { doubtsSum, limitAsked } from '../understanding/sums.ts'
import type { MessageEvent } from '../wire.ts'
import type { Facts } from './ports.ts'

/** A sum of goods, in plain words or by the reader's word: what is added up is no model's guess. `commands`: what the reader hears, where it is there. */
export function sumAsked(
  before: Conversation,
  messages: readonly MessageEvent[],
  clauses: readonly Clause[],
  language: Language,
  facts: Facts,
  commands: readonly Command[] | undefined,
): Turn['sum'] {
  if (messages.length === 0 || messages.some(({ choice }) => choice !== undefined)) return undefined
  const text = messages.map(message => message.text).join('，')
  const isTotal = meansTotal(clauses)
  const limit = limitAsked(text)
  const again = summedOf(before).length + takenOf(before).length > 0 && doubtsSum(text)
  const goesOn = summedOf(before).length > 0
  const addsOn = goesOn && addsToSum(text)
  const changes = summedOf(before).length > 0 && changesCount(text)
  if (
    !isTotal &&
    !again &&
    !changes &&
    !addsOn &&
    limit === undefined &&
    commands !== undefined &&
    !meansSum(commands) &&
    !clauses.some(asksPrice) &&
    !addsUp(text)
  )
    return undefined
  const isRead = commands !== undefined && readsTotal(commands)
  if (
    !isTotal &&
    !isRead &&
    !again &&
    limit === undefined &&
    piecesIn(text).length === 0 &&
    !/[多价钱券邮]|运费|包装|\b(?:much|total|comes?|costs?|shipping|delivery|postage|coupon|code|wrapp?(?:ed|ing)?)\b/iu.test(text)
  )
    return undefined
  const named = readCounted(
    withoutQuestions(text, commands ?? []),
    language,
    { ...before, points: true },
    {
      vocabulary: facts.vocabulary(),
      meant: words => facts.meant(words, undefined, inView(before)),
      speaksOf: words => facts.speaksOf(words, inView(before)),
    },
  )
  const item = clauses[0]?.corrected?.item
  const counted = isTotal && item !== undefined ? [{ sku: item, quantity: countOf(text) ?? 1, said: text }] : named.lines
  // Beside what is taken "at 3 pm" or "for 12" counts nothing.
  const counts = piecesIn(text)
  const quantity = takenOf(before).length > 0 && !changes ? counts.find(({ counted: isCounted }) => isCounted)?.value : counts[0]?.value
  const many = (quantity ?? 1) > 1 || counted.some(one => one.quantity > 1)
  const corrects = correctsCount(before, text, clauses) && (counted.length > 0 || quantity !== undefined)
  const plain = readSum(text, { many, named: counted.length, meant: isTotal, goesOn })
  const isElse = (clause: Clause) => asksElse(clause) && readSum(clause.text, { many, named: counted.length }) === undefined
  // What nothing in plain words names is added up as the reader points at it, where the classifier is not sure of another question.
  const isMeant = (isRead && counted.length > 0 && !clauses.some(isElse)) || limit !== undefined || again
  const byReader = plain === undefined && isMeant ? readSum(text, { many, named: counted.length, meant: true }) : plain
  const known = limit === undefined ? byReader : { ...byReader, limit }
  const doubted = again ? { ...known, again, ...(many ? { corrects: true as const } : {}) } : known
  const money = corrects ? { ...doubted, corrects } : doubted
  // "One spade to Cardiff, how much?": the parcel is part of it.
  const asked = money !== undefined && placesIn(text).length > 0 ? { ...money, shipping: true as const } : money
  const isNothing = counted.length === 0 && inView(before).length + before.cart.length + summedOf(before).length === 0
  if (isNothing && commands !== undefined) return undefined
  // What else is asked the reader hears; without it such a message is left to the classifier.
  if (asked === undefined || (commands === undefined && !again && clauses.some(isElse))) return undefined
  // "For both the shoes and a mug", and it cannot be told which shoes: a sum of the mug alone is none.
  const missed = named.missed.length > 0 && counted.length > 0
  // Of goods that are only wished for nothing is added up.
  if (missed && plain === undefined && commands !== undefined) return undefined
  const asking = clauses.filter(asksPostage).map(clause => clause.text)
  const apart = asking.length > 0 && asking.length < clauses.length ? { asking: asking.join('，') } : {}
  return { text, ...apart, asked, counted, ...(missed ? { missed } : {}), ...(quantity === undefined ? {} : { quantity }) }
}

/** A person has said that it asks for a sum. */
export const meansTotal = ([only, more]: readonly Clause[]): boolean => more === undefined && only?.corrected?.command === 'total'

const asksPostage = ({ intents: [best], abstain }: Clause): boolean =>
  best?.name === 'ask_shipping_fee' && !abstain && best.probability >= sureOfElse
const asksPrice = ({ intents: [best], abstain }: Clause): boolean =>
  best?.name === 'ask_price' && !abstain && best.probability >= sureOfPrice
const sureOfPrice = 0.9

/** What was added up is to be of other counts: "no, I meant two", 35件，不是30件. */
const correctsCount = (before: Conversation, text: string, clauses: readonly Clause[]): boolean =>
  summedOf(before).length > 0 &&
  countOf(text) !== undefined &&
  (takesBackCount(text) ||
    changesCount(text) ||
    asksAnew.test(text) ||
    clauses.some(({ intents: [best], abstain }) => best?.name === 'correct_detail' && !abstain))

/** "Make it 9 spatulas", 杯子改成三个. */
const changesCount = (text: string): boolean =>
  countOf(text) !== undefined && /[改换变加减](?:成|到|为)|\b(?:make (?:it|that|them|those)|change (?:it|that|them)? ?to)\b/iu.test(text)

/** 睡袋三条呢, "and three of them?" after a sum. */
const asksAnew = /^\P{P}{1,12}呢[?？]?$|^(?:and|what about|how about|what if)\b.{1,40}\?$/iu

const ofSums: ReadonlySet<string> = new Set([
  'ask_price',
  'ask_shipping_fee',
  'ask_coupon',
  'bargain',
  'view_cart',
  'checkout',
  'add_to_cart',
])
const sureOfElse = 0.8
/** Something of the pages that is no matter of money, or what sets two things apart. */
const asksElse = ({ intents: [best], abstain }: Clause): boolean =>
  best !== undefined &&
  !abstain &&
  best.probability >= sureOfElse &&
  (best.name === 'compare' || (topicOfIntent[best.name] !== undefined && topicOfIntent[best.name] !== 'product' && !ofSums.has(best.name)))
