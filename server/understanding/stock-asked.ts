import type { Command } from '../dialogue/commands.ts'
import { asksOtherThanStock, asksWhenBack } from '../dialogue/stock-questions.ts'
import type { Clause } from '../dialogue/turn.ts'

/**
 * "Is it left?", 茶香这个现在能买吗: a question about one thing in which the classifier surely hears whether it is there. No text tells that; what is a part of
 * it ("is there a lid") is heard as a question about what it is like.
 */
export const asStockAsked = (commands: readonly Command[], clauses: readonly Clause[]): Command[] =>
  commands.map(one => {
    if (one.command !== 'ask' || !isOfNoMore(one) || !clauses.some(clause => asksStock(clause, one.text))) return one
    const { of: _of, ...said } = one
    return { ...said, command: 'stock' }
  })

const isOfNoMore = ({ skus, topic, option, list, named, trade, again, unanswered }: Extract<Command, { command: 'ask' }>): boolean =>
  skus.length < 2 && [topic, option, list, named, trade, again, unanswered].every(one => one === undefined)

const asksStock = ({ text, intents: [best], abstain }: Clause, asked: string): boolean =>
  text === asked && !abstain && best?.name === 'ask_stock' && best.probability >= sure && !isOther(text)
const sure = 0.9
/** "Is it discontinued?", "when is it back?" */
const isOther = (text: string) => asksOtherThanStock(text) || asksWhenBack(text)
