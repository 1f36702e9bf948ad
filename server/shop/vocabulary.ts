import { namesSection } from '../language/goods.ts'
import { atOnce, type LongWork, often } from '../language/long-work.ts'
import type { Spelling } from '../language/spelling.ts'
import type { LocalText, Product, Variant } from '../store/catalogue.ts'
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
  /** Something is sold by its length. */
  byLength?: true
  spelling?: Spelling
}

/** What the vocabulary is made from. */
export type Named = Pick<Product, 'sku' | 'title' | 'brand' | 'category' | 'categoryId' | 'aliases' | 'above' | 'currency'> & {
  /** Sold by its length. */
  byLength?: true
  variants: readonly Pick<Variant, 'colour' | 'colourFamily' | 'options'>[]
}

/** Derives the vocabulary; `currency` is what a shop without products uses, `synonyms` are the owner's. */
export function toVocabulary(products: readonly Named[], currency = 'CNY', synonyms: readonly Synonym[] = []): Vocabulary {
  return atOnce(vocabularyInSteps(products, currency, synonyms))
}

export function* vocabularyInSteps(products: readonly Named[], currency = 'CNY', synonyms: readonly Synonym[] = []): LongWork<Vocabulary> {
  const groups = yield* groupKinds(products)
  const broader = new Set(groups.flatMap(({ of, label }) => (of === 'broader' ? wordsOf(label) : [])))
  const own = toCategories(products, broader)
  const taken = new Set(own.flatMap(({ words }) => words))
  yield
  const bare = new Map<string, string[]>()
  for (const [at, product] of products.entries()) {
    if (at % often === 0) yield
    bare.set(product.sku, bareNames(product))
  }
  const kinds = groups.filter(group => {
    const [word = ''] = wordsOf(group.label)
    if (taken.has(word) || !narrows(group, products.length)) return false
    if (group.of !== 'head' || group.skus.length > 1) return true
    // "Noise-cancelling headphones" among the headphones are one product, not a kind; so is what is a product's whole name.
    const isLong = /\p{Script=Han}/u.test(word) ? word.length > 4 : word.split(' ').length > 2
    const isWhole = (bare.get(group.skus[0]!) ?? []).includes(word) && word.includes(' ')
    return !isLong && !isWhole && !endingsOf(word).some(ending => taken.has(ending))
  })
  const named: Vocabulary['products'] = []
  for (const [at, { sku, title, aliases, categoryId }] of products.entries()) {
    if (at % often === 0) yield
    const codes = isCode.test(sku) ? [sku] : []
    const names = distinct([title.zh, title.en, ...(bare.get(sku) ?? []), ...(aliases.zh ?? []), ...(aliases.en ?? []), ...codes])
    named.push({ sku, names, ...(categoryId === undefined ? {} : { category: categoryId }) })
  }
  const vocabulary: Vocabulary = {
    categories: [...own, ...kinds.map(({ id, label, skus }) => ({ id, label, words: wordsOf(label), ...onlyOf(skus) }))],
    colours: yield* toColours(products),
    sizes: yield* toSizes(products),
    products: named,
    currency: products[0]?.currency ?? currency,
    ...(products.some(one => one.byLength) ? { byLength: true as const } : {}),
  }
  return withSynonyms(vocabulary, synonyms)
}

/** "Sold by the metre", 按米卖: of what is called so, or said to be. */
export const isByLength = ({ title, description }: Pick<Product, 'title' | 'description'>): boolean =>
  [title, description].some(text => [text?.zh, text?.en].some(words => words !== undefined && byLength.test(words)))
const byLength =
  /\b(?:by the|per) (?:yard|met(?:re|er))(?! (?:long|wide|tall|deep|high))\b|(?:按|每|一)[米码](?:计价|卖|剪|裁|算|\d|起)|按[米码]|[/／] ?米(?!\p{Script=Han})|\bprice is (?:for|of) (?:one|a) (?:yard|met(?:re|er))\b|价格?(?:是|为)?(?:每|一)[米码]/iu

