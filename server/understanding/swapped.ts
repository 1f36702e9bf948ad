import type { Command } from '../dialogue/commands.ts'
import { readSlots, takenSlots } from '../dialogue/slots.ts'
import type { Message, Shop } from './message.ts'
import { calledIn } from './pointed.ts'

/** One thing in place of another that is being taken; a page's rule of exchanges is asked of what came already. */
const puts =
  /(?:换成|改成|换作|换个|改要|改拿)(?!别的|其他|另外)|\b(?:swap|change|switch|replace|trade) (?:it|that|this|them|those|these|the [a-z -]{2,24}?) (?:for|to|with|into)\b|\b(?:make (?:it|that|them)) (?=the |an? )/iu
const received = /收到|到手|寄来|买的|\b(?:bought|received|arrived|ordered|came)\b/iu

/** Whoever thinks better of it: what is named behind such words is taken, and not the other. */
const thinksAgain =
  /\b(?:changed my mind|on second thoughts?|scrap that)\b|(?<!没)改(?:变)?主意|算了[\s,，]*(?:我)?还是|^(?:我)?还是(?=[要来拿])|换成?回/iu
const beside = /\b(?:also|too|as well|add|both|another)\b|[也再加]|都要|一起/iu

/** "Changed my mind, gimme the sable one", 算了 还是要马克杯: in place of the only thing that was being taken. */
function thoughtAgain(commands: readonly Command[], message: Message, shop: Shop): Command[] | undefined {
  const { text, language, taken = [] } = message
  const found = thinksAgain.exec(text)
  const [out, more] = new Set(taken)
  if (found === null || out === undefined || more !== undefined || received.test(text)) return undefined
  const rest = text.slice(found.index + found[0].length)
  const takes = commands.filter(({ command }) => command === 'add' || command === 'find')
  const sku = beside.test(rest) || takes.length === 0 ? undefined : calledIn({ ...message, text: rest }, shop)
  if (sku === undefined || sku === out) return undefined
  const slots = takenSlots(readSlots(rest, language, shop.vocabulary))
  const [{ wraps } = {}] = commands.filter(one => one.wraps === true)
  const add: Command = { command: 'add', probability: 1, text: rest, skus: [sku], called: true, slots, instead: out }
  return [{ ...add, ...(wraps === true ? { wraps } : {}) }, ...commands.filter(({ command }) => !decides.has(command))]
}
const decides: ReadonlySet<string> = new Set(['add', 'drop', 'reject', 'find', 'no', 'yes', 'order', 'chat'])

/**
 * "Swap them for the throws, dark green", 换成书包吧，蓝色: what is named behind such words is taken in place of what was taken (the other commands of such a message are
 * parts of it), in the same number where none is said.
 */
export function swapped(commands: readonly Command[], message: Message, shop: Shop): Command[] {
  const again = thoughtAgain(commands, message, shop)
  if (again !== undefined) return again
  const { text, language, taken = [], focus } = message
  const found = puts.exec(text)
  if (found === null || taken.length === 0 || received.test(text)) return [...commands]
  const rest = text.slice(found.index + found[0].length)
  const sku = calledIn({ ...message, text: rest }, shop)
  if (sku === undefined || taken.includes(sku)) return [...commands]
  const before = text.slice(0, found.index) + found[0]
  const named = calledIn({ ...message, text: before }, shop)
  const out = named !== undefined && taken.includes(named) ? named : focus !== undefined && taken.includes(focus) ? focus : taken.at(-1)!
  const slots = takenSlots(readSlots(rest, language, shop.vocabulary))
  const sums = commands.filter(({ command }) => command === 'total' || command === 'price')
  const probability = Math.max(...commands.map(one => one.probability), 0)
  return [{ command: 'add', probability, text: rest, skus: [sku], called: true, slots, instead: out }, ...sums]
}
