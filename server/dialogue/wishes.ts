import { readAge } from './ages.ts'
import { turnTo } from './attention.ts'
import { type Asked, advanceTo, type Conversation, type Need } from './conversation.ts'
import { ask, type Decision, failed, say } from './decision.ts'
import { denied } from './denials.ts'
import { goesWithIt } from './for-what.ts'
import { goodsWanted, qualitiesIn } from './goods.ts'
import type { IntentName } from './intents.ts'
import { keepPerson, ofThem, turnsDownAsChildish, withSlots, withWords } from './need.ts'
import type { Acts } from './plan.ts'
import { describe, detail, targetOf } from './products-meant.ts'
import { asksSomething } from './questions.ts'
import type { Slots } from './slots.ts'
import { superlativeAsked } from './superlatives.ts'
import type { Clause } from './turn.ts'
import type { ProductsAsked, Want } from './wants.ts'
import { amongShown, asksForGoods, asksSale, beginsWish, freesBudget, isBareName, onlyLimits, wantsAnother } from './wish-phrases.ts'

export function findProducts(decision: Decision, clause: Clause, gift: boolean): Decision {
  const { conversation } = decision
  const { slots, text } = clause
  const { need: before } = conversation
  const refines = !gift && narrowsOnly(before, clause)
  // A new kind of thing, or a wish in words that names no kind the shop has: what was wanted before does not narrow it.
  const another = !refines && (before.category !== undefined || before.words !== undefined || before.sale === true)
  // After a gift, something else is for the shopper again.
  const base: Need = refines
    ? before
    : before.gift === true && !gift && slots.recipient === undefined && !wantsAnother(text)
      ? {}
      : another
        ? keepPerson(before, text)
        : before
  // "Something for me too": nobody's age any more but one's own.
  const isOther = slots.recipient !== undefined && before.age !== undefined && slots.recipient !== before.recipient
  // "Anything with no scent" after a question about one: of its kind.
  const like = !another && !refines && onlyLimits(text) && goodsWanted(text).length === 0 ? likeFocus(conversation) : {}
  const { budget, ...unlimited } = base
  const whole = budget === undefined || freesBudget(text) ? unlimited : base
  const { age: _age, ...ofAnother } = whole
  const from = isOther ? ofAnother : whole
  const said = withWords(withSlots(from, slots), text, refines ? 'add' : 'replace')
  const need: Need = { ...said, ...(gift || base.gift === true ? { gift: true } : {}) }
  const fresh: Conversation = another ? { ...conversation, seen: [], askedBefore: [] } : conversation
  const known = advanceTo({ ...fresh, need }, need.category !== undefined || need.recipient !== undefined ? 'need_known' : 'engaged')
  const next: Decision = { ...decision, conversation: known }
  if (clause.foreignCurrency === true) return ask(next, 'budget', true)
  // Who says for how much is shown something first, and asked beside it.
  if (need.gift === true && need.budget === undefined && !saysForWhom(need, text) && !known.askedBefore.includes('recipient'))
    return ask(next, 'recipient')
  return showProducts(next, need, like)
}

/** Words that name no goods and do not begin a wish only tell more of the one before. */
function narrowsOnly(before: Need, { text, slots }: Clause): boolean {
  if (before.category === undefined && before.words === undefined && before.sale !== true) return false
  if (/^\s*(?:only|just)\b|^只(?:要|看)/iu.test(text)) return true
  if (slots.category !== undefined || slots.recipient !== undefined || slots.product !== undefined) return false
  // "Do you sell the filters on their own?": another thing, whatever it is called.
  if (sellsToo.test(text)) return false
  if (onlyLimits(text) && goodsWanted(text).length === 0) return true
  return goodsWanted(text).length === 0 && !beginsWish(text) && !wantsAnother(text) && !/有(?:吗|没|么|木有)/u.test(text)
}

const sellsToo = /单(?:独)?卖.{0,8}[吗么没]|\b(?:do|does) (?:you|u)(?: guys)? (?:also )?sell\b|\bsold separately\b/iu

