import type { Command } from '../dialogue/commands.ts'
import { foldText } from '../language/fold.ts'
import { asksSomething } from '../language/question-words.ts'
import { asksTradeTerms, ofTrade } from '../language/trouble-words.ts'
import type { Message, Shop } from './message.ts'
import { countOfEach, type Pieces, piecesIn } from './pieces.ts'

/** What asks for a lower price, or may. */
const ofPrice: ReadonlySet<string> = new Set(['haggle', 'coupon', 'price', 'total'])
const lowers: ReadonlySet<string> = new Set(['bargain', 'ask_coupon'])
/** From which probability on the classifier hears that a lower price is asked for. */
const mayLower = 0.3

/** So many of what goes with it that it is a name: 25袋的, "the 12-pack one". */
const asOption = /^([ -]?(?:[a-z]{1,12}|\p{Script=Han}{1,2}?))(?:的|那[个款盒]|[ -](?:one|box|pack|set|size)s?\b)/u
const mostLookedAt = 12

/** "A dozen, what's the trade price?": asked as a business or for many, it is a question about the shop's rule for these, and nothing to haggle about. */
export function withTerms(commands: readonly Command[], { text, clauses, focus, shown }: Message, shop: Shop): Command[] {
  const asking = clauses.find(({ intents }) => intents.some(({ name, probability }) => lowers.has(name) && probability >= mayLower))
  const haggles = commands.some(({ command, topic }) => command === 'haggle' || command === 'coupon' || topic === 'coupon')
  const isOfTrade = ofTrade(text)
  if (!haggles && asking === undefined && !isOfTrade) return [...commands]
  const folded = foldText(text)
  const inView = [...(focus === undefined ? [] : [focus]), ...shown].slice(0, mostLookedAt)
  // 25袋的 of somebody who talks about tea in boxes of 25 is one box.
  const isOption = ({ start, end }: Pieces) => {
    const [, unit] = asOption.exec(folded.slice(end)) ?? []
    return unit !== undefined && inView.some(sku => shop.variantsNamed(folded.slice(start, end) + unit, sku).length > 0)
  }
  const counts = [countOfEach(text) ?? 0, ...piecesIn(text).flatMap(one => (one.counted && !isOption(one) ? [one.value] : []))]
  const most = Math.max(...counts)
  // "And if I take three?": a shop may have a rule for so many.
  if (!asksTradeTerms(text, most))
    return commands.map(one => (one.command === 'haggle' && most > 1 ? { ...one, slots: { ...one.slots, quantity: most } } : one))
  const isAsked = (one: Command) => (ofPrice.has(one.command) && (one.command !== 'total' || isOfTrade)) || one.topic === 'coupon'
  // A price that nobody wants lowered stays one.
  if (!haggles && !isOfTrade && !commands.some(isAsked) && asking === undefined) return [...commands]
  const [first] = commands.filter(isAsked)
  const said = first?.text ?? asking?.text ?? text
  const probability = first?.probability ?? asking?.intents[0]?.probability ?? 1
  const terms: Command = { command: 'ask', of: 'shop', trade: true, topic: 'coupon', probability, text: said, skus: [], slots: {} }
  // 每月都拿货，能不能月底结: what asks for terms takes nothing more.
  const isMisheard = ({ command, called, slots, text: own }: Command) =>
    command === 'add' && called !== true && slots.quantity === undefined && own === said && asksSomething(said)
  const others = commands.filter(
    one => !isAsked(one) && !isMisheard(one) && !(one.command === 'ask' && one.of === 'shop' && one.text === said),
  )
  return [...others, terms]
}
