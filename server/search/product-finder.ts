import { stem, toBigrams } from '../language/bigrams.ts'
import type { LongWork } from '../language/long-work.ts'
import { deedWords } from '../shop/deed-words.ts'
import type { Product, Variant } from '../store/catalogue.ts'

/** Words that stand before "that one" and mean what they name. */
const pointed = /那个|那款|那只|那种|那把|那件|的那|这个|这款|\b(?:the|that|those|your|[a-z]{3,} one)\b/iu

type Titled = Pick<Product, 'sku' | 'title' | 'aliases'> & { variants: readonly Pick<Variant, 'options'>[] }

/** Which one product a text means by telling words of its title, where there is one: "the juicer", 斜挎那个. */
export function* productFinderInSteps(products: readonly Titled[]): LongWork<(text: string, focus?: string) => string[]> {
  const owners = new Map<string, Set<string>>()
  for (const { sku, title, aliases, variants } of products) {
    yield
    const labels = new Set(variants.flatMap(({ options }) => Object.values(options).flatMap(text => tokensOf([text.zh, text.en]))))
    const names = [title.zh, title.en, ...(aliases.zh ?? []), ...(aliases.en ?? [])]
    for (const token of [...tokensOf(names), ...shortOf(names), ...hyphenatedOf(names)]) {
      if (!labels.has(token)) owners.set(token, (owners.get(token) ?? new Set()).add(sku))
    }
  }
  const joined = /跟|和|与|还是|或者?|比|、|,|，|\bvs\.?|\bversus\b|\bor\b|\band\b|\bthan\b|\bcompared to\b/iu
  /** `focus`: the product talked about, which only clear words replace. Two where a text sets one beside another. */
  return (text: string, focus?: string): string[] => {
    const parts = text.split(joined).filter(part => part.trim() !== '')
    const each = parts.length < 2 ? [] : [...new Set(parts.flatMap(part => meantBy(part) ?? []))]
    if (each.length > 1) return each
    const sku = meantBy(text, focus)
    return sku === undefined ? [] : [sku]
  }

  function meantBy(text: string, focus?: string): string | undefined {
    const scores = new Map<string, number>()
    for (const token of new Set([...tokensOf([text]), ...shortPointed(text), ...neighboursIn(text)])) {
      if (deedWords.has(token)) continue
      const own = owners.get(token)
      if (own === undefined || own.size > 3) continue
      for (const sku of own) scores.set(sku, (scores.get(sku) ?? 0) + 1 / own.size)
    }
    const [best, next] = [...scores].sort((a, b) => b[1] - a[1])
    if (best === undefined || best[0] === focus) return undefined
    const needed = focus === undefined ? 1 : pointed.test(text) ? 1 : 2
    if (best[1] < needed || (next !== undefined && best[1] - next[1] < 0.5)) return undefined
    // Words that tell the one talked about as well do not lead away from it.
    return focus !== undefined && (scores.get(focus) ?? 0) >= best[1] - 0.5 ? undefined : best[0]
  }
}

const tokensOf = (texts: readonly (string | undefined)[]): string[] =>
  texts
    .flatMap(text => (text === undefined ? [] : toBigrams(text)))
    .filter(
      token => token.length > 1 && !/^\d/.test(token) && (/\p{Script=Han}/u.test(token) || (token.length > 3 && stem(token) === token)),
    )

const latinWords = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? []

/** Words of three letters, which mean a product only where they are pointed at: "that wax", "the gel". */
const shortOf = (texts: readonly (string | undefined)[]): string[] =>
  texts.flatMap(text => (text === undefined ? [] : latinWords(text))).filter(word => /^[a-z]{3}$/.test(word))

const shortPointed = (text: string): string[] =>
  [...text.toLowerCase().matchAll(/\b(?:the|that|this|those) (?:[a-z]{3,} )?([a-z]{3})s?\b/g)].flatMap(([, word]) =>
    word === undefined || ordinaryShort.has(word) ? [] : [word],
  )
const ordinaryShort = new Set([
  'sun',
  'day',
  'way',
  'end',
  'one',
  'two',
  'six',
  'ten',
  'new',
  'old',
  'big',
  'top',
  'box',
  'kid',
  'and',
  'for',
  'the',
  'all',
  'men',
])

/** "D-Lock", "Pop-up" of titles, as one token; shoppers write "D lock", "dlock" and "pop up". */
const hyphenatedOf = (texts: readonly (string | undefined)[]): string[] =>
  texts.flatMap(text =>
    [...(text ?? '').toLowerCase().matchAll(/(?<![a-z0-9-])([a-z0-9]+)-([a-z0-9]+)(?![a-z0-9-])/g)].map(
      ([, first, second]) => `${first}${second}`,
    ),
  )

const neighboursIn = (text: string): string[] => {
  const words = latinWords(text)
  return [...words.filter(word => word.length > 3), ...words.slice(1).map((word, at) => `${words[at]}${word}`)]
}
