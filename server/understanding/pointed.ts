import type { Command } from '../dialogue/commands.ts'
import { saysMissed } from '../language/denials.ts'
import { goodsWanted, isAmong } from '../language/goods.ts'
import { asksSomething } from '../language/question-words.ts'
import { readPointing } from '../language/references.ts'
import { readSlots, type Slots } from '../language/slots.ts'
import { meansSeveral } from '../language/sums.ts'
import { bothNamed, comparesTwo, likeThis, setsBeside, twoCompared, twoOfKind } from './beside.ts'
import { otherOptions } from './clause-of.ts'
import { type Command as Read, valuesOf } from './commands.ts'
import { subjectBefore, withoutComplement } from './complement.ts'
import { countAlone, readCounted } from './counted.ts'
import { describedOfKind, endingSo, phrasesTold, toldBy } from './described-of-kind.ts'
import { pointing } from './heads.ts'
import { withoutPassing } from './in-passing.ts'
import { goodsOfProduct, kindsNamed, kindsSpokenOf, namesAnotherKind, ofKindNamed, ofKinds } from './kind-meant.ts'
import { isNamedFrom, nameScore } from './likely.ts'
import type { Message, Shop } from './message.ts'
import { asksAbout, asksOrTakes, type How, likeliest } from './named.ts'
import { isOfFocus } from './of-focus.ts'
import { ofOptionFar, ofOptionSaid, ofOwnOption, ofPriceSaid } from './option-meant.ts'
import { earlierMeant, firstSeen, lastTwo, otherMeant } from './other-meant.ts'
import { pickedBy, saysPlain } from './picked.ts'
import { calledByMeasure, siblingsNamed, sizePicked } from './siblings.ts'
import { ownerNamed, subjectNamed } from './subject-named.ts'

/** Commands that are about goods that are there. */
const aboutGoods: ReadonlySet<string> = new Set(pointing)

type Pointed = Pick<Command, 'skus' | 'all' | 'named' | 'called' | 'beyond'>

/**
 * The products a command is about. A whole name, a place on the screen and "the lighter one" say it by themselves; else every product in view,
 * and each that the words name, is weighed: by the rarity of the words in this shop, by what the reader points at, by what is talked about.
 */
