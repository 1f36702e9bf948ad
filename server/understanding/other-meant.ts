import type { Vocabulary } from '../language/slots.ts'
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

/** 还是要第一个, "back to the first one": whatever is on the screen, the first that was shown for this wish. */
const backTo =
  /(?:还是|还就|回到|最开始|一开始|刚开始)\p{Script=Han}{0,4}第一[个款双只条把件顶]|\b(?:back to|(?:go|going|gone) (?:back )?(?:for|with|to)|stick(?:ing)? with|still (?:prefer|like|want)|rather have|prefer) the (?:very )?first (?:one|pair|option)\b/iu
export function firstSeen(text: string, { shown, seen = [], refused = [], talked, together = [], focus }: Message): string | undefined {
  // "OK the first one then" of who asked about one thing after another: a list of one has no first.
  const [before, last, more] = talked
  const isOfTwo = shown.length === 1 && together.length === 0 && last === focus && more === undefined
  if (isOfTwo && before !== undefined && !refused.includes(before) && saysFirst.test(text)) return before
  const first = backTo.test(text) ? seen.find(sku => !refused.includes(sku)) : undefined
  return first === shown[0] ? undefined : first
}

const saysFirst = /第一[个款双只条把件顶]|\bthe first (?:one|pair)\b|\bfirst one\b/iu

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
