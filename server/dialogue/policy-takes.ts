import { meansOneOfEach, type SumAsked } from '../language/sums.ts'
import { lookUp, pages, target } from './asking.ts'
import { turnAway, turnTo } from './attention.ts'
import { addGoods, removeLine } from './cart.ts'
import type { Command } from './commands.ts'
import type { Conversation, Summed } from './conversation.ts'
import { ask, type Decision, say } from './decision.ts'
import { asksOf } from './sum-asks.ts'
import { runningOf, summedOf } from './sum-policy.ts'
import { draftOf, productOf, takenOf, withoutCounted } from './taken.ts'
import { goesBack } from './topics.ts'
import { wishFor } from './wish-policy.ts'

type Of<Name extends Command['command']> = Extract<Command, { command: Name }>

export function add(before: Decision, command: Command): Decision {
  const { instead, also } = command
  const decision = instead === undefined ? before : { ...before, conversation: withoutCounted(before.conversation, [instead]) }
  // What is taken in place of three is three.
  const counted = takenOf(before.conversation).find(line => productOf(line) === instead && line.open !== true)?.quantity
  const inPlace = counted === undefined ? {} : { quantity: counted }
  const { conversation } = decision
  if (command.skus.length === 0 && command.named !== undefined) return wishFor(decision, command, command.named)
  const { together: summed = [], talked: spoken = [], need, refused = [] } = conversation
  const isLeft = (sku: string) => !refused.includes(sku)
  const [shown, together, talked] = [conversation.shown, summed, spoken].map(skus => skus.filter(isLeft)) as [string[], string[], string[]]
  const two = shown.length === 2 ? shown : talked.slice(-2)
  const group = together.length > 1 ? together : command.skus.length < 2 ? two : []
  // "Two of them" of one thing are two pieces, "both" are one of each.
  const { quantity } = command.slots
  const isEach = quantity === 1 && meansOneOfEach(command.text)
  const isOfEach = quantity === undefined || isEach || (quantity === group.length && command.skus.length !== 1)
  // "Grey 38 in those" of a pair of shoes: one thing, and an option of it.
  const isOneOfPair = command.option === true && command.skus.length === 1 && !meansOneOfEach(command.text)
  const isGroup = command.several === true && group.length > 1 && isOfEach && !isOneOfPair
  const all = isGroup ? group : command.skus
  const sku = all[0] ?? target({ ...conversation, shown }, command) ?? shown[0]
  // "Not a school bag, a small one for town": what is wanted is nothing that is there to be seen.
  if (sku === undefined && conversation.shown.length > 0) return wishFor(decision, command, command.text)
  if (sku === undefined) return ask(decision, 'need')
  // "Blue then": what was wished for before and is not there is given up. Who wears XL wears it in the next thing too.
  const { colour, size } = command.slots
  const given = {
    ...need,
    ...(need.colour === undefined || colour === undefined ? {} : { colour }),
    ...(size === undefined ? {} : { size }),
  }
  const next: Decision = { ...decision, conversation: { ...conversation, need: given } }
  const others = decision.wants.flatMap(want => (want.want === 'add' ? [want.sku] : []))
  const wanted = [...new Set([...others, ...(all.length > 1 ? all : [sku])])]
  const kept: Decision = wanted.length > 1 ? { ...next, conversation: { ...next.conversation, together: wanted } } : next
  const { quantity: _counted, ...withoutCount } = command.slots
  return addGoods(kept, {
    skus: all.length > 1 ? all : [sku],
    text: command.text,
    slots: isGroup ? withoutCount : { ...inPlace, ...command.slots },
    ...(command.apart === undefined ? {} : { apart: command.apart }),
    ...(also === 'more' ? { also: true } : {}),
  })
}

