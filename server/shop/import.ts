import { toBigrams } from '../language/bigrams.ts'
import { createCatalogueStore, type Product, type ProductIndex, type Variant } from '../store/catalogue.ts'
import { createSettingsStore } from '../store/settings.ts'
import type { Database } from '../store/sqlite.ts'
import type { Language } from '../wire.ts'
import { type Catalogue, type CatalogueEntry, readCatalogue, withOptions } from './catalogue.ts'
import { categoryIds, wordsOfCategory } from './category-ids.ts'
import type { Read } from './faults.ts'
import { type FeedFormat, readFeed } from './feeds/read-feed.ts'
import { kindsOf } from './kinds.ts'
import { readShopCurrency } from './shop-currency.ts'
import { readTextFile } from './text-file.ts'

export type ImportOptions = {
  /** Delete the products that the file does not name. */
  replace?: boolean
  /** Language of texts given without one; otherwise each is taken for the one it is written in. */
  language?: Language
  /** What the file must be; otherwise it is seen from the file. */
  format?: FeedFormat
  /** Of prices that name no currency; otherwise the shop's own. */
  currency?: string
  /** How far it is, 0 to 1. */
  onProgress?(done: number): void
}

/** What the file held, and how much of it was new to the shop. `skipped`: what was left out, by reason. */
export type Imported = { products: number; variants: number; added: number; updated: number; skipped?: Record<string, number> }

/** Takes a feed of any of the known formats over the shop's catalogue: all of it or, with a fault, nothing. */
export function importCatalogueFile(database: Database, path: string, options: ImportOptions = {}): Read<Imported> {
  const text = readTextFile(path)
  if (!text.ok) return text
  options.onProgress?.(0.1)
  const { format, language, currency } = options
  const shopCurrency = readShopCurrency(createSettingsStore(database), createCatalogueStore(database))
  const read = readFeed(text.value, path, {
    ...(format === undefined ? {} : { format }),
    ...(language === undefined ? {} : { language }),
    ...(currency === undefined ? {} : { currency }),
    ...(shopCurrency === undefined || options.replace === true ? {} : { shopCurrency }),
  })
  options.onProgress?.(0.4)
  return read.ok ? takeOver(database, read.value, options) : read
}

/** The same for a text in the catalogue's own JSON. */
export function importCatalogue(database: Database, text: string, file: string, options: ImportOptions = {}): Read<Imported> {
  const read = readCatalogue(text, file, options.language, options.currency)
  return read.ok ? takeOver(database, read.value, options) : read
}

/** Languages and variants of a known SKU are merged. */
function takeOver(database: Database, { entries, fault, skipped }: Catalogue, options: ImportOptions): Read<Imported> {
  const store = createCatalogueStore(database)
  return database.transaction((): Read<Imported> => {
    const named = new Set(entries.map(({ sku }) => sku))
    const before = store.all()
    const others = before.filter(({ sku }) => !named.has(sku))
    const kept = options.replace === true ? [] : others
    const currency = kept[0]?.currency
    if (currency !== undefined && entries[0] !== undefined && entries[0].currency !== currency) {
      return { ok: false, faults: [fault([0, 'currency'], `"${currency}" as in the shop (or --replace)`, `"${entries[0].currency}"`)] }
    }
    const taken = new Set(kept.flatMap(product => [product.sku, ...product.variants.map(({ sku }) => sku)]))
    const faults = entries.flatMap(({ sku, variants = [] }, at) => [
      ...(taken.has(sku) ? [fault([at, 'sku'], 'a SKU that no variant in the shop has', `"${sku}"`)] : []),
      ...variants.flatMap((variant, of) =>
        taken.has(variant.sku)
          ? [fault([at, 'variants', of, 'sku'], 'a SKU that no other product in the shop has', `"${variant.sku}"`)]
          : [],
      ),
    ])
    if (faults.length > 0) return { ok: false, faults }

    const known = new Map(before.map(product => [product.sku, product]))
    const merged = entries.map(entry => merge(known.get(entry.sku), entry))
    if (options.replace === true) store.remove(others.map(({ sku }) => sku))
    store.removeVariants(merged.flatMap(({ variants }) => variants.map(({ sku }) => sku)))
    const all = [...kept, ...merged]
    const categories = categoryIds(all)
    const at = new Date().toISOString()
    for (const [index, product] of all.entries()) {
      if (index % 64 === 0) options.onProgress?.(0.4 + (0.6 * index) / all.length)
      const category = categories.of(product)
      // A kept product is written again only when the import gave its category another id or new words.
      if (!named.has(product.sku) && product.categoryId === category?.id) continue
      const { categoryId: _old, ...rest } = product
      const current: Product = category === undefined ? rest : { ...rest, categoryId: category.id }
      store.save(current, indexOf(current, category === undefined ? [] : wordsOfCategory(category)), at)
    }
    createSettingsStore(database).changed()
    options.onProgress?.(1)
    const updated = entries.filter(({ sku }) => known.has(sku)).length
    const variants = entries.reduce((sum, entry) => sum + (entry.variants?.length ?? 0), 0)
    const counts = { products: entries.length, variants, added: entries.length - updated, updated }
    return { ok: true, value: skipped.size === 0 ? counts : { ...counts, skipped: Object.fromEntries(skipped) } }
  })
}

