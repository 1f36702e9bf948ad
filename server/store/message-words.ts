import { toBigrams } from '../language/bigrams.ts'

/** A word longer than this is nobody's search; of writing without spaces its beginning is found. */
const longestWord = 64
/** More words of a query are not looked for. */
const mostWords = 24

/**
 * What a message is found by, as words with spaces between them: Chinese characters and their pairs, other words stemmed. Marks above and below
 * letters do not count, so that "café" and letters heaped with marks are found by their letters.
 */
export function toMessageWords(text: string): string {
  return [...new Set(toBigrams(bare(text)).map(shortened))].join(' ')
}

/** One part of a search; a message must have all. `words` are what is looked up, `shown` is what is marked; the last may be the beginning of a word. */
export type Sought = { words: readonly string[]; shown: string; begins: boolean }

/** What to look for: each run of Chinese characters as it stands, each other word by its stem. */
export function toSought(query: string): Sought[] {
  const runs = Array.from(bare(query).matchAll(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu), ([run]) => run.toLowerCase())
  return runs.slice(0, mostWords).map((run, at) => {
    if (/^\p{Script=Han}/u.test(run)) return { words: pairsOf(run).slice(0, mostWords), shown: run, begins: false }
    const [word = run] = toBigrams(run)
    return { words: [shortened(word)], shown: shortened(word), begins: at === runs.length - 1 && [...word].length >= 3 }
  })
}

/** An FTS5 expression that finds messages with all of it. Each word is quoted, so that no operator of the query language gets through. */
export function toAllOf(sought: readonly Sought[]): string {
  return sought.flatMap(({ words, begins }) => words.map(word => `"${word.replaceAll('"', '""')}"${begins ? '*' : ''}`)).join(' AND ')
}

/** Whether these stored words have all of it. */
export function hasAll(messageWords: string, sought: readonly Sought[]): boolean {
  const padded = ` ${messageWords} `
  return sought.every(({ words, begins }) => words.every(word => padded.includes(begins ? ` ${word}` : ` ${word} `)))
}

/** Whether a text has each run of Chinese characters in one piece: its pairs may stand apart in one that was only looked up. */
export function hasRuns(text: string, sought: readonly Sought[]): boolean {
  const long = sought.filter(({ words }) => words.length > 1)
  if (long.length === 0) return true
  const plain = bare(text).toLowerCase()
  return long.every(({ shown }) => plain.includes(shown))
}

export type Piece = { text: string; hit?: true }

/** A stretch of a text around what was found in it, with that marked. `most` counts characters. */
export function toPieces(text: string, sought: readonly Sought[], most = 160): Piece[] {
  const line = [...text.replace(/\s+/g, ' ').trim()]
  // Character by character, so that a place in the bare text is one in the line; marks leave nothing.
  const places: number[] = []
  let plain = ''
  for (const [at, character] of line.entries()) {
    for (const unit of bare(character).toLowerCase()) {
      plain += unit
      for (let n = 0; n < unit.length; n++) places.push(at)
    }
  }
  const marked = new Set<number>()
  for (const { shown, words } of sought) {
    const han = /^\p{Script=Han}/u.test(shown)
    for (let from = plain.indexOf(shown); from !== -1; from = plain.indexOf(shown, from + 1)) {
      if (!han && /[\p{L}\p{N}]$/u.test(plain.slice(Math.max(0, from - 2), from)) && words.length === 1) continue
      let to = from + shown.length
      // A stem stands for its whole word.
      if (!han) while (to < plain.length && /[\p{L}\p{N}]/u.test(plain[to]!) && !/\p{Script=Han}/u.test(plain[to]!)) to++
      for (let place = from; place < to; place++) marked.add(places[place]!)
    }
  }
  const first = marked.size === 0 ? 0 : Math.min(...marked)
  const from = Math.max(0, Math.min(first - Math.floor(most / 3), line.length - most))
  const shown = line.slice(from, from + most)
  const pieces: Piece[] = from > 0 ? [{ text: '…' }] : []
  for (const [offset, character] of shown.entries()) {
    const hit = marked.has(from + offset)
    const last = pieces.at(-1)
    if (last !== undefined && (last.hit === true) === hit) last.text += character
    else pieces.push({ text: character, ...(hit ? { hit } : {}) })
  }
  if (from + most < line.length) pieces.push({ text: '…' })
  return pieces
}

/** Full-width letters as plain ones, and no marks. */
const bare = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFKC')

const shortened = (word: string) => [...word].slice(0, longestWord).join('')

function pairsOf(run: string): string[] {
  const characters = [...run]
  if (characters.length === 1) return characters
  return [...new Set(characters.slice(1).map((character, at) => `${characters[at]}${character}`))]
}
