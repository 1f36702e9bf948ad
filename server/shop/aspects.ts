import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { literal } from '../dialogue/literal.ts'
import type { LongWork } from '../dialogue/long-work.ts'
import { inDigits } from './told-numbers.ts'

const isHan = /\p{Script=Han}/u
/** Within a clause. */
const someWords = '[^,.?!;，。？！；]{0,30}'

/** Something that is asked of goods: how it is asked, and what in a sentence answers it. */
export type Aspect = {
  name: string
  ask: RegExp
  /** What asks something else though it has a word of it. */
  not: RegExp
  tell: RegExp
  /** The words that ask and tell it alike. */
  both: RegExp
  /** How much it says that a sentence tells it, 0 to 1: what many sentences tell that answer nothing says less. */
  worth: number
}

export const aspects: readonly Aspect[] = readAspects(wordsOf('goods'))
/** Of how a shop deals, which its pages tell. */
export const pageAspects: readonly Aspect[] = readAspects(wordsOf('pages'))

/** What a question asks of goods; of one that names everything only the first few, so that long messages stay quick. */
export const aspectsAsked = askedOf(aspects)
/** What it asks of the shop. */
export const pageAspectsAsked = askedOf(pageAspects)

let isPrepared = false
/** Patterns are made ready by their first uses, and a question looks through all of them: before a shopper waits for that. */
export function* prepareAspects(): LongWork<void> {
  if (isPrepared) return
  for (const { ask, not, tell } of [...aspects, ...pageAspects]) {
    yield
    for (const text of latinAndHan) for (const pattern of [ask, not, tell]) for (let use = 0; use < usesToReady; use++) pattern.test(text)
  }
  isPrepared = true
}
/** The engine reads texts of the two kinds by code of their own, and compiles it at the second use. */
const latinAndHan = ['a', '一']
const usesToReady = 2

function askedOf(all: readonly Aspect[]): (question: string) => readonly Aspect[] {
  let last: { question: string; asked: readonly Aspect[] } | undefined
  return question => {
    if (last?.question === question) return last.asked
    const asked = all.filter(({ ask, not }) => ask.test(question) && !not.test(question)).slice(0, mostAsked)
    last = { question, asked }
    return asked
  }
}
const mostAsked = 8

export const tellsAspect = ({ tell }: Aspect, sentence: string): boolean => tell.test(inDigits(sentence))

/** As `lexicon/README.md` tells. */
function wordsOf(name: 'goods' | 'pages'): string {
  return readFileSync(fileURLToPath(import.meta.resolve(`#root/lexicon/${name}.txt`)), 'utf8')
}

function readAspects(lines: string): Aspect[] {
  return lines
    .split('\n')
    .filter(line => line.trim() !== '' && !line.startsWith('#'))
    .map(line => {
      const [name = '', asked = '', both = '', told = '', worth = '1'] = line.split(' : ')
      const words = asked.split('|')
      const not = words.filter(word => word.startsWith('!')).map(word => word.slice(1))
      const askedWords = words.filter(word => !word.startsWith('!')).join('|')
      return {
        name,
        ask: patternOf(`${askedWords}|${both}`),
        not: patternOf(not.join('|')),
        tell: patternOf(`${both}|${told}`),
        both: patternOf(both),
        worth: Number(worth),
      }
    })
}

function patternOf(words: string): RegExp {
  const all = words
    .split('|')
    .map(word => word.trim())
    .filter(word => word !== '')
  const latin = all.filter(word => !isHan.test(word) && /^[#a-z0-9]/.test(word))
  const others = all.filter(word => !latin.includes(word))
  const parts = [...others.map(bodyOf), ...(latin.length === 0 ? [] : [`(?<![a-z0-9.])(?:${latin.map(bodyOfLatin).join('|')})`])]
  return new RegExp(parts.join('|') || '$^', 'iu')
}

function bodyOf(word: string): string {
  return literal(word)
    .replace(/\s*…\s*/g, someWords)
    .replaceAll('#', '\\d+(?:\\.\\d+)?\\s?')
}

function bodyOfLatin(word: string): string {
  const open = word.endsWith('\\*') || word.endsWith('*')
  const body = bodyOf(open ? word.slice(0, -1) : word)
  return open ? body : `${body}(?:e?s)?(?![a-z0-9])`
}
