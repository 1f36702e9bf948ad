import type { Command } from '../dialogue/commands.ts'
import { isAmong } from '../dialogue/goods.ts'
import { readSlots } from '../dialogue/slots.ts'
import type { Counted } from '../dialogue/sums.ts'
import type { Command as Read } from './commands.ts'
import { joints } from './counted.ts'
import { goodsOfProduct, kindsNamed } from './kind-meant.ts'
import { isNamedFrom, type Named, nameScore } from './likely.ts'
import type { Message, Shop } from './message.ts'
import { type Pieces, piecesIn } from './pieces.ts'
import { calledIn } from './pointed.ts'

/** Longer texts are no list of options, nor are more parts. */
const longest = 160
const mostParts = 8
/** One is asked for, and the other only where that is not there. */
const depends = /有没|有吗|有货|没有的话|要是没|如果没|还是|[差比]|区别|\b(?:or|if|otherwise|else|instead|is|are|do|does)\b/iu

/**
 * "14 green and 14 ivory", 黑的两个、白的一个 of one product: each part names options that no other part has. "Black and size 42" names one variant in two parts.
 */
export function optionLines(
  text: string,
  product: string | undefined,
  { speaksOf, variantsNamed, vocabulary }: Pick<Shop, 'speaksOf' | 'variantsNamed' | 'vocabulary'>,
): Counted[] {
  if (product === undefined || text.length > longest) return []
  const parts = text.split(joints).filter(part => part.trim() !== '')
  if (parts.length < 2 || parts.length > mostParts || parts.some(part => depends.test(part))) return []
  const isOfOther = (part: string) =>
    speaksOf(part).some(one => one.sku !== product && nameScore(one) > isNamedFrom) ||
    (kindsNamed(part).size > 0 && !isAmong(kindsNamed(part), goodsOfProduct(vocabulary, product)))
  if (parts.some(isOfOther)) return []
  const named = parts.flatMap(part => {
    const variants = variantsNamed(part, product)
    return variants.length === 0 ? [] : [{ part, variants }]
  })
  const isApart = named.every(({ variants }, at) => named.slice(at + 1).every(other => !other.variants.some(sku => variants.includes(sku))))
  if (named.length < 2 || !isApart) return []
  return named.map(({ part }): Counted => {
    const count = piecesIn(part).find(one => one.counted || !isOptionNumber(one.value, product, speaksOf))
    return { sku: product, said: part.trim(), quantity: count?.value ?? 1, told: true }
  })
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