/** Nobody is asked for whom a gift is who said so, or for what occasion, or which thing. */
function saysForWhom({ recipient, age, category }: Need, text: string): boolean {
  if (recipient !== undefined || age !== undefined || category !== undefined || goodsWanted(text).length > 0) return true
  return /婚礼|结婚|新婚|搬家|新家|乔迁|满月|毕业|\b(?:wedding|housewarming|graduation|baby shower|retirement)\b|\bfor (?:an? |the |my |our |some )?(?!sale|me\b|christmas|birthday|under|less|about|around|up\b)[a-z]{4,}/iu.test(
    text,
  )
}

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
    if (shown.length > 1 && amongShown(text) && !ofWholeShop.test(text)) return showProducts(decision, need, { order, among: shown })
    if (shown.length > 0 && !ofWholeShop.test(text)) return showProducts(decision, need, { order, ...likeFocus(conversation) })
  }
  if (order !== undefined && slots.product === undefined && (shown.length === 0 || ofWholeShop.test(text)))
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
  const isSoft = isShopping && refusing.has(intent) && /^\s*nothing (?:too )?[a-z]+\s*[.!]?$|^\s*(?:不要|别)太/iu.test(text)
  const rest = refused.reduce((left, word) => left.replace(word, ' '), text)
  if ((refused.length > 0 || isSoft) && (slots.product === undefined || !tellsSomething(rest)) && !/[?？吗]\s*$/.test(text)) {
    if (named || ((beginsWish(text) || intent === 'find_product') && (!isShopping || qualitiesIn(rest).length > 0)))
      return findProducts(decision, clause, intent === 'find_gift')
    if (isShopping) {
      const next = withWords(withSlots(need, slots), text, tellsSomething(rest) ? 'add' : 'keep')
      return showProducts({ ...decision, conversation: { ...conversation, seen: [] } }, next, likeFocus(conversation))
    }
  }
  if (slots.product !== undefined) return undefined
  // "The stripy one": told apart from what else was shown by what it is like.
  if (shown.length > 1 && pointsOut.test(text) && slots.ordinal === undefined && pointingOut.has(intent))
    return showProducts(decision, withWords({ ...need, words: '' }, text, 'replace'), { among: shown })
  // "Then a boy 3 who is crazy about trains": for another one.
  if (
    (misread.has(intent) || intent === 'find_product') &&
    isShopping &&
    slots.recipient !== undefined &&
    readAge(text) !== undefined &&
    !asksSomething(text.replace(/\b(?:who|that|which)(?: is|'s| loves?| likes?)?\b/gi, ''))
  )
    return findProducts(decision, clause, need.gift === true)
  // 要凑一凑 再推荐点 60以内 文具: a price beside goods is what may be spent.
  if (intent === 'bargain' && named && slots.budget !== undefined) return findProducts(decision, clause, false)
  const instead = (intent === 'cheaper' || intent === 'show_other') && /\binstead\b|换成/iu.test(text)
  if ((misread.has(intent) || instead) && beginsWish(text) && tellsSomething(text)) return findProducts(decision, clause, false)
  if (intent === undefined && /^\s*(?:ok(?:ay)?,? |and |so )*(?:what|which|any)(?:thing)? (?:else|others?)\b/i.test(text) && isShopping) {
    const next = withWords(withSlots(need, slots), text, 'add')
    return showProducts(decision, next, { exclude: conversation.seen })
  }
  // "Woolly" alone may sound like an insult.
  const isBare = (intent === 'insult' || intent === 'compliment') && text.trim().split(/\s+/).length <= 2
  const isLike = (intent === undefined || isBare) && qualitiesIn(text).length > 0
  // "I freeze every time I camp, what's warm?" asks for goods.
  const asks = asksSomething(text.replace(/\bwhat'?s [a-z]+[\s.!?]*$/i, '')) || /[没不][?？]?\s*$/.test(text)
  if (
    isLike &&
    conversation.focus === undefined &&
    !isShopping &&
    (!asks || beginsWish(text) || asksForGoods(text)) &&
    !/退|保修|运费|发票|\b(?:return|warranty|ship)/i.test(text)
  )
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

const ofWholeShop = /东西|商品|全店|店里|\b(?:things?|items?|products?|stuff|you (?:have|sell|got))\b/iu

/** "The stripy one", 带花的那个; not "the cheaper one". */
const pointsOut =
  /^(?:no,? |ok,? |and |i meant? )*the (?!(?:first|second|third|last|other|same|next|big|bigger|small|smaller|cheap|cheaper|one)\b)[a-z-]+(?: [a-z-]+)? one[.! ]*$|^\p{Script=Han}{1,6}的那[个款件双条只把][。！ ]*$/iu
const pointingOut: ReadonlySet<IntentName | undefined> = new Set([
  undefined,
  'give_detail',
  'find_product',
  'show_other',
  'correct_detail',
] as const)

/** What most likely complains, even where that is not sure. */
export const isComplaint = ({ intents: [best] }: Clause): boolean => best?.name === 'complain' && best.probability >= 0.6

/** More than "something else?". */
const tellsSomething = (text: string): boolean => toldIn(text).length > (/\p{Script=Han}/u.test(text) ? 1 : 2)
const toldIn = (text: string): string =>
  text.replace(
    /\b(?:not|no|the|something|anything|else|another|some|any|other|one|please|pls|ok|and|do|you|have|what|can|i|get|help|with|question)\b|不要|别要|不想|不考虑|[的了我想要看那个款种些再还吧也就算]|[^\p{L}]/giu,
    '',
  )

/** Others of the kind of what is talked about, where no wish names one. */
export function likeFocus({ need, focus, shown }: Conversation): Pick<ProductsAsked, 'like' | 'alike'> {
  const like = focus ?? shown[0]
  const named =
    need.category !== undefined || need.gift === true || need.recipient !== undefined || need.sale === true || need.words !== undefined
  if (like === undefined || named) return {}
  // The first of a mixed list was chosen by nobody.
  return like === shown[0] && shown.length > 1 ? { like, alike: shown } : { like }
}

export function showOthers(decision: Decision, clause: Clause): Decision {
  const { conversation } = decision
  if (goodsWanted(clause.text).length > 0 || clause.slots.category !== undefined) return findProducts(decision, clause, false)
  // "Next kid is 1, something wooden": what another was shown may suit this one.
  const age = readAge(clause.text)
  if (age !== undefined && age !== conversation.need.age) return findProducts(decision, clause, conversation.need.gift === true)
  const need = withWords(withSlots(conversation.need, clause.slots), clause.text, tellsMore(clause.text) ? 'add' : 'keep')
  return showProducts(decision, need, { exclude: conversation.seen, ...likeFocus(conversation) })
}

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
  const need = withWords(withSlots(conversation.need, slots), text, mustDo.test(text) ? 'add' : 'keep')
  return showProducts(decision, need, { cheaperThan: [conversation.focus ?? conversation.shown[0] ?? ''], ...likeFocus(conversation) })
}

const mustDo = /\b(?:that|which|(?:i|we|you|he|she|they) can|can (?:go|be)|to (?!me\b)[a-z]+ (?:in|on|with))\b|能\p{Script=Han}{1,6}的/iu

/** "Next kid is 1, something wooden": more than a call for others. */
const tellsMore = (text: string): boolean =>
  /(?:看看|来[个点双件]|要)(?!别的|其他)\p{Script=Han}{2,8}的[吧呢]?$/u.test(text) ||
  (/[,，]|\b(?:for|with|in|that)\b/.test(text) && text.length > 16)

export function showPopular(decision: Decision, slots: Slots): Decision {
  const { conversation } = decision
  const { category: _category, words: _words, ...rest } = conversation.need
  const need = conversation.need.category !== undefined ? withSlots(conversation.need, slots) : withSlots(rest, slots)
  return showProducts(decision, need, {})
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

/** Nothing that was refused is shown again. */
export function showProducts(
  decision: Decision,
  need: Need,
  options: Partial<Pick<Extract<Want, { want: 'products' }>, 'exclude' | 'cheaperThan' | 'dearerThan'>> & ProductsAsked,
): Decision {
  const { conversation } = decision
  const popular = need.category === undefined && need.words === undefined
  const { exclude = [], ...others } = options
  const want: Want = {
    want: 'products',
    need: ofThem(need, conversation),
    exclude: [...new Set([...exclude, ...(conversation.refused ?? [])])],
    ...(popular ? { popular } : {}),
    ...others,
  }
  return say({ ...decision, conversation: { ...conversation, need } }, want)
}
