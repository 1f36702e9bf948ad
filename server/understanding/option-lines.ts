import type { Command } from '../dialogue/commands.ts'
import type { Counted } from '../dialogue/sum-policy.ts'
import { isAmong } from '../language/goods.ts'
import { readSlots } from '../language/slots.ts'
import type { Command as Read } from './commands.ts'
import { joints, letsGo, sentenceEnd, withoutInstead } from './counted.ts'
import { goodsOfProduct, kindsNamed } from './kind-meant.ts'
import { isNamedFrom, type Named, nameScore } from './likely.ts'
import type { Message, Shop } from './message.ts'
import { countOfEach, type Pieces, piecesIn } from './pieces.ts'
import { calledIn } from './pointed.ts'

/** Longer texts are no list of options, nor are more parts. */
const longest = 160
const mostParts = 8
/** One is asked for, and the other only where that is not there. */
const depends =
  /有没|有吗|有货|没货|没有的话|要是没|如果没|还是|[差比]|区别|一样|\b(?:or|if|otherwise|else|instead|is|are|do|does|same)\b/iu
/** Something is asked of an option: 金的有吗, 黑的呢. */
const asks = /[吗呢]|不[?？]?$|啥|什么|哪|\?\s*$/u

/**
 * "14 green and 14 ivory", 黑的两个、白的一个, "one red one cream", 灰的米白的各一个 of one product: each part names options that no other part has. "Black and size 42" names one
 * variant in two parts.
 */
export function optionLines(
  said: string,
  product: string | undefined,
  { speaksOf, variantsNamed, vocabulary }: Pick<Shop, 'speaksOf' | 'variantsNamed' | 'vocabulary'>,
): Counted[] {
  const text = withoutInstead(said)
  if (product === undefined || text.length > longest) return []
  const isNamed = (part: string) => !letsGo.test(part) && (variantsNamed(part, product).length > 0 || isOfNone(part))
  // "One navy one pink", and it comes in no pink: that is told.
  const isOfNone = (part: string) =>
    piecesIn(part).length === 1 && readSlots(part, /\p{Script=Han}/u.test(part) ? 'zh' : 'en', vocabulary).colour !== undefined
  const countIn = (part: string) => piecesIn(part).find(one => one.counted || !isOptionNumber(one.value, product, speaksOf))
  const listed = text.split(sentenceEnd).flatMap(sentence => sentence.split(joints))
  const parts = listed.flatMap(part => eachOption(part, isNamed) ?? byCounts(part, isNamed)).filter(part => part.trim() !== '')
  if (parts.length < 2 || parts.length > mostParts) return []
  const all = parts.flatMap(part => (isNamed(part) ? [{ part, variants: variantsNamed(part, product) }] : []))
  if (all.every(({ variants }) => variants.length === 0)) return []
  const counted = all.filter(({ part }) => countIn(part) !== undefined)
  // "He wants black actually. One navy, one black": what is counted tells it all.
  const isTold =
    counted.length > 1 &&
    all.every(({ variants }) => variants.length === 0 || variants.some(sku => counted.some(one => one.variants.includes(sku))))
  const named = isTold ? counted : all
  const pieces = named.reduce((sum, { part }) => sum + (countIn(part)?.value ?? 1), 0)
  // "Cream" is no kind of goods where the lamp comes in it, and "four tubes" are all that was named.
  const isOfOther = (part: string): boolean => {
    const kinds = kindsNamed(isNamed(part) ? withoutOptions(part, isNamed) : part)
    return (
      speaksOf(part).some(one => one.sku !== product && nameScore(one) > isNamedFrom) ||
      (kinds.size > 0 && !isAmong(kinds, goodsOfProduct(vocabulary, product)))
    )
  }
  if (parts.some(part => isOfOther(part) && !(!isNamed(part) && countIn(part)?.value === pieces))) return []
  const isOpen = (part: string) => depends.test(part) || (asks.test(part) && countIn(part) === undefined)
  if (named.length < 2 || named.some(({ part }) => isOpen(part))) return []
  const isApart = named.every(({ variants }, at) => named.slice(at + 1).every(other => !other.variants.some(sku => variants.includes(sku))))
  if (!isApart) return []
  const each = countOfEach(text)
  return named.map(({ part }): Counted => ({ sku: product, said: part.trim(), quantity: each ?? countIn(part)?.value ?? 1, told: true }))
}

/** "1 cream" → "1": without the words that name an option. */
function withoutOptions(part: string, isNamed: (part: string) => boolean): string {
  const words = part.match(/[\p{Script=Latin}\d]+|\p{Script=Han}{1,4}/gu) ?? []
  return words.reduce((left, word) => (isNamed(word) ? left.replace(word, ' ') : left), part)
}

/** 灰的米白的各来一个, 红蓝各一: every one that stands before it, where they are several. */
function eachOption(part: string, isNamed: (part: string) => boolean): string[] | undefined {
  const before = ofEach.exec(part)?.[1]
  if (before === undefined) return undefined
  return [before.split(/(?<=[的色码号寸款])/u), [...before]].find(parts => parts.filter(isNamed).length > 1)
}
const ofEach = /^(.{2,24}?)(?:都|就)?各(?:来|要|买|拿)?[一两二三四五六七八九十\d]/u

/** "One red one cream", 蓝色110两件 黄色130一件: each count with its option, before or after it. */
function byCounts(part: string, isNamed: (part: string) => boolean): string[] {
  const counts = piecesIn(part).slice(0, mostParts)
  if (counts.length < 2 || counts.some(({ end }) => end > part.length)) return [part]
  const isBefore = !isNamed(part.slice(0, counts[0]!.start))
  const cuts = isBefore ? counts.slice(1).map(({ start }) => start) : counts.slice(0, -1).map(({ end }) => end + 1)
  const parts = [0, ...cuts].map((from, at) => part.slice(from, cuts[at]))
  return parts.filter(isNamed).length > 1 ? parts : [part]
}

/** Several variants of one product that are taken in one breath. */
export function addsOfOptions(
  { probability = 1 }: Pick<Read, 'probability'>,
  text: string,
  listed: readonly Counted[],
  message: Message,
  shop: Shop,
): Command[] {
  const [only, another] = new Set(listed.map(({ sku }) => sku))
  if (another !== undefined) return []
  return optionLines(text, only ?? calledIn(message, shop) ?? message.focus, shop).map(({ sku, quantity, said }): Command => {
    const { colour, size } = readSlots(said, message.language, shop.vocabulary)
    const slots = { quantity, ...(colour === undefined ? {} : { colour }), ...(size === undefined ? {} : { size }) }
    return { command: 'add', probability, text: said, skus: [sku], slots, option: true, apart: true }
  })
}

/** A number that is a whole label of an option: the 9 of "brown 9". */
export const isOptionNumber = (value: number, product: string | undefined, speaksOf: (text: string) => readonly Named[]): boolean =>
  speaksOf(String(value)).some(({ sku, option }) => sku === product && option > 0)

/** The number counts nothing where it stands: it is the label of an option. */
export const isOptionIn = (
  text: string,
  { value }: Pick<Pieces, 'value'>,
  product: string | undefined,
  speaksOf: (text: string) => readonly Named[],
): boolean => !piecesIn(text).some(one => one.value === value && one.counted) && isOptionNumber(value, product, speaksOf)