export function pointedBy(command: Read, part: string, heard: Slots, how: How, message: Message, shop: Shop): Pointed {
  const owner = command.command === 'ask' ? ownerNamed(part, message, shop.vocabulary) : undefined
  if (owner !== undefined) return { skus: [owner], called: true }
  const ofFocus = askedOfFocus(command, part, how, message, shop)
  if (ofFocus !== undefined) return ofFocus
  // What is turned down may be named in another part than the one that turns it down.
  const refuses = command.command === 'reject' || command.command === 'drop'
  const text = command.command === 'reject' ? message.text : part
  const pointedAt = itemsOf(command, message, shop)
  const said =
    refuses || heard.ordinal !== undefined ? pointedAt : ofOne(withoutRefused(pointedAt, text, message, shop), command, text, message)
  if (!aboutGoods.has(command.command)) return said
  // 这不是保温的: what it is not is no name of it.
  if (command.command === 'reject' && said.skus.length > 0 && saysMissed(text)) return said
  // "The mug then, two of them, the glasses I don't want": what is let go may be named in another part than the one that lets it go.
  const letGo = command.command === 'drop' ? refusedIn(message, shop) : []
  if (letGo.length > 0) return { skus: letGo, called: true }
  const { ordinal, category } = heard
  const { product = [] } = refuses ? heard : { product: notTurnedDown(heard.product ?? [], message, shop) }
  const { named: _named, all: _all, ...rest } = said
  // "That's the one, in green, and a sleeping bag": what is pointed at comes first, and what is named after it.
  if (how.shared === 'first' && isSpokenOf(said.skus, text, heard, shop)) return said
  const compares = command.command === 'compare'
  const left = asksOfTwo.has(command.command) ? leftOfTwo(text, message, shop) : undefined
  if (left !== undefined) return { ...rest, skus: [left] }
  const isFirst = ordinal === 1 && !compares && !refuses && product.length === 0
  const first = isFirst ? firstSeen(text, message) : undefined
  if (first !== undefined) return { ...rest, skus: [first] }
  // "No, the Skyglide": a name that is not turned down is what is wanted instead.
  const turnedDown =
    command.command === 'reject' ? product.filter(sku => shop.speaksOf(text).some(one => one.sku === sku && one.refused > 0)) : product
  if (command.command === 'reject' && turnedDown.length < product.length)
    return turnedDown.length > 0
      ? { ...rest, skus: turnedDown, called: true }
      : { ...rest, skus: said.skus.filter(sku => !product.includes(sku)) }
  const sides = { ...how, points: readPointing(message.text.toLowerCase()) !== undefined }
  const siblings = siblingsNamed(text, message, shop.vocabulary)
  // 23寸和26寸的尤克里里, 61键那个: what a measure in a name calls, where nothing in view comes in it.
  const measured = refuses
    ? []
    : notTurnedDown(calledByMeasure(text, shop.vocabulary), message, shop).filter(sku => !isOptionInView(text, sku, message, shop))
  if (measured.length > 0 && measured.length >= siblings.skus.length) return { ...rest, skus: measured, called: true }
  // 山雀8倍跟10倍: things of one name by the number that tells them apart.
  if (!refuses && siblings.isByNumber && siblings.skus.length > 0) return { ...rest, skus: [...siblings.skus], called: true }
  const two = refuses ? [] : twoMeant(command, text, sides, message, shop)
  if (two.length > 1) return { ...rest, skus: two, called: true }
  const picked = compares || command.command === 'reject' ? undefined : pickedBy(text, said.skus, message, shop)
  // "The little one" of two lanterns is no Little Dutch Oven elsewhere in the shop.
  const isSized = sizePicked(text) !== undefined || saysPlain(text)
  if (picked !== undefined && (product.length === 0 || isSized)) return { ...rest, skus: [picked], ...(isSized && { called: true }) }
  if (product.length > 0 && (product.length > 1 || !compares)) return { ...rest, skus: product, called: true }
  // 有别的颜色吗 不想要黑的 names nothing else.
  const asksOptions = asksOfTwo.has(command.command) && said.skus.length === 1 && otherOptions(text) !== undefined
  if (asksOptions && shop.speaksOf(text).every(one => said.skus.includes(one.sku) || nameScore(one) <= isNamedFrom)) return said
  // "The first one, the 399": a price tells more than a place in a list that may be an older one.
  const priced = compares || refuses ? undefined : ofPriceSaid(text, message, shop)
  if (priced !== undefined) return { ...rest, skus: [priced], called: true }
  const { together = [] } = message
  const told = ordinal === undefined || compares || refuses ? undefined : together.at(ordinal > 0 ? ordinal - 1 : ordinal)
  if (told !== undefined) return { ...rest, skus: [told] }
  const placed = command.command === 'add' && ordinal !== undefined ? placesIn(text, ordinal, message, shop) : []
  if (placed.length > 0) return { ...rest, skus: placed }
  const before = compares || refuses || product.length > 0 ? undefined : earlierMeant(text, message)
  if (before !== undefined) return { ...rest, skus: [before] }
  const isBeyond = ordinal !== undefined && message.shown.length > 0 && Math.abs(ordinal) > message.shown.length && product.length === 0
  if (isBeyond && !isDescribed(text)) return { skus: [], beyond: true }
  if (said.all === true || valuesOf(command, 'item').includes('cart')) return said
  const ofShop = valuesOf(command, 'about').includes('shop')
  const [described, another] =
    asksAbout.has(command.command) && !ofShop && !setsBeside.test(text) ? toldIn(command, text, message, shop) : []
  if (described !== undefined && another === undefined) return { ...rest, skus: [described], called: true }
  const named = [...new Set([...product, ...likeliest(command, text, sides, message, shop)])]
  if (named.length > 0)
    return { ...rest, skus: compares && named.length === 1 ? besideNamed(named, said.skus, message) : named, called: true }
  // "The juniper, does it do jeans" of two of that name, while other things are talked about.
  const isOfFamily = message.focus !== undefined && siblings.skus.includes(message.focus)
  if (!refuses && siblings.skus.length > 0 && !isOfFamily) return { ...rest, skus: [...siblings.skus], called: true }
  if (said.named !== undefined && heldByFocus(said.named, message, shop)) return { ...rest, skus: [message.focus!] }
  if (said.named !== undefined || (ofShop && how.isOfGoods !== true)) return said
  const isElse = said.skus.some(sku => sku !== message.focus)
  const other = compares || refuses ? undefined : otherMeant(text, message, shop.vocabulary)
  if (other !== undefined) return { ...rest, skus: [other] }
  const byOption = compares || refuses ? undefined : ofOptionSaid(text, said.skus, message, shop, command.command === 'add')
  if (byOption !== undefined) return { ...rest, skus: [byOption] }
  const far = compares || refuses ? undefined : ofOptionFar(text, said.skus, message, shop)
  if (far !== undefined) return { ...rest, skus: [far], called: true }
  const isAsked = (sku: string) =>
    asksOrTakes.has(command.command) && shop.speaksOf(text).some(one => one.sku === sku && isOfFocus(one, message, shop))
  if (isSurelyPointed(said.skus, command, text, message, shop)) return said
  const ofItsKind = compares || refuses || ofShop ? undefined : (endingSo(text, shop) ?? describedOfKind(text, message, shop))
  if (ofItsKind !== undefined && !isAsked(ofItsKind)) return { ...rest, skus: [ofItsKind], called: true }
  // "One pair, brown 9": options of what is pointed at, or of one of several, name nothing else.
  const own = compares || refuses ? undefined : ofOwnOption(text, said.skus, message, shop)
  if (own !== undefined && !isOfOther(text, own, message, shop)) return { ...rest, skus: [own] }
  // "那个毛毯 多大", "the tent, how heavy" of who talks about a bag: what is of the kind that is named, and nothing in view.
  const asks =
    asksOfTwo.has(command.command) && said.all !== true && how.isOfPages !== true && !(message.focus !== undefined && inIt.test(text))
  const ofKind = asks ? fewOfKind(text, message, shop).filter(sku => !isAsked(sku)) : []
  const isRefused = (sku: string) => shop.speaksOf(text).some(one => one.sku === sku && one.refused > 0)
  const few =
    asks && ofKind.length === 0 ? subjectNamed(text, message, shop.vocabulary).filter(sku => !isRefused(sku) && !isAsked(sku)) : ofKind
  // "Is this too thin for bad knees?": what is pointed at is asked about, whatever its words remind of.
  if (few.length === 0 && heard.pointing === true && (isElse || message.focus !== undefined)) return said
  const spoken = withoutPassing(text)
  const [meant] = command.command === 'reject' ? [] : shop.meant(spoken).filter(sku => !isAsked(sku))
  if (meant !== undefined) return { ...rest, skus: [meant] }
  if (few.length > 0) return { ...rest, skus: few, called: true }
  if (isElse || (heard.pointing === true && (message.focus !== undefined || message.shown.length > 0))) return said
  const rejects = command.command === 'reject'
  // "Does the hood go over a beanie?" of somebody who talks about a jacket asks about no beanie.
  const isInPassing = spoken !== text && message.focus !== undefined && !rejects && !compares
  const saysKind = !isInPassing || readSlots(spoken, message.language, shop.vocabulary).category === category
  const ofOneKind = ofKindNamed(isInPassing ? spoken : text, message, shop.vocabulary, rejects ? kindsSpokenOf(text) : undefined)
  const only = rejects || !saysKind ? undefined : shop.vocabulary.categories.find(({ id }) => id === category)?.only
  const onlyOne = ofOneKind ?? only
  return onlyOne === undefined || isAsked(onlyOne) ? said : { ...rest, skus: [onlyOne] }
}

