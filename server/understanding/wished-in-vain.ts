import type { Command } from '../dialogue/commands.ts'
import { goodsWanted } from '../language/goods.ts'
import { asksForGoods, isBareWish } from '../language/wish-phrases.ts'

/** 有手套吗 of whoever talks about a fishing rod, whose texts tell nothing of gloves: whether there are any in the shop. */
export function wishedInVain(commands: readonly Command[]): Command[] | undefined {
  const [only, more] = commands
  if (only?.command !== 'ask' || more !== undefined || only.of !== 'goods') return undefined
  const kind = goodsWanted(only.text).at(-1)?.word
  if (kind === undefined || !asksForGoods(only.text) || !isBareWish(only.text)) return undefined
  const wish = { words: kind, hasKind: true, kind, isOption: false, isNew: false, avoid: [] }
  return [{ command: 'find', probability: only.probability, text: only.text, skus: [], slots: {}, wish }]
}
