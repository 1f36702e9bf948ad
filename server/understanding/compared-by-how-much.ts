import type { Command } from '../dialogue/commands.ts'
import { asksByHowMuch, asksIfNeeded, withoutHowMuch } from '../language/by-how-much.ts'
import { readSlots } from '../language/slots.ts'
import { likeThis, twoCompared } from './beside.ts'
import type { Command as Read } from './commands.ts'
import type { Message, Shop } from './message.ts'
import { lastTwo } from './other-meant.ts'
import { pairOf, pointedBy } from './pointed.ts'

type Compared = Pick<Command, 'skus'> & { within?: true }

/**
 * "How much dearer are they than the everyday ones?", 轻多少 of two that were set beside each other, "how much more would the 50 be" of what comes in lengths: whatever
 * it is heard as, two are set beside each other, or what one thing comes in.
 */
export function comparedByHowMuch(commands: readonly Command[], message: Message, shop: Shop): Command[] {
  const isOfTwo = message.compared === true || pairOf(message) !== undefined
  const asksIt = (text: string) => asksByHowMuch(text, isOfTwo) || asksIfNeeded(text)
  if (message.corrected === true || !asksIt(message.text)) return [...commands]
  const asking = commands.filter(one => heardAs.has(one.command) && (commands.length === 1 || asksIt(one.text)))
  const [first] = asking
  if (first === undefined && commands.some(({ command }) => !heardAs.has(command))) return [...commands]
  const text = commands.length > 1 && first !== undefined && asking.length === 1 ? first.text : message.text
  const compared = comparedIn(text, message, shop)
  if (compared === undefined) return [...commands]
  const whole: Command = { command: 'compare', probability: first?.probability ?? 1, text, slots: {}, called: true, ...compared }
  const rest = commands.filter(one => !asking.includes(one))
  return first === undefined ? [whole] : commands.flatMap(one => (one === first ? [whole] : rest.includes(one) ? [one] : []))
}
const heardAs: ReadonlySet<Command['command']> = new Set<Command['command']>([
  'price',
  'ask',
  'compare',
  'advise',
  'stock',
  'find',
  'total',
  'cheaper',
  'dearer',
  'haggle',
  'more',
])

function comparedIn(text: string, message: Message, shop: Shop): Compared | undefined {
  const rest = withoutHowMuch(text)
  const two = twoCompared({ command: 'compare', args: [] }, rest, {}, message, shop)
  if (two.length > 1) return { skus: two.slice(0, 2) }
  const { focus } = message
  const one = namedIn(rest, message, shop)
  const own = one ?? focus
  if (own === undefined) return undefined
  if (isWithin(rest, own, shop)) return { skus: [own], within: true }
  if (one !== undefined && focus !== undefined && one !== focus) return { skus: [focus, one] }
  const pair = pairWith(own, message, shop)
  if (pair !== undefined) return { skus: [own, pair] }
  return shop.comesInSeveral?.(own) === true ? { skus: [own], within: true } : undefined
}

/** The one thing that the rest names, by whatever tells it. */
function namedIn(rest: string, message: Message, shop: Shop): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(rest)) return undefined
  const asked: Read = { command: 'ask', args: [] }
  const said = { ...message, text: rest }
  const { skus } = pointedBy(asked, rest, readSlots(rest, message.language, shop.vocabulary), {}, said, shop)
  return skus.length === 1 ? skus[0] : undefined
}

/** Options of it are named: two, or one that sets it apart from its others. */
const isWithin = (rest: string, own: string, shop: Shop): boolean =>
  shop.comparesOptions?.(rest, own) === true ||
  shop.variantsNamed(rest, own).length > 0 ||
  (ofSize.test(rest) && shop.comesInSeveral?.(own) === true)
const ofSize = /[大小](?:的|号|那|一)|\b(?:big|large|small|little|bigger|larger|smaller|other) (?:one|size|version)s?\b/iu

const ofBoth = /[两俩]|\b(?:two|both|them|they)\b/iu

/** The other of the two that are in view, that were talked about last, or that there are of its kind. */
function pairWith(own: string, message: Message, shop: Shop): string | undefined {
  const { focus, talked } = message
  const alike = likeThis(own, shop)
  const ofKind = alike.length === 2 ? alike : undefined
  const last = focus === own ? lastTwo(talked, own).filter(sku => alike.includes(sku)) : []
  const isOneThing = message.shown.length === 1 && shop.comesInSeveral?.(own) === true && !ofBoth.test(message.text)
  const pair = [pairOf(message), isOneThing ? undefined : last, ofKind].find(two => two?.length === 2 && two.includes(own))
  return pair?.find(sku => sku !== own)
}