/** 那个塑料架能挂吗 of a set that comes with one: what is named, and is no thing of the shop's, is a part of what is talked about. */
const heldByFocus = (named: string, { focus, refused = [] }: Message, { holding }: Shop): boolean =>
  focus !== undefined && !refused.includes(focus) && holding?.(named).told.includes(focus) === true

/** "And compared to the trail ones?" of who talks about one of several that are on the screen: the one is set beside that, not beside all of them. */
function besideNamed([named = '']: readonly string[], pointed: readonly string[], { focus, isLead }: Message): string[] {
  const isOfFocus = focus !== undefined && focus !== named && isLead !== true && pointed.includes(focus)
  return [...new Set([named, ...(isOfFocus ? [focus] : pointed)])]
}

/** 外套能丢洗衣机吗 of a bed with a cover: the reader points at that alone and surely, and its own texts tell of what is named beside it, as far as the shop has such. */
function isSurelyPointed(
  [sku, more]: readonly string[],
  { command, pointer = [] }: Read,
  text: string,
  { shown, focus, refused = [] }: Message,
  { holding }: Shop,
): boolean {
  if (sku === undefined || more !== undefined || sku !== focus || refused.includes(sku) || !asksOfTwo.has(command)) return false
  const named = goodsWanted(text).map(({ word }) => holding?.(word) ?? { named: [], told: [] })
  const isOfIt = named.length === 0 || named.some(({ told }) => told.includes(sku))
  const isElsewhere = named.some(({ named, told }) => named.length > 0 && !told.includes(sku))
  return (pointer[shown.indexOf(sku)] ?? 0) >= surelyFrom && isOfIt && !isElsewhere
}
const surelyFrom = 0.97

