import { goodsWanted } from '../language/goods.ts'
import { type Command as Read, valuesOf } from './commands.ts'
import { namesAnotherKind } from './kind-meant.ts'
import type { Message, Shop } from './message.ts'

/** 突然迷上机器人 第一次买哪个好, 剪刀你们有便宜的吗: advice on a kind, or a lower price of one, of which nothing is in view, is a wish for it. */
export function wishOfUnseen(read: Read, text: string, said: string | undefined, message: Message, { vocabulary }: Shop): Read | undefined {
  if (!mayWish.has(read.command)) return undefined
  const named = said ?? goodsWanted(text).at(-1)?.word
  if (named === undefined) return undefined
  const isOpen = message.focus === undefined && message.shown.length === 0
  if (!(isOpen && read.command === 'advise') && !namesAnotherKind(named, message, vocabulary)) return undefined
  return {
    ...read,
    command: 'find',
    args: [['kind', named], ...valuesOf(read, 'colour').map((value): [string, string] => ['colour', value])],
  }
}
const mayWish: ReadonlySet<string> = new Set(['advise', 'cheaper', 'dearer'])
