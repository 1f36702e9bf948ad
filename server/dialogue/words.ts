import { isHan, type Token } from './fold.ts'
import { createCorrector, createListener, type Spelling } from './spelling.ts'

export type Word<T> = { word: string; value: T }
export type Match<T> = { values: T[]; start: number; end: number }
/** May refuse a meaning of a word where it stands; `follows` tells whether another known word begins at an offset. */
export type Accept<T> = (value: T, start: number, end: number, follows: (at: number) => boolean) => boolean
export type Finder<T> = (text: string, tokens: readonly Token[], accept: Accept<T>) => Match<T>[]

type Entry<T> = { text: string; stems: string[]; values: T[] }

/**
 * Finds known words in a folded text: leftmost first, longest first, none inside another. Chinese words may stand anywhere;
 * others are whole words, singular or plural. The time grows with the text, not with the number of words. With `spelling` a word
 * is also found by a slip of the keyboard that can mean nothing else.
 */
export function createFinder<T>(words: readonly Word<T>[], spelling?: Spelling): Finder<T> {
  const entries = new Map<string, Entry<T>>()
  for (const { word, value } of words) {
    const text = word.trim()
    const stems = [...text].some(isHan) ? [] : (text.match(/[a-z0-9]+(?:'[a-z]+)?/g) ?? []).map(stemOf)
    const key = stems.length > 0 ? stems.join(' ') : text
    if (key === '') continue
    const entry = entries.get(key) ?? { text, stems, values: [] }
    if (!entry.values.includes(value)) entry.values.push(value)
    entries.set(key, entry)
  }
  const inLatin = [...entries.values()].filter(({ stems }) => stems.length > 0)
  // "airfryer" for "air fryer".
  const joined = inLatin.flatMap(entry => {
    const stem = entry.stems.join('')
    return entry.stems.length === 2 && stem.length >= 6 && !entries.has(stem) ? [{ ...entry, stems: [stem] }] : []
  })
  const latin = groupBy([...inLatin, ...joined], ({ stems }) => stems[0]!)
  const inHan = [...entries.values()].filter(({ stems }) => stems.length === 0)
  const han = groupBy(inHan, ({ text }) => text[0]!)
  const correct = spelling === undefined ? undefined : createCorrector(stemsOf([...inLatin, ...joined]), spelling)
  const listen = spelling === undefined ? undefined : createListener(inHan, spelling)

  return (text, tokens, accept) => {
    const tokenAt = new Map(tokens.map(({ start }, index) => [start, index]))
    const stems = tokens.map(token => {
      const stem = stemOf(token.text)
      return (spelling?.isWord(token.text) === true ? undefined : correct?.(stem)) ?? stem
    })
    const heard = listen?.(text)
    const endOf = ({ stems: wanted, text: word }: Entry<T>, at: number): number | undefined => {
      if (wanted.length === 0) return text.startsWith(word, at) && !cutsLatin(text, at, at + word.length) ? at + word.length : undefined
      const first = tokenAt.get(at)!
      const fits = wanted.every(
        (stem, offset) =>
          stems[first + offset] === stem && (offset === 0 || isJoined(text, tokens[first + offset - 1]!, tokens[first + offset]!)),
      )
      return fits ? tokens[first + wanted.length - 1]!.end : undefined
    }
    const candidates = (at: number) => {
      const index = tokenAt.get(at)
      const spelt = [...(han.get(text[at]!) ?? []), ...(index === undefined ? [] : (latin.get(stems[index]!) ?? []))]
        .flatMap(entry => ({ entry, end: endOf(entry, at) ?? -1 }))
        .filter(({ end }) => end > at)
        .sort((a, b) => b.end - a.end)
      return spelt.length > 0 || !isHan(text[at]) ? spelt : (heard?.(at) ?? [])
    }
    const follows = (at: number) => at < text.length && candidates(text[at] === ' ' ? at + 1 : at).length > 0
    const found: Match<T>[] = []
    for (let at = 0; at < text.length; ) {
      const here = at
      const match = candidates(here)
        .map(({ entry, end }) => ({ values: entry.values.filter(value => accept(value, here, end, follows)), start: here, end }))
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
  const irregular = irregularPlurals[word]
  if (irregular !== undefined) return irregular
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return /(?:ss|x|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1)
}

const irregularPlurals: Readonly<Record<string, string>> = {
  children: 'child',
  men: 'man',
  women: 'woman',
  mice: 'mouse',
  knives: 'knife',
  scarves: 'scarf',
  shelves: 'shelf',
  loaves: 'loaf',
  halves: 'half',
}

function stemsOf(entries: readonly { stems: string[] }[]): string[] {
  return entries.flatMap(({ stems }) => stems)
}

/** Words of one name stand close together: "running shoes", "t-shirt", "mugs & bottles". */
function isJoined(text: string, left: Token, right: Token): boolean {
  return right.start - left.end <= 3 && /^[ \-&/.']*$/.test(text.slice(left.end, right.start))
}

/** "t恤" is not found in "shirt恤". */
function cutsLatin(text: string, start: number, end: number): boolean {
  const joined = (left: string | undefined, right: string | undefined) => /^[a-z0-9]{2}$/.test(`${left ?? ' '}${right ?? ' '}`)
  return joined(text[start - 1], text[start]) || joined(text[end - 1], text[end])
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
