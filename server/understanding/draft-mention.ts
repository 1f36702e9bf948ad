import { productOf } from '../dialogue/taken.ts'
import { isAmong } from '../language/goods.ts'
import type { Language } from '../language/language.ts'
import { tellsMeasure } from '../language/measures.ts'
import { readSlotSpans, readSlots } from '../language/slots.ts'
import { superlativePicked } from '../language/superlatives.ts'
import { withoutWays } from '../language/ways.ts'
import { aroundName, countIn } from './draft-count.ts'
import { lineFor } from './draft-meant.ts'
import { type Called, calledIn, type Scope } from './draft-named.ts'
import type { DraftPart } from './draft-parts.ts'
import { withoutService } from './draft-service.ts'
import { alike, type Before, type DraftShop, isOf, type Mention, ofMoney, type State, settlesOn, takesVerb } from './draft-state.ts'
import { goodsOfProduct, kindsNamed } from './kind-meant.ts'

const points: Record<Language, RegExp> = {
  zh: /[这那](?:个|款|件|条|双|只|把|盏|张|本|支|盒|包|套|袋|瓶|种)|它|一样(?=来|要|拿)/u,
  en: /\b(?:it|that|this|those|these|them|em)\b|^(?:just |only )?(?:one|two|three|four|five|six|\d)(?: (?:please|pls|then))?$/iu,
}
const otherThan = /\bother\b|另外?[一那两几]|另外?个/iu