/** What words that describe it tell of, though what is talked about is another: "the summer ones". */
const toldIn = (command: Read, text: string, message: Message, shop: Shop): string[] => [
  ...new Set(phrasesTold(command, text, message).flatMap(phrase => toldBy(phrase, text, message, shop) ?? [])),
]

/**
 * "Does it work with normal inner tubes?" of who talks about a tyre: what is named behind the subject of a question is not what is asked about. What stands before
 * it is; where that names nothing, what the reader points at or what is talked about.
 */
function askedOfFocus(command: Read, text: string, how: How, message: Message, shop: Shop): Pointed | undefined {
  const { focus, language } = message
  if (command.command !== 'ask' || saysBoth.test(text)) return undefined
  // 真空袋能放羽绒被吗: a subject that has a name of its own.
  const subject = subjectBefore(text)
  if (subject !== undefined) {
    const [only, more] = likeliest(command, subject, { ...how, isHalf: true }, message, shop)
    if (only !== undefined && more === undefined) return { skus: [only], called: true }
  }
  if (focus === undefined || message.refused?.includes(focus) === true) return undefined
  const asked = withoutComplement(withoutSituation(command, text, message))
  if (asked === text) return undefined
  const said = pointedBy(command, asked, readSlots(asked, language, shop.vocabulary), how, message, shop)
  return said.skus.length > 0 || said.all === true || valuesOf(command, 'about').includes('shop') ? said : { ...said, skus: [focus] }
}

/** "She lives in a tall glass enclosure. Can I put it on top" of what the reader points at: what is told before the question names nothing that is asked about. */
function withoutSituation({ pointer = [] }: Read, text: string, { shown, focus = '' }: Message): string {
  if ((pointer[shown.indexOf(focus)] ?? 0) < likelyFrom) return text
  const [, told = '', question] = /^([^?？]+[.。!！])\s*([^.。!！?？]+[?？]?)\s*$/u.exec(text) ?? []
  const isTold = question !== undefined && !asksSomething(told) && !/\b(?:the|that|those|these|your)\b|[那这]/iu.test(told)
  return isTold && one.test(question) ? question : text
}
const likelyFrom = 0.8

