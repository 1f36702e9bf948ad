import type { Slots } from '../language/slots.ts'
import { valueAsked } from '../language/superlatives.ts'
import type { Command as Read } from './commands.ts'
import { goodsOfProduct, kindsNamed, ofKinds } from './kind-meant.ts'
import { isNamedFrom, nameScore } from './likely.ts'
import type { Message, Shop } from './message.ts'
import { type How, likeliest } from './named.ts'
import { sizePicked } from './siblings.ts'
import { largerOf } from './size-of-two.ts'

/** Between two things that are set beside each other. */
const between = /跟|和|与|还是|或者?|比(?!较)|、|,|，|\bvs\.?(?![a-z])|\bversus\b|\bor\b|\band\b|\bthan\b|\bcompared (?:to|with)\b/iu
/** What sets them beside each other wherever it stands. */
export const setsBeside =
  /还是|或者?|[跟和与].{1,16}(?:哪|区别|差别|不同|比)|区别|差别|差在哪|不一样|\bdifferences?\b|\bvs\.?(?![a-z])|\bversus\b|\bor\b|\bcompared (?:to|with)\b/iu
/** "What's the difference between …" */
const frame = /^.{0,80}\b(?:between|compar(?:e|ing))\b/iu
/** "Compare these with the 399 ones". */
const sets = /\b(?:with|to|against)\b(?<=\bcompar(?:e|ed|ing)\b.{0,24}\b(?:with|to|against))/iu
/** Two that are named in one breath: 牙胶和餐盘, "the torch and the jacket", "the poncho or the robe". */
const joint = /和|跟|与|、|以及|还是|或者?|\band\b|\bor\b|&/giu

/** Compares, or asks which of two: the classifier hears it, or the words say so. */
export const comparesTwo = ({ command }: Pick<Read, 'command'>, text: string, { clauses }: Message): boolean =>
  command === 'compare' ||
  ((command === 'advise' || command === 'ask' || command === 'find' || command === 'order') &&
    clauses.some(({ intents: [best], abstain }) => best?.name === 'compare' && !abstain && best.probability >= sureOfCompare) &&
    setsBeside.test(text))
const sureOfCompare = 0.5

/**
 * The two things that a text sets beside each other, each called in its own half: by its words, else by what tells it among those of the kind of the other
 * ("the Daybreak or the cushioned ones"). Nothing where it cannot be told of both.
 */
export function twoCompared(read: Read, text: string, how: How, message: Message, shop: Shop): string[] {
  if (text.length > longest) return []
  const isSaid = comparesTwo(read, text, message)
  const halves = halvesOf((isSaid ? text.replace(sets, ' or ') : text).replace(frame, ''))
  if (halves.length > mostHalves) return []
  const two = twoOfKind(text, shop)
  if (two.length > 0 || (halves.length < 2 && !(isSaid && message.focus !== undefined))) return two
  const compared: Read = { ...read, command: 'compare' }
  const calledBy = (half: string) =>
    isSaid && pronounAlone.test(half) ? message.focus : likeliest(compared, half, isSaid ? { ...how, isHalf: true } : how, message, shop)[0]
  const sized = isSaid && halves.length > 1 ? besideSized(halves, calledBy, shop) : undefined
  if (sized !== undefined) return sized
  const named = halves.map(half => calledBy(half) ?? (isSaid ? calledBy(withoutAsked(half)) : undefined))
  const [first, second] = [...new Set(named.filter(sku => sku !== undefined))]
  if (second !== undefined) return [first!, second]
  if (!isSaid) return []
  if (first === undefined) {
    const ofKind = describedHalves(halves, ofKinds(kindsNamed(text), shop.vocabulary), shop)
    return ofKind.length > 0 ? ofKind : besideFocus(halves, message, shop)
  }
  const at = named.indexOf(first)
  const other = halves[at + 1] ?? halves[at - 1]
  if (other === undefined) return message.focus === undefined || message.focus === first ? [] : [message.focus, first]
  const described = describedIn(other, likeThis(first, shop), shop)
  return described === undefined || described === first ? [] : at < halves.indexOf(other) ? [first, described] : [described, first]
}

/** "Dutch oven vs the little one", 小号的和大的那个: one side is told by nothing but its size, among those of the kind of the other or of the few that the other calls. */
function besideSized(halves: readonly string[], calledBy: (half: string) => string | undefined, shop: Shop): string[] | undefined {
  const at = halves.findIndex(half => sizePicked(half) !== undefined && half.length <= longestSize)
  const name = halves[at === 0 ? 1 : at - 1]
  if (at < 0 || at > 1 || name === undefined || sizePicked(name) !== undefined) return undefined
  const first = calledBy(name)
  const called = shop.speaksOf(name).flatMap(one => (nameScore(one) > isNamedFrom ? [one.sku] : []))
  const among = first === undefined ? called : likeThis(first, shop)
  const sized = among.length > 1 && among.length <= mostAlike ? largerOf(sizePicked(halves[at]!)!, among, shop) : undefined
  const other = first ?? (among.length === 2 ? among.find(sku => sku !== sized) : undefined)
  return sized === undefined || other === undefined || other === sized ? undefined : at === 0 ? [sized, other] : [other, sized]
}
const longestSize = 24
const mostAlike = 4

