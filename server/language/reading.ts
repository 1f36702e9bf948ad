import { type Folded, fold, tokensOf } from './fold.ts'
import { findNumbers, type Numeral } from './numbers.ts'
import { findSizes, isSizeNumber, type SizeMatch } from './sizes.ts'
import { type Found, findWords } from './slot-words.ts'
import type { Stretch, Taken } from './stretches.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A text made ready to be read for slots; offsets are those of the folded `text` until `place` takes them back. */
export type Reading = {
  text: string
  numbers: Numeral[]
  words: Found[]
  /** Whether something for sale, a colour or a person is named at an offset. */
  wordFollows(at: number): boolean
  /** Whether a bare number may name a size; `isListed` only where it is one of the shop's. */
  isSize(value: number): boolean
  isListed(value: number): boolean
  sizes(taken: Taken['covers']): SizeMatch[]
  /** Where a stretch stands in the text as typed. */
  place(stretch: Stretch): Stretch & { text: string }
}

export function toReading(original: string, vocabulary: Vocabulary): Reading {
  const folded: Folded = fold(original)
  const { text, starts, ends } = folded
  const tokens = tokensOf(text)
  const numbers = findNumbers(text)
  const words = findWords(text, tokens, vocabulary)
  const begins = new Set(words.map(({ start }) => start))
  const wordFollows = (at: number) => begins.has(at) || (text[at] === ' ' && begins.has(at + 1))
  const isListed = (value: number) => vocabulary.sizes.includes(String(value))
  return {
    text,
    numbers,
    words,
    wordFollows,
    isListed,
    isSize: value => isSizeNumber(value) || isListed(value),
    sizes: taken => findSizes({ text, original, starts }, tokens, numbers, vocabulary.sizes, taken, wordFollows),
    place({ start, end }) {
      const from = starts[start]!
      const to = ends[end - 1]!
      return { start: from, end: to, text: original.slice(from, to) }
    },
  }
}
