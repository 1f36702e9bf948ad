import { toBigrams } from '../language/bigrams.ts'
import { hasWord } from '../language/goods.ts'
import { readNumber } from '../language/numbers.ts'
import { roomBetween } from '../language/people.ts'
import { splitSentences } from '../shop/sentences.ts'
import type { Product } from '../store/catalogue.ts'
import type { Wish } from './wish.ts'
import { featuresOf, holds, type Term, termsOf } from './wish-terms.ts'

/** A longer sentence is no half of one in a reply. */
const longestWhy = { zh: 40, en: 110 } as const

/** What the product's own text says of what was asked for, be it a yes or a no; else its first highlight. */
export function whyOf(product: Product, { language, text, categoryWords = [], people }: Wish): string | undefined {
  const features = featuresOf(product)
  // What its name has already tells nothing more; "a tent for four" is no word of four pegs.
  const asked = termsOf(text, categoryWords).filter(term => holds(term, features) < 0.8 && readNumber(term.token ?? '') === undefined)
  const saying = (piece: string) => {
    const tokens = new Set(toBigrams(piece))
    const folded = piece.normalize('NFKC').toLowerCase()
    const isSaid = ({ token, words = [] }: Term) => (token !== undefined && tokens.has(token)) || words.some(word => hasWord(folded, word))
    return asked.reduce((sum, term) => sum + (isSaid(term) ? term.weight : 0), 0)
  }
  const sentences = splitSentences(product.description[language] ?? '').map(sentence => sentence.replace(/[。.]$/u, ''))
  const forSoMany = people === undefined ? undefined : sentences.find(sentence => isForSoMany(sentence, people))
  if (forSoMany !== undefined) return forSoMany
  // One word of many is met by chance.
  const enough = Math.max(1, asked.reduce((sum, { weight }) => sum + weight, 0) / 4)
  const short = sentences.filter(sentence => sentence.length <= longestWhy[language] && saying(sentence) >= enough)
  const most = (pieces: readonly string[]) =>
    pieces.reduce<string | undefined>((best, piece) => (best === undefined || saying(piece) > saying(best) ? piece : best), undefined)
  const highlight = most(product.highlights[language] ?? [])
  return highlight !== undefined && saying(highlight) > 0 ? highlight : (most(short) ?? highlight)
}

/** "Players: 4-10" of who comes with five others. */
function isForSoMany(sentence: string, people: number): boolean {
  const between = roomBetween(sentence)
  return between !== undefined && people >= between.least && people <= between.most
}
