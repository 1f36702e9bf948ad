import type { Clause } from '../dialogue/turn.ts'
import type { Slots } from '../language/slots.ts'
import { asksForGoods } from '../language/wish-phrases.ts'
import type { Command as Read } from './commands.ts'
import type { Message, Shop } from './message.ts'

/** 有没有白色的花束 of who was shown pot plants. */
export function asksForOtherCategory(text: string, clause: Clause | undefined, { focus, shown }: Message, { vocabulary }: Shop): boolean {
  const { category, product } = clause?.slots ?? {}
  if (category === undefined || product !== undefined || shown.length === 0 || !asksForGoods(text)) return false
  const inView = vocabulary.products.filter(({ sku }) => sku === focus || shown.includes(sku))
  return inView.every(one => one.category !== category) && vocabulary.products.some(one => one.category === category)
}

const heardOfShown: ReadonlySet<string> = new Set(['advise', 'ask', 'chat', 'no', 'off'])
const forAnother =
  /^\s*(?:(?:and|ok|so|then|what about|how about)[, ]+)+(?:(?:something|anything|what|one) )?for (?:the|my|his|her|our|their) [a-z -]{2,20}[?.!,]|^(?:那|还有)?给?\p{Script=Han}{1,5}(?:送什么|买什么|的)?呢[？?。！]*$/iu
/** "And for the brother?", 那给弟弟呢: something is looked for, for whom is named, and nothing is asked of what another was shown. */
export const asksForSomebody = ({ command }: Read, text: string, { recipient, product }: Slots): boolean =>
  heardOfShown.has(command) && forAnother.test(text) && recipient !== undefined && product === undefined

const ofNoUse = /[跟和与].{1,12}有(?:啥|什么|毛|半毛钱?)关系|\bwhat(?:'?s| has| have| does| do)? .{1,40}\bto do with\b/iu
/** "What has a tent got to do with it", 遮阳帐跟睡觉有啥关系: it is not what was wished for. */
export const hasNothingToDo = (text: string): boolean => ofNoUse.test(text)
