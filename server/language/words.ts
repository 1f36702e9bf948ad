import { isHan, type Token } from './fold.ts'
import { type LongWork, often } from './long-work.ts'
import { createCorrector, listenerInSteps, type Spelling } from './spelling.ts'

export type Word<T> = { word: string; value: T }
export type Match<T> = { values: T[]; start: number; end: number }
/** May refuse a meaning of a word where it stands; `follows` tells whether another known word begins at an offset. */
export type Accept<T> = (value: T, start: number, end: number, follows: (at: number) => boolean) => boolean
export type Finder<T> = (text: string, tokens: readonly Token[], accept: Accept<T>) => Match<T>[]

/**
 * Finds known words in a folded text: leftmost first, longest first, none inside another. Chinese words may stand anywhere;
 * others are whole words, singular or plural. The time grows with the text, not with the number of words. With `spelling` a word
 * is also found by a slip of the keyboard that can mean nothing else.
 */
export function* finderInSteps<T>(words: Iterable<Word<T>>, spelling?: Spelling): LongWork<Finder<T>> {
  /** By the stems of their words, with a space between two. */
  const latin = new Map<string, T[]>()
  const han = new Map<string, T[]>()
  const stemsKnown = new Set<string>()
  let longest = 0
  let at = 0
  for (const { word, value } of words) {
    if (at++ % often === 0) yield
    const text = word.trim()
    const stems = [...text].some(isHan) ? [] : (text.match(/[a-z0-9]+(?:'[a-z]+)?/g) ?? []).map(stemOf)
    const index = stems.length > 0 ? latin : han
    const key = stems.length > 0 ? stems.join(' ') : text
    if (key === '') continue
    for (const stem of stems) stemsKnown.add(stem)
    longest = Math.max(longest, stems.length)
    const values = index.get(key)
    if (values === undefined) index.set(key, [value])
    else if (!values.includes(value)) values.push(value)
  }
  // "airfryer" for "air fryer".
  const joined = new Map<string, T[][]>()
  for (const [key, values] of latin) {
    if (at++ % often === 0) yield
    const parts = key.split(' ')
    const stem = parts.join('')
    if (parts.length !== 2 || stem.length < 6 || latin.has(stem) || han.has(stem)) continue
    joined.set(stem, [...(joined.get(stem) ?? []), values])
    stemsKnown.add(stem)
  }
  const lengths = new Map<string, Set<number>>()
  for (const text of han.keys()) {
    if (at++ % often === 0) yield
    const known = lengths.get(text[0]!)
    if (known === undefined) lengths.set(text[0]!, new Set([text.length]))
    else known.add(text.length)
  }
  const correct = spelling === undefined ? undefined : createCorrector(stemsKnown, spelling)
  const listen = spelling === undefined ? undefined : yield* listenerInSteps(han.keys(), spelling)

  return (text, tokens, accept) => {
    const tokenAt = new Map(tokens.map(({ start }, index) => [start, index]))
    const stems = tokens.map(token => {
      const stem = stemOf(token.text)
      return (spelling?.isWord(token.text) === true ? undefined : correct?.(stem)) ?? stem
    })
    const heard = listen?.(text)
    type Candidate = { known: T[]; end: number }
    const inHan = (at: number): Candidate[] =>
      [...(lengths.get(text[at]!) ?? [])].flatMap(length => {
        const known = at + length > text.length ? undefined : han.get(text.slice(at, at + length))
        return known === undefined || cutsLatin(text, at, at + length) ? [] : [{ known, end: at + length }]
      })
    const inLatin = (first: number): Candidate[] => {
      const found: Candidate[] = (joined.get(stems[first]!) ?? []).map(known => ({ known, end: tokens[first]!.end }))
      let key = ''
      for (let last = first; last < tokens.length && last < first + longest; last += 1) {
        if (last > first && !isJoined(text, tokens[last - 1]!, tokens[last]!)) break
        key = last === first ? stems[last]! : `${key} ${stems[last]}`
        const known = latin.get(key)
        if (known !== undefined) found.push({ known, end: tokens[last]!.end })
      }
      return found
    }
    const candidates = (at: number): Candidate[] => {
      const index = tokenAt.get(at)
      const spelt = [...inHan(at), ...(index === undefined ? [] : inLatin(index))].sort((a, b) => b.end - a.end)
      if (spelt.length > 0 || !isHan(text[at])) return spelt
      return (heard?.(at) ?? []).map(({ word, end }) => ({ known: han.get(word)!, end }))
    }
    const follows = (at: number) => at < text.length && candidates(text[at] === ' ' ? at + 1 : at).length > 0
    const found: Match<T>[] = []
    for (let at = 0; at < text.length; ) {
      const here = at
      const match = candidates(here)
        .map(({ known, end }) => ({ values: known.filter(value => accept(value, here, end, follows)), start: here, end }))
        .find(({ values }) => values.length > 0)
      if (match !== undefined) found.push(match)
      at = match?.end ?? at + 1
    }
    return found
  }
}

/** One form for singular and plural; not always a word ("glasses" → "glass", "knives" → "knif"). */
export function stemOf(token: string): string {
  const word = token.replace(/'s$|'$/, '')
  const irregular = irregularPlurals.get(word)
  if (irregular !== undefined) return irregular
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return /(?:ss|x|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1)
}

const irregularPlurals: ReadonlyMap<string, string> = new Map([
  ['children', 'child'],
  ['men', 'man'],
  ['women', 'woman'],
  ['mice', 'mouse'],
  ['knives', 'knife'],
  ['scarves', 'scarf'],
  ['shelves', 'shelf'],
  ['loaves', 'loaf'],
  ['halves', 'half'],
])

/** Words of one name stand close together: "running shoes", "t-shirt", "mugs & bottles". */
function isJoined(text: string, left: Token, right: Token): boolean {
  return right.start - left.end <= 3 && /^[ \-&/.']*$/.test(text.slice(left.end, right.start))
}

/** "t恤" is not found in "shirt恤". */
function cutsLatin(text: string, start: number, end: number): boolean {
  const joined = (left: string | undefined, right: string | undefined) => /^[a-z0-9]{2}$/.test(`${left ?? ' '}${right ?? ' '}`)
  return joined(text[start - 1], text[start]) || joined(text[end - 1], text[end])
}
