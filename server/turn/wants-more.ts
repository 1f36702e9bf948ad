import type { Conversation } from '../dialogue/conversation.ts'
import type { Clause } from '../dialogue/turn.ts'
import { asksMore } from '../language/comparatives.ts'
import { foldText } from '../language/fold.ts'
import { goodsWanted } from '../language/goods.ts'
import { asksForGoods, freesBudget } from '../language/wish-phrases.ts'
import type { Command as Read } from '../understanding/commands.ts'
import { sure } from './takes-bare.ts'

/** What the reader takes such a question for, where it is not sure of nothing. */
const mistaken: ReadonlySet<string> = new Set(['ask', 'compare', 'advise', 'price', 'chat'])

/** "Is there a warmer one?", 有没有更轻的: asks whether there is another, not what is told of the one that is talked about. */
export function asksForMore(
  { focus, shown, need }: Conversation,
  read: readonly Read[] | undefined,
  text: string,
  clauses: readonly Clause[],
): Read | undefined {
  // "With noise cancelling, price doesn't matter" of who looks for headphones.
  const isFreed = freesBudget(text) && need.budget !== undefined
  if (focus === undefined && shown.length === 0) return undefined
  if (!isFreed && (clauses.length !== 1 || !asksForGoods(text) || goodsWanted(text).length > 0)) return undefined
  const isHeard = ({ command, args, probability = 0 }: Read) =>
    probability >= sure && !mistaken.has(command) && !(command === 'find' && args.length === 0)
  if ((read ?? []).some(isHeard)) return undefined
  return isFreed || asksMore(foldText(text)) ? { command: 'find', args: [], probability: 1, place: 0 } : undefined
}