/** "One of the 24 pieces, what is postage to Inner Mongolia", 包装一下: what is asked of the parcel or done to the goods belongs to what they come to. */
export const servicesAsked = (commands: readonly Command[]): { shipping?: true; wrapping?: true; wraps?: readonly string[] } => ({
  // "Can I swap them, and who pays the post" asks of the way back.
  ...(commands.some(one => (one.command === 'ask' && one.topic === 'shipping') || one.sent === true) &&
  !commands.some(({ topic }) => goesBack.has(topic))
    ? { shipping: true as const }
    : {}),
  ...wrapsOf(commands.filter(({ command }) => command === 'add')),
})

/** Some of what is taken is to be wrapped, or all of it. */
function wrapsOf(adds: readonly Command[]): { wrapping?: true; wraps?: readonly string[] } {
  const wrapped = adds.filter(({ wraps }) => wraps === true)
  if (wrapped.length === 0) return {}
  return { wrapping: true, ...(wrapped.length === adds.length ? {} : { wraps: wrapped.flatMap(({ skus }) => skus) }) }
}

/** "With the code, what does it come to?" takes nothing anew. */
export const isTakenAlready = ({ command, skus, slots }: Command, { taken = [], cart }: Conversation): boolean =>
  command === 'add' &&
  skus.length > 0 &&
  slots.quantity === undefined &&
  slots.colour === undefined &&
  slots.size === undefined &&
  skus.every(sku => [...taken, ...cart].some(line => (line.product ?? line.sku) === sku))

/** "And a card set with that": what was added up is taken with it, but what is taken anew. */
export function withSummedTaken(conversation: Conversation, commands: readonly Command[]): Conversation {
  const { taken = [], cart } = conversation
  const adds = commands.filter(({ command }) => command === 'add')
  if (!adds.some(({ also }) => also !== undefined)) return conversation
  const known = new Set([...[...taken, ...cart].map(productOf), ...adds.flatMap(({ also, skus }) => (also === 'more' ? [] : skus))])
  const others = [...summedOf(conversation), ...chosenBefore(conversation, adds)].filter(line => !known.has(productOf(line)))
  return others.length === 0 ? conversation : { ...conversation, taken: [...others, ...taken] }
}

/** 双人帐篷要橙色 – 睡袋也要一个: what is talked about, and of which an option was said, is wanted where another is wanted as well and nothing is taken yet. */
function chosenBefore(conversation: Conversation, adds: readonly Command[]): Summed[] {
  const { focus, taken = [], cart, told = [], variants = [], refused = [] } = conversation
  if (focus === undefined || refused.includes(focus) || taken.length + cart.length + summedOf(conversation).length > 0) return []
  const isChosen = [...told, ...variants].some(({ product }) => product === focus)
  return isChosen && adds.every(({ also }) => also === 'beside') ? [{ sku: focus, quantity: 1 }] : []
}

/** Out of the cart, or out of what is wanted together where nothing is in it yet. `isInstead`: what is taken in its place is told. */
export function drop(decision: Decision, command: Command, isInstead: boolean): Decision {
  const { conversation } = decision
  const { together = [], cart, taken = [] } = conversation
  // "Not the gatherwell, just the starfield" after a question about the first.
  const isNowhere = command.skus.length > 0 && [...cart, ...taken].every(line => !command.skus.includes(line.product ?? line.sku))
  // "I shall leave out the wrapping. What does it come to", 高腰的先不要了，就睡裙一件: nothing that is taken.
  const isNothing = command.skus.length === 0 && cart.length === 0
  if (isInstead && (isNowhere || isNothing)) return decision
  const isOnlySaid = command.skus.some(sku => [...taken, ...summedOf(conversation)].some(line => productOf(line) === sku))
  if (isOnlySaid && cart.every(({ sku, product = sku }) => !command.skus.includes(product)))
    return isInstead ? letGoOf(decision, command.skus) : tellTaken(letGoOf(decision, command.skus))
  const rest = together.filter(sku => !command.skus.includes(sku))
  if (cart.length > 0 || rest.length === together.length || rest.length === 0) return removeLine(decision, command.text, command.skus)
  const { together: _together, ...open } = conversation
  const left: Conversation = { ...turnTo(open, rest.at(-1)!), ...(rest.length > 1 ? { together: rest } : {}) }
  return say({ ...decision, conversation: left }, { want: 'total', of: 'goods', lines: rest.map(sku => ({ sku, quantity: 1 })) })
}

