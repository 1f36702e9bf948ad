import type { Sentence } from './answers.ts'
import { bodyMeasures } from './size-chart.ts'

/** Sizes that are called by a height in cm, 110, 120, 130: from the least to the most. */
function heightsOf(sizes: readonly string[]): readonly number[] {
  const numbers = sizes.map(size => Number(size.replace(/\s*(?:cm|码|号)$/iu, ''))).sort((a, b) => a - b)
  const isHeights = numbers.length > 1 && numbers.every(size => Number.isInteger(size) && size >= least && size <= most)
  return isHeights && numbers.every((size, at) => at === 0 || (size - numbers[at - 1]! >= 3 && size - numbers[at - 1]! <= 20))
    ? numbers
    : []
}
const [least, most] = [50, 180]

const byHeight = /按身高|\bby (?:the )?(?:child's |their |body )?height\b|\bheight in c(?:m|entimet)/iu
/** How they come out: "runs half a size large", 偏大半码, "comes up small". */
const comesOut =
  /(?:偏(大|小)|\b(?:runs?|comes? (?:up|out)|fits?|cut)\b(?: a (?:little|bit))?(?: (half a|one|a) size)? (large|big|generous|small|tight))(?:(半|一|1)码)?/iu

/**
 * The size for a height that a question tells, of goods whose own text says that they go by height and come out so much larger or smaller: 120 for 122 cm of a shirt that
 * "runs half a size large". Nothing where it does not say how they come out.
 */
export function sizeByHeight(
  question: string,
  sizes: readonly string[],
  sentences: readonly Sentence[],
): { size: string; sentence: Sentence } | undefined {
  const height = bodyMeasures(question).find(({ kind }) => kind === 'height')?.value
  const heights = heightsOf(sizes)
  if (height === undefined || heights.length === 0 || height > heights.at(-1)! * 1.1) return undefined
  const own = sentences.filter(({ topic }) => topic === undefined)
  const sentence = own.find(({ text }) => comesOut.test(text))
  if (sentence === undefined || !own.some(({ text }) => byHeight.test(text))) return undefined
  const [, zh, whole, en, zhWhole] = comesOut.exec(sentence.text)!
  const isLarge = zh === undefined ? !/small|tight/iu.test(en ?? '') : zh === '大'
  const share = /^(?:one|a|一|1)$/iu.test(whole ?? zhWhole ?? '') ? 1 : 0.5
  const step = Math.min(...heights.slice(1).map((size, at) => size - heights[at]!))
  const meant = heights.find(size => size + (isLarge ? share : -share) * step >= height)
  const named = sizes.find(size => Number(size.replace(/\s*(?:cm|码|号)$/iu, '')) === meant)
  return named === undefined ? undefined : { size: named, sentence }
}
