import { chosenOf } from '../dialogue/attention.ts'
import { piecesOf } from '../dialogue/sum-policy.ts'
import { isAmong } from '../language/goods.ts'
import type { Language } from '../language/language.ts'
import { everyVariant } from './draft-every.ts'
import { lineMeant, personIn, withMeant } from './draft-meant.ts'
import type { DraftPart } from './draft-parts.ts'
import {
  alike,
  type Before,
  type DraftLine,
  type DraftShop,
  everyOption,
  isOf,
  isRequest,
  type Mention,
  ofMoney,
  type State,
  sameAs,
  takesVerb,
} from './draft-state.ts'
import { goodsOfProduct } from './kind-meant.ts'

const half = /减半|\bhalf (?:of )?(?:the|that|those)\b/iu
const denies =
  /不(?:要|想|喜欢|用|需要)|别(?!的|人)|没(?:要|说|让|给|算)|\b(?:not|never|no)\b|n['’]t\b|\b(?:dont|doesnt|didnt|wont|cant|isnt)\b/iu
/** 红的太艳了, "the red is too loud". */
const judges =
  /^(?!.*[来要拿买加换]).*(?:便宜|划算|实惠|合算|更好|不错)(?:一?点|些|多了|得多)?(?:了|啊|呀|呢)?$|(?:喜欢|偏爱|最爱)\p{Script=Han}{1,4}$|太\p{Script=Han}{1,4}(?:了|啦)?$|(?:有点|不够)\p{Script=Han}{1,3}(?:了|啦)?$|\b(?:is|are|looks?|seems?)(?: a)?(?: bit| little| way)? too\b/iu
/** "Thats on offer isnt it". */
const tags = /\b(?:is|does|are|do|was|has)n['’]?t (?:it|they|that|you)\b/giu
/** "Nights can be cold", "the lamp would be nice": told of something. */
const tells =
  /^(?!(?:i|we|you|u|can|could|may|let)\b)[a-z' -]{2,30} (?:can|could|will|would|might|may|must|should)(?:['’]?t| not)? (?:be|get|go|come|feel|look)\b/iu
/** 再加个日期章呢, "and if I add the hat?" */
const wouldAdd = (text: string) => /\b(?:if i|what if)\b/iu.test(text) || (/[呢吧]$/u.test(text) && /[再加多要来拿换]/u.test(text))

/** "Is the terracotta one the same price", 蓝的贵吗: asked of it, and not taken. */
const asksOfIt = /^(?:(?:and|so|but|ok|oh) )*(?:is|are|does|do|was|would|will)\b|(?:一样|更?贵|便宜|同价).{0,4}[吗么不?？]/iu

const ofAll = /^(?:全部?|都|它们|所有的?|them(?: all)?|those|these|all(?: of (?:it|them|those))?)$/iu
const calledTogether = /\p{Script=Han}$|[^s]s$/iu

/** Takes a line out of the order, or some pieces of it. */
export function letGo(state: State, part: DraftPart, { product, variants, by, count, bare, unclear }: Mention, { focus }: Before): State {
  const { lines, last } = state
  const isLast = (line: DraftLine) => last !== undefined && isOf(last.at.product, last.at.variants)(line)
  const pointed = lines.some(isLast) ? lines.filter(isLast) : lines.filter(line => line.product === focus)
  // "Make them all cream", 全换成绿的: all there is of what is pointed at.
  const ofThese = ofAll.test(part.text.trim()) ? (pointed.at(-1) ?? lines.at(-1))?.product : undefined
  const these = lines.filter(line => line.product === ofThese)
  if (these.length > 1)
    return {
      ...state,
      lines: lines.filter(line => line.product !== ofThese),
      gone: [...state.gone, ...these],
      isChanged: true,
      isPointed: true,
    }
  // "Drop the socks", of two kinds of them: all that are called so.
  const alike = unclear === undefined || !calledTogether.test(part.text) ? [] : lines.filter(line => unclear.includes(line.product))
  if (alike.length > 1)
    return { ...state, lines: lines.filter(line => !alike.includes(line)), gone: [...state.gone, ...alike], isChanged: true }
  // What is not known is not let go.
  if (unclear !== undefined && unclear.length > 1) return { ...state, unclear: [...state.unclear, { text: part.text, among: unclear }] }
  if (by === 'nothing' && bare !== true) return state
  // "Still got the mug on it. Remove it!!": that is done.
  if ((by === 'nothing' || by === 'pointing') && count === undefined && state.isLetGo === true && last === undefined) return state
  const targets =
    by === 'nothing' || by === 'pointing'
      ? pointed.length > 0
        ? pointed.slice(-1)
        : lines.length === 1
          ? lines
          : []
      : lines.filter(isOf(product, variants))
  // 不是俩: a count is taken back, and no goods; "not the border one, take it off": once.
  const isCount = (by === 'nothing' || by === 'pointing') && count !== undefined && part.out === 'not'
  const counted = isCount ? lines.filter(line => line.quantity === count) : []
  if (counted.length === 1) return { ...state, last: { at: counted[0]! } }
  const isCalled = by === 'name' || by === 'option'
  // "I never asked for two floats": one, of who has been given two; nothing of it goes otherwise.
  if (part.denied === true && count !== undefined && count > 1) return withoutCount(state, isCalled ? targets : lines, count)
  if (targets.length === 0 && isCalled && part.out === 'out') return { ...state, isAbsent: true }
  if (targets.length === 0 || isCount || (bare === true && state.gone.length > 0)) return state
  const [only, more] = targets
  if (count !== undefined && more === undefined && count < only!.quantity) {
    const rest = lines.map(line => (line === only ? { ...line, quantity: line.quantity - count } : line))
    return { ...state, lines: rest, gone: [...state.gone, { ...only!, quantity: count }], isChanged: true }
  }
  if (count !== undefined && part.out === 'out' && count < piecesOf(targets)) return withoutLast(state, targets, count)
  return {
    ...state,
    lines: lines.filter(line => !targets.includes(line)),
    gone: [...state.gone, ...targets],
    isChanged: true,
    ...(part.out === 'not' ? { isDenied: true as const } : {}),
    ...(isCalled ? { isLetGo: true as const } : { isPointed: true as const }),
    ...(isCalled && variants.length > 0 ? { parts: [...(state.parts ?? []), only!.product] } : {}),
  }
}

/** "One mug too many", of a blue one and a green one: what was taken last. */
function withoutLast(state: State, targets: readonly DraftLine[], count: number): State {
  const last = targets.at(-1)
  if (last === undefined || count === 0) return { ...state, isChanged: true }
  const off = Math.min(count, last.quantity)
  const lines = state.lines.flatMap(line =>
    line !== last ? [line] : off < line.quantity ? [{ ...line, quantity: line.quantity - off }] : [],
  )
  return withoutLast({ ...state, lines, gone: [...state.gone, { ...last, quantity: off }] }, targets.slice(0, -1), count - off)
}

/** A count that is denied. */
function withoutCount(state: State, lines: readonly DraftLine[], count: number): State {
  const [only, more] = lines.filter(line => line.quantity === count)
  if (only === undefined || more !== undefined) return { ...state, isAbsent: true }
  const next: DraftLine = { ...only, quantity: 1 }
  return {
    ...state,
    lines: state.lines.map(line => (line === only ? next : line)),
    last: { at: next },
    isChanged: true,
    isRecounted: true,
  }
}

/** What takes the place of what is let go, in its number and with its other options where nothing else is said. */
export function replaced(state: State, part: DraftPart, mention: Mention, language: Language, before: Before, shop: DraftShop): State {
  const { product, variants, count } = mention
  // "Change it to cream" after a can that comes in no cream: of the mug before it, which does.
  const isOfOther =
    state.isPointed === true &&
    (mention.by === 'option' || (mention.by === 'name' && (mention.variants.length > 0 || ofSize.test(part.text)))) &&
    state.gone.every(line => line.product !== product)
  // 睡衣换成XL的, of two kinds of them of which one comes in XL: of that.
  const ofThis = mention.by === 'option' ? state.gone.filter(line => line.product === product) : []
  const isOfSome = ofThis.length > 0 && ofThis.length < state.gone.length
  const kept =
    isOfOther && state.lines.some(line => line.product === product)
      ? { ...state, lines: [...state.lines, ...state.gone], gone: [] }
      : isOfSome
        ? { ...state, lines: [...state.lines, ...state.gone.filter(line => !ofThis.includes(line))], gone: ofThis }
        : state
  const [one, another] = kept.lines.filter(line => line.product === product && line.variants.some(sku => variants.includes(sku)))
  const others = kept.lines.filter(line => line.product === product && line !== one)
  // "Black and navy, change to navy": all that there is of it is that.
  if (kept.gone.length === 0 && one !== undefined && another === undefined && count === undefined && others.length > 0) {
    const next: DraftLine = { ...one, quantity: one.quantity + (one.isNew === true ? 0 : piecesOf(others)) }
    const lines = kept.lines.filter(line => !others.includes(line)).map(line => (line === one ? next : line))
    return { ...kept, lines, last: { at: next }, isChanged: true }
  }
  // "Not the robes, two floats" of who takes two of them in different colours: those.
  const same = kept.lines.filter(line => line.product === product)
  if (kept.gone.length === 0 && variants.length === 0 && same.length > 1 && piecesOf(same) === count)
    return { ...kept, last: { at: same[0]! } }
  const implied = kept.gone.length > 0 ? kept : letGoFor(kept, product, part.again === true, before, shop)
  const { gone } = implied
  const of = product ?? gone.at(-1)?.product
  if (of === undefined) return state
  // "Not that one, two of the other": of what is ordered already so many.
  const there = implied.lines.filter(isOf(of, variants))
  if (there.length === 1 && !gone.some(line => line.product === of)) {
    const next: DraftLine = { ...there[0]!, quantity: count ?? there[0]!.quantity }
    return {
      ...implied,
      lines: implied.lines.map(line => (line === there[0] ? next : line)),
      gone: [],
      last: { at: next },
      isChanged: true,
    }
  }
  if (gone.length === 0) return taken(state, part, { ...mention, product: of }, language, before, shop)
  const from = gone.findLast(line => line.product === of) ?? gone.at(-1)!
  const every =
    part.each === undefined || !everyOption[language].test(part.text)
      ? undefined
      : everyVariant({ ...implied, gone: [] }, of, [], { count: part.each, text: part.text }, language, shop)
  if (every !== undefined) return every
  if (product === undefined && gone.length === 1 && count !== undefined) {
    const next: DraftLine = { ...from, quantity: count }
    return { ...implied, lines: [...implied.lines, next], gone: [], last: { at: next }, isChanged: true, isRecounted: true }
  }
  const label = from.variants.length === 1 ? shop.variantsOf(from.product).find(({ sku }) => sku === from.variants[0])?.label : undefined
  const said = sameAs.test(part.text) && label !== undefined ? `${part.text} ${label}` : part.text
  const meant =
    from.product === of
      ? shop.variantsNamed(said, of, from.variants.length === 1 ? from.variants[0] : undefined)
      : sameAs.test(part.text)
        ? shop.variantsNamed(said, of)
        : variants
  const line: DraftLine = {
    product: of,
    quantity: count ?? piecesOf(gone),
    ...(count === undefined ? {} : { isCounted: true as const }),
    variants: meant.length > 0 ? meant : variants.length === 0 && from.product === of && count !== undefined ? from.variants : variants,
    // For whom it was taken is not said again.
    said: from.product === of && meant.length === 1 && personIn(from.said) !== undefined ? `${from.said} ${said}` : said,
    isNew: true,
    ...(from.product === of && from.wrapped !== undefined ? { wrapped: from.wrapped } : {}),
    ...(from.product === of && from.engraved !== undefined ? { engraved: from.engraved } : {}),
  }
  return { ...implied, lines: [...implied.lines, line], gone: [], last: { at: line }, isChanged: true }
}

/** "Make it the bigger mat", of who takes a mat and a lamp: the mat in another size. */
const ofSize = /\b(?:bigger|larger|smaller|big|large|small|little)\b|[大小](?:一?[点些]|号)?的/iu

/** 换成法兰绒的: in place of a thing like it, of what is talked about, else of what was taken last. */
function letGoFor(state: State, product: string | undefined, isAgain: boolean, { focus }: Before, shop: DraftShop): State {
  const { lines } = state
  const isElse = focus !== undefined && !lines.some(line => line.product === focus)
  const kinds = product === undefined ? undefined : goodsOfProduct(shop.vocabulary, product)
  const isSameThing = (line: DraftLine) => kinds !== undefined && isAmong(kinds, goodsOfProduct(shop.vocabulary, line.product))
  // 换成双人的 of who takes a tent for four and talks about bags: in place of the tent.
  const own =
    lines.findLast(line => line.product === product) ?? lines.findLast(isSameThing) ?? lines.findLast(line => line.product === focus)
  const kin = product === undefined ? [] : alike(product, shop)
  const from = isAgain ? lines.findLast(line => kin.includes(line.product)) : (own ?? (isElse ? undefined : lines.at(-1)))
  return from === undefined ? state : { ...state, lines: lines.filter(line => line !== from), gone: [from], isChanged: true }
}

/** Something is taken, in another number than before, or only spoken of. */
export function taken(
  state: State,
  part: DraftPart,
  { product, variants, by, count, colour }: Mention & { product: string },
  language: Language,
  before: Before,
  shop: DraftShop,
): State {
  const { lines, last } = state
  // What is turned down in words that are not known for it is not taken.
  const isJudged = count === undefined && judges.test(part.text)
  if (isJudged || denies.test(part.text.replace(tags, ' '))) return state
  const said = { product, variants, by, ...(count === undefined ? {} : { count }) }
  const meantLine = colour === undefined && part.asked !== true ? lineMeant(state, part, said, before, shop) : undefined
  if (meantLine !== undefined) return withMeant(state, part, meantLine)
  if (count === undefined && tells.test(part.text) && !(before.putsRight === true && variants.length > 0)) return state
  const isForOther = (part.more === true || part.beside === true) && forAnother.test(part.text)
  const isApart = isForOther || (state.isApart === true && by === 'option')
  const own = colour !== undefined || isApart ? [] : lines.filter(isOf(product, variants))
  const [only, more] = own
  // 就睡袋两条, of two in different colours: those.
  const isAll = count !== undefined && part.more !== true && variants.length === 0 && own.length > 1
  if (isAll && piecesOf(own) === count) return { ...state, last: { at: own[0]! } }
  const isLast = last !== undefined && last.at.product === product
  // 儿童枕 … 蓝的: an option of what was taken just before.
  const isOther = isLast && last.at.variants.length > 0 && variants.length > 0 && !last.at.variants.some(sku => variants.includes(sku))
  const isAnother = isLast && count === undefined && part.beside === true && last.base !== undefined
  if (
    by === 'option' &&
    colour === undefined &&
    isLast &&
    !isForOther &&
    !((isOther || isAnother) && part.within !== true) &&
    (part.within === true || (last.at.isNew === true && last.at.variants.length !== 1 && part.more !== true))
  )
    return narrowed(state, last, { variants, text: part.text, ...(count === undefined ? {} : { count }) })
  const text = part.text
  // "I said yellow" of who has been given a grey one.
  const isRight =
    before.putsRight === true &&
    (by === 'option' || (by === 'name' && variants.length > 0)) &&
    own.length === 0 &&
    lines.some(line => line.product === product)
  const isTaking =
    before.takes ||
    isRight ||
    count !== undefined ||
    part.more === true ||
    (part.beside === true && lines.length > 0) ||
    (part.only === true && state.isChanged) ||
    takesVerb[language].test(text) ||
    lines.some(line => line.isNew === true)
  if (only !== undefined && more === undefined && part.asked === true && count === undefined) return { ...state, last: { at: only } }
  if (only !== undefined && more === undefined) {
    const isSame = variants.length === 0 || only.variants.length > 0
    const next: DraftLine = {
      ...only,
      variants: isSame ? only.variants : variants,
      quantity: half.test(text)
        ? Math.floor(only.quantity / 2)
        : part.more === true
          ? only.quantity + (count ?? 1)
          : (count ?? only.quantity),
    }
    if (next.quantity === only.quantity && isSame) return { ...state, last: { at: only } }
    return {
      ...state,
      lines: lines.map(one => (one === only ? next : one)),
      last: { at: next, ...(count === undefined ? {} : { base: count }) },
      isChanged: true,
      ...(count === undefined ? {} : { isRecounted: true as const }),
    }
  }
  const isAsked = part.asked === true && (!ofMoney.test(text) || (asksOfIt.test(text) && count === undefined))
  if (only !== undefined || !isTaking || (isAsked && !wouldAdd(text) && !isRequest(text)))
    return only === undefined ? { ...state, weighed: { product, variants } } : { ...state, last: { at: only } }
  const { again: _again, ...plain } = part
  const isSameCount = count === undefined || (isRight && lines.find(line => line.product === product)?.quantity === count)
  if (isSameCount && colour === undefined && state.isApart !== true && isOfOtherOption(state, part, { product, variants }, before))
    return replaced(state, plain, { product, variants, by }, language, before, shop)
  // 不是儿童的！… 儿童的还是一套: as it was ordered before.
  const [ordered, another] = before.lines.filter(one => one.product === product && one.sku !== product)
  const remembered =
    by === 'pointing' ? chosenOf(before, product) : another === undefined && colour === undefined ? ordered?.sku : undefined
  const like = sameAs.test(text) ? (lines.findLast(line => line.product === product) ?? last?.at ?? lines.at(-1)) : undefined
  const label = like === undefined || like.product === product ? undefined : labelOf(like, shop)
  const alike = like?.product === product && like.variants.length === 1 ? shop.variantsNamed(text, product, like.variants[0]) : []
  const meant = label !== undefined ? shop.variantsNamed(`${text} ${label}`, product) : alike.length > 0 ? alike : variants
  const line: DraftLine = {
    product,
    quantity: count ?? (like?.product === product && part.more !== true ? like.quantity : 1),
    ...(count === undefined ? {} : { isCounted: true as const }),
    variants: meant.length > 0 ? meant : remembered === undefined ? [] : [remembered],
    said: label === undefined ? text : `${text} ${label}`,
    isNew: true,
    ...(colour === undefined ? {} : { colour }),
  }
  // 要两个 黑的一个 红的一个, of what comes in no red: one of the two, all the same.
  const isPart = colour !== undefined && state.parted?.includes(product) === true
  const others = isPart ? lines.map(one => (one === last?.at ? { ...one, quantity: one.quantity - line.quantity } : one)) : lines
  const left = others.filter(one => one.quantity > 0)
  return { ...state, lines: [...left, line], last: { at: line, ...(count === undefined ? {} : { base: count }) }, isChanged: true }
}

/** "XXL in black then", 43的吧 of who takes an M or a 42 of it: in its place, where nothing says that it is one more. */
function isOfOtherOption(
  { lines, last, spoken = [] }: State,
  part: DraftPart,
  { product, variants }: Pick<Mention, 'variants'> & { product: string },
  { putsRight }: Before,
): boolean {
  const [own, more] = lines.filter(line => line.product === product)
  const isBefore = own !== undefined && more === undefined && own.isNew !== true && own.variants.length === 1
  const text = putsRight === true ? part.text.replace(/\b(?:the|that|those) [a-z]+ ones?\b/giu, ' ') : part.text
  const isMore = part.more === true || part.beside === true || part.each !== undefined || isOneMore.test(text)
  // "I said 6 for him and 8 for me" tells of two; "no the bag, yellow" of one.
  const isOpen =
    putsRight === true &&
    last?.at === own &&
    spoken.every(one => one.product !== product || one.variants.length === 0 || variants.some(sku => one.variants.includes(sku)))
  return isBefore && variants.length > 0 && (last?.at.product !== product || isOpen) && !isMore
}
/** "And a mug for my sister, in blue", 再来一件给我老公 of who takes one already: another one. */
const forAnother =
  /\b(?:an?|one|another|\d+|two|three|four)\b.* for (?!me\b|that\b|it\b|now\b|the (?:same|price)\b|free\b|delivery\b|\d)[a-z]|给(?!我(?:$|[，,\s来拿加再要算])|我们)[我你他她咱\p{Script=Han}]/iu
const isOneMore = /也|还(?!是)|另|给|\b(?:both|each|and|also|for (?!me\b|that\b|it\b|now\b)[a-z]+|(?<!\bin )an?|one)\b/iu

const labelOf = (line: DraftLine | undefined, shop: DraftShop): string | undefined =>
  line?.variants.length === 1 ? shop.variantsOf(line.product).find(({ sku }) => sku === line.variants[0])?.label : undefined

/** "Two cans, one yellow one green": so many of what was named have this option. */
function narrowed(
  state: State,
  { at: line, base }: NonNullable<State['last']>,
  told: { variants: readonly string[]; text: string; count?: number },
): State {
  const { variants, text, count } = told
  const fits = line.variants.length < 2 ? variants : line.variants.filter(sku => variants.includes(sku))
  const both = fits.length > 0 ? fits : variants
  const said = `${line.said} ${text}`
  if (count === undefined || base === undefined || count >= line.quantity) {
    const next: DraftLine = { ...line, variants: both, said, ...(count === undefined ? {} : { quantity: count }) }
    return {
      ...state,
      lines: state.lines.map(one => (one === line ? next : one)),
      last: { at: next, ...(base === undefined ? {} : { base }) },
    }
  }
  const part: DraftLine = { ...line, variants: both, said, quantity: count }
  const rest: DraftLine = { ...line, quantity: line.quantity - count }
  const parted = [...(state.parted ?? []), line.product]
  return { ...state, lines: [...state.lines.filter(one => one !== line), part, rest], last: { at: rest, base }, parted }
}
