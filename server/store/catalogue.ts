import type { Language } from '../wire.ts'
import type { Database } from './sqlite.ts'

/** A text in one or both languages. */
export type LocalText = { [L in Language]?: string }

export type ProductTexts = {
  title: LocalText
  description: LocalText
  category: LocalText
  brand: LocalText
  highlights: { [L in Language]?: string[] }
  /** Other names shoppers call it by. */
  aliases: { [L in Language]?: string[] }
  /** The broader categories it stands in, the nearest last. */
  above?: { [L in Language]?: string[] }
  /** Words of the shop's own that find it and name nothing. */
  tags?: { [L in Language]?: string[] }
}

export type Variant = {
  sku: string
  /** Keys like `colour` and `size`. */
  options: Record<string, LocalText>
  /** Minor units. */
  price: number
  /** What it cost before, in minor units. */
  compareAt?: number
  /** Absent: not counted, always to be had. */
  stock?: number
  colour?: string
  colourFamily?: string
  size?: string
}

export type Product = ProductTexts & {
  sku: string
  /** Id of its category in the vocabulary. */
  categoryId?: string
  /** Minor units. */
  price: number
  compareAt?: number
  currency: string
  image?: string
  url?: string
  variants: Variant[]
}

/** What the full-text index holds of a product: tokens, space-separated; `kinds` are the ids of what it is called besides its category. */
export type ProductIndex = { title: string; words: string; body: string; kinds: readonly string[] }

/** Products with their variants. `save` and `remove` belong in a transaction of the caller. */
export function createCatalogueStore(database: Database) {
  const { build } = database
  /** Of the last product this store has saved: to ask the table for each of many would take the longer the more there are. */
  let lastPosition: number | undefined

  function toProducts(rows: ProductRow[]): Product[] {
    const variants = new Map<number, Variant[]>()
    const ids = rows.map(row => row.id)
    for (const part of chunksOf(ids, 500)) {
      const found = database.all(
        build.selectFrom('variants').selectAll().where('product', 'in', part).orderBy('product').orderBy('position'),
      )
      for (const row of found) variants.set(row.product, [...(variants.get(row.product) ?? []), toVariant(row)])
    }
    return rows.map(row => toProduct(row, variants.get(row.id) ?? []))
  }

  return {
    count: (): number => database.get(build.selectFrom('products').select(eb => eb.fn.countAll<number>().as('count')))?.count ?? 0,

    /** Of all prices; undefined in a shop without products. */
    currency: (): string | undefined => database.get(build.selectFrom('products').select('currency').limit(1))?.currency,

    /** Every category, as one of its products names it. */
    categories: (): { id: string; label: LocalText }[] =>
      database
        .all(
          build
            .selectFrom('products')
            .select(['category', 'texts'])
            .where('category', 'is not', null)
            .groupBy('category')
            .orderBy('category'),
        )
        .map(({ category, texts }) => ({ id: category!, label: (JSON.parse(texts) as ProductTexts).category })),

    /** Whether anything is called so besides its category. */
    isKind: (kind: string): boolean =>
      database.get(build.selectFrom('product_kinds').select('kind').where('kind', '=', kind).limit(1)) !== undefined,

    /** Whether anything of this category or kind comes in sizes. */
    hasSizes(category: string): boolean {
      const called = build.selectFrom('product_kinds').select('product').where('kind', '=', category)
      const sized = build
        .selectFrom('products as p')
        .innerJoin('variants as v', 'v.product', 'p.id')
        .select('p.id')
        .where('v.size', 'is not', null)
        .where(eb => eb.or([eb('p.category', '=', category), eb('p.id', 'in', called)]))
        .limit(1)
      return database.get(sized) !== undefined
    },

    /** All products in the shop's own order. */
    all: (): Product[] => toProducts(database.all(build.selectFrom('products').selectAll().orderBy('position').orderBy('id'))),

    /** All products in parts, in the order in which they came into the shop, which is the shop's own. */
    *inParts(size = 50): Generator<(Product & { id: number })[], void> {
      let last = 0
      for (;;) {
        const rows = database.all(build.selectFrom('products').selectAll().where('id', '>', last).orderBy('id').limit(size))
        if (rows.length > 0) yield toProducts(rows).map((product, at) => ({ ...product, id: rows[at]!.id }))
        if (rows.length < size) return
        last = rows.at(-1)!.id
      }
    },

    /** In the order of `skus`; unknown ones are left out. */
    bySku(skus: readonly string[]): Product[] {
      const rows = chunksOf(skus, 500).flatMap(part => database.all(build.selectFrom('products').selectAll().where('sku', 'in', part)))
      const found = new Map(toProducts(rows).map(product => [product.sku, product]))
      return skus.flatMap(sku => found.get(sku) ?? [])
    },

    /** Finds a product by its own SKU or by that of one of its variants. */
    find(sku: string): Product | undefined {
      const row =
        database.get(build.selectFrom('products').selectAll().where('sku', '=', sku)) ??
        database.get(
          build.selectFrom('products as p').innerJoin('variants as v', 'v.product', 'p.id').selectAll('p').where('v.sku', '=', sku),
        )
      return row === undefined ? undefined : toProducts([row])[0]
    },

    /** Which product each variant SKU belongs to, of those that the shop has. */
    ownersOf(variantSkus: readonly string[]): Map<string, string> {
      const rows = chunksOf(variantSkus, 500).flatMap(part =>
        database.all(
          build
            .selectFrom('variants as v')
            .innerJoin('products as p', 'p.id', 'v.product')
            .select(['v.sku as variant', 'p.sku as product'])
            .where('v.sku', 'in', part),
        ),
      )
      return new Map(rows.map(row => [row.variant, row.product]))
    },

    /** Writes a product over what was there under its SKU; a new one goes to the end of the shop's order. */
    save(product: Product, index: ProductIndex, at: string): void {
      const { sku, categoryId, price, compareAt, currency, image, url, variants, ...texts } = product
      const row = {
        category: categoryId ?? null,
        price,
        compare_at: compareAt ?? null,
        currency,
        image: image ?? null,
        url: url ?? null,
        texts: JSON.stringify(texts),
        updated_at: at,
      }
      lastPosition ??= database.get(build.selectFrom('products').select(eb => eb.fn.max('position').as('position')))?.position ?? 0
      const saved = database.get(
        build
          .insertInto('products')
          .values({ ...row, sku, position: ++lastPosition })
          .onConflict(conflict => conflict.column('sku').doUpdateSet(row))
          .returning('id'),
      )
      const id = saved!.id
      database.run(build.deleteFrom('variants').where('product', '=', id))
      for (const [position, variant] of variants.entries()) {
        database.run(
          build.insertInto('variants').values({
            sku: variant.sku,
            product: id,
            position,
            price: variant.price,
            compare_at: variant.compareAt ?? null,
            stock: variant.stock ?? null,
            colour: variant.colour ?? null,
            colour_family: variant.colourFamily ?? null,
            size: variant.size ?? null,
            options: JSON.stringify(variant.options),
          }),
        )
      }
      database.run(build.deleteFrom('products_fts').where('rowid', '=', id))
      database.run(build.insertInto('products_fts').values({ rowid: id, title: index.title, words: index.words, body: index.body }))
      database.run(build.deleteFrom('product_kinds').where('product', '=', id))
      for (const kind of index.kinds) database.run(build.insertInto('product_kinds').values({ kind, product: id }))
    },

    /** Frees these variant SKUs, so that they may move to another product. */
    removeVariants(skus: readonly string[]): void {
      for (const part of chunksOf(skus, 500)) database.run(build.deleteFrom('variants').where('sku', 'in', part))
    },

    remove(skus: readonly string[]): void {
      for (const part of chunksOf(skus, 500)) {
        const ids = database.all(build.selectFrom('products').select('id').where('sku', 'in', part)).map(row => row.id)
        if (ids.length === 0) continue
        database.run(build.deleteFrom('vectors').where('kind', '=', 'product').where('ref', 'in', ids))
        database.run(build.deleteFrom('products_fts').where('rowid', 'in', ids))
        database.run(build.deleteFrom('product_kinds').where('product', 'in', ids))
        database.run(build.deleteFrom('variants').where('product', 'in', ids))
        database.run(build.deleteFrom('products').where('id', 'in', ids))
      }
    },
  }
}

