import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createLately } from '../language/lately.ts'
import { literal } from '../language/literal.ts'
import { atOnce, type LongWork } from '../language/long-work.ts'
import { inDigits } from './told-numbers.ts'

const isHan = /\p{Script=Han}/u
/** Within a clause. */
const someWords = '[^,.?!;，。？！；]{0,30}'
const mostAsked = 8
const mostPatterns = 5000
/** Some tens of words each. */
const linesAtOnce = 8
/** So many letters of an English word are looked up. */
const mostOfWord = 5

/** A line of `lexicon/`: something that is asked of goods or of a shop, and what in a sentence answers it; or a need, and what in a product's text meets it. */
export type Aspect = {
  name: string
  /** The words that ask it. */
  ask: readonly string[]
  /** What asks something else though it has a word of it, what tells it, and the words that ask and tell it alike: made ready when they are first looked for. */
  not(): RegExp
  tell(): RegExp
  both(): RegExp
  /** How much it says that a sentence tells it, 0 to 1: what many sentences tell that answer nothing says less. */
  worth: number
}

type Asked = (question: string) => readonly Aspect[]
type Lexicon = { all(): readonly Aspect[]; asked: Asked; prepare(): LongWork<void> }

const ofGoods = lexicon('goods')
const ofPages = lexicon('pages')
const ofNeeds = lexicon('needs')

export const aspects = ofGoods.all
/** Of how a shop deals, which its pages tell. */
export const pageAspects = ofPages.all
/** What people live with, and what helps them. */
export const needs = ofNeeds.all

/** What a question asks of goods; of one that names everything only what tells most. */
export const aspectsAsked = ofGoods.asked
/** What it asks of the shop. */
export const pageAspectsAsked = ofPages.asked
/** What a wish tells of who wishes. */
export const needsTold = ofNeeds.asked

/** Reads all of it before somebody asks: at first use it holds whoever waits for a tenth of a second and more. */
export function* prepareAspects(): LongWork<void> {
  for (const { prepare } of [ofGoods, ofPages, ofNeeds]) yield* prepare()
}

function lexicon(name: 'goods' | 'pages' | 'needs'): Lexicon {
  const all = once(() => readAspects(wordsOf(name)))
  let find: ((question: string) => Aspect[]) | undefined
  let last: { question: string; asked: readonly Aspect[] } | undefined
  return {
    all,
    asked(question) {
      if (last?.question === question) return last.asked
      find ??= asking(all())
      const asked = find(question)
        .sort((a, b) => b.worth - a.worth)
        .slice(0, mostAsked)
      last = { question, asked }
      return asked
    },
    *prepare() {
      find ??= yield* askingInSteps(all())
    },
  }
}

export const tellsAspect = ({ tell }: Aspect, sentence: string): boolean => tell().test(inDigits(straight(sentence)))

/** A phone's keyboard writes ’ for '. */
const straight = (text: string): string => text.replaceAll('’', "'")

/** As `lexicon/README.md` tells. */
function wordsOf(name: 'goods' | 'pages' | 'needs'): string {
  return readFileSync(fileURLToPath(import.meta.resolve(`#root/lexicon/${name}.txt`)), 'utf8')
}

function readAspects(lines: string): Aspect[] {
  return lines
    .split('\n')
    .filter(line => line.trim() !== '' && !line.startsWith('#'))
    .map(line => {
      const [name = '', asked = '', both = '', told = '', worth = '1'] = line.split(' : ')
      const words = listOf(asked)
      return {
        name,
        ask: [...words.filter(word => !word.startsWith('!')), ...listOf(both)],
        not: once(() => patternOf(words.filter(word => word.startsWith('!')).map(word => word.slice(1)))),
        tell: once(() => patternOf([...listOf(both), ...listOf(told)])),
        both: once(() => patternOf(listOf(both))),
        worth: Number(worth),
      }
    })
}

