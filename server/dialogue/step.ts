import { isAcknowledgement } from './acknowledgement.ts'
import { readAge } from './ages.ts'
import { withAlongside } from './alongside.ts'
import { addToCart, checkout, correctCount, editLine, listCart, obeyCartWord, removeLine } from './cart.ts'
import { hasCart, readCartWords } from './cart-words.ts'
import { notAskable } from './choices.ts'
import type { Asked, Conversation } from './conversation.ts'
import { ask, askNeedIfNew, calm, type Decision, failed, offerPerson, requestPerson, say, tidy } from './decision.ts'
import { goodsWanted } from './goods.ts'
import { impostor } from './impostor.ts'
import type { IntentName } from './intents.ts'
import { intentByKeywords } from './keywords.ts'
import { tellOrders, withOpenOrders } from './orders.ts'
import { afterEvents, withoutAnswered } from './page-events.ts'
import type { Acts } from './plan.ts'
import { asksForSale, compare, describe, detail, isShort, targetOf } from './products-meant.ts'
import { askAnywhere, askOfFocus, askPages, askProducts, asksSomething, followUp, hasTried, isWeak, nameVariant } from './questions.ts'
import { asksOtherThanStock, readStockQuestion } from './stock-questions.ts'
import { sumUp } from './sums.ts'
import { type Subject, topicOfIntent } from './topics.ts'
import type { Clause, Turn } from './turn.ts'
import type { Want } from './wants.ts'
import { asksForGoods, beginsWish } from './wish-phrases.ts'
import {
  correct,
  findProducts,
  giveDetail,
  isComplaint,
  showCheaper,
  showOthers,
  showPopular,
  showProducts,
  wishByWords,
} from './wishes.ts'

/** Failures in a row after which a person is offered, and after which one is asked for. */
const offerPersonAfter = 3
/** An abstaining classifier's probability from which a reading is worth a thought. */
const mayBe = 0.15

const askPersonAfter = 4

/** Probability from which a call for a person needs no plain words. */
const sureOfPerson = 0.85
/** The same where it seems out of scope. */
const surest = 0.93

const smalltalk: Partial<Record<IntentName, Acts['smalltalk']['topic']>> = {
  how_are_you: 'how_are_you',
  ask_if_bot: 'bot',
  compliment: 'compliment',
  insult: 'insult',
  thank: 'thanks',
}

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

/** Asked of the pages too, and more is done about them. */
const ordersAndCoupons: ReadonlySet<IntentName> = new Set(['track_order', 'cancel_order', 'change_order', 'ask_coupon'])

/**
 * The pure heart of a turn: from what was known and what was understood to what is known now and what shall be said.
 * No clock, chance or I/O; the same arguments give the same decision.
 */