function merge(old: Product | undefined, entry: CatalogueEntry): Product {
  const { texts } = entry
  const variants = mergeVariants(old, entry)
  const { price, compareAt } = offerOf(entry, variants)
  return {
    sku: entry.sku,
    title: { ...old?.title, ...texts.title },
    description: { ...old?.description, ...texts.description },
    category: { ...old?.category, ...texts.category },
    brand: { ...old?.brand, ...texts.brand },
    highlights: { ...old?.highlights, ...texts.highlights },
    aliases: { ...old?.aliases, ...texts.aliases },
    ...lists('above', old, texts),
    ...lists('tags', old, texts),
    ...(old?.categoryId === undefined ? {} : { categoryId: old.categoryId }),
    price,
    ...(compareAt === undefined ? {} : { compareAt }),
    currency: entry.currency,
    ...optional('image', entry.image ?? old?.image),
    ...optional('url', entry.url ?? old?.url),
    variants,
  }
}

/** A product costs what its cheapest variant that can be had costs: no other price may stand on its card. */
function offerOf({ price, compareAt }: CatalogueEntry, variants: readonly Variant[]): { price: number; compareAt?: number } {
  const there = variants.filter(({ stock }) => stock !== 0)
  const best = (there.length > 0 ? there : variants).reduce((least, one) => (one.price < least.price ? one : least))
  const compared = best.compareAt ?? compareAt
  return {
    price: best.price,
    ...(compared === undefined || (best.price !== price && compared <= best.price) ? {} : { compareAt: compared }),
  }
}

function lists<K extends 'above' | 'tags'>(name: K, old: Product | undefined, texts: Partial<Product>): { [P in K]?: Product[K] } {
  const merged: object = { ...old?.[name], ...texts[name] }
  return (Object.keys(merged).length === 0 ? {} : { [name]: merged }) as { [P in K]?: Product[K] }
}

/** A product without variants has one of its own SKU, so that price and stock always have a place. */
function mergeVariants(old: Product | undefined, entry: CatalogueEntry): Variant[] {
  const before = new Map((old?.variants ?? []).map(variant => [variant.sku, variant]))
  if (entry.variants === undefined || entry.variants.length === 0) {
    const kept = entry.variants === undefined ? (old?.variants ?? []) : []
    if (kept.length === 0) return [{ sku: entry.sku, options: {}, price: entry.price }]
    return kept.map(variant => (variant.price === old?.price ? { ...variant, price: entry.price } : variant))
  }
  return entry.variants.map(variant => {
    const { colour: _colour, colourFamily: _family, size: _size, ...plain } = variant
    const earlier = before.get(variant.sku)?.options ?? {}
    const options = Object.fromEntries(
      Object.entries(variant.options).map(([key, text]) => [key, { ...(Object.hasOwn(earlier, key) ? earlier[key] : {}), ...text }]),
    )
    return withOptions({ ...plain, options })
  })
}

function optional<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: string }
}

/** What a product is found by; the title weighs most, then the words of its kind, then what is written about it. */
function indexOf(product: Product, categoryWords: readonly string[]): ProductIndex {
  const texts = (...of: readonly ({ zh?: string | string[]; en?: string | string[] } | undefined)[]) =>
    of.flatMap(text => [text?.zh ?? [], text?.en ?? []]).flat(2)
  const tokens = (values: readonly string[]) => [...new Set(values.flatMap(toBigrams))].join(' ')
  const options = product.variants.flatMap(variant => texts(...Object.values(variant.options)))
  return {
    title: tokens([...texts(product.title, product.aliases), product.sku]),
    words: tokens([...categoryWords, ...texts(product.above, product.tags, product.brand), ...options]),
    body: tokens(texts(product.highlights, product.description)),
    kinds: kindsOf(product).map(({ id }) => id),
  }
}
