import type { Command } from '../dialogue/commands.ts'
import { asksSomething } from '../dialogue/questions.ts'
import { readSlots } from '../dialogue/slots.ts'
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
export function optionTaken(read: readonly Read[], { text, focus, language }: Message, { speaksOf, vocabulary }: Shop): Command[] {
  if (focus === undefined || read.length === 0 || !read.every(({ command }) => asks.has(command))) return []
  const pieces = (text.match(sentences) ?? []).map(piece => piece.trim()).filter(piece => piece !== '')
  if (pieces.length < 2) return []
  const taking = pieces.find(piece => {
    if (piece.length > longest || asksSomething(piece) || !takes.test(piece)) return false
    const own = speaksOf(piece).find(({ sku }) => sku === focus)
    return own !== undefined && (own.option > 0 || nameScore(own) > isNamedFrom)
  })
  if (taking === undefined) return []
  const { colour, size, quantity } = readSlots(taking, language, vocabulary)
  const slots = {
    ...(colour === undefined ? {} : { colour }),
    ...(size === undefined ? {} : { size }),
    ...(quantity === undefined || isNoCount(taking, quantity) ? {} : { quantity }),
  }
  return [{ command: 'add', probability: read[0]!.probability ?? 1, text: taking, skus: [focus], slots, option: true }]
}
