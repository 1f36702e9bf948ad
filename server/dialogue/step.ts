import { isAcknowledgement } from './acknowledgement.ts'
import { readAge } from './ages.ts'
import { withAlongside, withFound } from './alongside.ts'
import { byIntent, comparing } from './by-intent.ts'
import { editLine, obeyCartWord } from './cart.ts'
import { hasCart, readCartWords, takenCount } from './cart-words.ts'
import type { Asked, Conversation } from './conversation.ts'
import { ask, askNeedIfNew, calm, type Decision, requestPerson, say, tidy, waitFor } from './decision.ts'
import { impostor } from './impostor.ts'
import type { IntentName } from './intents.ts'
import { intentByKeywords } from './keywords.ts'
import { tellOrders } from './orders.ts'
import { afterEvents, withoutAnswered } from './page-events.ts'
import { refusesPerson } from './person-refused.ts'
import { compare, describe, detail, isShort, targetOf } from './products-meant.ts'
import { askOfFocus, askProducts, asksSomething, followUp, nameVariant } from './questions.ts'
import { asksRangeNow } from './range-asked.ts'
import { readStockQuestion } from './stock-questions.ts'
import { tellSum } from './sums.ts'
import type { Subject } from './topics.ts'
import { askTerms, ofTrade } from './trade.ts'
import type { Clause, Turn } from './turn.ts'
import { weakly, withoutIntent } from './unsure.ts'
import { asksHowLong } from './waiting.ts'
import { beginsWish } from './wish-phrases.ts'
import { findProducts, wishByWords } from './wishes.ts'

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
  if (conversation.focus !== undefined && ['need_known', 'shown'].includes(conversation.stage) && restocked.test(clause.text))
    return askProducts(calm(decision), { ...clause, slots: {} }, [conversation.focus])
  if (clause.by !== 'choice' && !(asked !== undefined && asksToAgree.has(asked)) && isAcknowledgement(clause.text))
    return say(calm(decision), { want: 'say', act: { act: 'smalltalk', slots: { topic: 'heard' } } }, ...askNeedIfNew(conversation))
  if (clause.picked?.startsWith('care:') === true) return askProducts(calm(decision), clause, clause.slots.product ?? [])
  if (clause.line !== undefined) return editLine(calm(decision), clause.line, clause.slots.quantity)
  const word = readCartWords(clause, hasCart(conversation), takenCount(conversation))
  if (word !== undefined) return obeyCartWord(calm(decision), clause, word)
  if (conversation.focus !== undefined && clause.slots.category === undefined && asksFormerPrice.test(clause.text.trim()))
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
  if (asksContents.test(clause.text) && conversation.focus !== undefined && (intent === undefined || likeOthers.has(intent)))
    return describe(calm(decision), clause, asked)
  return followUp(calm(decision), clause, intent, decision.conversation.question ?? question)
}

/** What the words of a clause tell beside its intent. */
function besideIntent(understood: Decision, clause: Clause, intent: IntentName): Decision | undefined {
  const { conversation } = understood
  const { slots } = clause
  const attempt = weakly(understood, clause, intent)
  if (attempt !== undefined) return attempt
  if (ofTrade.test(clause.text)) return askTerms(understood, clause.text)
  // "Then show me backpacks": a kind of product weighs more than a polite frame around it.
  if (slots.category !== undefined && frames.has(intent)) return findProducts(understood, clause, false)
  if ((slots.product?.length ?? 0) >= 2 && comparing.test(clause.text)) return compare(understood, clause)
  if (conversation.shown.length === 2 && slots.product === undefined && comparesPrices.test(clause.text)) return compare(understood, clause)
  return undefined
}

/** Whether there are few or none left, and nothing else. */
function asksWhetherGone({ text, slots, by }: Clause): boolean {
  if (by === 'choice' || slots.category !== undefined || !asksSomething(text)) return false
  const asks = readStockQuestion(text)
  return asks !== undefined && asks.asks !== 'available' && isShort(text)
}

/** "Was?", "reduced from?", 原价多少: what it cost before. */
const asksFormerPrice =
  /原价|(?:原来|之前|以前)(?:是|卖)?(?:多少|什么价)|降价前|^(?:and )?(?:it )?was(?: price| it (?:more|dearer)(?: before)?)? ?\??$|\bwas (?:it|that|this) (?:more|dearer|cheaper)\b|\b(?:reduced|down|marked down) from\b|\bused to (?:be|cost)\b|\b(?:cheaper|less) than (?:it|they) (?:was|were)\b|\b(?:full|original|old|previous|was|before) price\b|\bhow much was it\b|\bwas price\b/iu

/** After these "ok" is an answer. */
export const asksToAgree: ReadonlySet<Asked> = new Set(['handoff', 'checkout', 'more', 'order'])

const restocked = /补货|到货(?!付款)|什么时候(?:再|还会)?(?:有|来货)[货的吗呢]?$|\b(?:restock\w*|back in(?: stock)?|available again)\b/iu
/** Of two that were set beside each other. */
const comparesPrices =
  /差价|(?:价格|价钱|贵|便宜)?差多少|哪个(?:更)?(?:贵|便宜|划算)|\b(?:price (?:difference|gap)|difference in price|price of (?:each|both)|how much (?:is|are) (?:each|both)|which (?:of (?:the two|them|these) )?(?:one )?(?:is|costs?) (?:cheaper|less|more)|which costs)\b/iu

const asksContents =
  /(?:里面?|里头|件|套)(?:都|一共)?(?:有|包括|包含|含)(?:些|哪些)?(?:啥|什么|哪些)|\bwhat(?:'?s| is| comes) (?:in|inside) (?:it|the (?:set|box|kit|pack))\b/iu
const likeOthers: ReadonlySet<IntentName> = new Set(['show_other', 'find_product', 'ask_recommendation', 'give_detail'])

/** "Is it ok for her brother, he's 2?": a wish for him that follows knows how old he is. */
function withAgeAsked(decision: Decision, { text, slots }: Clause): Decision {
  const { conversation } = decision
  const age = readAge(text)
  const isQuestion =
    conversation.focus !== undefined &&
    slots.category === undefined &&
    /\b(?:ok|okay|safe|right|good|suitable|too (?:old|young))\b|适合|能玩|可以玩|能用/iu.test(text)
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

/** What is asked of a colour or size beyond whether there is one. */
const asksMore = /[胸腰臀]围|多[大长宽高深重厚]|尺寸|[重贵洗]|怎么|为[啥什]|\b(?:why|how|chest|waist|long|heavy)\b/iu

function isBareOption({ text, slots }: Clause): boolean {
  const { colour, size, category, product, budget } = slots
  return (
    (colour ?? size) !== undefined &&
    category === undefined &&
    product === undefined &&
    budget === undefined &&
    text.length <= 12 &&
    !asksMore.test(text)
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