/** These are let go; what is left of an order is talked about then. */
export function letGoOf(decision: Decision, skus: readonly string[]): Decision {
  const isOf = (of: readonly (string | undefined)[]) => (line: Summed) => of.includes(productOf(line))
  const wasCounted = runningOf(turnAway(decision.conversation)).some(isOf(skus))
  const conversation = withoutCounted(decision.conversation, skus)
  const left = runningOf(turnAway(conversation))
  const last = wasCounted && !left.some(isOf([conversation.focus])) ? left.at(-1) : undefined
  return { ...decision, conversation: last === undefined ? conversation : turnTo(conversation, productOf(last)) }
}

/** What is left of what was taken or added up, and what it comes to. */
export function tellTaken(decision: Decision): Decision {
  const { cart } = decision.conversation
  const lines = runningOf(decision.conversation)
  if (lines.length === 0) return say(decision, { want: 'say', act: { act: 'smalltalk', slots: { topic: 'heard' } } })
  return say(decision, { want: 'total', of: lines === cart ? 'cart' : 'goods', lines, asks: asksOf(decision.conversation, {}, lines) })
}

/** What the cart, or what is pointed at, comes to by the shop's own prices; what the pages tell of postage where it was asked. */
export function total(decision: Decision, command: Of<'total' | 'price'>): Decision {
  const { conversation } = decision
  const each = command.skus.length <= 1 ? (command.slots.quantity ?? 1) : 1
  const one = target(conversation, command)
  const { together = [], focus } = conversation
  // "Is that with free delivery?" of what was added up together.
  const isOfAll = command.command === 'total' && command.slots.quantity === undefined && command.skus.every(sku => sku === focus)
  if (isOfAll && together.length > 1 && conversation.cart.length === 0 && (focus === undefined || together.includes(focus)))
    return total({ ...decision, conversation: { ...conversation, together: [] } }, { ...command, skus: together })
  const meant = command.skus.length === 0 && command.slots.quantity !== undefined && one !== undefined ? [one] : command.skus
  const draft = draftOf(decision)
  const isCounted = command.slots.quantity !== undefined
  // Of what is taken as many as are taken; the sum of what is only pointed at is that of all.
  const isOfDraft = draft.length > 0 && !isCounted && isOfAll && command.called !== true && draft.some(line => productOf(line) === focus)
  const pointed = meant.flatMap((sku): readonly Summed[] => {
    const own = isCounted ? [] : draft.filter(line => productOf(line) === sku)
    return own.length > 0 ? own : [{ sku, quantity: each }]
  })
  const ofOne = one === undefined ? [] : [{ sku: one, quantity: 1 }]
  const ofOthers = ofOne.length > 0 ? ofOne : summedOf(conversation)
  const lines = pointed.length > 0 && !isOfDraft ? pointed : draft.length > 0 ? draft : ofOthers
  if (lines.length === 0) return pages(decision, command, 'shipping')
  const of = lines === conversation.cart ? ('cart' as const) : ('goods' as const)
  const asked: SumAsked = {
    ...(command.command === 'total' ? { all: true as const } : {}),
    ...(command.topic === 'shipping' || (command.topic === 'delivery_area' && conversation.destination !== undefined)
      ? { shipping: true }
      : {}),
    ...(command.topic === 'gift_wrap' ? { wrapping: true } : {}),
  }
  const asks = asksOf(conversation, asked, lines)
  const summed = say(decision, { want: 'total', of, lines, asks })
  if (command.topic !== 'shipping') return summed
  return lookUp(summed, command, { skus: [], about: 'pages', topic: 'shipping', unless: 'summed' })
}
