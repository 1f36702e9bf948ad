import { stem, toQueryTokens } from '../language/bigrams.ts'
import { featuresOf } from '../search/wish-terms.ts'
import { textOf } from '../shop/catalogue.ts'
import { splitSentences } from '../shop/sentences.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'

/** A piece of a text between two commas, with the units of its numbers and its telling words. */
type Piece = { text: string; at: number; units: ReadonlySet<string>; words: ReadonlySet<string> }
type Pair = { one: Piece; other: Piece; worth: number }

/**
 * What the texts of two things tell of the same matters, piece beside piece: "rated Gold, weighs 1.5 kg" beside "rated Silver, weighs 1.1 kg". What each is
 * opens it as far as there is room. Nothing where they tell of nothing alike.
 */
export function alikeTold([one, other]: readonly [Product, Product], language: Language): readonly [string, string] | undefined {
  const names = new Set([...featuresOf(one).namedTokens, ...featuresOf(other).namedTokens].map(stem))
  const [mine, theirs] = [piecesOf(one, names, language), piecesOf(other, names, language)]
  const pairs = pairedOff(mine, theirs)
  if (pairs.length === 0) return undefined
  return [
    saidOf(
      mine,
      pairs.map(({ one }) => one),
      language,
    ),
    saidOf(
      theirs,
      pairs.map(({ other }) => other),
      language,
    ),
  ]
}

/** So many characters each. */
const room = { zh: 80, en: 200 } as const
const mostPairs = 3
/** What a unit and a word that both have are worth, and what makes two pieces alike. */
const worthOf = { unit: 1, length: 0.5, word: 0.5 } as const
const least = 0.5
const mostPieces = 60

function piecesOf({ description, highlights }: Product, names: ReadonlySet<string>, language: Language): Piece[] {
  const sentences = [...splitSentences(textOf(description, language)), ...(highlights[language] ?? [])]
  const pieces: Piece[] = []
  for (const sentence of sentences.slice(0, mostPieces))
    for (const part of partsOf(sentence)) {
      const text = part
        .replace(/^\s*(?:and|but|so)\s+/iu, '')
        .replace(/(?<![\s。.!！])[\s。.!！]+$/u, '')
        .trim()
      const isSaid = pieces.some(piece => piece.text.includes(text) || (isOfColumn(sentence) && repeats(text, piece.text)))
      if (text.length > 1 && !isSaid) pieces.push({ text, at: pieces.length, units: unitsIn(text), words: wordsIn(text, names) })
    }
  return pieces.slice(0, mostPieces)
}

const ofColumn = /^([^，,：:；;]{1,12})(?:：|: )([^，,：:；;]{1,40})$/u
const isOfColumn = (sentence: string): boolean => ofColumn.test(sentence.trim())
/** 重量3.2kg beside 重3.2公斤. */
const repeats = (text: string, said: string): boolean => {
  const numbers = text.match(/\d+(?:\.\d+)?/gu) ?? []
  return numbers.length > 0 && numbers.every(number => said.includes(number))
}

/** 重量：120g of a column of the table is one piece; "with sealed, taped seams" is no list. */
function partsOf(sentence: string): string[] {
  const [, label, value] = ofColumn.exec(sentence.trim()) ?? []
  if (value !== undefined) return [/\p{Script=Han}/u.test(label!) ? `${label}${value}` : `${label} ${value}`]
  const parts = sentence.split(/[，；;]|,(?!\d)|：|: /u)
  const whole: string[] = []
  for (const part of parts) {
    const last = whole.at(-1)
    if (last !== undefined && cutShort.test(last)) whole[whole.length - 1] = `${last},${part}`
    else whole.push(part)
  }
  return whole
}
const cutShort = /\b(?:with|has|of) (?:an? )?[a-z]+$/iu

/** What its numbers count: "players" of "2 to 4 players", 流 of 300 流明, ipx of IPX7. */
function unitsIn(text: string): ReadonlySet<string> {
  const plain = text.normalize('NFKC').toLowerCase()
  const behind = [...plain.matchAll(/\d[\s-]?(?:([a-z]{1,16})|(\p{Script=Han}))/gu)].map(([, english, chinese]) => english ?? chinese!)
  const before = [...plain.matchAll(/(?<![a-z])(ipx?|upf|spf|ages?) ?(?=\d)/gu)].map(([, unit]) => unit!)
  return new Set([...behind, ...before].filter(unit => !noUnit.test(unit)).map(unit => (unit.length > 2 ? stem(unit) : unit)))
}
const noUnit = /^(?:to|and|or|x|in|of|for|with|年|月|个|的|到|和|种|款)$/u
const ofLength = /^(?:cm|mm|m|inch|inche|feet|foot|ft|厘|毫|米|寸|公)$/u

function wordsIn(text: string, names: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    toQueryTokens(text)
      .map(stem)
      .filter(word => word.length > 1 && !names.has(word) && !/^\d/.test(word) && !empty.test(word)),
  )
}
/** Words that stand in any text. */
const empty =
  /[的了也就都很可能会用适合在和与跟或每]|^(?:use|mak|made|come|set|keep|good|easy|with|one|two|piec|size|includ\w*|have|need|small|larg\w*|fit|work)$/u

/** Those that are most alike first, each piece in one pair alone. */
function pairedOff(mine: readonly Piece[], theirs: readonly Piece[]): Pair[] {
  const all = mine
    .flatMap(one => theirs.map((other): Pair => ({ one, other, worth: alikeness(one, other) })))
    .filter(({ one, other, worth }) => worth >= least && !isSame(one.text, other.text))
    .sort((a, b) => b.worth - a.worth || a.one.at - b.one.at)
  const taken = new Set<Piece>()
  const pairs: Pair[] = []
  for (const pair of all) {
    if (pairs.length === mostPairs || taken.has(pair.one) || taken.has(pair.other)) continue
    taken.add(pair.one).add(pair.other)
    pairs.push(pair)
  }
  return pairs
}

/** What both say is no difference. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map(text => text.toLowerCase().replace(/[\s\p{P}]/gu, ''))
  return a!.startsWith(b!) || b!.startsWith(a!)
}

function alikeness(one: Piece, other: Piece): number {
  const units = [...one.units].filter(unit => other.units.has(unit)).map(unit => (ofLength.test(unit) ? worthOf.length : worthOf.unit))
  const words = [...one.words].filter(word => other.words.has(word)).length
  return units.reduce((sum, worth) => sum + worth, 0) + worthOf.word * Math.min(words, 3)
}

/** As it stands in the text, in its order, with how the text begins. */
function saidOf(all: readonly Piece[], chosen: readonly Piece[], language: Language): string {
  const lengthOf = (pieces: readonly Piece[]) => pieces.reduce((sum, { text }) => sum + text.length + 2, 0)
  const kept: Piece[] = []
  for (const piece of chosen) if (kept.length === 0 || lengthOf([...kept, piece]) <= room[language]) kept.push(piece)
  const [first] = all
  const isOpened = first !== undefined && !kept.includes(first) && lengthOf([first, ...kept]) <= room[language]
  return [...(isOpened ? [first] : []), ...kept.toSorted((a, b) => a.at - b.at)].map(({ text }) => text).reduce(joined)

  function joined(said: string, next: string): string {
    return language === 'zh' ? `${said}，${next}` : `${said}${/^\p{Lu}/u.test(next) ? '. ' : ', '}${next}`
  }
}