/** What a part of a message names of an order. */
export function mentionIn(state: State, part: DraftPart, language: Language, before: Before, shop: DraftShop): Mention {
  const isService = part.service !== undefined
  const text = isService ? withoutService(part.text) : part.text
  const order = [...new Set([...(before.ordered ?? []), ...state.lines.map(line => line.product)])]
  const isOut = part.out !== undefined
  const optionsOf = (words: string, product: string, isOut: boolean) => optionsIn(words, product, isOut, language, shop)
  const { count, words } = countIn(text, part, order, language, before, shop)
  const counts = count === undefined ? {} : { count }
  const content = withoutWays(words)
    .replace(aroundName[language], ' ')
    .replace(/(?:\bat )?[$£€¥] ?\d+(?:\.\d{1,2})?/gu, ' ')
    .replace(/(?:[\s,!?，。！？]|\.(?!\d))+/gu, ' ')
    .trim()
    .replace(/^(?:是)?[这那](?:[个款些种])?$/u, '')
  // "The oak ones. 4 sets": so many of what was named just now, however another thing's name ends.
  const isPacked = count !== undefined && state.last !== undefined && !isOut && packedOnly.test(content)
  if (content === '' || isPacked) {
    // 不要顺丰: a way of sending is no line.
    if (isOut && withoutWays(words) !== words) return { variants: [], by: 'nothing', ...counts }
    const isPointing = points[language].test(text)
    const it = isPointing || isOut ? (state.last?.at.product ?? before.focus) : undefined
    const bare = { variants: [], bare: true as const, ...counts }
    // "Make it two" behind what was taken just now.
    if (count !== undefined && state.last !== undefined && !isOut) return { ...bare, by: 'nothing' }
    return it === undefined ? { ...bare, by: 'nothing' } : { ...bare, product: it, by: 'pointing' }
  }
  // "The cheaper ones" of what is shown.
  const by = superlativePicked(text)
  const picked = by !== undefined && before.shown.length > 1 ? shop.firstBy(by, before.shown) : undefined
  if (picked !== undefined) return { product: picked, variants: shop.variantsNamed(content, picked), by: 'name', ...counts }
  // What is wrapped is of the order, but for what is taken so: "just a yellow umbrella wrapped".
  const isTaken = isService && !isOut && (count !== undefined || part.only === true || takesVerb[language].test(text))
  const scope = { ...before, order, isThis: pointsAtThis.test(text) }
  const ofOrdered = calledIn(words, scope, shop, isOut || isService)
  const named = ofOrdered ?? (isTaken ? calledIn(words, scope, shop, false) : undefined)
  const called = isOut ? (named ?? ofCategory(content, order, language, shop)) : (toldOfFocus(content, named, scope, shop) ?? named)
  const own = state.last?.at
  // "Need two, one cream one green" of what comes in no green: that is told, and no green tea is taken.
  const isApart = own !== undefined && count !== undefined && state.last?.base !== undefined && !isOut
  const unmade = isApart && isBareColour(content, language, shop) ? colourNotMade(content, own.product, language, shop) : undefined
  if (unmade !== undefined) return { product: own!.product, variants: [], by: 'option', colour: unmade, ...counts }
  // "Large grey for me" of an apron that was just named is no large board.
  const ofOwn = own === undefined ? [] : shop.variantsNamed(content, own.product)
  const isOwnOption =
    own !== undefined &&
    !isOfOtherKind(content, own.product, ofOwn, shop) &&
    (own.isNew === true && own.variants.length !== 1 ? ofOwn.length > 0 : ofOwn.length === 1)
  // 换500片的 of who takes a puzzle in 1,000 is its other size, and no other puzzle.
  const isElse = called !== undefined && 'sku' in called && !order.includes(called.sku)
  const isSwap = isElse && (part.by === true || state.gone.length > 0)
  const ofOrder = isSwap ? order.find(sku => isOnlyOption(content, sku, shop)) : undefined
  if (ofOrder !== undefined && isElse && called.name < ofTwoWords)
    return { product: ofOrder, variants: shop.variantsNamed(content, ofOrder), by: 'option', ...counts }
  // "12 white and 8 terracotta" of a clay that comes in both: none of another thing that is called so.
  const isNextOption = isOwnOption && count !== undefined && own.variants.length === 1 && isOnlyOption(content, own.product, shop)
  // "The rose ones" of who takes a mug in rose.
  const held = isElse && pointsAtOption.test(text) ? state.lines.find(line => isOfLine(content, line, shop)) : undefined
  if (held !== undefined) return { product: held.product, variants: held.variants, by: 'option', ...counts }
  const isOfOwn = isOwnOption && called !== undefined && 'sku' in called && called.sku !== own.product
  if (called !== undefined && 'sku' in called && !(isOfOwn && (isNextOption || called.name < ofTwoWords)))
    return { product: called.sku, ...optionsOf(words, called.sku, isOut), by: 'name', ...counts }
  const among = called !== undefined && 'among' in called ? called.among : undefined
  const ofPerson = isOut && called === undefined ? lineFor(text, state.lines) : undefined
  if (ofPerson !== undefined) return { product: ofPerson.product, variants: ofPerson.variants, by: 'option', ...counts }
  // "One grooming kit for the kids", of two of which one text tells that.
  const [told, more] = among !== undefined && among.length > 1 && !isOut ? shop.described(content, among) : []
  if (told !== undefined && more === undefined && count !== undefined)
    return { product: told, ...optionsOf(words, told, false), by: 'name', ...counts }
  const ordered = isOut ? undefined : orderedOf(among ?? [], part, text, count, before)
  if (ordered !== undefined) return { product: ordered, ...optionsOf(words, ordered, false), by: 'name', ...counts }
  const { focus } = before
  // "Daybreak then … black 39": of what is talked about now, before what was taken earlier.
  const isTurned =
    !isOut &&
    focus !== undefined &&
    !order.includes(focus) &&
    (before.takes || (before.isOffered === true && part.by !== true)) &&
    state.gone.length === 0 &&
    state.last === undefined
  // 要大码的 of whoever was shown shirts, and has taken shoes before: one of the shirts, and no other shoes.
  const isOfOffer = isTurned && before.isOffered === true
  const isChoice = isOfOffer && shop.variantsOf(focus).length > 1
  const near = [
    ...(isTurned ? [focus] : []),
    ...(isOfOffer ? before.shown : []),
    ...[...state.gone].reverse().map(line => line.product),
    ...(state.last === undefined ? [] : [state.last.at.product]),
    ...[...order].reverse(),
    ...(isOut ? [] : [...(focus === undefined ? [] : [focus]), ...before.shown, ...[...before.talked].reverse()]),
  ]
  // "Swap one of the white ones" of who takes a white shirt and an olive lantern that comes in white too.
  const isOrdered = (sku: string, variants: readonly string[]) => !isOut || state.lines.some(isOf(sku, variants))
  const owners = near.filter(sku => {
    const variants = shop.variantsNamed(content, sku)
    return variants.length > 0 && isOrdered(sku, variants) && !(isChoice && order.includes(sku))
  })
  const owner = ownerOf(content, owners, state, language, shop)
  if (owner !== undefined && (among === undefined || among.length === 0 || among.includes(owner) || isOwnOption))
    return { product: owner, ...optionsOf(content, owner, isOut), by: 'option', ...counts }
  const other = otherThan.test(text) ? otherOf(state, text, before, shop) : undefined
  if (other !== undefined) return { ...other, by: 'option', ...counts }
  // "Not the splash, the warm ones": by what its text tells, of the same kind.
  const left = state.gone.at(-1) ?? (part.by === true ? state.lines.at(-1) : undefined)
  const siblings = left === undefined ? [] : alike(left.product, shop).filter(sku => !state.gone.some(line => line.product === sku))
  const [described, another] = siblings.length === 0 ? [] : shop.described(content, siblings)
  if (described !== undefined && another === undefined)
    return { product: described, variants: shop.variantsNamed(content, described), by: 'name', ...counts }
  // What is counted, or pointed at by words that name nothing known, is not guessed.
  const isInstead = state.gone.length > 0 && (part.by === true || state.isDenied === true) && part.out === undefined && !ofMoney.test(text)
  const isTold =
    isInstead || (count !== undefined && !ofPeople.test(text)) || part.more === true || part.by === true || points[language].test(text)
  const isSeen = among === undefined && !isOut && part.asked !== true && isThing[language].test(part.text)
  const inText = isSeen ? toldInText(content, near, language, shop) : undefined
  if (inText !== undefined) return { product: inText, variants: shop.variantsNamed(content, inText), by: 'name', ...counts }
  const isUnclear = isNothingKnown(part, text, among, { isTold, isOut }, language)
  return { variants: [], by: 'nothing', ...counts, ...(isUnclear ? { unclear: among ?? [] } : {}) }
}

