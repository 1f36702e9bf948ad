import type { Command } from '../dialogue/commands.ts'
import type { Clause } from '../dialogue/turn.ts'
import { clausesWithValues, isSure, questionsOf } from './clause-of.ts'
import type { Command as Read } from './commands.ts'
import type { Message } from './message.ts'
import { asksOfGoods } from './unheard.ts'

/** What a clause asks of the goods by the classifier, where that is sure. */
const asksBy: Readonly<Record<string, Read['command']>> = {
  ask_stock: 'stock',
  ask_colour: 'stock',
  ask_size: 'stock',
  ask_price: 'price',
}
const mayBeSeveral: ReadonlySet<Read['command']> = new Set<Read['command']>(['stock', 'price', 'advise'])

/**
 * "How many colours does it come in, and is M in khaki there" · 200斤坐得住吗 有靠背不: heard as one question of the stock, the price or a choice, though its clauses ask
 * several. Each with what it asks; nothing where one of them cannot be told.
 */
export function askedApart(read: Read, { clauses }: Message): { read: Read; clause: Clause }[] {
  const asked = mayBeSeveral.has(read.command) ? questionsOf(clauses) : []
  if (asked.length < 2) return []
  const own = clausesWithValues(read, asked)
  const nameOf = (clause: Clause): Read['command'] | undefined => {
    const by = isSure(clause) ? asksBy[clause.intents[0]!.name] : undefined
    if (by !== undefined) return by
    if (own.includes(clause)) return read.command
    return asksOfGoods(clause) ? 'ask' : undefined
  }
  const named = asked.map(clause => ({ clause, name: nameOf(clause) }))
  if (named.some(({ name }) => name === undefined) || !named.some(({ name }) => name === read.command || name === 'ask')) return []
  const args = (clause: Clause) => (own.length === 0 || own.includes(clause) ? read.args : read.args.filter(([key]) => key === 'item'))
  return named.map(({ clause, name }) => ({ clause, read: { ...read, command: name!, args: args(clause) } }))
}

const wraps = /包装(?!纸|盒|袋)|包(?:起来|一下|好|上|个)|礼盒装|\b(?:gift[- ]?)?wrap(?!ping paper)\w*\b/iu
const writes = /贺卡|卡片|写.{0,4}[字话卡]|留言|\b(?:cards?|notes?|message|write|written)\b/iu
/** Where one half may end and the other begin. */
const joint =
  /[,，;；、。.?？!！]|(?<=\p{Script=Han}) +(?=\p{Script=Han})|(?=再[写附放加]|顺便|还有|然后[写附])|\s(?:and|n|&|plus|also|with)\s/gu
const shortestHalf = 3

/** "Can u wrap it and put a note in", 能包装好再写张贺卡吗: wrapping and what is written are asked of the pages each for itself, too: a shop may tell them apart. */
export function wrapAndCard(commands: readonly Command[]): Command[] {
  return commands.flatMap((one): Command[] => {
    if (one.command !== 'ask' || one.topic !== 'gift_wrap' || one.text.length > longest) return [one]
    for (const { index, 0: mark } of [...one.text.matchAll(joint)].reverse()) {
      const halves = [one.text.slice(0, index), one.text.slice(index + mark.length)].map(half => half.trim())
      const isApart = halves.every(half => half.length >= shortestHalf) && halves.some(half => wraps.test(half) && !writes.test(half))
      if (isApart && halves.some(half => writes.test(half) && !wraps.test(half)))
        return [one, ...halves.map(text => ({ ...one, text, part: true as const }))]
    }
    return [one]
  })
}
const longest = 120
