import { longestQuery, toQueryTokens } from '../language/bigrams.ts'
import { hasWord, qualitiesIn, wordsOfGoods } from '../language/goods.ts'
import { sizeOf } from '../shop/options.ts'
import type { Product, Variant } from '../store/catalogue.ts'
import type { Filters, ProductHit, ProductQuery } from './search.ts'
import type { Candidate, KindWish, Wish } from './wish.ts'
import { featuresOf, isDenied } from './wish-terms.ts'

export type Ports = {
  searchProducts(query: ProductQuery): Promise<ProductHit[]>
  products(skus: readonly string[]): Product[]
  /** Of which kinds of goods there is anything. */
  sold(): ReadonlySet<number>
}

const wordsASearch = 20
/** A section is looked for by no more names of what is sold of it. */
const mostNames = 160
/** Candidates looked at for three picks, of each search. */
const candidates = 48
/** For the cheapest of all, as many are looked at. */
const mostInOrder = 2000

/** What the searches find that can be had as wished, the likeliest first. */
export async function candidatesFor(wish: KindWish, ports: Ports): Promise<Candidate[]> {
  const { vector, language, exclude, goods } = wish
  if (wish.among !== undefined) return withVariants(ports.products(wish.among), () => 0, wish)
  const filters = filtersOf(wish)
  const { category: _category, ...anywhere } = filters
  const qualities = qualitiesIn(wish.text).flatMap(({ words }) => words)
  const names = wordsOfGoods(goods, ports.sold()).slice(0, mostNames)
  const text = [wish.text, ...names, ...qualities].join(' ')
  const search = (words: string, within: Filters) =>
    ports.searchProducts({
      text: words,
      language,
      filters: within,
      ...(vector === undefined || words === '' ? {} : { vector }),
      ...(wish.whole === true ? { widely: true as const } : {}),
      ...(exclude === undefined ? {} : { exclude }),
      limit: wish.order === undefined ? candidates : mostInOrder,
    })
  // Another of its kind may share no word with the wish.
  const alike = wish.like?.categoryId === undefined || wish.text === '' ? undefined : { ...anywhere, category: wish.like.categoryId }
  const whole = wish.open === true ? anywhere : alike
  const { colour: _colour, ...anyColour } = filters
  const { size: _size, ...anySize } = filters
  const found = [
    await search(wish.text, filters),
    // The kind may be named by the title alone, or by a category that is called otherwise.
    ...(await Promise.all(partsOf(text, names).map(words => search([wish.text, ...words, ...qualities].join(' '), anywhere)))),
    ...(wish.colour === undefined ? [] : [await search(text, anyColour)]),
    ...(wish.size === undefined ? [] : [await search(text, anySize)]),
    ...(whole === undefined ? [] : [await search('', whole)]),
  ]
  // Words of the other language, or others for the same: they find what may be meant, and rank it behind what the wish itself finds.
  const inOtherWords = goods.size === 0 && qualities.length > 0 ? await search(text, filters) : []
  const scores = new Map<string, number>()
  const likeness = new Map(found.flat().flatMap(hit => (hit.likeness === undefined ? [] : [[hit.sku, hit.likeness] as const])))
  for (const [hits, weight] of [...found.map(hits => [hits, 1] as const), [inOtherWords, 0.5] as const]) {
    const top = hits[0]?.score ?? 1
    for (const { sku, score } of hits) scores.set(sku, Math.max(scores.get(sku) ?? 0, (weight * score) / top))
  }
  // A search that nothing but the shop's order ranks says nothing about the meaning.
  if (whole !== undefined)
    for (const { sku, matched } of found.at(-1) ?? [])
      if (matched.length === 1 && !found[0]!.some(hit => hit.sku === sku)) scores.set(sku, 0)
  const picked = withVariants(ports.products([...scores.keys()]), ({ sku }) => scores.get(sku) ?? 0, wish)
  return picked.map(candidate => {
    const like = likeness.get(candidate.product.sku)
    return like === undefined ? candidate : { ...candidate, likeness: like }
  })
}