/**
 * Of what comes in the options that are said the first that has the number too ("no, black 41 please"); where this message has named nothing yet, and the colour: 灰色42来一双
 * of two shoes, one of which comes in no grey.
 */
function ownerOf(content: string, owners: readonly string[], { last }: State, language: Language, shop: DraftShop): string | undefined {
  const number = /\d+/u.exec(content)?.[0]
  const numbered = owners.filter(sku => number === undefined || shop.variantsNamed(` ${number} `, sku).length > 0)
  const isMade = (sku: string) => colourNotMade(content, sku, language, shop) === undefined
  return (last === undefined ? numbered.find(isMade) : undefined) ?? numbered[0] ?? owners[0]
}

/** "The cross head ones" of who talks about taps with such heads are no rain head, which is called by half of that alone. */
function toldOfFocus(content: string, called: Called, { order, focus, refused = [] }: Scope, { holding }: DraftShop): Called {
  if (focus === undefined || refused.includes(focus) || called === undefined || !('sku' in called)) return undefined
  if (called.sku === focus || order.includes(called.sku)) return undefined
  const { named = [], told = [] } = holding?.(content.replace(agreed, ' ')) ?? {}
  return told.includes(focus) && !told.includes(called.sku) && !named.includes(called.sku) ? { sku: focus, name: called.name } : undefined
}
const agreed = /\b(?:yes|yeah|yep|ok(?:ay)?|please|pls|then|thanks)\b|[好行对嗯]/giu