/** 面包机 奶白色 beside a fryer that comes in white, "2 bags of the Guji, filter" beside a box that comes in filter: a kind or a name is said of something else. */
function isOfOther(text: string, own: string, message: Message, { meant, speaksOf, vocabulary }: Shop): boolean {
  const kinds = kindsNamed(text)
  const goods = goodsOfProduct(vocabulary, own)
  if (kinds.size > 0 && goods.size > 0 && !isAmong(kinds, goods) && ofKindNamed(text, message, vocabulary) !== undefined) return true
  const [described] = meant(withoutPassing(text))
  const spoken = speaksOf(text)
  const isNamed = spoken.some(({ sku, words, pointed }) => sku === described && words > 0 && pointed > 0)
  return described !== own && isNamed && !spoken.some(({ sku, words }) => sku === own && words > 0)
}

/** "Does it leak?" asks of one thing, "just the one pair" takes one: of what is talked about, where the reader sees others beside it. */
function ofOne(said: Pointed, { command }: Read, text: string, { focus, isLead }: Message): Pointed {
  const isSure = focus !== undefined && isLead !== true && said.all !== true && said.skus.length > 1 && said.skus.includes(focus)
  const isOne = one.test(text) || countAlone.test(text)
  return isSure && ofOneThing.has(command) && isOne && !meansSeveral(text) ? { ...said, skus: [focus] } : said
}
const ofOneThing: ReadonlySet<string> = new Set(['ask', 'stock', 'price', 'add'])
const one = /\bit\b|它(?!们)|[这那][个款件双](?!和|跟)|\bthat one\b/iu

/** What was turned down is not what is meant now, though it is still on the screen; called by its name it is. Nor is what these words turn down. */
function withoutRefused(said: Pointed, text: string, message: Message, shop: Shop): Pointed {
  const { refused = [] } = message
  if (said.all === true || said.skus.length === 0) return said
  const now = refusedIn({ ...message, text: message.text.includes(text) ? message.text : text }, shop)
  return { ...said, skus: said.skus.filter(sku => !refused.includes(sku) && !now.includes(sku)) }
}

/** What a text names without what the whole message turns down. */
function notTurnedDown(skus: readonly string[], message: Message, shop: Shop): readonly string[] {
  const turnedDown = skus.length === 0 ? [] : refusedIn(message, shop)
  return skus.filter(sku => !turnedDown.includes(sku))
}

/** "Don't want the folding one, is it heavy?" of two that were set beside each other: it is the other. */
function leftOfTwo(text: string, message: Message, shop: Shop): string | undefined {
  const { focus, talked } = message
  const turnedDown = new Set(shop.speaksOf(message.text).flatMap(one => (one.refused > 0 ? [one.sku] : [])))
  if (turnedDown.size === 0 || otherOptions(message.text) !== undefined) return undefined
  const two = pairOf(message) ?? (focus === undefined ? [] : lastTwo(talked, focus))
  const [only, more] = two.length === 2 ? two.filter(sku => !turnedDown.has(sku)) : []
  if (only === undefined || more !== undefined) return undefined
  const namesElse = shop.speaksOf(text).some(one => one.sku !== only && one.refused === 0 && nameScore(one) > isNamedFrom)
  return namesElse ? undefined : only
}

/** "The second time", 第二年: of a list is only what is said as a thing. */
const isDescribed = (text: string): boolean => !/第[一二三四五六七八九十\d]+[个款件双种条只]|\bones?\b|\b(?:number|option) /iu.test(text)

/** What a message turns down by its name, of what can be meant; 有别的颜色吗 不想要黑的 keeps the thing. */
export function refusedIn({ text, shown, talked, cart }: Message, { speaksOf }: Shop): string[] {
  if (otherOptions(text) !== undefined) return []
  const known = new Set([...shown, ...talked, ...cart])
  return speaksOf(text).flatMap(({ sku, refused }) => (refused > isNamedFrom && known.has(sku) ? [sku] : []))
}

/** The one product that a whole message calls by its name, where there is one. */
export function calledIn(message: Message, shop: Shop): string | undefined {
  const asked: Read = { command: 'ask', args: [] }
  const { skus, called } = pointedBy(asked, message.text, readSlots(message.text, message.language, shop.vocabulary), {}, message, shop)
  return called === true && skus.length === 1 ? skus[0] : undefined
}

