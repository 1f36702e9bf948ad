import type { Command } from '../dialogue/commands.ts'
import type { Clause } from '../dialogue/turn.ts'
import { asksSomething } from '../language/question-words.ts'
import { asksOtherThanStock, asksWhenBack } from '../language/stock-questions.ts'

/**
 * "Is it left?", 茶香这个现在能买吗: a question about one thing in which the classifier surely hears whether it is there. No text tells that; what is a part of
 * it ("is there a lid") is heard as a question about what it is like.
 */
export const asStockAsked = (commands: readonly Command[], clauses: readonly Clause[]): Command[] =>
  commands.map(one => {
    const named = clauses.map(clause => namedStock(one, clause)).find(stock => stock !== undefined)
    if (named !== undefined) return named
    // 只剩一件了吗: hardly heard as a sum.
    if (one.command === 'total' && one.probability < unsure && clauses.some(clause => asksStock(clause, one.text)))
      return { command: 'stock', probability: one.probability, text: one.text, skus: one.skus, slots: {} }
    if (one.command !== 'ask' || !isOfNoMore(one) || !clauses.some(clause => asksStock(clause, one.text))) return one
    const { of: _of, ...said } = one
    return { ...said, command: 'stock' }
  })

/** "Does the Northfell Shell come in 43?", 轻羽竞速跑鞋有43码吗: a wish for one thing called by its name, which the classifier surely hears as a question for an option. */
function namedStock(one: Command, { text, intents: [best], abstain, slots }: Clause): Command | undefined {
  const [sku, more] = one.command === 'find' ? (one.slots.product ?? []) : []
  const { colour, size } = slots
  const isAsked = text === one.text && !abstain && best !== undefined && ofOptions.has(best.name) && best.probability >= sure
  if (sku === undefined || more !== undefined || !isAsked || (colour ?? size) === undefined || !asksSomething(text)) return undefined
  const option = { ...(colour === undefined ? {} : { colour }), ...(size === undefined ? {} : { size }) }
  return { command: 'stock', probability: one.probability, text, skus: [sku], called: true, slots: option, option: true }
}
const ofOptions: ReadonlySet<string> = new Set(['ask_stock', 'ask_size', 'ask_colour'])

const isOfNoMore = ({ skus, topic, option, list, named, trade, again, unanswered }: Extract<Command, { command: 'ask' }>): boolean =>
  skus.length < 2 && [topic, option, list, named, trade, again, unanswered].every(one => one === undefined)

const asksStock = ({ text, intents: [best], abstain }: Clause, asked: string): boolean =>
  text === asked && !abstain && best?.name === 'ask_stock' && best.probability >= sure && !isOther(text)
const sure = 0.9
const unsure = 0.5
/** "Is it discontinued?", "when is it back?" */
const isOther = (text: string) => asksOtherThanStock(text) || asksWhenBack(text)
