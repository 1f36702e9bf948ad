import type { Command } from '../dialogue/commands.ts'
import { asksWhatGoods, beginsWish, opensWish } from '../language/wish-phrases.ts'
import { tellsOfOneself } from './asks-nothing.ts'
import type { Message, Shop } from './message.ts'
import { calledIn } from './pointed.ts'

type Find = Extract<Command, { command: 'find' }>

/**
 * 双人棋局多少钱, "how big is the puzzle, it's for my girlfriend": what is asked about is not looked for beside it, nor anything for whoever it is said to be for.
 */
export function withoutWishOfAsked(commands: readonly Command[], message: Message, shop: Shop): Command[] {
  const asked = commands.filter(one => asks.has(one.command) && one.skus.length > 0)
  const isOfAsked = (one: Find) =>
    (asked.length > 0 && saysPersonOnly(one)) || asked.some(other => isSaidOf(one, other, message, shop)) || tellsBeside(one, commands)
  return commands.filter(one => one.command !== 'find' || !isOfAsked(one))
}
const asks: ReadonlySet<Command['command']> = new Set<Command['command']>(['ask', 'stock', 'price'])

/** "Can I bring the dog? He's daft but friendly": what is told of somebody behind a question tells how nothing should be. */
const tellsBeside = ({ text, slots, wish }: Find, commands: readonly Command[]): boolean =>
  !wish.hasKind &&
  Object.keys(slots).length === 0 &&
  commands.some(one => one.command === 'ask' && text.startsWith(one.text) && tellsOfOneself(text.slice(one.text.length).trim()))

/** Nobody but a person is told of. */
const saysPersonOnly = ({ text, slots, wish }: Find): boolean =>
  !wish.hasKind &&
  !wish.isNew &&
  wish.avoid.length === 0 &&
  (wish.features ?? wish.order ?? wish.than ?? wish.age ?? wish.gift ?? wish.sale) === undefined &&
  Object.keys(slots).every(key => key === 'recipient') &&
  !isLooked(text)
const isLooked = (text: string): boolean => asksWhatGoods(text) || opensWish(text) || beginsWish(text) || looksFor.test(text)
const looksFor =
  /推荐|介绍|礼物|找|看看|想要|[要买送][点个些]|\b(?:need|want|looking|after|recommend|suggest|(?:some|any)thing|presents?|gifts?|ideas?|show|find|get)\b/iu

/** The wish is no more than the name of the one thing that the same words ask about, and who it is for. */
function isSaidOf({ text, slots, wish }: Find, other: Command, message: Message, shop: Shop): boolean {
  const [sku, more] = other.skus
  const isOfPerson = slots.recipient !== undefined && !isLooked(text)
  const isSaid = isOfPerson ? text.includes(other.text) : other.text === text && slots.recipient === undefined
  if (!isSaid || other.called !== true || sku === undefined || more !== undefined || !wish.hasKind) return false
  const isPlain = (slots.budget ?? wish.features ?? wish.order ?? wish.than) === undefined && wish.avoid.length === 0
  return isPlain && (isOfPerson || wish.kind !== undefined) && calledIn({ ...message, text: wish.kind ?? wish.words }, shop) === sku
}
