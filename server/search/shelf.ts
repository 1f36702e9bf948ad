import { sizeOf } from '../shop/options.ts'
import type { Database } from '../store/sqlite.ts'
import type { Filters } from './search.ts'

/**
 * Every product and variant as numbers, in the shop's own order: a filter over 100,000 products takes a millisecond, where the
 * tables take a hundred. A product's place here is its slot.
 */
export type Shelf = {
  size: number
  /** Ids and SKUs by slot. */
  ids: Int32Array
  skus: readonly string[]
  /** The slot of a product id, or −1. */
  slotOf(id: number): number
  /** One byte a product id of what is one byte a slot. */
  byId(bySlot: Uint8Array): Uint8Array
  /** One byte a slot: 1 where at least one variant meets all wishes at once. */
  eligible(filters: Filters, exclude: readonly string[]): Uint8Array
}

/** A word that no variant has. */
const unknown = -2
const none = -1

export function readShelf(database: Database): Shelf {
  const { build } = database
  const products = database.all(build.selectFrom('products').select(['id', 'sku']).orderBy('position').orderBy('id'))
  const ids = Int32Array.from(products, ({ id }) => id)
  const skus = products.map(({ sku }) => sku)
  const slots = new Int32Array(ids.reduce((most, id) => Math.max(most, id), 0) + 1).fill(-1)
  for (const [slot, id] of ids.entries()) slots[id] = slot
  const slotOf = (id: number) => slots[id] ?? -1
  const slotOfSku = new Map(skus.map((sku, slot) => [sku, slot]))

  const variants = database.all(
    build
      .selectFrom('variants as v')
      .innerJoin('products as p', 'p.id', 'v.product')
      .select(['v.product', 'v.price', 'v.stock', 'v.colour', 'v.colour_family', 'v.size'])
      .orderBy('p.position')
      .orderBy('p.id'),
  )
  const codes = new Map<string, number>()
  const codeOf = (word: string | null) => {
    if (word === null) return none
    const known = codes.get(word)
    if (known !== undefined) return known
    codes.set(word, codes.size)
    return codes.size - 1
  }
  const count = variants.length
  const prices = Float64Array.from(variants, ({ price }) => price)
  const there = Uint8Array.from(variants, ({ stock }) => (stock === 0 ? 0 : 1))
  const colours = Int32Array.from(variants, ({ colour }) => codeOf(colour))
  const families = Int32Array.from(variants, ({ colour_family }) => codeOf(colour_family))
  const sizes = Int32Array.from(variants, ({ size }) => codeOf(size))
  const owners = Int32Array.from(variants, ({ product }) => slotOf(product))

  /** Slots of what is of this category or is called so; all without one. */
  function within(category: string | undefined): Uint8Array {
    if (category === undefined) return new Uint8Array(skus.length).fill(1)
    const own = build.selectFrom('products').select('id').where('category', '=', category)
    const called = build.selectFrom('product_kinds').select('product as id').where('kind', '=', category)
    const among = new Uint8Array(skus.length)
    for (const { id } of database.all(own.union(called))) if (slotOf(id) >= 0) among[slotOf(id)] = 1
    return among
  }

  return {
    size: skus.length,
    ids,
    skus,
    slotOf,
    byId(bySlot) {
      const all = new Uint8Array(slots.length)
      for (let slot = 0; slot < ids.length; slot += 1) all[ids[slot]!] = bySlot[slot]!
      return all
    },
    eligible(filters, exclude) {
      const { category, minPrice = Number.NEGATIVE_INFINITY, maxPrice = Number.POSITIVE_INFINITY, inStock } = filters
      const wanted = (word: string | undefined) => (word === undefined ? none : (codes.get(word) ?? unknown))
      const colour = wanted(filters.colour)
      const notColour = wanted(filters.notColour)
      const size = wanted(filters.size === undefined ? undefined : sizeOf(filters.size))
      const among = within(category)
      const fits = new Uint8Array(skus.length)
      for (let at = 0; at < count; at += 1) {
        const slot = owners[at]!
        if (among[slot] === 0 || fits[slot] === 1) continue
        if (inStock === true && there[at] === 0) continue
        if (prices[at]! < minPrice || prices[at]! > maxPrice) continue
        if (size !== none && sizes[at] !== size) continue
        if (colour !== none && colours[at] !== colour && families[at] !== colour) continue
        if (notColour !== none && (colours[at] === notColour || families[at] === notColour)) continue
        fits[slot] = 1
      }
      for (const sku of exclude) {
        const slot = slotOfSku.get(sku)
        if (slot !== undefined) fits[slot] = 0
      }
      return fits
    },
  }
}
