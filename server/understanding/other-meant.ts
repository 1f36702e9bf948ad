import type { Vocabulary } from '../dialogue/slots.ts'
import type { Message } from './message.ts'

/** One thing that is none of those before: 另一个, "the other mixer". */
const other =
  /\bthe other (?!day|side|hand|end|half|week|night|way|colou?r|size|thing|ones|two|three)[a-z]|另外?(?:那|一)?一?[个款双只条把件顶](?!颜色|尺码|码|尺寸|问题|地址)/iu

/** "The earlier one" where one thing alone is on the screen, 刚才那个: what was talked about before it. */
const earlier =
  /(?:刚才|刚刚|之前|先前|开始)(?:的|前)?(?:那|一|那一)?[个款双只条把件顶]|\bthe (?:earlier|previous) (?:one|thing)\b|\bthe one before\b/iu
export function earlierMeant(text: string, { shown, focus, talked }: Message): string | undefined {
  if (focus === undefined || shown.length > 1 || !earlier.test(text)) return undefined
  return talked.findLast(sku => sku !== focus)
}

/** What is talked about, and what was before it. */
export const lastTwo = (talked: readonly string[], focus: string): string[] => [...talked.filter(sku => sku !== focus).slice(-1), focus]

/** "What about the other one?": of two on the screen, of the two that were talked about last, of the two of this kind that there are. */
export function otherMeant(text: string, { focus, shown, talked, refused = [] }: Message, { products }: Vocabulary): string | undefined {
  if (focus === undefined || !other.test(text)) return undefined
  const kind = products.find(({ sku }) => sku === focus)?.category
  const ofKind = kind === undefined ? [] : products.filter(({ category }) => category === kind).map(({ sku }) => sku)
  const left = shown.filter(sku => sku === focus || !refused.includes(sku))
  const pair = [left, lastTwo(talked, focus), ofKind].find(
    ([one, two, more]) => more === undefined && two !== undefined && [one, two].includes(focus),
  )
  return pair?.find(sku => sku !== focus)
}
