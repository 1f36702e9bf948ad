import { isHan } from './fold.ts'
import fitted from './joint-weights.json' with { type: 'json' }
import type { Stretch } from './stretches.ts'

/** A Chinese character, or a word or number of another script. */
export type Unit = { text: string; start: number; end: number }

export type Joint = { at: number; score: number }

/** A joint needs this much on both sides of it. */
const shortest = 2
/** Of each feature of `jointFeatures`, as `npm run bench:clauses -- --fit` writes it. */
const jointWeights: ReadonlyMap<string, number> = new Map(Object.entries(fitted))

/** A logit. What else `clauses.ts` asks of both sides keeps the false cuts few: `npm run bench:clauses` counts them. */
const threshold = -4

/**
 * Where two asks may stand with nothing between them, the likeliest first: 洗衣机能洗吗会缩水不. English has its order of words for that (`clause-rules.ts`). A logistic regression over what stands
 * on both sides of a place, fitted by `npm run bench:clauses -- --fit` on lines of one ask put together.
 */
export function likelyJoints(text: string, stretch: Stretch): Joint[] {
  const units = unitsOf(text, stretch)
  const asks = asksIn(text.slice(stretch.start, stretch.end), stretch.start)
  return placesIn(units)
    .map(at => ({
      at: units[at]!.start,
      score: jointFeatures(units, at, asks).reduce((sum, feature) => sum + (jointWeights.get(feature) ?? 0), 0),
    }))
    .filter(({ score }) => score >= threshold)
    .sort((a, b) => b.score - a.score)
}

/** Units before which a joint may be: where Chinese stands on one side, at least. */
export const placesIn = (units: readonly Unit[]): number[] =>
  units.flatMap((unit, at) =>
    at >= shortest && at <= units.length - shortest && (isHan(unit.text[0]) || isHan(units[at - 1]!.text[0])) ? [at] : [],
  )

export const unitsOf = (text: string, { start, end }: Stretch): Unit[] =>
  [...text.slice(start, end).matchAll(/\p{Script=Han}|[\p{L}\p{N}][\p{L}\p{N}'.-]*?(?=$|[^\p{L}\p{N}'.-]|\p{Script=Han})/gu)].map(
    ({ 0: unit, index }) => ({ text: /^\d/.test(unit) ? '0' : unit, start: start + index, end: start + index + unit.length }),
  )

/** Words and forms that make a question or a request. */
const asking =
  /[吗呢嘛]|什么|啥|怎么|怎样|多少|几|哪|谁|多[大久长重高快宽深厚远]|为何|(\p{Script=Han})[不没]\1|有没有|是否|可以|能|帮我|我要|我想|想要|想买|推荐|给我|\b(?:how|what|what's|whats|when|where|which|who|why|any|please|show me|give me|i want|i need|add|cancel|remove|send|tell me|put)\b|\b(?:do|does|did|is|are|was|can|could|will|would|should|may) (?:you|u|i|it|they|we|this|that|these|there|the|my|your|[a-z]+)\b/gu

export const asksIn = (text: string, from: number): Stretch[] =>
  [...text.matchAll(asking)].map(({ 0: word, index }) => ({ start: from + index, end: from + index + word.length }))

/** What is known of the place before unit `at`: up to four units on either side and together, and whether both sides ask. */
export function jointFeatures(units: readonly Unit[], at: number, asks: readonly Stretch[]): string[] {
  const place = units[at]!.start
  const unit = (index: number) => units[index]?.text ?? '#'
  const left = [1, 2, 3, 4].map(count => Array.from({ length: count }, (_, back) => unit(at - count + back)).join(' '))
  const right = [1, 2, 3, 4].map(count => Array.from({ length: count }, (_, ahead) => unit(at + ahead)).join(' '))
  const asksLeft = asks.some(({ end }) => end <= units[at - 1]!.end)
  const asksRight = asks.some(({ start }) => start >= place)
  const closest = asks.filter(({ start }) => start >= place).length
  return [
    'bias',
    ...left.map((text, index) => `L${index} ${text}`),
    ...right.map((text, index) => `R${index} ${text}`),
    `X ${left[0]}|${right[0]}`,
    `Y ${left[1]}|${right[0]}`,
    `Z ${left[0]}|${right[1]}`,
    `A ${asksLeft} ${asksRight}`,
    `B ${asksLeft} ${asksRight} ${Math.min(closest, 3)}`,
    `N ${Math.min(at, 6)}`,
    `M ${Math.min(units.length - at, 6)}`,
    `S ${isHan(left[0]![0])} ${isHan(right[0]![0])}`,
  ]
}