/** The one product that some words of a message mean, by name or not. */
function oneMeant(text: string, message: Message, shop: Shop): string | undefined {
  const asked: Read = { command: 'ask', args: [] }
  const { skus } = pointedBy(asked, text, readSlots(text, message.language, shop.vocabulary), {}, { ...message, text }, shop)
  return skus.length === 1 ? skus[0] : undefined
}

/** "The rabbit I bought from you has lost an eye": what is told of an order names it. */
export function boughtIn(text: string, message: Message, shop: Shop): { bought?: string } {
  const only = message.corrected ? undefined : oneMeant(text, message, shop)
  return only === undefined ? {} : { bought: only }
}

/** Nothing but the name of a thing that nobody has spoken of: it is wished for, however it is asked ("do you have kneelers?"). */
export function bareName({ command, args }: Read, text: string, message: Message, shop: Shop): string | undefined {
  if ((command !== 'ask' && command !== 'stock') || args.some(([key]) => key === 'colour' || key === 'size' || key === 'item'))
    return undefined
  const sku = calledIn({ ...message, text }, shop)
  const inView = [...message.shown, ...message.talked, ...message.cart, message.focus]
  if (sku === undefined || inView.includes(sku)) return undefined
  return shop.speaksOf(text).some(one => one.sku === sku && one.others === 0) ? sku : undefined
}

/** 500片 of a puzzle that is talked about and comes in it is that one. */
const isOptionInView = (text: string, sku: string, { shown, focus, talked }: Message, { variantsNamed }: Shop): boolean =>
  [...shown, ...talked, ...(focus === undefined ? [] : [focus])].some(one => one !== sku && variantsNamed(text, one).length > 0)

/** This one is said, or an option that it comes in. */
const isSpokenOf = (skus: readonly string[], text: string, { pointing }: Slots, { speaksOf }: Shop): boolean =>
  skus.length > 0 && (pointing === true || speaksOf(text).some(({ sku, option }) => skus.includes(sku) && option > 0))

/** "Can bottles go in the steriliser?" where nothing in view is one: of the one that was talked about, else of each of the few that the shop has. */
function fewOfKind(text: string, message: Message, { vocabulary, speaksOf }: Shop): string[] {
  const spoken = withoutPassing(text)
  const ofKind = namesAnotherKind(spoken, message, vocabulary) ? ofKinds(kindsNamed(spoken), vocabulary) : []
  const last = message.talked.findLast(sku => ofKind.includes(sku))
  if (last !== undefined) return [last]
  // Of bottles and their teats those that end in the word that was said.
  const called = new Set(speaksOf(spoken).flatMap(({ sku, head }) => (head > 0 ? [sku] : [])))
  const skus = ofKind.some(sku => called.has(sku)) ? ofKind.filter(sku => called.has(sku)) : ofKind
  return skus.length <= mostOfKind ? skus : []
}
const mostOfKind = 3

/** Two that are set beside each other, or asked about in one breath. */
function twoMeant(command: Read, text: string, how: How, message: Message, shop: Shop): string[] {
  const both = asksOfTwo.has(command.command) && saysBoth.test(text) ? pairOf(message) : undefined
  if (both !== undefined) return [...both]
  if (comparesTwo(command, text, message) || weighsTwo.has(command.command)) {
    // "The difference between the roman one and the roller, which is better for a kitchen": the two may stand in another part.
    const isElsewhere = !setsBeside.test(text) && setsBeside.test(message.text)
    const own = twoCompared(command, text, how, message, shop)
    const two = own.length > 1 || !isElsewhere ? own : twoCompared(command, message.text, how, message, shop)
    return two.length > 1 ? two : amongThose(command, text, how, message, shop)
  }
  if (!asksOfTwo.has(command.command)) return []
  const two = bothNamed(command, text, how, message, shop)
  // 俩包下雨能背吗 of a shop that has two of them; 两个包多少钱 may count pieces.
  return two.length > 0 || command.command !== 'ask' ? two : twoOfKind(text, shop)
}
/** "Can I swim with either of them?", "battery life on both" of who was told of two together. */
const saysBoth =
  /\b(?:both|either(?= of| ones?\b| in\b)|neither|each(?= one\b| of (?:them|these|those)\b|[ ?.!]*$))\b(?! (?:ways?|sides?|hands?|ends?|times?|parents?))|(?:两|俩)[个款双件种条]?(?=都|分别|各)|它们都/iu