/** Where a whole section has more words than one search reads, a part of them each. */
function partsOf(text: string, words: readonly string[]): (readonly string[])[] {
  if (words.length === 0 || toQueryTokens(text).length < longestQuery) return words.length === 0 ? [] : [words]
  const parts = Math.ceil(words.length / wordsASearch)
  return Array.from({ length: parts }, (_none, at) => words.slice(at * wordsASearch, (at + 1) * wordsASearch))
}

function withVariants(products: readonly Product[], scoreOf: (product: Product) => number, wish: Wish): Candidate[] {
  return products
    .flatMap(product => {
      const variant = variantFor(product, wish)
      return variant === undefined ? [] : [{ product, variant, score: scoreOf(product) }]
    })
    .sort((a, b) => b.score - a.score)
}

/** The cheapest variant that can be had and meets the wish. */
export function variantFor(
  product: Product,
  { colour, colourWords = [], notColour, notColourWords = [], size, minPrice, maxPrice, soldOut }: Wish,
): Variant | undefined {
  const wantedSize = size === undefined ? undefined : sizeOf(size)
  const fitting = product.variants.filter(
    variant =>
      (variant.stock !== 0 || soldOut === true) &&
      (colour === undefined || isColoured(product, variant, colour, colourWords)) &&
      (notColour === undefined ||
        !(isColoured(product, variant, notColour, notColourWords) || tellsColour(product, variant, notColourWords))) &&
      (wantedSize === undefined || variant.size === wantedSize || isNamedSize(product, wantedSize) || isOneSize(product)) &&
      (minPrice === undefined || variant.price >= minPrice) &&
      (maxPrice === undefined || variant.price <= maxPrice),
  )
  return fitting.reduce<Variant | undefined>(
    (best, variant) => (best === undefined || variant.price < best.price ? variant : best),
    undefined,
  )
}

/** Of what comes in one size alone, by its name: the "Night Sky Single Duvet Set" for a single bed. */
function isNamedSize({ title, variants }: Product, size: string): boolean {
  const names = [title.zh, title.en].flatMap(name => (name === undefined ? [] : [name.toLowerCase()]))
  return variants.every(variant => variant.size === undefined) && names.some(name => hasWord(name, size.toLowerCase()))
}

/** Gloves of which one size fits most. */
function isOneSize(product: Product): boolean {
  return product.variants.every(variant => variant.size === undefined) && featuresOf(product).sentences.some(text => oneSize.test(text))
}
const oneSize = /\bone size\b|均码|均一码/u

/** A colour is an option, or told by the variant's labels, or, where it is none, by the title. */
function isColoured(product: Product, variant: Variant, colour: string, words: readonly string[]): boolean {
  if (variant.colour === colour || variant.colourFamily === colour) return true
  const labels = Object.values(variant.options).flatMap(({ zh, en }) => [zh, en])
  const texts = variant.colour === undefined ? [...labels, product.title.zh, product.title.en] : labels
  return texts.some(text => text !== undefined && words.some(word => hasWord(text.toLowerCase(), word)))
}

/** "Not blue" of what comes in no colours and is told to be, or to hold, a blue one. */
const tellsColour = (product: Product, { colour }: Variant, words: readonly string[]): boolean =>
  colour === undefined &&
  featuresOf(product).sentences.some(text => words.some(word => word.length > 1 && hasWord(text, word) && !isDenied(text, word)))

function filtersOf({ category, minPrice, maxPrice, colour, notColour, size, soldOut }: Wish): Filters {
  return {
    ...(soldOut === true ? {} : { inStock: true }),
    ...(category === undefined ? {} : { category }),
    ...(minPrice === undefined ? {} : { minPrice }),
    ...(maxPrice === undefined ? {} : { maxPrice }),
    ...(colour === undefined ? {} : { colour }),
    ...(notColour === undefined ? {} : { notColour }),
    ...(size === undefined ? {} : { size }),
  }
}
