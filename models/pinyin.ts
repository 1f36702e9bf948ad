import { readFileSync } from 'node:fs'

/**
 * Counts of Chinese characters by themselves, after one and after two others, from the project's own lines (training/pinyin), and the commonest
 * characters of each syllable (ü is v). `^` is what stands before the first character of a run, `$` what stands behind the last, `~` what was left out.
 * Each string of counts holds a character and its count in base 36, parted by spaces; under the first character of a triple stands a line for each second one,
 * which begins it.
 */
export type Ngrams = {
  single: string
  pairs: Readonly<Record<string, string>>
  triples: Readonly<Record<string, string>>
  syllables: Readonly<Record<string, string>>
}
type Counts = { total: number; rest: number; of: ReadonlyMap<string, number> }

export const start = '^'
export const end = '$'
export const rest = '~'

/** Throws, naming the file, where a part is missing. */
export function readNgrams(file: string): Ngrams {
  const read = JSON.parse(readFileSync(file, 'utf8'))
  for (const part of ['pairs', 'triples', 'syllables'])
    if (typeof read[part] !== 'object' || read[part] === null)
      throw new Error(`${file}: expected counts as "${part}", got ${typeof read[part]}`)
  if (typeof read.single !== 'string') throw new Error(`${file}: expected counts as "single", got ${typeof read.single}`)
  return read
}

function countsOf(packed: string): Counts {
  const of = new Map(
    (packed === '' ? [] : packed.split(' ')).map(entry => [
      String.fromCodePoint(entry.codePointAt(0)!),
      Number.parseInt(entry.slice(1), 36),
    ]),
  )
  const total = [...of.values()].reduce((sum, count) => sum + count, 0)
  const leftOut = of.get(rest) ?? 0
  of.delete(rest)
  return { total, rest: leftOut, of }
}

/** What a decoded text is like. `logProbability`: natural logarithm, a character; nearer to 0 is likelier. */
export type Spelt = { text: string; logProbability: number }
export type PinyinSpeller = {
  /** The syllables that a run of Latin letters can be cut into, or nothing. "xian" is both xian and xi an. */
  isPinyin(letters: string): boolean
  /**
   * Pinyin without tones, runs of letters parted by whatever else stands there, in Chinese characters: the likeliest by a model of three characters
   * with absolute discounting (Ney, Essen and Kneser 1994), searched with a beam. What is no letter stays; at most `longest` letters are read.
   */
  toHan(text: string): Spelt
}

const longest = 160
const beamWidth = 12
const discount = 0.6
const longestSyllable = 6

type Path = { text: string; last: string; before: string; score: number; count: number }

export function createPinyinSpeller(ngrams: Ngrams): PinyinSpeller {
  const single = countsOf(ngrams.single)
  const bySyllable = new Map(Object.entries(ngrams.syllables).map(([syllable, characters]) => [syllable, [...characters]]))
  const unpacked = new Map<string, Counts>()

  /** What was counted behind one or two characters, unpacked when it is asked for first. */
  function behind(context: string): Counts | undefined {
    if (!unpacked.has(context[0]!)) unpack(context[0]!)
    return unpacked.get(context)
  }

  function unpack(first: string): void {
    unpacked.set(first, countsOf(ngrams.pairs[first] ?? ''))
    for (const line of ngrams.triples[first]?.split('\n') ?? []) unpacked.set(first + line[0], countsOf(line.slice(1)))
  }

  /** Where in the letters syllables can begin that lead to their end. */
  function isPinyin(letters: string): boolean {
    const reached = new Set([0])
    for (let at = 0; at < letters.length; at++)
      if (reached.has(at))
        for (let length = 1; length <= longestSyllable && at + length <= letters.length; length++)
          if (bySyllable.has(letters.slice(at, at + length))) reached.add(at + length)
    return letters.length > 0 && reached.has(letters.length)
  }

  function probability({ before, last }: Path, character: string): number {
    const alone = ((single.of.get(character) ?? 0) + 0.1) / (single.total + 0.1 * single.of.size)
    return after(behind(before + last), character, after(behind(last), character, alone))
  }

  /** The paths behind one run of letters, by every way of cutting it. */
  function spell(paths: Path[], letters: string): Path[] {
    const reached: Map<string, Path>[] = Array.from({ length: letters.length + 1 }, () => new Map())
    for (const path of paths) keep(reached[0]!, path)
    for (let at = 0; at < letters.length; at++) {
      const here = best(reached[at]!)
      for (let length = 1; length <= longestSyllable && at + length <= letters.length; length++)
        for (const character of bySyllable.get(letters.slice(at, at + length)) ?? [])
          for (const path of here)
            keep(reached[at + length]!, {
              text: path.text + character,
              before: path.last,
              last: character,
              score: path.score + Math.log(probability(path, character)),
              count: path.count + 1,
            })
    }
    return best(reached[letters.length]!)
  }

  return {
    isPinyin,
    toHan(text) {
      let paths: Path[] = [{ text: '', before: start, last: start, score: 0, count: 0 }]
      const pieces = text
        .slice(0, longest)
        .toLowerCase()
        .replace(/ü/g, 'v')
        .split(/([a-z]+)/)
      for (const [place, piece] of pieces.entries()) {
        if (place % 2 === 1) paths = spell(paths, piece)
        else if (/[^\s']/.test(piece)) paths = paths.map(path => ended(path, piece.trim()))
      }
      const [first] = paths.map(path => ended(path, '')).sort((one, other) => other.score - one.score)
      return { text: (first?.text ?? '') + text.slice(longest), logProbability: (first?.score ?? 0) / Math.max(1, first?.count ?? 0) }
    },
  }

  /** What stands between two runs ends a run of characters and begins another. */
  function ended(path: Path, piece: string): Path {
    const score = path.last === start ? path.score : path.score + Math.log(probability(path, end))
    return { text: path.text + piece, before: start, last: start, score, count: path.count }
  }
}

function after(counts: Counts | undefined, character: string, otherwise: number): number {
  if (counts === undefined || counts.total === 0) return otherwise
  const seen = Math.max((counts.of.get(character) ?? 0) - discount, 0)
  return (seen + (discount * counts.of.size + counts.rest) * otherwise) / counts.total
}

/** Of two paths that end alike only the likelier one can win. */
function keep(paths: Map<string, Path>, path: Path): void {
  const key = path.before + path.last
  const known = paths.get(key)
  if (known === undefined || known.score < path.score) paths.set(key, path)
}

const best = (paths: Map<string, Path>): Path[] => [...paths.values()].sort((one, other) => other.score - one.score).slice(0, beamWidth)
