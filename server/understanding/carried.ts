import type { Command } from '../dialogue/commands.ts'
import type { Message, Shop } from './message.ts'
import { calledIn } from './pointed.ts'

/** What is asked of goods, of whichever is meant. */
const ofGoods: ReadonlySet<Command['command']> = new Set<Command['command']>(['stock', 'price'])
const names: ReadonlySet<Command['command']> = new Set<Command['command']>(['ask', 'stock', 'price', 'add'])

/**
 * "The bear flannel, is it soft? What's it cost a yard" of who talked about linen, 小兔会掉毛吗 有灰色没 of who talked about nothing: what names nothing itself is asked of what
 * was named last before it in the message.
 */
export function carriedOn(commands: readonly Command[], message: Message, shop: Shop): Command[] {
  if (commands.length < 2 && message.clauses.length < 2) return [...commands]
  const placed = commands.map(one => ({ one, at: message.text.lastIndexOf(one.text) }))
  const calls = placed.filter(({ one, at }) => at >= 0 && names.has(one.command) && one.called === true && one.skus.length === 1)
  const called = calls.length > 0 || commands.some(isOfKind) ? undefined : calledAtFirst(message, shop)
  const carried = placed.map(({ one, at }) => {
    if (!isOpen(one, message)) return one
    const [sku] =
      calls.findLast(other => other.at < at && !other.one.text.includes(one.text))?.one.skus ??
      (at > 0 || one.skus.length === 0 ? [called] : [])
    return sku === undefined || one.skus[0] === sku ? one : { ...one, skus: [sku] }
  })
  // 有灰色没 is no wish for anything grey beside it.
  const isAskedOf = (text: string) => carried.some((one, at) => one.command === 'stock' && one.text === text && one !== commands[at])
  return carried.filter(one => !(isOptionAlone(one) && isAskedOf(one.text)))
}

/** What the first words of a message name, where nothing was talked about. */
function calledAtFirst(message: Message, shop: Shop): string | undefined {
  const [first] = message.clauses
  return message.focus !== undefined || message.shown.length > 0 || first === undefined
    ? undefined
    : calledIn({ ...message, text: first.text }, shop)
}

/** Names nothing, and points at nothing but what is talked about. */
function isOpen(one: Command, { focus }: Message): boolean {
  const isAsked = ofGoods.has(one.command) || (one.command === 'ask' && one.of === 'goods' && one.topic === undefined)
  if (!isAsked || one.called === true || one.all === true || one.named !== undefined || one.slots.pointing === true) return false
  return one.skus.length === 0 || (one.skus.length === 1 && one.skus[0] === focus)
}

/** What is found for a wish is asked about then. */
const isOfKind = (one: Command): boolean => one.command === 'find' && (one.wish.hasKind || one.slots.product !== undefined)

const isOptionAlone = (one: Command): boolean =>
  one.command === 'find' && !one.wish.hasKind && one.slots.product === undefined && one.slots.budget === undefined
