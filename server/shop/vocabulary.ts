import type { Spelling } from '../dialogue/spelling.ts'
import type { LocalText, Product } from '../store/catalogue.ts'
import { categoryIds, wordsOfCategory } from './category-ids.ts'
import { headsOf } from './heads.ts'
import { groupKinds, type KindGroup } from './kinds.ts'
import { colours as plainColours } from './lexicon.ts'
import type { Synonym } from './synonyms.ts'

/** The words by which shoppers name what the shop has; all lower-cased, in both languages. */
export type Vocabulary = {
  categories: {
    id: string
    words: string[]
    label: LocalText
    /** The one product of this kind, where there is one. */
    only?: string
  }[]
  colours: { id: string; words: string[]; label: LocalText }[]
  /** As on the labels: "M", "42", 大号, Large. */
  sizes: string[]
  products: { sku: string; names: string[]; category?: string }[]
  currency: string
  spelling?: Spelling
}

/** Derives the vocabulary; `currency` is what a shop without products uses, `synonyms` are the owner's. */
export function toVocabulary(products: readonly Product[], currency = 'CNY', synonyms: readonly Synonym[] = []): Vocabulary {
  const groups = groupKinds(products)
  const broader = new Set(groups.flatMap(({ of, label }) => (of === 'broader' ? wordsOf(label) : [])))
  const own = toCategories(products, broader)
  const taken = new Set(own.flatMap(({ words }) => words))
  const bare = new Map(products.map(product => [product.sku, bareNames(product)]))
  const kinds = groups.filter(group => {
    const [word = ''] = wordsOf(group.label)
    if (taken.has(word) || !narrows(group, products.length)) return false
    if (group.of !== 'head' || group.skus.length > 1) return true
    // "Noise-cancelling headphones" among the headphones are one product, not a kind; so is what is a product's whole name.
    const isLong = /\p{Script=Han}/u.test(word) ? word.length > 4 : word.split(' ').length > 2
    const isWhole = (bare.get(group.skus[0]!) ?? []).includes(word) && word.includes(' ')
    return !isLong && !isWhole && !endingsOf(word).some(ending => taken.has(ending))
  })
  const vocabulary: Vocabulary = {
    categories: [...own, ...kinds.map(({ id, label, skus }) => ({ id, label, words: wordsOf(label), ...onlyOf(skus) }))],
    colours: toColours(products),
    sizes: toSizes(products),
    products: products.map(({ sku, title, aliases, categoryId }) => ({
      sku,
      names: distinct([title.zh, title.en, ...(bare.get(sku) ?? []), ...(aliases.zh ?? []), ...(aliases.en ?? [])]),
      ...(categoryId === undefined ? {} : { category: categoryId }),
    })),
    currency: products[0]?.currency ?? currency,
  }
  return withSynonyms(vocabulary, synonyms)
}

/** A maker of most of the shop tells nothing, nor does one of a single product. */
function narrows({ of, skus }: KindGroup, all: number): boolean {
  return of !== 'brand' || (skus.length > 1 && skus.length <= all * 0.6)
}

/** The shorter names at the end of a longer one. */
function endingsOf(word: string): string[] {
  const parts = /\p{Script=Han}/u.test(word) ? [...word] : word.split(/(?<=[ -])/)
  return parts.slice(1).map((_part, at) => parts.slice(at + 1).join(''))
}

const onlyOf = (skus: readonly string[]) => (skus.length === 1 ? { only: skus[0]! } : {})

const wordsOf = ({ zh, en }: LocalText) => distinct([zh, en])

function bareNames({ title, brand }: Product): string[] {
  return distinct([
    title.zh === undefined ? undefined : headsOf(title.zh, brand.zh ?? brand.en).bare,
    title.en === undefined ? undefined : headsOf(title.en, brand.en ?? brand.zh).bare,
  ])
}

/** The owner's word stands wherever the word it is for does. */
function withSynonyms(vocabulary: Vocabulary, synonyms: readonly Synonym[]): Vocabulary {
  if (synonyms.length === 0) return vocabulary
  const added = (words: readonly string[]) =>
    synonyms.flatMap(({ word, means }) => (words.includes(means) && !words.includes(word) ? [word] : []))
  const extended = <T extends { words: string[] }>(entry: T): T => ({ ...entry, words: [...entry.words, ...added(entry.words)] })
  return {
    ...vocabulary,
    categories: vocabulary.categories.map(extended),
    colours: vocabulary.colours.map(extended),
    products: vocabulary.products.map(product => ({ ...product, names: [...product.names, ...added(product.names)] })),
  }
}

/** Names of products and brands: what a reply may only say as a fact. */
export function shopNames(products: readonly Product[]): Set<string> {
  return new Set(distinct(products.flatMap(({ title, brand }) => [title.zh, title.en, brand.zh, brand.en])))
}

function toCategories(products: readonly Product[], reserved: ReadonlySet<string>): Vocabulary['categories'] {
  const members = new Map<string, string[]>()
  for (const { sku, categoryId } of products) {
    if (categoryId !== undefined) members.set(categoryId, [...(members.get(categoryId) ?? []).slice(0, 1), sku])
  }
  const { all } = categoryIds(products)
  const words = all.map(category => wordsOfCategory(category))
  const own = new Map(all.map(({ id, label }) => [id, new Set(distinct([label.zh, label.en]))]))
  const claims = new Map<string, number>()
  for (const word of words.flat()) claims.set(word, (claims.get(word) ?? 0) + 1)
  const ownWords = new Set([...own.values()].flatMap(set => [...set]))
  return all.map(({ id, label }, at) => ({
    id,
    label,
    ...onlyOf(members.get(id) ?? []),
    // A word that two categories share points to neither, unless it is one's own name.
    words: (words[at] ?? []).filter(
      word => own.get(id)!.has(word) || (claims.get(word) === 1 && !ownWords.has(word) && !reserved.has(word)),
    ),
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
