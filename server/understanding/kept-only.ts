import type { Command } from '../dialogue/commands.ts'
import { isNamedFrom, nameScore } from './likely.ts'
import type { Message, Shop } from './message.ts'

/** Of what is taken only this is kept: what is named is what stays, though something is let go. */
const keeps =
  /\b(?:just|only) keep\b|\bkeep (?:just|only)\b|\b(?:bin|drop|scrap|forget|lose|leave|cancel) (?:the rest|everything else|all the others?|the others?)\b|只(?:保留|留)|除了.{1,16}(?:别的|其他|其它|其余|剩下).{0,6}(?:不要|去掉|算了|取消|删)|(?:别的|其他|其它|其余|剩下的).{0,4}(?:都|全)?(?:不要|去掉|取消|删)/iu

/** "Just keep the sleeping bags, bin the rest", 除了毯子别的都不要了: all that is taken but what is named is let go. */
export function keptOnly(commands: readonly Command[], { text, taken = [], summed = [] }: Message, { speaksOf }: Shop): Command[] {
  const all = [...new Set([...taken, ...summed])]
  if (all.length < 2 || !keeps.test(text)) return [...commands]
  const named = new Set(speaksOf(text).flatMap(one => (nameScore(one) + one.option > isNamedFrom ? [one.sku] : [])))
  const away = all.filter(sku => !named.has(sku))
  if (away.length === 0 || away.length === all.length) return [...commands]
  const left = commands.filter(({ command }) => !decides.has(command))
  return [{ command: 'drop', probability: 1, text, skus: away, slots: {}, called: true }, ...left]
}
/** What a message decides over what is taken, which other words of it tell better. */
export const decides: ReadonlySet<string> = new Set(['add', 'drop', 'reject', 'find', 'no', 'yes', 'order'])
