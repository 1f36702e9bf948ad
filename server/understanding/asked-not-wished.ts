import type { Command } from '../dialogue/commands.ts'
import { goodsWanted } from '../language/goods.ts'
import { asksSomething } from '../language/question-words.ts'
import { servicesIn } from '../language/services.ts'
import { asksForGoods, asksWhatGoods } from '../language/wish-phrases.ts'
import { isOfPages } from './clause-of.ts'

type Find = Extract<Command, { command: 'find' }>

/**
 * "Do you do gift bags and can I pay in instalments", "is there extra for the islands": what is asked of how the shop deals wishes for no goods, where the same words are
 * heard as a question to the pages too, or name nothing that could be sold.
 */
export function askedNotWished(commands: readonly Command[]): Command[] {
  return commands.flatMap((one): Command[] => {
    if (one.command !== 'find') return [one]
    // "Do you fit taps" wishes for no taps.
    if (asksForWork(one.text)) return [asShop(one)]
    if (!isOfPages(one.topic)) return [one]
    if (commands.some(other => asksTheSame(other, one))) return []
    if (!namesNothing(one) || !asksSomething(one.text) || asksWhatGoods(one.text) || asksForGoods(one.text)) return [one]
    return [asShop(one)]
  })
}

const asShop = ({ wish: _wish, takes: _takes, command: _find, ...asked }: Find): Command => ({ ...asked, command: 'ask', of: 'shop' })

const asksForWork = (text: string): boolean => asksWhetherDone.test(text) && asksSomething(text) && servicesIn(text).length > 0
const asksWhetherDone =
  /^(?:(?:and|so|also|but|hi|hello|hey|ok)[, ]+)*(?:do|can|could|will|would) (?:you|u|ya|your [a-z]+) (?!have|sell|stock|get|got|recommend|suggest|show|find|know)[a-z]+|^(?:那|请问|你们家?|您|[,，\s])*(?:能不能|可不可以|会不会|能|可以|会|帮)(?!买|有|选|推荐|找|看)\p{Script=Han}/iu

/** Asked of the pages in words that hold what is looked for. */
const asksTheSame = (other: Command, { topic, text, wish }: Find): boolean =>
  other.command === 'ask' &&
  other.topic === topic &&
  text.includes(other.text) &&
  wish.kind !== undefined &&
  other.text.toLowerCase().includes(wish.kind.toLowerCase())

/** No goods, no sort of them, and nobody whom they could be for. */
const namesNothing = ({ slots, skus, wish }: Find): boolean =>
  skus.length === 0 &&
  Object.keys(slots).length === 0 &&
  goodsWanted(wish.words).length === 0 &&
  (wish.features ?? wish.order ?? wish.than ?? wish.age ?? wish.gift ?? wish.sale) === undefined