export function step(before: Conversation, turn: Turn): Decision {
  const seen = afterEvents(before, turn)
  if (turn.clauses.length === 0) return seen
  const { question, ...rest } = withoutAnswered(seen.conversation)
  const afterPage: Decision = { ...seen, conversation: rest }
  const injected = turn.clauses.some(clause => impostor(clause.text))
  if (injected) return say(afterPage, { want: 'say', act: { act: 'decline', slots: { reason: 'instructions' } } })
  if (turn.withPerson !== true && turn.clauses.some(asksForPerson)) return requestPerson(afterPage, turn, 'asked')
  if (turn.sum !== undefined) {
    const { text, asked, counted, missed, quantity } = turn.sum
    if (missed === true) return ask(calm(afterPage), 'product')
    return tidy(sumUp(calm(afterPage), text, asked, counted, quantity))
  }
  return withSubjects(
    withAlongside(
      tidy(turn.clauses.reduce((decision, clause) => onClause(decision, clause, before.asked, turn, question), afterPage)),
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
  if (turn.waitingForPerson && (intent === 'ask_delivery_time' || intent === 'track_order' || asksHowLong.test(clause.text)))
    return say(calm(decision), { want: 'handoff', state: 'waiting' })
  // "When is it back?" of what is sold out: no page tells.
  if (conversation.focus !== undefined && ['need_known', 'shown'].includes(conversation.stage) && restocked.test(clause.text))
    return askProducts(calm(decision), { ...clause, slots: {} }, [conversation.focus])
  if (clause.by !== 'choice' && !(asked !== undefined && asksToAgree.has(asked)) && isAcknowledgement(clause.text))
    return say(calm(decision), { want: 'say', act: { act: 'smalltalk', slots: { topic: 'heard' } } }, ...askNeedIfNew(conversation))
  if (clause.picked?.startsWith('care:') === true) return askProducts(calm(decision), clause, clause.slots.product ?? [])
  if (clause.line !== undefined) return editLine(calm(decision), clause.line, clause.slots.quantity)
  const word = readCartWords(clause, hasCart(conversation))
  if (word !== undefined) return obeyCartWord(calm(decision), clause, word)
  if (conversation.focus !== undefined && clause.slots.category === undefined && asksFormerPrice.test(clause.text.trim()))
    return detail(calm(decision), clause, 'price', asked)
  // "All gone?", 只剩一件了吗: of the stock by its words, whatever it sounds like.
  if (asksWhetherGone(clause) && targetOf(conversation, clause.slots) !== undefined) return detail(calm(decision), clause, 'stock', asked)
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
  if (ofTrade.test(clause.text)) return askPages(understood, { ...clause, slots: {} }, 'coupon')
  // "Then show me backpacks": a kind of product weighs more than a polite frame around it.
  if (slots.category !== undefined && frames.has(intent)) return findProducts(understood, clause, false)
  if ((slots.product?.length ?? 0) >= 2 && comparing.test(clause.text)) return compare(understood, clause)
  if (conversation.shown.length === 2 && slots.product === undefined && comparesPrices.test(clause.text)) return compare(understood, clause)
  return undefined
}

function byIntent(understood: Decision, clause: Clause, intent: IntentName, asked: Asked | undefined, turn: Turn): Decision {
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
      return slots.product?.length === 1 && corrected === undefined && !comparing.test(clause.text)
        ? findProducts(understood, clause, false)
        : compare(understood, clause)
    case 'ask_price':
      return detail(understood, clause, 'price', asked)
    case 'ask_stock':
      if (asksOtherThanStock(clause.text) && slots.category === undefined) return describe(understood, clause, asked)
      if (asksWhichColours.test(clause.text)) return detail(understood, clause, 'colours', asked)
      return detail(understood, clause, 'stock', asked)
    case 'ask_size':
      return asksMeasure.test(clause.text) ? measure(understood, clause, asked) : detail(understood, clause, 'sizes', asked)
    case 'ask_colour':
      return detail(understood, clause, 'colours', asked)
    case 'ask_product_detail':
      return (slots.colour ?? slots.size) !== undefined &&
        slots.product !== undefined &&
        (asksForSale.test(clause.text) || /有\p{Script=Han}{1,6}[吗么没嘛]/u.test(clause.text))
        ? detail(understood, clause, slots.colour === undefined ? 'sizes' : 'colours', asked)
        : describe(understood, clause, asked)
    case 'add_to_cart':
      return addsAnother(conversation, clause) ? findProducts(understood, clause, false) : addToCart(understood, clause)
    case 'remove_from_cart':
      return removeLine(understood, clause.text, slots.product ?? [])
    case 'view_cart':
      return listCart(understood)
    case 'checkout':
      return checkout(understood, clause)
    case 'cancel_request': {
      const { need: _need, focus: _focus, ...rest } = understood.conversation
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
      return bargain(understood, clause)
    case 'track_order':
    case 'cancel_order':
    case 'change_order':
      return offerPerson(askPages(understood, clause, 'order_change'), 'order')
    case 'complain':
      return complain(understood, clause)
    case 'repeat':
      return say(understood, { want: 'say', act: { act: 'apologise', slots: { for: 'misunderstanding' } } }, ...again(conversation))
    case 'affirm':
      return affirm(understood, asked, turn)
    case 'deny':
      return deny(understood, asked)
    case 'talk_to_human':
      // Not in plain words ("can you help me?"): a person is offered, not called.
      return offerPerson(understood, 'asked')
    default:
      return say(understood, ...askNeedIfNew(conversation))
  }
}

/** Whether there are few or none left, and nothing else. */
function asksWhetherGone({ text, slots, by }: Clause): boolean {
  if (by === 'choice' || slots.category !== undefined || !asksSomething(text)) return false
  const asks = readStockQuestion(text)
  return asks !== undefined && asks.asks !== 'available' && isShort(text)
}

/** "Was?", "reduced from?", 原价多少: what it cost before. */
export const asksFormerPrice =
  /原价|(?:原来|之前|以前)(?:是|卖)?(?:多少|什么价)|降价前|^(?:and )?(?:it )?was(?: price| it (?:more|dearer)(?: before)?)? ?\??$|\bwas (?:it|that|this) (?:more|dearer|cheaper)\b|\b(?:reduced|down|marked down) from\b|\bused to (?:be|cost)\b|\b(?:cheaper|less) than (?:it|they) (?:was|were)\b|\b(?:full|original|old|previous|was|before) price\b|\bhow much was it\b|\bwas price\b/iu

/** "Add a notebook in tan": of another kind than what is talked about. */
function addsAnother({ need }: Conversation, { text, slots }: Clause): boolean {
  if (slots.product !== undefined || slots.pointing === true || slots.ordinal !== undefined) return false
  if (slots.category !== undefined) return slots.category !== need.category
  const wanted = new Set(goodsWanted(need.words ?? '').flatMap(({ ids }) => ids))
  const named = goodsWanted(text)
  return named.length > 0 && need.words !== undefined && named.every(({ ids }) => ids.every(id => !wanted.has(id)))
}

/** After these "ok" is an answer. */
const asksToAgree: ReadonlySet<Asked> = new Set(['handoff', 'checkout', 'more', 'order'])

/** "How long will that take?" of somebody who waits for a person. */
const asksHowLong =
  /^(?:还)?要?(?:等|得)?.{0,3}多久|^(?:how (?:much )?long(?:er)?\b.{0,24}|when will (?:someone|somebody|they|a person)\b.*)$/iu
const comparing =
  /比|区别|哪个|哪款|差|更|还是|分别|\b(?:compare|versus|vs|difference|better|or|each|both|heavier|lighter|bigger|smaller|cheaper|warmer)\b/iu
const restocked = /补货|到货(?!付款)|什么时候(?:再|还会)?(?:有|来货)[货的吗呢]?$|\b(?:restock\w*|back in(?: stock)?|available again)\b/iu
/** Of two that were set beside each other. */
const comparesPrices =
  /差价|(?:价格|价钱|贵|便宜)?差多少|哪个(?:更)?(?:贵|便宜|划算)|\b(?:price (?:difference|gap)|difference in price|price of (?:each|both)|how much (?:is|are) (?:each|both)|which (?:of (?:the two|them|these) )?(?:one )?(?:is|costs?) (?:cheaper|less|more)|which costs)\b/iu
/** "Which colours are left?" */
const asksWhichColours = /(?:啥|什么|哪些|哪几个?|几[种个]?)\s*(?:颜色|色)|\b(?:what|which) colou?rs?\b/iu
/** How long, how wide: of a thing, not which sizes there are of it. */
const asksMeasure =
  /多[大长宽高深粗厚]|直径|周长|几[寸升米]|[长宽高]多少|\b(?:how (?:big|long|wide|tall|deep|large|thick)|dimensions?|diameter|measure|inches|cm)\b/iu

/** A question that seems to be about something else only a little is looked for in the texts first. */
function weakly(decision: Decision, clause: Clause, intent: IntentName): Decision | undefined {
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

/** "How big is it?": the text may give it, else the sizes on offer do. */
function measure(decision: Decision, clause: Clause, asked: Asked | undefined): Decision {
  return hasTried(clause, 'texts') ? detail(decision, clause, 'sizes', asked) : describe(decision, clause, asked, 'texts')
}

/** Which size fits: the product's own text comes before the shop's table. */
function adviseSize(decision: Decision, clause: Clause): Decision {
  return askPages(decision, clause, 'size_advice')
}

/** A complaint that asks what is done about it is answered from the pages; a person is offered in any case. */
function complain(decision: Decision, clause: Clause): Decision {
  const { conversation } = decision
  // "Does it crumble? My last one did." is about what is talked about, not about an order.
  const about = conversation.focus !== undefined && conversation.stage !== 'ordered' && !ofAnOrder.test(clause.text)
  const sorry = say(decision, { want: 'say', act: { act: 'apologise', slots: { for: 'quality' } } })
  if (!hasTried(clause, 'texts')) {
    const asks = asksSomething(clause.text)
    if (about && asks) return askAnywhere(decision, clause)!
    if (asks || hasFault.test(clause.text)) return offerPerson(askPages(sorry, clause, 'warranty', 'texts'), 'complaint')
  }
  return offerPerson(sorry, 'complaint')
}

/** Something is wrong with what was bought, and a shop may have a rule for it. */
const hasFault =
  /坏|破|碎|裂|断|漏|掉|脱|开胶|开线|瑕疵|不(?:亮|转|响|动|通电|工作)|少发|发错|\b(?:broke\w*|smash\w*|crack\w*|snap\w*|torn|tore|rip\w*|hole|split|damage\w*|faulty|defect\w*|missing|packed up|fell (?:off|apart)|gone|came (?:off|apart|undone)|stopped|leak\w*|wrong|chip\w*|dead|won't)\b/iu

const ofAnOrder =
  /收到|到货|我买的|上次|刚买|订单|快递|客服|投诉|\b(?:arrived|received|my order|delivered|i bought|i ordered|came|emails?|service)\b/iu

/** Who buys for others asks for terms that a shop tells or a person knows. */
const ofTrade = /批发|团购|企业采购|\b(?:wholesale|bulk (?:order|price|discount)|resell)\b/iu
/** What a shop may have a rule for. */
const ofPriceRules =
  /差价|保价|降价|降了|单价|\d{2,} ?[个件份盒套条双本支](?!月)|比价|价格保护|批发|团购|学生|会员|积分|企业|\b(?:match|wholesale|bulk|students?|members?|points|adjust\w*|price drop|dropped|trade)\b/iu

/** Terms for many pieces are a person's to give. */
const withPersonFor = (decision: Decision, { text }: Clause): Decision =>
  ofTrade.test(text) || /\d{2,} ?[个件份盒套条双本支]|单价/u.test(text) ? offerPerson(decision, 'asked') : decision

/** No lower price; but "do you price match?" may be answered by the pages. */
function bargain(decision: Decision, clause: Clause): Decision {
  const { conversation } = decision
  if (ofPriceRules.test(clause.text) && !hasTried(clause, 'texts'))
    return withPersonFor(askPages(decision, { ...clause, slots: {} }, 'coupon', 'texts'), clause)
  return say(
    { ...decision, conversation: { ...conversation, couponOffered: true } },
    { want: 'say', act: { act: 'decline', slots: { reason: 'discount' } } },
    ...(conversation.stage === 'ordered' ? [] : [{ want: 'offer' } as const]),
  )
}

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

function saysNothing({ category, product, recipient, size, colour, notColour, budget, quantity, ordinal }: Clause['slots']): boolean {
  return [category, product, recipient, size, colour, notColour, budget, quantity, ordinal].every(slot => slot === undefined)
}

function onlyDetails({ category, product, recipient, size, colour, budget }: Clause['slots']): boolean {
  return category === undefined && product === undefined && recipient === undefined && (size ?? colour ?? budget) !== undefined
}

/** A person is called at once only by plain words, a button, or a classifier that is quite sure. */
function asksForPerson(clause: Clause): boolean {
  const [best] = clause.intents
  if (clause.corrected !== undefined) return best?.name === 'talk_to_human'
  if (best?.name === 'ask_if_bot' && !clause.abstain) return false
  if (intentByKeywords(clause.text) === 'talk_to_human') return true
  return best?.name === 'talk_to_human' && best.probability >= (clause.abstain ? surest : sureOfPerson)
}

/** The intent to act on, if the understanding is sure enough. */
function intentOf(clause: Clause): IntentName | undefined {
  return clause.abstain || clause.ambiguous ? undefined : clause.intents[0]?.name
}

/** Nothing sure was understood: what the words themselves carry decides, else ask again, else a person. */
function withoutIntent(decision: Decision, clause: Clause, asked: Asked | undefined): Decision {
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
  // "Do you have a red dress?" asks for goods, whatever else it may mean.
  if (conversation.focus === undefined && asksForSale.test(clause.text)) return findProducts(calm(decision), clause, false)
  // "What about a kettle then?": another kind of thing, not a question about this one.
  if (slots.category !== undefined && slots.category !== conversation.need.category && turnsTo.test(clause.text))
    return findProducts(calm(decision), clause, false)
  const elsewhere = askAnywhere(calm(decision), clause)
  if (elsewhere !== undefined) return elsewhere
  // "My dutch oven came with a chip in it": no wish for another.
  if (isComplaint(clause)) return complain(calm(decision), clause)
  // "Do I have to build the bike myself?" asks for no bike.
  if (slots.category !== undefined && asksHow.test(clause.text) && !beginsWish(clause.text) && !asksForGoods(clause.text))
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

/** What one does with goods that one has. */
const asksHow =
  /^\s*(?:and |so |but |ok(?:ay)? )*(?:how (?:do|can|should|would)|(?:do|can|may|must|should) (?:i|we|you|he|she|they)|why|when)\b|怎么(?!卖)|如何|要不要自己/iu

const turnsTo = /\b(?:what|how) about (?:an?|some|any)\b|^那?(?:来个|看看)/iu

const isQuestion = (name: IntentName) => topicOfIntent[name] !== undefined || aboutGoods.has(name)
const aboutGoods: ReadonlySet<IntentName> = new Set(['ask_product_detail', 'ask_stock', 'ask_size', 'ask_colour', 'ask_price'])

function untold(decision: Decision): Decision {
  return offerPerson(say(decision, { want: 'say', act: { act: 'decline', slots: { reason: 'unknown' } } }), 'unanswered')
}

export function affirm(decision: Decision, asked: Asked | undefined, turn: Turn): Decision {
  const { conversation } = decision
  switch (asked) {
    case 'handoff':
      return requestPerson(decision, turn, conversation.offered ?? 'asked')
    case 'more':
      return showProducts(decision, conversation.need, { exclude: conversation.seen })
    case 'checkout':
      return say(decision, { want: 'next', step: 'checkout', now: true })
    case 'add':
    case 'product':
      return addToCart(decision, {
        text: '',
        slots: conversation.focus === undefined && conversation.shown.length > 0 ? { ordinal: 1 } : {},
      })
    default:
      return conversation.focus !== undefined
        ? addToCart(decision, { text: '', slots: {} })
        : ask(decision, conversation.shown.length > 0 ? 'product' : 'need')
  }
}

function deny(decision: Decision, asked: Asked | undefined): Decision {
  const { conversation } = decision
  // "No" to a question about budget, size or colour means "any": show on.
  if (asked === 'budget' || asked === 'size' || asked === 'colour') return showProducts(decision, conversation.need, {})
  if (conversation.stage === 'in_cart') return say(decision, { want: 'next', step: 'checkout' })
  if (conversation.shown.length > 0 && asked !== 'handoff')
    return say({ ...decision, conversation: { ...conversation, asked: 'more' } }, { want: 'next', step: 'more' })
  return ask(decision, 'need')
}

/** The last thing shown, once more. */
export function again(conversation: Conversation): Want[] {
  if (conversation.shown.length > 0)
    return [
      {
        want: 'products',
        need: conversation.need,
        exclude: [],
        ...(conversation.need.category === undefined && conversation.need.words === undefined ? { popular: true } : {}),
      },
    ]
  return [{ want: 'ask', about: 'need' }]
}