/** "Not the shower" of who takes a rain head: the only thing of the order that is of what is said. */
function ofCategory(content: string, order: readonly string[], language: Language, { vocabulary }: DraftShop): Called {
  const { category } = readSlots(content, language, vocabulary)
  const ofIt = vocabulary.products.filter(one => category !== undefined && one.category === category && order.includes(one.sku))
  return ofIt.length === 1 ? { sku: ofIt[0]!.sku, name: 1 } : undefined
}

/** It counts or points at what is called nothing that is known, or at either of two. */
function isNothingKnown(
  part: DraftPart,
  text: string,
  among: readonly string[] | undefined,
  { isTold, isOut }: { isTold: boolean; isOut: boolean },
  language: Language,
): boolean {
  // 我一米六 counts nothing.
  const isStrange =
    isTold &&
    !(tellsMeasure(text) && ofSomebody.test(text)) &&
    part.asked !== true &&
    part.service === undefined &&
    !ofMoney.test(text) &&
    part.each === undefined
  // Two that are called so: neither is let go.
  const isEither = isOut && among !== undefined && among.length > 1
  return (
    isStrange ||
    isEither ||
    (among !== undefined && part.asked !== true && part.service === undefined && (isTold || takesVerb[language].test(text)))
  )
}

/** 不是袜子！… 袜子还是两双, "jacket it is", of two kinds of them: the one that is ordered, where that is counted or settled on. */
function orderedOf(
  among: readonly string[],
  part: DraftPart,
  text: string,
  count: number | undefined,
  { lines }: Before,
): string | undefined {
  const isSettled = part.more !== true && part.beside !== true && settlesOn(text)
  if (count === undefined && !isSettled) return undefined
  const [only, more] = among.filter(sku => lines.some(one => productOf(one) === sku))
  return more === undefined ? only : undefined
}

const pointsAtThis = /这[个款件双条只把盏种]|\bthis\b/iu

const packedOnly = /^(?:sets?|packs?|packets?|boxe?s?|套|盒|包|份)$/iu

/** 白的38 of shoes that come in 38, and not in white: none of them. */
function optionsIn(
  words: string,
  product: string,
  isOut: boolean,
  language: Language,
  shop: DraftShop,
): Pick<Mention, 'variants' | 'colour'> {
  const variants = shop.variantsNamed(words, product)
  const colour = variants.length > 1 && !isOut ? colourNotMade(words, product, language, shop) : undefined
  return colour === undefined ? { variants } : { variants: [], colour }
}

/** "One booklet": what one of those that were talked of is called in its text. */
function toldInText(content: string, near: readonly string[], language: Language, shop: DraftShop): string | undefined {
  const seen = [...new Set(near)]
  if (seen.length < 2) return undefined
  const [told, more] = shop.described(language === 'zh' ? `${content}那个` : `the ${content} one`, seen)
  return more === undefined ? told : undefined
}

/** "Blue ink" beside a pen that comes in blue is no pen; 红豆沙 beside a cake that comes in it is of the cake. */
function isOfOtherKind(words: string, product: string, variants: readonly string[], shop: DraftShop): boolean {
  const labels = shop.variantsOf(product).flatMap(({ sku, label }) => (variants.includes(sku) ? [label] : []))
  const ofOption = kindsNamed(labels.join(' '))
  const kinds = new Set([...kindsNamed(words)].filter(kind => !ofOption.has(kind)))
  return kinds.size > 0 && !isAmong(kinds, goodsOfProduct(shop.vocabulary, product))
}

const coloursIn = (words: string, language: Language, { vocabulary }: DraftShop): string[] =>
  readSlotSpans(words, language, vocabulary).flatMap(({ slot, start, end }) => (slot === 'colour' ? [words.slice(start, end)] : []))

/** Nothing but a colour. */
const isBareColour = (words: string, language: Language, shop: DraftShop): boolean => {
  const [colour, more] = coloursIn(words, language, shop)
  return colour !== undefined && more === undefined && words.replace(colour, '').replace(/[\s色的]|\bin\b/gu, '') === ''
}

