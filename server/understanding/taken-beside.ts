import { normalise } from '../../models/turn-units.ts'
import type { Command } from '../dialogue/commands.ts'
import { readAge } from '../language/ages.ts'
import { goodsWanted } from '../language/goods.ts'
import { asksSomething } from '../language/question-words.ts'
import { readSlots, takenSlots } from '../language/slots.ts'
import { type Command as Read, valuesOf } from './commands.ts'
import type { Message, Shop } from './message.ts'
import { piecesIn } from './pieces.ts'

/** Where another ask may begin: after a mark, a space between Han characters, a word that joins, 再, 还有. */
const pieces =
  /(?<=[,，.。;；!！?？\n](?!\d))|(?<=\p{Script=Han}) +|[ ]+(?=\p{Script=Han})|(?<=\p{Script=Han}|\d)(?=还有没有|另外|顺便|再(?:看|帮|推荐|找))|(?= (?:and|also|plus) (?:also )?(?:can|could|show|what|do|have|any|i)\b)/giu
/** Taken in plain words: 来一个, 给我留一件, "I'll take the …", "put one in the basket". */
const takes =
  /(?:来|要了|拿|留|订|带|加)(?:上|了)?(?:[一二两俩三四五六七八九十\d]+)?[个双件套条只顶把台本盒瓶包支份床副块对罐袋箱张]|(?:来|拿|留|订|带)(?:[两俩仨]|\d)|\p{Script=Han}要了$|[一二两三四五六七八九十\d][个双件套条只顶把台本盒瓶包支份床副块对罐袋箱张]要了|\b(?:i(?:'?ll| will| would like to|'d like to)|let me|we(?:'?ll| will)) (?:just )?(?:take|have|get|grab|buy|order)\b|\b(?:put|add|pop)\b.{1,40}\b(?:in|to) (?:my|the) (?:basket|cart|bag|order)\b|\b(?:i want|i'd like|gimme|give me|get me) (?:the|that|this|one of|two of)\b/iu
/** What is only thought of. */
const wishes = /想|有没有|有[啥什哪]|看看|推荐|适合|\b(?:something|anything|any|recommend|looking|thinking|maybe|might|if)\b/iu

/**
 * "I'll take the Starfield in green, and show me some sleeping bags", 晨雾马克杯来一个 有没有小背包: the reader hears a wish alone. The part that takes one
 * thing by its name (or by an option of what is talked about), and the rest of the message, which wishes for something else.
 */
export function takenBeside(
  read: readonly Read[],
  { text, focus, language }: Pick<Message, 'text' | 'focus' | 'language'>,
  shop: Shop,
): { taken: string; rest: string; left: Read[] } | undefined {
  const finds = read.filter(({ command }) => command === 'find')
  if (finds.length === 0 || !read.every(({ command }) => beside.has(command))) return undefined
  const parts = text.split(pieces).filter(part => /[\p{L}\p{N}]/u.test(part))
  if (parts.length < 2 || parts.length > mostParts) return undefined
  const namesOne = (part: string) => {
    const { product } = readSlots(part, language, shop.vocabulary)
    const meant = product ?? shop.meant(part, true)
    return meant.length === 1 || (meant.length === 0 && focus !== undefined && shop.variantsNamed(part, focus).length === 1)
  }
  const [taken, more] = parts.filter(part => takes.test(part) && !wishes.test(part) && !asksSomething(part) && namesOne(part))
  if (taken === undefined || more !== undefined) return undefined
  const rest = parts
    .filter(part => part !== taken)
    .join(' ')
    .trim()
  const said = normalise(rest)
  const isOfRest = ([, value]: readonly [string, string]) => said.includes(value)
  const isKind = finds.some(find => valuesOf(find, 'kind').some(kind => said.includes(kind))) || goodsWanted(rest).length > 0
  const isForSomebody =
    asksSomething(rest) && (readSlots(rest, language, shop.vocabulary).recipient !== undefined || readAge(rest) !== undefined)
  if (!isKind && !isForSomebody) return undefined
  const cut = read.map(one => (one.command === 'find' ? { ...one, args: one.args.filter(arg => arg[0] === 'for' || isOfRest(arg)) } : one))
  // 有砧板吗，再来个手冲壶, heard as two wishes: one of them is what is taken.
  const left = cut.filter(one => one.command !== 'find' || one.args.length > 0 || finds.length < 2)
  return { taken: taken.trim(), rest, left }
}

/** With these something may be taken that the reader passes over. */
const besideOrder: ReadonlySet<string> = new Set(['ask', 'stock', 'price', 'coupon', 'chat', 'checkout', 'compare'])
const alsoTakes = /^\s*(?:and|plus|also|oh and|add|another|再|还|加|另外)/iu

/** "Plus one canvas tote in ivory, which courier is it": an order in a part of its own, of one thing by its name, where the reader hears questions alone. */
export function takenUnheard(commands: readonly Command[], { text, language }: Message, shop: Shop): Command[] {
  const parts = text.split(pieces).filter(part => /[\p{L}\p{N}]/u.test(part))
  if (parts.length < 2 || parts.length > mostParts || !commands.every(({ command }) => besideOrder.has(command))) return []
  return parts.flatMap((part): Command[] => {
    const [first] = piecesIn(part)
    const isOrder = takes.test(part) || (first !== undefined && (alsoTakes.test(part) || part.slice(0, first.start).trim() === ''))
    if (!isOrder || wishes.test(part) || asksSomething(part)) return []
    const { quantity: _counted, ...heard } = readSlots(part, language, shop.vocabulary)
    const [sku, more] = heard.product ?? shop.meant(part, true)
    if (sku === undefined || more !== undefined) return []
    const slots = takenSlots(first === undefined ? heard : { ...heard, quantity: first.value })
    const option = (slots.colour ?? slots.size) === undefined ? {} : { option: true as const }
    return [{ command: 'add', probability: 1, text: part.trim(), skus: [sku], called: true, slots, ...option }]
  })
}

const mostParts = 12
const beside: ReadonlySet<string> = new Set(['find', 'ask', 'stock', 'price', 'chat', 'yes'])
