import type { Command } from '../dialogue/commands.ts'
import { turnsOnly } from './asks-nothing.ts'
import { isNamedFrom, nameScore } from './likely.ts'
import type { Message, Shop } from './message.ts'
import { asksWhichOne, calledIn } from './pointed.ts'

/**
 * 那竹笛呢 也能这么洗, "what about the brolly, what's the least it weighs": what only turns to a thing looks for nothing and sets nothing beside it, where the rest of the
 * message goes on in words that name no other: that is asked of it.
 */
export function askedOfTurned(commands: readonly Command[], said: Message, shop: Shop): Command[] {
  const at = commands.findIndex(one => turnedTo(one, said, shop) !== undefined)
  const sku = at < 0 ? undefined : turnedTo(commands[at]!, said, shop)
  const turn = commands[at]
  if (sku === undefined || turn === undefined) return [...commands]
  const placeOf = ({ text }: Command) => said.text.toLowerCase().indexOf(text.toLowerCase())
  const isOn = (one: Command) => one !== turn && placeOf(one) > placeOf(turn) && goesOn(one, sku, shop)
  if (!commands.some(isOn)) return [...commands]
  return commands.flatMap((one): Command[] => (one === turn ? [] : isOn(one) ? [ofIt(one, sku)] : [one]))
}

/** The one thing that a part of a message turns to by its name, and nothing more. */
function turnedTo(one: Command, said: Message, shop: Shop): string | undefined {
  if (!turnsOnly.test(one.text.trim())) return undefined
  if (one.command === 'find') return isBare(one) ? calledIn({ ...said, text: one.text }, shop) : undefined
  const [sku, more] = one.command === 'ask' && one.called === true ? one.skus : []
  return more === undefined ? sku : undefined
}

const isBare = ({ slots, wish }: Extract<Command, { command: 'find' }>): boolean =>
  (slots.budget ?? slots.recipient ?? wish.features ?? wish.order ?? wish.than) === undefined && wish.avoid.length === 0

/** Asked in words that call nothing else, and weigh nothing. */
function goesOn(one: Command, sku: string, { speaksOf }: Pick<Shop, 'speaksOf'>): boolean {
  if (!asksOn.has(one.command) || (one.command === 'ask' && one.of === 'shop')) return false
  if (one.command === 'compare' && (asksWhichOne(one.text) || weighs.test(one.text))) return false
  return speaksOf(one.text).every(other => other.sku === sku || nameScore(other) <= isNamedFrom)
}
const asksOn: ReadonlySet<Command['command']> = new Set<Command['command']>(['ask', 'stock', 'price', 'compare'])
const weighs = /比|跟|和|更|区别|差别|不同|\b(?:than|difference|different|compared?|versus|vs|better|or)\b/iu

const ofIt = (one: Command, sku: string): Command =>
  one.command === 'compare'
    ? { command: 'ask', of: 'goods', probability: one.probability, text: one.text, skus: [sku], slots: {}, called: true }
    : { ...one, skus: [sku], called: true }