/** A colour that is said, where a product of several colours does not come in it, and its name does not tell it. */
function colourNotMade(words: string, product: string, language: Language, shop: DraftShop): string | undefined {
  const names =
    shop.vocabulary.products
      .find(({ sku }) => sku === product)
      ?.names.join(' ')
      .toLowerCase() ?? ''
  const made = new Set(shop.variantsOf(product).flatMap(({ label }) => coloursIn(label, language, shop)))
  const [colour] = coloursIn(words, language, shop).filter(
    colour => made.size > 1 && shop.variantsNamed(colour, product).length === 0 && !names.includes(colour.toLowerCase()),
  )
  return colour === undefined ? undefined : readSlots(colour, language, shop.vocabulary).colour
}

/** A count or an article, and one word behind it. */
const isThing: Record<Language, RegExp> = {
  en: /^(?:and |plus |also )?(?:the|an?|one|two|three|four|five|six|\d+) [a-z-]{3,}(?: (?:please|pls|too|then))?$/iu,
  zh: /^(?:再|也|还)?(?:来|要|加|拿|买)?[一两俩三四五六七八九十\d]+[个件条双只把盏张本支盒包套袋份台瓶顶罐副束盆]\p{Script=Han}{2,4}$/u,
}
const ofSomebody = /^(?:我|他|她|孩子?|娃|宝宝|老[公婆]|爸|妈)|\b(?:i['’]?m|i am|s?he['’]?s|s?he is|they['’]?re)\b/iu
const ofPeople = /[俩仨两三四\d]个?(?:娃|孩|人|宝|口)|\b(?:kids|children|people|boys|girls|of us)\b/iu
/** Nothing is said but what a product comes in: 500片的. */
function isOnlyOption(content: string, product: string, shop: DraftShop): boolean {
  const [only] = shop.variantsNamed(content, product)
  const label = shop
    .variantsOf(product)
    .find(({ sku }) => sku === only)
    ?.label.toLowerCase()
  const words = content.toLowerCase().match(/\p{Script=Han}|[a-z\d.]+/gu) ?? []
  return label !== undefined && words.every(word => label.includes(word) || aroundOption.test(word))
}
const isOfLine = (content: string, { product, variants }: State['lines'][number], shop: DraftShop): boolean =>
  variants.length === 1 && isOnlyOption(content, product, shop) && shop.variantsNamed(content, product)[0] === variants[0]
const pointsAtOption = /\b(?:the|that|those)\b|\bones?$|[那的]/iu
const aroundOption = /^[换成改要的那款色码号片]$|^(?:in|the|a|an|size|ones?|to|for)$/u

/** What is called by so much is called by more than one word. */
const ofTwoWords = 1.3
/** "The other ones" after the first were turned down: of two that are shown, or the only other variant. */
function otherOf(
  { gone, lines, last }: State,
  text: string,
  { shown, focus }: Before,
  shop: DraftShop,
): Pick<Mention, 'product' | 'variants'> | undefined {
  const [lone, more] = new Set(lines.map(line => line.product))
  if (!ofOption.test(text) && gone.length > 0 && lone !== undefined && more === undefined && gone.every(line => line.product !== lone))
    return { product: lone, variants: [] }
  const line = gone.at(-1) ?? last?.at ?? lines.findLast(one => one.product === focus) ?? lines.at(-1)
  const left = line === undefined ? [] : shop.variantsOf(line.product).filter(({ sku }) => !line.variants.includes(sku))
  const labels = new Set(left.filter(({ isThere }) => isThere).map(({ label }) => label))
  if (line !== undefined && labels.size === 1 && line.variants.length === 1)
    return { product: line.product, variants: left.filter(({ isThere }) => isThere).map(({ sku }) => sku) }
  const [other, another] = shown.filter(sku => sku !== (line?.product ?? focus))
  return other !== undefined && another === undefined ? { product: other, variants: [] } : undefined
}

const ofOption = /[颜]?色|码|号|\b(?:colou?rs?|sizes?)\b/iu