function listOf(words: string): string[] {
  return words
    .split('|')
    .map(word => word.trim())
    .filter(word => word !== '')
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/**
 * The lines that a question asks, in their order. Of tens of thousands of words only those are looked for of which the question has the piece that fewest others have.
 */
export function asking(all: readonly Aspect[]): (question: string) => Aspect[] {
  return atOnce(askingInSteps(all))
}

function* askingInSteps(all: readonly Aspect[]): LongWork<(question: string) => Aspect[]> {
  const shared = new Map<string, number>()
  for (const [at, { ask }] of all.entries()) {
    if (at % linesAtOnce === 0) yield
    for (const word of ask) for (const piece of piecesOf(word)) shared.set(piece, (shared.get(piece) ?? 0) + 1)
  }
  const entries = new Map<string, { at: number; word: string }[]>()
  for (const [at, { ask }] of all.entries()) {
    if (at % linesAtOnce === 0) yield
    for (const word of ask) {
      const piece = piecesOf(word).reduce(
        (rarest, one) => (shared.get(one)! < (shared.get(rarest) ?? Number.POSITIVE_INFINITY) ? one : rarest),
        '',
      )
      const there = entries.get(piece)
      if (there === undefined) entries.set(piece, [{ at, word }])
      else there.push({ at, word })
    }
  }
  const lately = createLately<RegExp>(mostPatterns)
  const isIn = (word: string, question: string) => lately(word, () => patternOf([word])).test(question)
  return text => {
    const question = straight(text)
    const asked = new Set<number>()
    for (const piece of ['', ...piecesIn(question)])
      for (const { at, word } of entries.get(piece) ?? []) if (!asked.has(at) && isIn(word, question)) asked.add(at)
    return [...asked]
      .sort((a, b) => a - b)
      .map(at => all[at]!)
      .filter(({ not }) => !not().test(question))
  }
}

/** Any of these stands in a text that has the word: two characters beside each other or one, the beginning of an English word. */
function piecesOf(word: string): string[] {
  if (isHan.test(word)) {
    const runs = word.match(/\p{Script=Han}+/gu) ?? []
    const pairs = runs.flatMap(run => [...run].slice(1).map((next, at) => `${[...run][at]}${next}`))
    return pairs.length > 0 ? pairs : runs
  }
  // What follows a number may be written in one with it.
  const parts = word.replace(/#[a-z0-9]*/g, ' ').match(/[a-z0-9]+/g) ?? []
  return parts.map(part => part.slice(0, mostOfWord))
}

function piecesIn(text: string): Set<string> {
  const lower = text.toLowerCase()
  const han = (lower.match(/\p{Script=Han}+/gu) ?? []).flatMap(run =>
    [...run].flatMap((one, at, all) => [one, `${one}${all[at + 1] ?? ''}`]),
  )
  const words = (lower.match(/[a-z0-9]+/g) ?? []).flatMap(one => Array.from({ length: mostOfWord }, (_none, at) => one.slice(0, at + 1)))
  return new Set([...han, ...words])
}

function patternOf(words: readonly string[]): RegExp {
  const latin = words.filter(word => !isHan.test(word) && /^[#a-z0-9]/.test(word))
  const others = words.filter(word => !latin.includes(word))
  const parts = [...others.map(bodyOf), ...(latin.length === 0 ? [] : [`(?<![a-z0-9.])(?:${latin.map(bodyOfLatin).join('|')})`])]
  return new RegExp(parts.join('|') || '$^', 'iu')
}

function bodyOf(word: string): string {
  return literal(word)
    .replaceAll('\\*', '[a-z]*')
    .replace(/\s*…\s*/g, someWords)
    .replaceAll('#', '\\d+(?:\\.\\d+)?\\s?')
}

function bodyOfLatin(word: string): string {
  const open = word.endsWith('*')
  const body = bodyOf(open ? word.slice(0, -1) : word)
  return open ? body : `${body}(?:e?s)?(?![a-z0-9])`
}