/** "The difference between it and the gift set", 它和大号的比: what is talked about is one of the two. */
const pronounAlone = /^\s*(?:it|this|that|this one|that one|它|[这那](?:个|款|件|双|条|只|把|盏)?)\s*$/iu

/** A side without what is asked of both, or told of whoever asks: 刮刀 of 刮刀哪个能进洗碗机, "cable lock" of "cable lock for overnight in town". */
const withoutAsked = (half: string): string =>
  half.replace(/(?<=\p{Script=Han})(?:哪|谁|有?什么|有?啥|怎么|咋).*$|(?<=[a-z]),? (?:for|which|when|if|because|to|in|on|with)\b.*$/iu, '')

/** What stands on the sides of what joins them; "the D-lock or the cable one, I leave it out all day": behind a comma alone no third side. */
function halvesOf(text: string): string[] {
  const parts = [...text.matchAll(parting)]
  const joins = parts.some(({ 0: joint }) => !mark.test(joint))
  const pieces: { text: string; joined: boolean }[] = []
  let start = 0
  let joined = !joins
  for (const { 0: joint, index } of parts) {
    const isJoint = !joins || !mark.test(joint)
    const piece = text.slice(start, index)
    if (/[\p{L}\p{N}]/u.test(piece)) pieces.push({ text: piece, joined: joined || isJoint })
    joined = isJoint || (joined && !/[\p{L}\p{N}]/u.test(piece))
    start = index + joint.length
  }
  pieces.push({ text: text.slice(start), joined })
  return pieces.flatMap(piece => (piece.joined && /[\p{L}\p{N}]/u.test(piece.text) ? [piece.text] : []))
}
const parting = new RegExp(between.source, 'giu')
const mark = /^[,，]$/u

/** 俩包下雨能背吗, 两个垫子: of which just two are called so. */
function endingSo(text: string, { vocabulary }: Shop): string[] {
  const [, said] = /(?:俩|[两2二](?=[个款双件种条只张把块]))[个款双件种条只张把块]?(\p{Script=Han}{1,3})/u.exec(text) ?? []
  for (let length = said?.length ?? 0; length > 0; length -= 1) {
    const word = said!.slice(0, length).replace(/(?<=.)子$/u, '')
    const called = vocabulary.products.filter(({ names }) => names.some(name => name.endsWith(word) || name.endsWith(`${word}子`)))
    if (called.length > 0) return called.map(({ sku }) => sku)
  }
  return []
}

/** "The two ukuleles": a kind of which there are just two. */
export function twoOfKind(text: string, shop: Shop): string[] {
  if (!/\b(?:two|both)\b|[两俩2二]/iu.test(text)) return []
  const ofKind = ofKinds(kindsNamed(text), shop.vocabulary)
  if (ofKind.length === 2) return ofKind
  const ending = endingSo(text, shop)
  if (ending.length === 2) return ending
  const spoken = shop.speaksOf(text)
  // Of two prams and their rain cover those that end so.
  const called = spoken.filter(({ sku, head }) => head > 0 && (ofKind.length === 0 || ofKind.includes(sku)))
  if (called.length === 2) return called.map(({ sku }) => sku)
  // 那俩手持打蛋器: called alike, and by more than any other.
  const [first, second, third] = spoken.map(one => ({ sku: one.sku, score: nameScore(one) })).sort((a, b) => b.score - a.score)
  if (second === undefined || second.score < isNamedFrom) return []
  const isApart = third === undefined || second.score - third.score >= apartFrom
  return first!.score - second.score < alikeWithin && isApart ? [first!.sku, second.sku] : []
}
const alikeWithin = 0.15
const apartFrom = 0.25

/** 和399那双比: one is only described, and is set beside what is talked about. */
function besideFocus(halves: readonly string[], { focus }: Message, shop: Shop): string[] {
  if (focus === undefined) return []
  const [other, more] = [...new Set(halves.flatMap(half => describedIn(half, likeThis(focus, shop), shop) ?? []))].filter(
    sku => sku !== focus,
  )
  return other === undefined || more !== undefined ? [] : [focus, other]
}

function describedHalves(halves: readonly string[], among: readonly string[], shop: Shop): string[] {
  if (among.length < 2) return []
  const [first, second, more] = [...new Set(halves.flatMap(half => describedIn(half, among, shop) ?? []))]
  return first === undefined || second === undefined || more !== undefined ? [] : [first, second]
}

/** "The cushioned ones", 厚底那双: what tells one of these from the others. */
export function describedIn(half: string, among: readonly string[], shop: Shop): string | undefined {
  const [only, more] = shop.describedAmong?.(asOne(half), among) ?? []
  return more === undefined ? only : undefined
}

