import type { LocalText, Product } from '../store/catalogue.ts'
import { categoryIds, wordsOfCategory } from './category-ids.ts'
import { colours as plainColours } from './lexicon.ts'

/** The words by which shoppers name what the shop has; all lower-cased, in both languages. */
export type Vocabulary = {
  categories: { id: string; words: string[]; label: LocalText }[]
  colours: { id: string; words: string[]; label: LocalText }[]
  /** As on the labels: "M", "42", 大号, Large. */
  sizes: string[]
  products: { sku: string; names: string[]; category?: string }[]
  currency: string
}

/** Derives the vocabulary; `currency` is what a shop without products uses. */
export function toVocabulary(products: readonly Product[], currency = 'CNY'): Vocabulary {
  return {
    categories: toCategories(products),
    colours: toColours(products),
    sizes: toSizes(products),
    products: products.map(product => ({
      sku: product.sku,
      names: distinct([product.title.zh, product.title.en, ...(product.aliases.zh ?? []), ...(product.aliases.en ?? [])]),
      ...(product.categoryId === undefined ? {} : { category: product.categoryId }),
    })),
    currency: products[0]?.currency ?? currency,
  }
}

/** Names of products and brands: what a reply may only say as a fact. */
export function shopNames(products: readonly Product[]): Set<string> {
  return new Set(distinct(products.flatMap(({ title, brand }) => [title.zh, title.en, brand.zh, brand.en])))
}

function toCategories(products: readonly Product[]): Vocabulary['categories'] {
  const { all } = categoryIds(products)
  const words = all.map(category => wordsOfCategory(category))
  const own = new Map(all.map(({ id, label }) => [id, new Set(distinct([label.zh, label.en]))]))
  const claims = new Map<string, number>()
  for (const word of words.flat()) claims.set(word, (claims.get(word) ?? 0) + 1)
  const ownWords = new Set([...own.values()].flatMap(set => [...set]))
  return all.map(({ id, label }, at) => ({
    id,
    label,
    // A word that two categories share points to neither, unless it is one's own name.
    words: (words[at] ?? []).filter(word => own.get(id)!.has(word) || (claims.get(word) === 1 && !ownWords.has(word))),
  }))
}

function toColours(products: readonly Product[]): Vocabulary['colours'] {
  const shades = new Map<string, { family: string; label: LocalText }>()
  for (const { colour, colourFamily, options } of products.flatMap(({ variants }) => variants)) {
    if (colour === undefined) continue
    const label = { ...shades.get(colour)?.label, ...options.colour }
    shades.set(colour, { family: colourFamily ?? colour, label })
  }
  const plain = plainColours.map(({ id, zh, en }) => ({ id, label: { zh: zh[0]!, en: en[0]! }, words: [...zh, ...en] as string[] }))
  const own = [...shades].flatMap(([id, { label }]) => {
    if (plain.some(colour => colour.id === id)) return []
    const { zh } = label
    return [{ id, label, words: distinct([zh, zh === undefined || zh.endsWith('色') ? undefined : `${zh}色`, label.en]) }]
  })
  const taken = new Set(own.flatMap(({ words }) => words))
  return [...own, ...plain.map(colour => ({ ...colour, words: colour.words.filter(word => !taken.has(word)) }))]
}

function toSizes(products: readonly Product[]): string[] {
  const labels = products.flatMap(({ variants }) => variants.flatMap(({ options }) => [options.size?.zh, options.size?.en]))
  return [...new Set(labels.filter(label => label !== undefined))]
}

function distinct(words: readonly (string | undefined)[]): string[] {
  return [...new Set(words.flatMap(word => (word === undefined || word.trim() === '' ? [] : [word.trim().toLowerCase()])))]
}
