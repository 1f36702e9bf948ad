import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { createSums } from '../../server/facts/sums.ts'
import { readPostage } from '../../server/rules/postage-rules.ts'
import type { Product } from '../../server/store/catalogue.ts'

/** As a feed of rows makes it: known by the SKU of its first row. */
const ofRows = (title: string, first: string, ...colours: string[]): Product => ({
  sku: first,
  title: { en: title, zh: title },
  description: {},
  category: {},
  brand: {},
  highlights: {},
  aliases: {},
  price: 900,
  currency: 'GBP',
  variants: colours.map((colour, at) => ({
    sku: at === 0 ? first : `${first}-${colour}`,
    options: { colour: { en: colour, zh: colour } },
    price: 900,
    stock: 5,
  })),
})

describe('The lines of a sum', () => {
  const shop = [ofRows('Sun Hat', 'HAT', 'khaki', 'grey'), ofRows('Camp Stool', 'STOOL', 'green', 'orange')]
  const nameOf = (sku: string) => {
    const of = shop.find(one => one.sku === sku || one.variants.some(variant => variant.sku === sku))
    const [variant] = of?.variants.filter(one => one.sku === sku) ?? []
    const text = `${of?.title.en}${variant === undefined ? '' : ` (${variant.options.colour?.en})`}`
    return { type: 'name' as const, text, source: 'shop' as const, ref: `product:${sku}` }
  }
  const total = createSums({
    currency: () => 'GBP',
    product: sku => shop.find(one => one.sku === sku || one.variants.some(variant => variant.sku === sku)),
    coupon: () => undefined,
    reduction: () => undefined,
    shipping: () => undefined,
    volumeRules: () => [],
    buyerRules: () => [],
    postage: () => readPostage([], 'en'),
    surcharges: () => [],
    unwrapped: () => [],
    pageCodes: () => [],
    nameOf,
    vocabulary: () => ({ categories: [], colours: [], sizes: [], currency: 'GBP', products: [] }),
    labelOf: (_kind, id) => id,
  })
  const told = (...lines: { sku: string; product: string; quantity: number }[]) =>
    total({ want: 'total', of: 'goods', lines, asks: {} }, 'en').lines?.text

  it('tell no variant of what nobody has chosen one of', () => {
    const lines = told({ sku: 'HAT', product: 'HAT', quantity: 1 }, { sku: 'STOOL-orange', product: 'STOOL', quantity: 2 })
    assert.equal(lines, 'Sun Hat × 1, Camp Stool (orange) × 2')
  })

  it('keep apart what is chosen and what is open of the same goods', () => {
    const lines = told({ sku: 'HAT', product: 'HAT', quantity: 2 }, { sku: 'HAT-grey', product: 'HAT', quantity: 1 })
    assert.equal(lines, 'Sun Hat × 2, Sun Hat (grey) × 1')
  })
})
