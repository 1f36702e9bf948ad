import type { Product, Variant } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { toBigrams, toQueryTokens } from './bigrams.ts'
import { sizeOf } from './options.ts'
import type { Filters, ProductHit, ProductQuery } from './search.ts'

export type Wish = {
  language: Language
  /** The shopper's words; empty: what the shop itself puts first. */
  text: string
  vector?: Float32Array
  category?: string
  /** Minor units. */
  minPrice?: number
  maxPrice?: number
  colour?: string
  notColour?: string
  size?: string
  /** Words that name the category and so tell nothing about which of its products is meant. */
  categoryWords?: readonly string[]
  exclude?: readonly string[]
  limit?: number
}

export type Relaxed = 'budget' | 'colour' | 'size' | 'category' | 'nothing'

/** `variant` is the cheapest that fits; its price is the one to name. */
export type Pick = { product: Product; variant: Variant; why?: string }

export type Recommendation = { picks: Pick[]; relaxed?: Relaxed }

type Ports = {
  searchProducts(query: ProductQuery): Promise<ProductHit[]>
  products(skus: readonly string[]): Product[]
}

/** Candidates looked at for three picks. */
const candidates = 24
const mostPicks = 3

/** What may be dropped when nothing fits everything: fewest wishes first, the budget before the colour before the size. */
const concessions: readonly (readonly ('budget' | 'colour' | 'size')[])[] = [
  [],
  ['budget'],
  ['colour'],
  ['size'],
  ['budget', 'colour'],
  ['budget', 'size'],
  ['colour', 'size'],
  ['budget', 'colour', 'size'],
]

/** Up to three different products that can be had now; when none fits, the nearest, and which wish had to give way. */
export async function recommend(wish: Wish, ports: Ports): Promise<Recommendation> {
  for (const dropped of concessions) {
    if (!dropped.every(name => has(wish, name))) continue
    const found = await pickFor(without(wish, dropped), wish, ports)
    if (found.length > 0) return relaxedOf(found, dropped[0], wish)
  }
  if (wish.category !== undefined && wish.text !== '') {
    const { category: _category, ...open } = without(wish, ['budget', 'colour', 'size'])
    const found = await pickFor(open, wish, ports)
    if (found.length > 0) return { picks: found, relaxed: 'category' }
  }
  return { picks: [], relaxed: 'nothing' }
}

async function pickFor(wish: Wish, whole: Wish, ports: Ports): Promise<Pick[]> {
  const hits = await ports.searchProducts({
    text: wish.text,
    language: wish.language,
    ...(wish.vector === undefined ? {} : { vector: wish.vector }),
    filters: filtersOf(wish),
    ...(wish.exclude === undefined ? {} : { exclude: wish.exclude }),
    limit: candidates,
  })
  const products = new Map(ports.products(hits.map(({ sku }) => sku)).map(product => [product.sku, product]))
  const known = hits.flatMap(({ sku, score }) => {
    const product = products.get(sku)
    const variant = product === undefined ? undefined : variantFor(product, wish)
    return product === undefined || variant === undefined ? [] : [{ product, variant, score }]
  })
  const meant = named(known, wish)
  const beyondBudget =
    whole.maxPrice !== undefined || whole.minPrice !== undefined ? wish.maxPrice === undefined && wish.minPrice === undefined : false
  const ranked = forWhom(beyondBudget ? byDistance(meant, whole) : byScore(meant, wish), wish)
  return diverse(ranked, wish.limit ?? mostPicks).map(({ product, variant }) => {
    const why = whyOf(product, wish)
    return why === undefined ? { product, variant } : { product, variant, why }
  })
}

/** Words that only a description shares, or the meaning alone, do not make it the thing that was asked for. */
function relaxedOf(picks: Pick[], dropped: Relaxed | undefined, wish: Wish): Recommendation {
  if (dropped !== undefined) return { picks, relaxed: dropped }
  const telling = toQueryTokens(wish.text)
  const isNamed = picks.some(({ product: { title, aliases, category, brand, highlights } }) => {
    const texts = [
      title.zh,
      title.en,
      category.zh,
      category.en,
      brand.zh,
      brand.en,
      ...(aliases.zh ?? []),
      ...(aliases.en ?? []),
      ...(highlights.zh ?? []),
      ...(highlights.en ?? []),
    ]
    const held = new Set(texts.flatMap(text => (text === undefined ? [] : toBigrams(text))))
    return telling.some(token => held.has(token))
  })
  return wish.category !== undefined || telling.length === 0 || isNamed ? { picks } : { picks, relaxed: 'category' }
}

type Candidate = { product: Product; variant: Variant; score: number }

/** "A power bank" in the electronics: when the best is named by its title, what does not share that name is noise. */
function named(found: readonly Candidate[], wish: Wish): readonly Candidate[] {
  const general = new Set((wish.categoryWords ?? []).flatMap(toBigrams))
  const telling = toQueryTokens(wish.text).filter(token => !general.has(token) && token.length > 1 && !/^\d+$/.test(token))
  const titled = found.filter(({ product: { title, aliases } }) => {
    const held = new Set(
      [title.zh, title.en, ...(aliases.zh ?? []), ...(aliases.en ?? [])].flatMap(text => (text === undefined ? [] : toBigrams(text))),
    )
    return telling.some(token => held.has(token))
  })
  return titled[0] !== undefined && titled[0] === found[0] ? titled : found
}

