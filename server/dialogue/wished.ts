import { readAge } from '../language/ages.ts'
import { wordsIn } from '../language/brevity.ts'
import { denied } from '../language/denials.ts'
import { goesWithIt } from '../language/for-what.ts'
import { goodsWanted, qualitiesIn } from '../language/goods.ts'
import type { IntentName } from '../language/intents.ts'
import { asksSomething } from '../language/question-words.ts'
import type { Slots } from '../language/slots.ts'
import { superlativeAsked } from '../language/superlatives.ts'
import {
  amongShown,
  asksBeyond,
  asksForGoods,
  asksSale,
  asksWhatElse,
  beginsWish,
  endsInQuestion,
  freesBudget,
  isBareName,
  mustDo,
  nothingSo,
  ofPages,
  ofWholeShop,
  pointsOut,
  saysInstead,
  tellsSomething,
  wantsAnother,
  withoutRelatives,
} from '../language/wish-phrases.ts'
import { targetOf, turnTo } from './attention.ts'
import type { Asked } from './conversation.ts'
import { ask, type Decision, failed, say } from './decision.ts'
import { keepPerson, turnsDownAsChildish, withSlots, withWords } from './need.ts'
import type { Acts } from './plan.ts'
import { describe, detail } from './products-meant.ts'
import type { Clause } from './turn.ts'
import { findProducts, isComplaint, likeFocus, showProducts } from './wishes.ts'

/** Intents that a wish is easily taken for. */
const misread: ReadonlySet<IntentName | undefined> = new Set([
  undefined,
  'complain',
  'bargain',
  'insult',
  'compliment',
  'repeat',
  'deny',
  'affirm',
  'give_detail',
  'correct_detail',
  'add_to_cart',
  'ask_return',
  'ask_exchange',
  'ask_size_advice',
  'ask_if_bot',
  'ask_gift_wrap',
] as const)
/** What a wish that only describes is taken for. */
const mayNameGoods: ReadonlySet<IntentName | undefined> = new Set([undefined, 'give_detail', 'ask_size_advice', 'ask_gift_wrap'] as const)
/** A question that a wish for goods is taken for. */
const likeHaving: ReadonlySet<IntentName | undefined> = new Set([
  ...misread,
  'find_product',
  'ask_product_detail',
  'ask_stock',
  'compare',
  'show_other',
  'cancel_request',
] as const)
/** With these a refusal is about the goods. */
const refusing: ReadonlySet<IntentName | undefined> = new Set([
  undefined,
  'find_product',
  'find_gift',
  'ask_recommendation',
  'correct_detail',
  'give_detail',
  'show_other',
  'complain',
  'insult',
  'deny',
  'repeat',
  'add_to_cart',
] as const)

