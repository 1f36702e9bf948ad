import { likeThis } from './beside.ts'
import { type Command as Read, valuesOf } from './commands.ts'
import { kindsNamed, ofKinds } from './kind-meant.ts'
import type { Message, Shop } from './message.ts'

/** "The race ones", 炒菜的那个: by what tells it from others of its kind. */
const englishOne = /\b(?:the|that|those) ((?:[a-z0-9'-]+ ){1,3})(?:ones?|thing|version|model)\b/g
const chineseOne = /([\p{Script=Han}a-z0-9.]{1,8}?)的?那[个款只种把件双条顶](?![一几月])/gu
/** 那个水泵能洗吗: what is pointed at by a word of its own, a thing or a part of one. */
const chineseThat =
  /[那这][个款只种把件双条顶台块根盏](\p{Script=Han}{2,5}?)(?=[能会可要怎多是还也都需该应行坏呢吗嘛吧，。,.!！?？\s]|有没有|$)/gu
/** 荞麦的多高: called by a part of its name alone. */
const chineseOf =
  /(?:^|[\s，。,.!！?？；;])(?:那|就|要|选|我|还是){0,4}(\p{Script=Han}{2,6})的(?=多|几|怎|能|可以|有|会|要|贵|吗|呢|吧|$|[\s，。,.!！?？])/gu
/** 穿多大的 asks, and calls nothing. */
const asks = /[多几怎哪啥]|什么/u

const longest = 160
const mostLookedAt = 60
const mostInView = 8

/** Of the kind that is talked about, on the screen or named, the one thing that a message tells from the others; nothing where that is an option of something in view. */
export function describedOfKind(text: string, message: Message, shop: Shop): string | undefined {
  const { focus, shown, talked, refused = [] } = message
  if (text.length > longest) return undefined
  const lower = text.normalize('NFKC').toLowerCase()
  const inView = [...new Set([...(focus === undefined ? [] : [focus]), ...shown, ...[...talked].reverse()])].slice(0, mostInView)
  const isOption = (phrase: string) => inView.some(sku => shop.variantsNamed(phrase, sku).length > 0)
  const phrasesOf = (pattern: RegExp) =>
    [...lower.matchAll(pattern)].flatMap(([, phrase = '']) => (isOption(phrase) ? [] : [phrase.trim()]))
  const pointed = [...phrasesOf(englishOne).map(phrase => `the ${phrase} one`), ...phrasesOf(chineseOne).map(phrase => `${phrase}那个`)]
  const named = phrasesOf(chineseOf).filter(phrase => !asks.test(phrase))
  if (pointed.length + named.length === 0) return undefined
  const about = focus ?? shown[0]
  const alike = [...(about === undefined ? [] : likeThis(about, shop)), ...shown, ...ofKinds(kindsNamed(text), shop.vocabulary)]
  const among = [...new Set(alike)].filter(sku => !refused.includes(sku))
  if (among.length < 2 || among.length > mostLookedAt) return undefined
  const isCalled = (phrase: string) => {
    const named = shop.vocabulary.products.flatMap(({ sku, names }) => (names.some(name => name.includes(phrase)) ? [sku] : []))
    const told = named.some(sku => among.includes(sku)) ? named : (shop.holding?.(phrase).told ?? [])
    const called = told.filter(sku => among.includes(sku))
    return called.length === 1 ? called : []
  }
  // Of "the 45 litre one" the number tells, not what it counts.
  const numberOf = (phrase: string) => /\d+(?:\.\d+)?/.exec(phrase)?.[0]
  const isOfNumber = (sku: string, number: string | undefined) =>
    number === undefined || shop.vocabulary.products.some(one => one.sku === sku && one.names.some(name => name.includes(number)))
  const described = (phrase: string) => (shop.describedAmong?.(phrase, among) ?? []).filter(sku => isOfNumber(sku, numberOf(phrase)))
  const found = [...pointed.flatMap(described), ...named.flatMap(isCalled)]
  const turnedDown = shop.speaksOf(text).flatMap(one => (one.refused > 0 ? [one.sku] : []))
  const [only, more] = [...new Set(found)].filter(sku => !turnedDown.includes(sku))
  return more === undefined && only !== focus ? only : undefined
}

/**
 * What a phrase tells of by its name or by what stands in its texts: "sheepskin boots", 要放冰箱的那个. The latest that was spoken of, the only one on the screen, of the
 * kind or in the shop; nothing where it is said of what is talked about as well, or where an option tells it.
 */
export function toldBy({ phrase, isOne, isSeen }: Phrase, text: string, message: Message, shop: Shop): string | undefined {
  const { focus, shown, talked, seen = [], refused = [] } = message
  const { named = [], told: all = [] } = shop.holding?.(phrase) ?? {}
  const told = isOne ? all : []
  if (focus !== undefined && (named.includes(focus) || all.includes(focus)) && !refused.includes(focus)) return undefined
  const found = named.length > 0 ? named : told.filter(sku => !refused.includes(sku))
  const last = talked.findLast(sku => found.includes(sku))
  const afar = found.filter(sku => shop.variantsNamed(phrase, sku).length === 0)
  const alike = focus === undefined ? [] : likeThis(focus, shop)
  // One word of a text alone leads to nothing of another kind.
  const isTelling = named.length > 0 || /\S \S|\p{Script=Han}{3}/u.test(phrase)
  const view = [shown, last === undefined ? [] : [last], seen]
  const groups = isSeen === true ? view : [...view, ofKinds(kindsNamed(text), shop.vocabulary), alike, isTelling ? afar : []]
  for (const [at, group] of groups.entries()) {
    const [only, more] = group.filter(sku => (at < 3 ? found : afar).includes(sku))
    if (only !== undefined && more === undefined) return only
  }
  return undefined
}

/** `isOne`: it stands for the thing itself, and is no part that is asked about: 尘杯 of whoever surely asks of a hoover; `isSeen`: it may be any word, which leads to what was seen alone. */
type Phrase = { phrase: string; isOne: boolean; isSeen?: true }

/** In which words a message tells what it is about: as they are read, "the X one" and X那个. */
export function phrasesTold(read: Read, text: string, { shown, focus = '' }: Message): Phrase[] {
  const lower = text.normalize('NFKC').toLowerCase()
  const items = valuesOf(read, 'item').filter(value => !/^(?:[\d,]+|all|cart)$/.test(value))
  const ones = [englishOne, chineseOne].flatMap(pattern => [...lower.matchAll(pattern)].map(([, phrase = '']) => phrase))
  const isPart = (read.pointer?.[shown.indexOf(focus)] ?? 0) >= surelyFrom
  const those = [...lower.matchAll(chineseThat)].map(([, phrase = '']) => ({ phrase, isOne: true, isSeen: true as const }))
  const phrases: Phrase[] = [
    ...items.map(phrase => ({ phrase, isOne: !isPart })),
    ...ones.map(phrase => ({ phrase, isOne: true })),
    ...(isPart ? [] : those),
  ]
  return phrases
    .map(one => ({ ...one, phrase: one.phrase.toLowerCase().replace(around, '').trim() }))
    .filter(({ phrase }) => /\p{L}/u.test(phrase) && !ofAnything.test(phrase))
}
const surelyFrom = 0.9
/** 240那个 is an option, "the long one", "the cheap one" are any thing's. */
const ofAnything =
  /^(?:(?:very|more|less|most) )?(?:cheap|expensive|pricey|dear|big|small|large|little|long|short|tall|wide|narrow|thick|thin|heavy|light|old|new|nice|good|better|便宜|贵|大|小|长|短|厚|薄|轻|重|好|新)(?:er|est)?$/u
/** Words around a description that are no part of it. */
const around =
  /^(?:(?:我|刚才?|想|是|说|问|指|的|那|就|还|要|你们?家?|店里|请问|有没有|[那这][个款只种把件双条顶])+(?=\p{Script=Han}{2})|(?:the|that|those|these|your|a|an) )+|(?: ones?| thing| version| model)$|的?[那这][个款只种把件双条顶]$|的$/gu

/** 那个章要配啥: the only thing in the shop whose name ends so. */
const oneCharacter =
  /[那这](?:个|把|支|本|条|只|盒|瓶|块|口|台|张|盏|顶)([\p{Script=Han}])(?=[\s，。,.!！?？]|$|[要能会可有怎多带配是贵还的]|不)/u
export function endingSo(text: string, { vocabulary }: Shop): string | undefined {
  const [, head] = text.length > longest ? [] : (oneCharacter.exec(text) ?? [])
  if (head === undefined || noThing.test(head) || vocabulary.products.length > mostProducts) return undefined
  const [only, more] = vocabulary.products.filter(({ names }) => names.some(name => name.endsWith(head)))
  return more === undefined ? only?.sku : undefined
}
const noThing = /[我你他她它人们啊呢吧吗的了要能会可有怎多带配是贵还不就也都小大红黑白蓝绿黄灰粉紫]/u
const mostProducts = 2000