const childWords = /儿童|宝宝|婴儿|新生儿|童装|小童|\b(?:kids?|child(?:ren)?(?:'s)?|bab(?:y|ies)|toddlers?|infants?|newborns?)\b/iu

/** Where a child is spoken of, toys and what is made for children come first. */
function forChild(ranked: readonly Candidate[]): readonly Candidate[] {
  const suits = ({ product: { title, category } }: Candidate) =>
    childWords.test(`${title.zh ?? ''} ${title.en ?? ''}`) ||
    /玩具|童|\b(?:toys?|kids?)\b/iu.test(`${category.zh ?? ''} ${category.en ?? ''}`)
  return [...ranked.filter(suits), ...ranked.filter(candidate => !suits(candidate))]
}

/** What is made for children is left out unless the wish speaks of a child or there is nothing else. */
function forWhom(ranked: readonly Candidate[], { text }: Wish): readonly Candidate[] {
  if (childWords.test(text) || /孩子|小朋友|女儿|儿子|\b(?:son|daughter|boy|girl)s?\b/iu.test(text)) return forChild(ranked)
  const others = ranked.filter(({ product: { title } }) => !childWords.test(`${title.zh ?? ''} ${title.en ?? ''}`))
  return others.length > 0 ? others : ranked
}

/** Relevance first; a price that makes use of the budget helps a little. */
function byScore(found: readonly Candidate[], { maxPrice }: Wish): Candidate[] {
  const top = Math.max(...found.map(({ score }) => score), Number.MIN_VALUE)
  const value = ({ score, variant }: Candidate) => score / top + (maxPrice === undefined ? 0 : 0.1 * Math.min(variant.price / maxPrice, 1))
  return [...found].sort((a, b) => value(b) - value(a))
}

/** Nearest to the budget that could not be kept. */
function byDistance(found: readonly Candidate[], { minPrice, maxPrice }: Wish): Candidate[] {
  const distance = ({ variant: { price } }: Candidate) =>
    Math.abs(price - (maxPrice !== undefined && price > maxPrice ? maxPrice : (minPrice ?? maxPrice ?? price)))
  return [...found].sort((a, b) => distance(a) - distance(b))
}

/** The best first, then the best that differ from those before in brand or clearly in price. */
function diverse(ranked: readonly Candidate[], limit: number): Candidate[] {
  const picked: Candidate[] = []
  const rest = [...ranked]
  while (picked.length < limit && rest.length > 0) {
    const at = rest.slice(0, limit * 2).findIndex(candidate => picked.every(other => differs(candidate, other)))
    picked.push(...rest.splice(Math.max(at, 0), 1))
  }
  return picked
}

function differs(a: Candidate, b: Candidate): boolean {
  const brand = ({ product }: Candidate) => product.brand.en ?? product.brand.zh ?? product.sku
  return brand(a) !== brand(b) || Math.abs(a.variant.price - b.variant.price) > 0.15 * Math.max(a.variant.price, b.variant.price)
}

/** The cheapest variant that can be had and meets the wish. */
function variantFor(product: Product, { colour, notColour, size, minPrice, maxPrice }: Wish): Variant | undefined {
  const wantedSize = size === undefined ? undefined : sizeOf(size)
  const fitting = product.variants.filter(
    variant =>
      variant.stock !== 0 &&
      (colour === undefined || variant.colour === colour || variant.colourFamily === colour) &&
      (notColour === undefined || (variant.colour !== notColour && variant.colourFamily !== notColour)) &&
      (wantedSize === undefined || variant.size === wantedSize) &&
      (minPrice === undefined || variant.price >= minPrice) &&
      (maxPrice === undefined || variant.price <= maxPrice),
  )
  return fitting.reduce<Variant | undefined>(
    (best, variant) => (best === undefined || variant.price < best.price ? variant : best),
    undefined,
  )
}

/** The highlight that shares most with the shopper's words, else the first. */
function whyOf(product: Product, { language, text }: Wish): string | undefined {
  const tokens = new Set(toQueryTokens(text))
  const shared = (highlight: string) => new Set(toBigrams(highlight).filter(token => tokens.has(token))).size
  return (product.highlights[language] ?? []).reduce<string | undefined>(
    (best, highlight) => (best === undefined || shared(highlight) > shared(best) ? highlight : best),
    undefined,
  )
}

function has(wish: Wish, name: 'budget' | 'colour' | 'size'): boolean {
  if (name === 'budget') return wish.minPrice !== undefined || wish.maxPrice !== undefined
  return name === 'colour' ? wish.colour !== undefined || wish.notColour !== undefined : wish.size !== undefined
}

function without(wish: Wish, dropped: readonly ('budget' | 'colour' | 'size')[]): Wish {
  const { minPrice, maxPrice, colour, notColour, size, ...rest } = wish
  return {
    ...rest,
    ...(dropped.includes('budget')
      ? {}
      : { ...(minPrice === undefined ? {} : { minPrice }), ...(maxPrice === undefined ? {} : { maxPrice }) }),
    ...(dropped.includes('colour')
      ? {}
      : { ...(colour === undefined ? {} : { colour }), ...(notColour === undefined ? {} : { notColour }) }),
    ...(dropped.includes('size') || size === undefined ? {} : { size }),
  }
}

function filtersOf({ category, minPrice, maxPrice, colour, notColour, size }: Wish): Filters {
  return {
    inStock: true,
    ...(category === undefined ? {} : { category }),
    ...(minPrice === undefined ? {} : { minPrice }),
    ...(maxPrice === undefined ? {} : { maxPrice }),
    ...(colour === undefined ? {} : { colour }),
    ...(notColour === undefined ? {} : { notColour }),
    ...(size === undefined ? {} : { size }),
  }
}
