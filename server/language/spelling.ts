import { isHan } from './fold.ts'
import { type LongWork, often } from './long-work.ts'

/** What tells a slip of the keyboard from another word. */
export type Spelling = {
  /** A word of everyday English is never taken for a slip of another. */
  isWord(word: string): boolean
  /** How a Chinese character sounds, without its tone: input methods mix up those that sound alike. */
  soundOf(character: string): string | undefined
}

/** From this length on a word may be one edit away, from the longer one on two. */
const oneEdit = 5
const twoEdits = 8

/** Finds the one known word that an unknown one must be a slip of; the first letter is seldom wrong. `twoFrom`: from this length on it may be two edits away. */
export function createCorrector(
  known: Iterable<string>,
  { isWord }: Pick<Spelling, 'isWord'>,
  twoFrom = twoEdits,
): (token: string) => string | undefined {
  const words = new Set(known)
  const byLetter = new Map<string, string[]>()
  for (const word of words) {
    if (word.length < oneEdit || !/^[a-z]+$/.test(word)) continue
    const alike = byLetter.get(word[0]!)
    if (alike === undefined) byLetter.set(word[0]!, [word])
    else alike.push(word)
  }
  return token => {
    if (token.length < oneEdit - 1 || !/^[a-z]+$/.test(token) || words.has(token) || isWord(token)) return undefined
    let best: string | undefined
    let least = Number.POSITIVE_INFINITY
    let several = false
    for (const word of byLetter.get(token[0]!) ?? []) {
      const most = Math.min(word.length >= twoFrom ? 2 : 1, least)
      if (most === 1 && differsMore(token, word)) continue
      const edits = editsBetween(token, word, most)
      if (edits > most) continue
      several = edits === least
      if (edits < least) best = word
      least = edits
    }
    return several ? undefined : best
  }
}

/** What one edit parts has all but two letters in common at its beginning and its end: far quicker told than how many edits there are. */
function differsMore(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length)
  let before = 0
  while (before < longer && a[before] === b[before]) before += 1
  let after = 0
  while (after < longer - before && a[a.length - 1 - after] === b[b.length - 1 - after]) after += 1
  return before + after < longer - 2
}

/** Insertions, deletions, changes and swaps of neighbours; anything over `most` is `most + 1`. */
function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let edits = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) edits = Math.min(edits, before[j - 2]! + 1)
      row.push(edits)
    }
    if (Math.min(...row) > most) return most + 1
    before = last
    last = row
  }
  return last[b.length]!
}

/** Shorter Chinese words sound like too many others. */
const shortestHeard = 3

/** Finds where a text writes a known Chinese word with one character that only sounds right: 空气炸郭 for 空气炸锅. */
export function* listenerInSteps(
  known: Iterable<string>,
  { soundOf }: Spelling,
): LongWork<(text: string) => (at: number) => { word: string; end: number }[]> {
  const keyOf = (characters: readonly (string | undefined)[]) => characters.join(' ')
  const bySound = new Map<string, string[]>()
  const lengths = new Set<number>()
  let at = 0
  for (const word of known) {
    if (at++ % often === 0) yield
    const characters = [...word]
    if (characters.length < shortestHeard || characters.length !== word.length || !characters.every(isHan)) continue
    const key = keyOf(characters.map(soundOf))
    const alike = bySound.get(key)
    if (alike === undefined) bySound.set(key, [word])
    else alike.push(word)
    lengths.add(characters.length)
  }
  const longestFirst = [...lengths].sort((a, b) => b - a)
  return text => {
    const sounds = longestFirst.length === 0 ? [] : Array.from(text, character => (isHan(character) ? soundOf(character) : undefined))
    return at =>
      longestFirst.flatMap(length => {
        const heard = sounds.slice(at, at + length)
        if (heard.length < length || heard.includes(undefined)) return []
        const end = at + length
        return (bySound.get(keyOf(heard)) ?? [])
          .filter(word => [...word].filter((character, index) => character !== text[at + index]).length === 1)
          .map(word => ({ word, end }))
      })
  }
}