/** What nobody says but who means that product: letters and digits. */
const isCode = /^(?=.*[a-z].*)(?=.*\d)[a-z\d_-]{4,}$/iu

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

function bareNames({ title, brand }: Named): string[] {
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
export function shopNames(products: readonly Pick<Named, 'title' | 'brand'>[]): Set<string> {
  return atOnce(shopNamesInSteps(products))
}

export function* shopNamesInSteps(products: readonly Pick<Named, 'title' | 'brand'>[]): LongWork<Set<string>> {
  const names = new Set<string>()
  for (const [at, { title, brand }] of products.entries()) {
    if (at % often === 0) yield
    for (const name of distinct([title.zh, title.en, brand.zh, brand.en])) names.add(name)
  }
  return names
}

function toCategories(products: readonly Named[], reserved: ReadonlySet<string>): Vocabulary['categories'] {
  const members = new Map<string, string[]>()
  for (const { sku, categoryId } of products) {
    if (categoryId !== undefined) members.set(categoryId, [...(members.get(categoryId) ?? []).slice(0, 1), sku])
  }
  const endedBy = new Map<string, Set<string>>()
  for (const { title, brand, categoryId } of products) {
    if (categoryId === undefined) continue
    const maker = brand.zh ?? brand.en
    for (const word of [title.zh, title.en].flatMap(name => (name === undefined ? [] : headsOf(name, maker).words)))
      endedBy.set(word, (endedBy.get(word) ?? new Set()).add(categoryId))
  }
  const { all } = categoryIds(products)
  const words = all.map(category => wordsOfCategory(category))
  const own = new Map(all.map(({ id, label }) => [id, new Set(distinct([label.zh, label.en]))]))
  const claims = new Map<string, number>()
  for (const word of words.flat()) claims.set(word, (claims.get(word) ?? 0) + 1)
  const ownWords = new Set([...own.values()].flatMap(set => [...set]))
  // 鞋 means no more the running shoes than the hiking shoes that end so too.
  const isElsewhere = (word: string, id: string) => [...(endedBy.get(word) ?? [])].some(other => other !== id)
  const ofMany = new Map(all.map(({ id }, at) => [id, (words[at] ?? []).some(word => isElsewhere(word, id))]))
  const elsewhere = (word: string, id: string) => isElsewhere(word, id) || (ofMany.get(id) === true && namesSection(word))
  return all.map(({ id, label }, at) => ({
    id,
    label,
    ...onlyOf(members.get(id) ?? []),
    // A word that two categories share points to neither, unless it is one's own name.
    words: (words[at] ?? []).filter(
      word => own.get(id)!.has(word) || (claims.get(word) === 1 && !ownWords.has(word) && !reserved.has(word) && !elsewhere(word, id)),
    ),
  }))
}

function* toColours(products: readonly Named[]): LongWork<Vocabulary['colours']> {
  const shades = new Map<string, { family: string; label: LocalText }>()
  for (const [at, { variants }] of products.entries()) {
    if (at % often === 0) yield
    for (const { colour, colourFamily, options } of variants) {
      if (colour === undefined) continue
      const label = { ...shades.get(colour)?.label, ...options.colour }
      shades.set(colour, { family: colourFamily ?? colour, label })
    }
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

function* toSizes(products: readonly Named[]): LongWork<string[]> {
  const labels = new Set<string>()
  for (const [at, { variants }] of products.entries()) {
    if (at % often === 0) yield
    for (const { options } of variants) for (const label of [options.size?.zh, options.size?.en]) if (label !== undefined) labels.add(label)
  }
  return [...labels]
}

function distinct(words: readonly (string | undefined)[]): string[] {
  return [...new Set(words.flatMap(word => (word === undefined || word.trim() === '' ? [] : [word.trim().toLowerCase()])))]
}