/** What is a wish by its words, whatever it was taken for: a sale, the cheapest of them, a refusal, "something to sit on". */
export function wishByWords(decision: Decision, clause: Clause, intent: IntentName | undefined): Decision | undefined {
  const { conversation } = decision
  const { text, slots } = clause
  if (clause.by === 'choice' || clause.foreignCurrency === true) return undefined
  if (intent === undefined && isComplaint(clause)) return undefined
  const { need, shown } = conversation
  if (turnsDownAsChildish(need, clause))
    return showProducts(decision, withWords(withSlots(need, slots), text, 'keep'), { exclude: shown, ...likeFocus(conversation) })
  if (asksSale(text) && slots.product === undefined && slots.pointing !== true) {
    const next = withSlots(keepPerson({ ...need, gift: false }), slots)
    return showProducts({ ...decision, conversation: { ...conversation, seen: [] } }, { ...next, sale: true }, {})
  }
  const order = superlativeAsked(text)
  const goods = goodsWanted(text)
  if (order !== undefined && slots.product === undefined) {
    if (goods.length > 0 || slots.category !== undefined) {
      const next = withWords(withSlots(keepPerson(need), slots), text, 'replace')
      return showProducts(decision, next, { order })
    }
    if (shown.length > 1 && amongShown(text) && !ofWholeShop(text)) return showProducts(decision, need, { order, among: shown })
    if (shown.length > 0 && !ofWholeShop(text)) return showProducts(decision, need, { order, ...likeFocus(conversation) })
  }
  if (order !== undefined && slots.product === undefined && (shown.length === 0 || ofWholeShop(text)))
    return showProducts({ ...decision, conversation: { ...conversation, seen: [] } }, keepPerson({}, text), { order })
  const named = goods.length > 0 || slots.category !== undefined
  // "What pot goes with it": not the thing that is talked about.
  if (named && conversation.focus !== undefined && goesWithIt(text)) {
    const other = withWords(withSlots(keepPerson(need), slots), text, 'replace')
    return showProducts(decision, other, { exclude: [conversation.focus] })
  }
  // "Do you have tents?", 毛巾有吗, "hat?": whether there is such a thing.
  if (
    named &&
    likeHaving.has(intent) &&
    slots.pointing !== true &&
    (slots.product?.length ?? 0) < 2 &&
    (asksForGoods(text) || isBareName(text, goods))
  )
    return findProducts(decision, clause, false)
  const isShopping = shown.length > 0 || need.words !== undefined || need.category !== undefined
  const refused = refusing.has(intent) ? denied(text) : []
  const isSoft = isShopping && refusing.has(intent) && nothingSo(text)
  const rest = refused.reduce((left, word) => left.replace(word, ' '), text)
  if ((refused.length > 0 || isSoft) && (slots.product === undefined || !tellsSomething(rest)) && !endsInQuestion(text)) {
    if (named || ((beginsWish(text) || intent === 'find_product') && (!isShopping || qualitiesIn(rest).length > 0)))
      return findProducts(decision, clause, intent === 'find_gift')
    if (isShopping) {
      const next = withWords(withSlots(need, slots), text, tellsSomething(rest) ? 'add' : 'keep')
      return showProducts({ ...decision, conversation: { ...conversation, seen: [] } }, next, likeFocus(conversation))
    }
  }
  if (slots.product !== undefined) return undefined
  // "The stripy one": told apart from what else was shown by what it is like.
  if (shown.length > 1 && pointsOut(text) && slots.ordinal === undefined && pointingOut.has(intent))
    return showProducts(decision, withWords({ ...need, words: '' }, text, 'replace'), { among: shown })
  // "Then a boy 3 who is crazy about trains": for another one.
  if (
    (misread.has(intent) || intent === 'find_product') &&
    isShopping &&
    slots.recipient !== undefined &&
    readAge(text) !== undefined &&
    !asksSomething(withoutRelatives(text))
  )
    return findProducts(decision, clause, need.gift === true)
  // 要凑一凑 再推荐点 60以内 文具: a price beside goods is what may be spent.
  if (intent === 'bargain' && named && slots.budget !== undefined) return findProducts(decision, clause, false)
  const instead = (intent === 'cheaper' || intent === 'show_other') && saysInstead(text)
  if ((misread.has(intent) || instead) && beginsWish(text) && tellsSomething(text)) return findProducts(decision, clause, false)
  if (intent === undefined && asksWhatElse(text) && isShopping) {
    const next = withWords(withSlots(need, slots), text, 'add')
    return showProducts(decision, next, { exclude: conversation.seen })
  }
  // "Woolly" alone may sound like an insult.
  const isBare = (intent === 'insult' || intent === 'compliment') && wordsIn(text.trim()) <= 2
  const isLike = (intent === undefined || isBare) && qualitiesIn(text).length > 0
  // "I freeze every time I camp, what's warm?" asks for goods.
  const asks = asksBeyond(text)
  if (isLike && conversation.focus === undefined && !isShopping && (!asks || beginsWish(text) || asksForGoods(text)) && !ofPages(text))
    return findProducts(decision, clause, false)
  if (isLike && isShopping && !asks) return giveDetail(decision, clause, conversation.asked)
  // 刚出生的宝宝穿的 别太厚: goods are named, nothing is asked, and there is nothing yet that it could be about.
  if (mayNameGoods.has(intent) && goods.length > 0 && !asks && !isShopping && conversation.focus === undefined)
    return findProducts(decision, clause, false)
  // No intent, yet goods are named and nothing is asked.
  if (intent === undefined && goods.length > 0 && !asks)
    return isShopping ? giveDetail(decision, clause, conversation.asked) : findProducts(decision, clause, false)
  return undefined
}
const pointingOut: ReadonlySet<IntentName | undefined> = new Set([
  undefined,
  'give_detail',
  'find_product',
  'show_other',
  'correct_detail',
] as const)

export function showCheaper(decision: Decision, clause: Clause): Decision {
  const { conversation } = decision
  const { text, slots } = clause
  const goods = goodsWanted(text)
  // "Any for two hundred odd?": for how much, not for less.
  if (slots.budget?.min !== undefined) return giveDetail(decision, clause, conversation.asked)
  // "Now something for the trip, under 200, no suitcase": a wish of its own.
  const isOther = beginsWish(text) && slots.budget !== undefined && denied(text).length > 0
  if (isOther) return findProducts(decision, clause, false)
  const isDearer = freesBudget(text) && (goods.length > 0 || slots.category !== undefined)
  if (isDearer || (slots.budget !== undefined && (wantsAnother(text) || goods.length > 0))) return findProducts(decision, clause, false)
  // "Anything cheaper that can go in the oven": what it must do is told too.
  const need = withWords(withSlots(conversation.need, slots), text, mustDo(text) ? 'add' : 'keep')
  return showProducts(decision, need, { cheaperThan: [conversation.focus ?? conversation.shown[0] ?? ''], ...likeFocus(conversation) })
}