export const pairOf = ({ together = [], shown }: Message): readonly string[] | undefined => [together, shown].find(one => one.length === 2)
/** The two that were talked about last, where they are of a kind. */
function talkedAlike({ focus, talked }: Message, shop: Shop): readonly string[] | undefined {
  const two = focus === undefined ? [] : lastTwo(talked, focus)
  return two.length === 2 && likeThis(focus!, shop).includes(two[0]!) ? two : undefined
}
/** "Which one for dark lanes?" of two that are in view, though one of them is called by a word of it; nothing where others are set beside each other. */
function amongThose(command: Read, text: string, how: How, message: Message, shop: Shop): string[] {
  if (!asksAmong.has(command.command) || !asksWhichOne(text)) return []
  const among = pairOf(message) ?? talkedAlike(message, shop) ?? []
  const named = likeliest(command, text, how, message, shop)
  return named.every(sku => among.includes(sku)) && !(named.length === 0 && setsBeside.test(text)) ? [...among] : []
}
const asksAmong: ReadonlySet<string> = new Set(['advise', 'compare'])
export const asksWhichOne = (text: string): boolean =>
  /\bwhich\b(?! (?:si[sz]es?|colou?rs?|shades?|lengths?|widths?|sort|type|kind)\b)|哪(?:一)?[个款双件条种把只台顶](?!颜色|尺码|码|色|号)/iu.test(
    text,
  )
const weighsTwo: ReadonlySet<string> = new Set(['cheaper', 'dearer', 'advise'])
/** "Would watercolour work in it?": asked of what holds it. */
const inIt = /\w (?:in|on|with|inside|into|onto|under|over|through) (?:it|them|(?:this|these)(?=[?.!,]|$))\b/iu
const asksOfTwo: ReadonlySet<string> = new Set(['ask', 'stock', 'price'])

/** "I'll take the last one": a place that is said is the one that is meant; "the first and the third" are two. */
function placesIn(text: string, ordinal: number, { shown, language }: Message, shop: Shop): string[] {
  const placed = shown.at(ordinal > 0 ? ordinal - 1 : ordinal)
  if (placed === undefined) return []
  const { lines } = readCounted(text, language, { shown, cart: [] }, shop)
  const several = lines.length > 1 && lines.every(({ quantity }) => quantity === lines[0]!.quantity)
  return several ? lines.map(({ sku }) => sku) : [placed]
}

/** What the reader points at, and what it heard named that nothing in the shop is called. */
function itemsOf(command: Read, { shown, cart, language }: Message, shop: Shop): Pointed {
  const skus: string[] = []
  let all = false
  let named: string | undefined
  for (const value of valuesOf(command, 'item')) {
    if (value === 'all') {
      all = true
      skus.push(...shown)
    } else if (value === 'cart') skus.push(...cart)
    else if (/^[\d,]+$/.test(value)) skus.push(...value.split(',').flatMap(place => shown[Number(place) - 1] ?? []))
    else {
      const found = readSlots(value, language, shop.vocabulary).product ?? shop.meant(value)
      // "What's the difference between your tents": all of the kind, where they are few.
      const ofKind = found.length === 0 && command.command === 'compare' ? ofKinds(kindsNamed(value), shop.vocabulary) : []
      if (ofKind.length > 1 && ofKind.length <= mostOfKind) skus.push(...ofKind)
      else if (found.length === 0) named = named === undefined ? value : `${named} ${value}`
      else skus.push(...found.slice(0, 2))
    }
  }
  return { skus: [...new Set(skus)], ...(all ? { all } : {}), ...(named === undefined ? {} : { named }) }
}
