import type { Command } from '../dialogue/commands.ts'
import { asksSomething } from '../language/question-words.ts'
import { readSlots, takenSlots } from '../language/slots.ts'
import type { Command as Read } from './commands.ts'
import { isNamedFrom, nameScore } from './likely.ts'
import type { Message, Shop } from './message.ts'
import { isNoCount } from './pieces.ts'

/** Beside these something may be taken that the reader passes over. */
const asks: ReadonlySet<string> = new Set(['ask', 'advise', 'compare', 'coupon', 'chat'])
const takes =
  /^(?:那|就|我|给我|帮我)*(?:来|要|拿)(?!得|不)|就(?:这|那|要|它)|\b(?:please|pls|it is|i'?ll (?:take|have)|go (?:for|with)|take (?:the|it|that))\b/iu
const sentences = /[^.。!！?？;；\n]+[.。!！?？;；\n]*/gu
const longest = 32

/** 来个粉的。能用微信付吗, "is 13 kg all right? the red one please": a sentence of its own that takes what is talked about, by its name or one of its options. */
export function optionTaken(
  read: readonly Read[],
  { text, focus, language }: Message,
  { speaksOf, variantsNamed, vocabulary }: Shop,
): Command[] {
  if (focus === undefined || read.length === 0) return []
  const isOfStock = asksStock(read)
  if (!isOfStock && !read.every(({ command }) => asks.has(command))) return []
  const all = isOfStock ? text.split(breaths) : (text.match(sentences) ?? [])
  const pieces = all.map(piece => piece.trim()).filter(piece => piece !== '')
  if (pieces.length < 2) return []
  // 黑的还有吗 要黑的: what is said last, after it was asked whether it is there.
  const taking = (isOfStock ? pieces.slice(-1) : pieces).find(piece => {
    if (piece.length > longest || asksSomething(piece) || !takes.test(piece)) return false
    const own = speaksOf(piece).find(({ sku }) => sku === focus)
    return own !== undefined && (own.option > 0 || nameScore(own) > isNamedFrom)
  })
  if (taking === undefined || (isOfStock && !isSaidAnew(taking, pieces.slice(0, -1), focus, variantsNamed))) return []
  const { quantity, ...options } = readSlots(taking, language, vocabulary)
  const slots = takenSlots(quantity === undefined || isNoCount(taking, quantity) ? options : { ...options, quantity })
  return [{ command: 'add', probability: read[0]!.probability ?? 1, text: taking, skus: [focus], slots, option: true }]
}

/** Nothing but whether options are there. */
const asksStock = (read: readonly Read[]): boolean => read.every(({ command }) => command === 'stock')
const breaths = /[,，.。!！?？;；\n/]+|(?<=\p{Script=Han}) +(?=\p{Script=Han})/u

/** One of those that were asked about, or another: 28码有没有，要蓝色 tells more of what is asked, and takes nothing. */
function isSaidAnew(taking: string, before: readonly string[], product: string, variantsNamed: Shop['variantsNamed']): boolean {
  const taken = variantsNamed(taking, product)
  return before.some(piece => {
    const asked = variantsNamed(piece, product)
    return asked.length > 0 && (asked.join() === taken.join() || !asked.some(sku => taken.includes(sku)))
  })
}

const parts = /[,，.。!！?？;；\n]|\band\b|(?:还有|另外|然后)/iu
const longestOption = { zh: 10, other: 24 }

/**
 * "The moss one, and is it dishwasher safe?", 抹茶绿的，能进微波炉不: a part that names no more than an option. It completes what was asked ("which colour?"); where
 * nothing was, it tells which one the question is about.
 */
export function optionChosen(read: readonly Read[], message: Message, shop: Shop): Command[] {
  const { text, focus, choosing, language } = message
  const product = choosing ?? focus
  if (product === undefined || read.length === 0 || !read.every(({ command }) => asks.has(command))) return []
  if (optionTaken(read, message, shop).length > 0) return []
  // "Does the Harbour come in a kilo bag, whole beans": of what is named.
  if (choosing === undefined && shop.speaksOf(text).some(one => one.sku !== product && nameScore(one) > isNamedFrom)) return []
  const pieces = text.split(parts).map(piece => piece.trim())
  const [only, more] = pieces.filter(piece => piece !== '' && isOption(piece, product, choosing !== undefined, shop))
  if (pieces.length < 2 || only === undefined || more !== undefined) return []
  const { colour, size } = readSlots(only, language, shop.vocabulary)
  const slots = { ...(colour === undefined ? {} : { colour }), ...(size === undefined ? {} : { size }) }
  const said = { probability: read[0]!.probability ?? 1, text: only, skus: [product], slots, option: true as const }
  return [choosing === undefined ? { ...said, command: 'stock' } : { ...said, command: 'add' }]
}

function isOption(piece: string, product: string, wasAsked: boolean, { variantsNamed, speaksOf }: Shop): boolean {
  const most = /\p{Script=Han}/u.test(piece) ? longestOption.zh : longestOption.other
  if (piece.length > most || asksSomething(piece) || (!wasAsked && /\d/.test(piece))) return false
  return variantsNamed(piece, product).length > 0 && !speaksOf(piece).some(one => one.sku !== product && nameScore(one) > isNamedFrom)
}