export function giveDetail(decision: Decision, clause: Clause, asked: Asked | undefined): Decision {
  const { conversation } = decision
  const { slots } = clause
  if (clause.foreignCurrency === true) return ask(decision, 'budget', true)
  // A named product with a budget or a count of people is a wish of its own, not an answer.
  if (slots.product !== undefined && slots.colour === undefined && slots.size === undefined) return findProducts(decision, clause, false)
  const target = targetOf(conversation, slots)
  const about = slots.colour ?? slots.size
  // "What about the blue one?" while a product is talked about: that product in blue, not a new search.
  if (
    about !== undefined &&
    target !== undefined &&
    asked !== 'size' &&
    asked !== 'colour' &&
    slots.budget === undefined &&
    slots.category === undefined &&
    (conversation.focus === target || slots.pointing === true)
  ) {
    return detail(decision, clause, slots.colour !== undefined ? 'colours' : 'sizes', asked)
  }
  if (slots.ordinal !== undefined && target !== undefined) return describe(decision, clause, asked)
  // "Size 9 running shoes please" after a red dress: colour and size were of the other.
  const { category } = conversation.need
  if (
    slots.category !== undefined &&
    slots.category !== category &&
    (category ?? conversation.need.colour ?? conversation.need.size) !== undefined
  )
    return findProducts(decision, clause, conversation.need.gift === true)
  const starts = asked === 'need' || asked === 'category'
  const need = withWords(withSlots(conversation.need, slots), clause.text, starts ? 'replace' : 'add')
  const like = goodsWanted(clause.text).length === 0 && !onlyDetailsTold(slots) ? likeFocus(conversation) : {}
  return showProducts({ ...decision, conversation: { ...conversation, need } }, need, like)
}

/** Whom it is for or what it may cost, whatever it is. */
const onlyDetailsTold = ({ recipient, budget, category }: Slots) => (recipient ?? budget ?? category) !== undefined

export function correct(decision: Decision, clause: Clause, asked: Asked | undefined): Decision {
  const { conversation } = decision
  const { slots } = clause
  const [named] = slots.product ?? []
  if (named !== undefined) {
    const said = say({ ...decision, conversation: turnTo(conversation, named) }, { want: 'corrected', what: 'product' })
    return slots.colour === undefined && slots.size === undefined ? describe(said, clause, asked) : detail(said, clause, 'stock', asked)
  }
  const what = changed(slots)
  if (what === undefined) {
    const isWished = conversation.need.words !== undefined || conversation.need.category !== undefined
    if (slots.notColour !== undefined && isWished)
      return showProducts(decision, withSlots(conversation.need, slots), likeFocus(conversation))
    if (slots.notColour !== undefined)
      return ask({ ...decision, conversation: { ...conversation, need: withSlots(conversation.need, slots) } }, 'colour')
    // "Not to wear, to sleep": corrected by what it is for.
    const isShopping = conversation.need.words !== undefined || conversation.need.category !== undefined || conversation.shown.length > 0
    if (isShopping && goodsWanted(clause.text).length > 0) return findProducts(decision, clause, conversation.need.gift === true)
    // "Forget wool. Cotton": told by what it should be and what not.
    if (isShopping && (qualitiesIn(clause.text).length > 0 || denied(clause.text).length > 0))
      return showProducts(decision, withWords(conversation.need, clause.text, 'add'), likeFocus(conversation))
    return say(
      failed(decision),
      { want: 'say', act: { act: 'apologise', slots: { for: 'misunderstanding' } } },
      { want: 'clarify', options: [] },
    )
  }
  if (clause.foreignCurrency === true) return ask(decision, 'budget', true)
  const need = withWords(withSlots(conversation.need, slots), clause.text, 'add')
  const next: Decision = { ...decision, conversation: { ...conversation, need } }
  const said = say(next, { want: 'corrected', what })
  if (
    what === 'quantity' ||
    (asked === undefined && need.category === undefined && need.words === undefined && conversation.focus === undefined)
  ) {
    return need.category === undefined && need.words === undefined ? ask(said, 'category') : said
  }
  return showProducts(said, need, {})
}

function changed(slots: Slots): Acts['corrected']['what'] | undefined {
  if (slots.colour !== undefined) return 'colour'
  if (slots.size !== undefined) return 'size'
  if (slots.budget !== undefined) return 'budget'
  if (slots.category !== undefined) return 'category'
  if (slots.recipient !== undefined) return 'recipient'
  return slots.quantity !== undefined ? 'quantity' : undefined
}
