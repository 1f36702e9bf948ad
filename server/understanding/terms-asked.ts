import type { Command } from '../dialogue/commands.ts'
import { asksTradeTerms, ofTrade } from '../dialogue/trade.ts'
import type { Clause } from '../dialogue/turn.ts'
import { countOfEach, piecesIn } from './pieces.ts'

/** What asks for a lower price, or may. */
const ofPrice: ReadonlySet<string> = new Set(['haggle', 'coupon', 'price', 'total'])
const lowers: ReadonlySet<string> = new Set(['bargain', 'ask_coupon'])
/** From which probability on the classifier hears that a lower price is asked for. */
const mayLower = 0.3

/** "A dozen, what's the trade price?": asked as a business or for many, it is a question about the shop's rule for these, and nothing to haggle about. */
export function withTerms(commands: readonly Command[], text: string, clauses: readonly Clause[]): Command[] {
  const asking = clauses.find(({ intents }) => intents.some(({ name, probability }) => lowers.has(name) && probability >= mayLower))
  const haggles = commands.some(({ command, topic }) => command === 'haggle' || command === 'coupon' || topic === 'coupon')
  const isOfTrade = ofTrade.test(text)
  if (!haggles && asking === undefined && !isOfTrade) return [...commands]
  const counts = [countOfEach(text) ?? 0, ...piecesIn(text).flatMap(({ value, counted }) => (counted ? [value] : []))]
  if (!asksTradeTerms(text, Math.max(...counts))) return [...commands]
  const isAsked = (one: Command) => (ofPrice.has(one.command) && (one.command !== 'total' || isOfTrade)) || one.topic === 'coupon'
  // A price that nobody wants lowered stays one.
  if (!haggles && !isOfTrade && !commands.some(isAsked) && asking === undefined) return [...commands]
  const [first] = commands.filter(isAsked)
  const said = first?.text ?? asking?.text ?? text
  const probability = first?.probability ?? asking?.intents[0]?.probability ?? 1
  const terms: Command = { command: 'ask', of: 'shop', trade: true, topic: 'coupon', probability, text: said, skus: [], slots: {} }
  const others = commands.filter(one => !isAsked(one) && !(one.command === 'ask' && one.of === 'shop' && one.text === said))
  return [...others, terms]
}
