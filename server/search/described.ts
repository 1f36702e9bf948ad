import { stem, toBigrams, toQueryTokens } from '../language/bigrams.ts'
import { toMajor } from '../shop/money.ts'
import type { Product } from '../store/catalogue.ts'
import { featuresOf, rootOf } from './wish-terms.ts'

/** "The leather one", 云南那个: a word beside what points. */
const englishOne = /\b(?:the|that|those|this|these) ((?:[a-z0-9'-]+ ){1,3})(?:ones?|thing|version|model)\b/g
/** "The leather or the gel". */
const englishEither =
  /\bthe ([a-z0-9'-]+)(?= (?:or|and|vs\.?|versus|than)\b)|\b(?:or|and|vs\.?|versus|than) the ([a-z0-9'-]+)(?=\s*(?:$|[?.!,]))/g
const chineseOne = /([\p{Script=Han}a-z0-9]{1,8}?)的?[那这][个款只种把件双条顶](?![一几月])/gu
const chineseOf = /[那这][个款只种把件双条顶]([\p{Script=Han}a-z0-9]{1,6}?)的/gu

const noTelling = new Set(
  'first second third last other next same right left one ones cheaper cheapest dearer best new whole only very both two'.split(' '),
)

/**
 * Which of the products on the screen a text means by a word that stands in the texts of one of them alone, where it points at one:
 * "the leather one", "the leather or the gel", 500 克那个.
 */
export function describedAmong(text: string, products: readonly Product[]): string[] {
  if (products.length < 2) return []
  const lower = text.normalize('NFKC').toLowerCase()
  const phrases = [englishOne, englishEither, chineseOne, chineseOf].flatMap(pattern =>
    [...lower.matchAll(pattern)].flatMap(([, first, second]) => first ?? second ?? []),
  )
  return [...new Set(phrases.flatMap(phrase => onlyOne(phrase, products) ?? []))]
}

function onlyOne(phrase: string, products: readonly Product[]): string | undefined {
  const tokens = toBigrams(phrase).filter(token => token.length > 1 && !noTelling.has(token))
  // What names it tells more than what its description says.
  for (const texts of [nameTokens, allTokens]) {
    const counts = products.map(product => tokens.filter(token => isHeld(token, texts(product))).length)
    const most = Math.max(...counts)
    if (most > 0 && counts.filter(count => count === most).length === 1) return products[counts.indexOf(most)]!.sku
  }
  return undefined
}

const nameTokens = (product: Product): ReadonlySet<string> => {
  const { namedTokens, sortedTokens } = featuresOf(product)
  return new Set([...namedTokens, ...sortedTokens, ...numbersOf(product), stem(String(toMajor(product.price, product.currency)))])
}

const allTokens = (product: Product): ReadonlySet<string> => new Set([...nameTokens(product), ...featuresOf(product).told])

/** Whose names hold all that a phrase says, 双面礼盒 of 双面皮带礼盒, and whose texts do: "sheepskin boots" of ankle boots lined with it. */
export function holdersOf(phrase: string, products: readonly Product[]): { named: string[]; told: string[] } {
  const lower = phrase.normalize('NFKC').toLowerCase()
  const tokens = toQueryTokens(lower).filter(token => token.length > 1 && !noTelling.has(token))
  const han = lower.match(/\p{Script=Han}/gu) ?? []
  const latin = tokens.filter(token => !/\p{Script=Han}/u.test(token))
  const isCalled = (product: Product) =>
    holdsAll(latin, nameTokens(product)) && [product.title.zh, product.title.en].some(title => standInOrder(han, title ?? ''))
  const skusOf = (holds: (product: Product) => boolean) => (tokens.length === 0 ? [] : products.filter(holds).map(({ sku }) => sku))
  return { named: skusOf(isCalled), told: skusOf(product => holdsAll(tokens, allTokens(product))) }
}
/** "Wooden" is told by "wood". */
const isHeld = (token: string, all: ReadonlySet<string>): boolean => all.has(token) || all.has(rootOf(token))
const holdsAll = (tokens: readonly string[], all: ReadonlySet<string>): boolean => tokens.every(token => isHeld(token, all))
function standInOrder(characters: readonly string[], title: string): boolean {
  let at = 0
  for (const character of title) if (character === characters[at]) at++
  return at === characters.length
}

/** Whether a product's own texts hold each of these words, as they are counted. */
export const holdsWords = (tokens: readonly string[], product: Product): boolean => {
  return tokens.length > 0 && holdsAll(tokens, allTokens(product))
}

/** 500g is asked for as 500 克: the number alone and with its unit in both languages. */
function numbersOf(product: Product): string[] {
  return [...featuresOf(product).named.matchAll(/(\d+(?:\.\d+)?) ?(g|kg|ml|l|cm|克|公斤|毫升|升|厘米)?/g)].flatMap(([, number, unit]) => [
    stem(number!),
    ...(unit === undefined ? [] : [`${number}${unit}`]),
  ])
}
