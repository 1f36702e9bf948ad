import type { Language } from '../wire.ts'
import type { Sentence } from './answers.ts'
import { asksIfFits, type Compared, limitsIn, plainly } from './limits.ts'

type Bounds = { from: number; to: number; said: string; sentence: Sentence }

/** "I'm a size 26", 我穿26码: a size by its number. */
const sizeAsked = /\bsize (\d{1,3})(?!\d|\.\d)|(?<![\d.])(\d{2,3})\s?码/giu
/** "Sizes 6 to 24", 35到40码, of what has no sizes to choose from. */
const sizesTold =
  /\bsizes? (\d{1,3})\s*(?:to|-|–|through)\s*(?:size )?(\d{1,3})(?!\d|\.\d)|(?<![\d.])(\d{2,3})\s*[-–—~～至到]\s*(\d{2,3})\s*码/giu
/** A number that nothing stands behind which it is of: 我缸45的, "my door is 40, will it fit?" */
const bare =
  /(?<![\d.$£€¥第:：/-])(\d+(?:\.\d+)?)(?=的(?!时)|(?:能|可以|行)(?!\p{Script=Han}{0,3}[天年月次个])|[,，?？]|$|\s(?:will|can|does|do|is|would)\b)/giu

/**
 * A size, or a number without its unit, held against the one range that the texts of a thing give: who asks of a tank of 45 whether a filter for 30 to 45 cm is right
 * tells centimetres. Nothing where they give several ranges, or the number is far from all of them.
 */
export function bareKept(question: string, sentences: readonly Sentence[], language: Language, beside?: string): Compared | undefined {
  if (!asksIfFits.test(question)) return undefined
  for (const text of [question, beside ?? '']) {
    const plain = plainly(text)
    const [size, otherSize] = [...plain.matchAll(sizeAsked)]
    if (size !== undefined)
      return otherSize === undefined ? keptTo(Number(size[1] ?? size[2]), size[0].trim(), sizesIn(sentences), language) : undefined
    const [number, otherNumber] = [...plain.matchAll(bare)]
    if (number === undefined) continue
    return otherNumber === undefined ? keptTo(Number(number[1]), number[1]!, rangesIn(sentences), language) : undefined
  }
  return undefined
}

const sizesIn = (sentences: readonly Sentence[]): Bounds[] =>
  sentences.flatMap(sentence =>
    [...plainly(sentence.text).matchAll(sizesTold)].map(([said, low, high, from, to]) => ({
      from: Number(low ?? from),
      to: Number(high ?? to),
      said,
      sentence,
    })),
  )

/** As they are written, in their own unit. */
const rangesIn = (sentences: readonly Sentence[]): Bounds[] =>
  sentences.flatMap(sentence =>
    limitsIn(sentence).flatMap(({ from, to, said }) => {
      const [low, high, more] = (said.match(/\d+(?:\.\d+)?/gu) ?? []).map(Number)
      return from === undefined || to === undefined || low === undefined || high === undefined || more !== undefined || low >= high
        ? []
        : [{ from: low, to: high, said, sentence }]
    }),
  )

function keptTo(value: number, asked: string, all: readonly Bounds[], language: Language): Compared | undefined {
  const [first, ...others] = all
  if (first === undefined || others.some(({ said }) => said !== first.said)) return undefined
  const { from, to, said, sentence } = first
  if (value < from / farOff || value > to * farOff) return undefined
  const is = value >= from && value <= to
  return {
    sentence,
    verdict: language === 'zh' ? `${asked}${is ? '符合' : '不符合'}“${said}”` : `${asked} is ${is ? 'within' : 'not within'} “${said}”`,
  }
}

/** What is so far off is another thing. */
const farOff = 3