/** In the words that point at one thing. */
function asOne(half: string): string {
  if (/\p{Script=Han}/u.test(half)) {
    const [words = ''] =
      /^[^哪啥？?，。]*?(?=的?[那这][个款只种把件双条顶]|有?(?:什么|哪|啥)|的?(?:区别|差别|不同)|[？?，。]|$)/u.exec(half.trim()) ?? []
    return `${[...words.replace(/的$/u, '')].slice(-8).join('')}那个`
  }
  const lower = half.toLowerCase()
  const [, ofOne] = /((?:[a-z0-9'-]{1,24} ){1,3})(?:ones?|version|model)\b/.exec(lower) ?? []
  const words = (ofOne ?? lower).split(/[^a-z0-9'-]+/).filter(word => word !== '' && !empty.has(word))
  return `the ${(ofOne === undefined ? words.slice(-3) : words).join(' ')} one`
}
const empty: ReadonlySet<string> = new Set(
  'the a an your my that those these this between of i me we so ok what whats is are difference diff compare better for which ones one and in to'.split(
    ' ',
  ),
)

/** Of the kind of this one, itself among them. */
export function likeThis(sku: string, { vocabulary }: Shop): string[] {
  const kind = vocabulary.products.find(one => one.sku === sku)?.category
  const own = goodsOfProduct(vocabulary, sku)
  const alike = ofKinds(own, vocabulary)
  const ofCategory = kind === undefined ? [] : vocabulary.products.filter(one => one.category === kind).map(one => one.sku)
  return [...new Set([...alike, ...ofCategory, sku])]
}

/** Two that are asked about in one breath, each named right beside what joins them: "are the Squall and the Fell both waterproof". */
export function bothNamed(read: Read, text: string, how: How, message: Message, shop: Shop): string[] {
  if (text.length > longest) return []
  for (const { 0: said, index } of [...text.matchAll(joint)].slice(0, mostHalves)) {
    const [left, right] = [text.slice(0, index).trimEnd(), text.slice(index + said.length).trimStart()]
    const one = nearestNamed(endings(left), read, how, message, shop)
    const other = one === undefined ? undefined : nearestNamed(beginnings(right), read, how, message, shop)
    if (other !== undefined && one !== other) return [one!, other]
  }
  return []
}

/** The fewest words beside the joint that name a thing. */
function nearestNamed(stretches: readonly string[], read: Read, how: How, message: Message, shop: Shop): string | undefined {
  for (const stretch of stretches) {
    const [only, more] = likeliest(read, stretch, { ...how, isHalf: true }, message, shop)
    if (only !== undefined && more === undefined) return only
  }
  return undefined
}
const lengths = { han: [3, 5, 7], words: [1, 2, 3, 4] }
const beginnings = (text: string): string[] =>
  /^\p{Script=Han}/u.test(text)
    ? lengths.han.map(length => text.slice(0, length))
    : lengths.words.map(count => text.split(/\s+/).slice(0, count).join(' '))
const endings = (text: string): string[] =>
  /\p{Script=Han}$/u.test(text)
    ? lengths.han.map(length => text.slice(-length))
    : lengths.words.map(count => text.split(/\s+/).slice(-count).join(' '))
/** Longer messages, or of more parts, set no two things beside each other. */
const longest = 240
const mostHalves = 6

/** "The 145 or the 160 saddle", 大包是不是更划算: one thing is set beside itself, in what it comes in. */
export function comparedWithin(text: string, skus: readonly string[], { focus }: Message, shop: Shop): string | undefined {
  if (text.length > longest) return undefined
  const own = ownOf(text, skus, shop) ?? (skus.length === 0 ? focus : undefined)
  if (own === undefined) return undefined
  return (skus.length < 2 && valueAsked(text)) || shop.comparesOptions?.(text, own) === true ? own : undefined
}

/** The one thing that a text names, by its name or as the only one of its kind. */
function ownOf(text: string, skus: readonly string[], shop: Shop): string | undefined {
  if (skus.length === 1) return skus[0]
  const ways = [() => shop.meant(text), () => ofKinds(kindsNamed(text), shop.vocabulary), () => headed(text, shop)]
  for (const way of ways) {
    const [own, more] = way()
    if (own !== undefined) return more === undefined ? own : undefined
  }
  return undefined
}

const headed = (text: string, shop: Shop): string[] => shop.speaksOf(text).flatMap(({ sku, head }) => (head > 0 ? [sku] : []))

/** Heard as a wish or a lower price, and asks which size of one thing gives more for the money. */
export function asksValueWithin({ command }: Read, text: string, { product }: Slots, message: Message, shop: Shop): boolean {
  if (!fromWish.has(command) || !valueAsked(text)) return false
  const own = ownOf(text, product ?? [], shop) ?? message.focus
  return own !== undefined && (message.focus === own || shop.comparesOptions?.(text, own) === true)
}
const fromWish: ReadonlySet<string> = new Set(['find', 'cheaper', 'dearer', 'ask', 'price', 'stock', 'coupon'])