type ProductRow = {
  id: number
  sku: string
  category: string | null
  price: number
  compare_at: number | null
  currency: string
  image: string | null
  url: string | null
  texts: string
}
type VariantRow = {
  sku: string
  product: number
  price: number
  compare_at: number | null
  stock: number | null
  colour: string | null
  colour_family: string | null
  size: string | null
  options: string
}

function toProduct(row: ProductRow, variants: Variant[]): Product {
  return {
    ...(JSON.parse(row.texts) as ProductTexts),
    sku: row.sku,
    ...(row.category === null ? {} : { categoryId: row.category }),
    price: row.price,
    ...(row.compare_at === null ? {} : { compareAt: row.compare_at }),
    currency: row.currency,
    ...(row.image === null ? {} : { image: row.image }),
    ...(row.url === null ? {} : { url: row.url }),
    variants,
  }
}

function toVariant(row: VariantRow): Variant {
  return {
    sku: row.sku,
    options: JSON.parse(row.options) as Variant['options'],
    price: row.price,
    ...(row.compare_at === null ? {} : { compareAt: row.compare_at }),
    ...(row.stock === null ? {} : { stock: row.stock }),
    ...(row.colour === null ? {} : { colour: row.colour }),
    ...(row.colour_family === null ? {} : { colourFamily: row.colour_family }),
    ...(row.size === null ? {} : { size: row.size }),
  }
}

/** SQLite binds a limited number of values a statement. */
function chunksOf<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, at) => values.slice(at * size, (at + 1) * size))
}
