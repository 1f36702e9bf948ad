import { createCatalogueStore, type Product, type ProductIndex, type Variant } from '../store/catalogue.ts'
import { createSettingsStore } from '../store/settings.ts'
import type { Database } from '../store/sqlite.ts'
import type { Language } from '../wire.ts'
import { toBigrams } from './bigrams.ts'
import { type CatalogueEntry, readCatalogue, withOptions } from './catalogue.ts'
import { categoryIds, wordsOfCategory } from './category-ids.ts'
import type { Read } from './faults.ts'
import { readTextFile } from './text-file.ts'

export type ImportOptions = {
  /** Delete the products that the file does not name. */
  replace?: boolean
  /** Language of texts given without one; otherwise each is taken for the one it is written in. */
  language?: Language
}

/** What the file held, and how much of it was new to the shop. */
export type Imported = { products: number; variants: number; added: number; updated: number }

export function importCatalogueFile(database: Database, path: string, options: ImportOptions = {}): Read<Imported> {
  const text = readTextFile(path)
  return text.ok ? importCatalogue(database, text.value, path, options) : text
}

/** Takes a catalogue over the shop's: all of it or, with a fault, nothing. Languages and variants of a known SKU are merged. */
export function importCatalogue(database: Database, text: string, file: string, options: ImportOptions = {}): Read<Imported> {
  const read = readCatalogue(text, file, options.language)
  if (!read.ok) return read
  const { entries, json } = read.value
  const store = createCatalogueStore(database)
  return database.transaction((): Read<Imported> => {
    const named = new Set(entries.map(({ sku }) => sku))
    const before = store.all()
    const others = before.filter(({ sku }) => !named.has(sku))
    const kept = options.replace === true ? [] : others
    const currency = kept[0]?.currency
    if (currency !== undefined && entries[0] !== undefined && entries[0].currency !== currency) {
      return { ok: false, faults: [json.fault([0, 'currency'], `"${currency}" as in the shop (or --replace)`)] }
    }
    const taken = new Set(kept.flatMap(product => [product.sku, ...product.variants.map(({ sku }) => sku)]))
    const faults = entries.flatMap(({ sku, variants = [] }, at) => [
      ...(taken.has(sku) ? [json.fault([at, 'sku'], 'a SKU that no variant in the shop has')] : []),
      ...variants.flatMap((variant, of) =>
        taken.has(variant.sku) ? [json.fault([at, 'variants', of, 'sku'], 'a SKU that no other product in the shop has')] : [],
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
    for (const product of all) {
      const category = categories.of(product)
      // A kept product is written again only when the import gave its category another id or new words.
      if (!named.has(product.sku) && product.categoryId === category?.id) continue
      const { categoryId: _old, ...rest } = product
      const current: Product = category === undefined ? rest : { ...rest, categoryId: category.id }
      store.save(current, indexOf(current, category === undefined ? [] : wordsOfCategory(category)), at)
    }
    createSettingsStore(database).changed()
    const updated = entries.filter(({ sku }) => known.has(sku)).length
    const variants = entries.reduce((sum, entry) => sum + (entry.variants?.length ?? 0), 0)
    return { ok: true, value: { products: entries.length, variants, added: entries.length - updated, updated } }
  })
}

function merge(old: Product | undefined, entry: CatalogueEntry): Product {
  const { texts } = entry
  const compareAt = entry.compareAt
  return {
    sku: entry.sku,
    title: { ...old?.title, ...texts.title },
    description: { ...old?.description, ...texts.description },
    category: { ...old?.category, ...texts.category },
    brand: { ...old?.brand, ...texts.brand },
    highlights: { ...old?.highlights, ...texts.highlights },
    aliases: { ...old?.aliases, ...texts.aliases },
    ...(old?.categoryId === undefined ? {} : { categoryId: old.categoryId }),
    price: entry.price,
    ...(compareAt === undefined ? {} : { compareAt }),
    currency: entry.currency,
    ...optional('image', entry.image ?? old?.image),
    ...optional('url', entry.url ?? old?.url),
    variants: mergeVariants(old, entry),
  }
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
    const options = Object.fromEntries(Object.entries(variant.options).map(([key, text]) => [key, { ...earlier[key], ...text }]))
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
  const options = product.variants.flatMap(variant => texts(variant.options.colour, variant.options.size))
  return {
    title: tokens([...texts(product.title, product.aliases), product.sku]),
    words: tokens([...categoryWords, ...texts(product.brand), ...options]),
    body: tokens(texts(product.highlights, product.description)),
  }
}
