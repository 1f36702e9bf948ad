import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { createSums } from '../../server/facts/sums.ts'
import { readPostage } from '../../server/rules/postage-rules.ts'
import { readSurcharges } from '../../server/rules/surcharges.ts'
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

describe('What long goods are charged', () => {
  const of = (sku: string, title: string, category: string, length: string, price: number): Product => ({
    ...ofRows(title, sku, 'white'),
    category: { en: category, zh: category },
    description: { en: 'A good one, up to 260 cm away from the wall.' },
    price,
    variants: [{ sku, options: { size: { en: length, zh: length } }, price, stock: 5 }],
  })
  const shop = [
    of('ROD-L', 'Kestrel Rod', 'Rods & rails', '300 cm', 4000),
    of('ROD-S', 'Wren Rod', 'Rods & rails', '120-180 cm', 2000),
    of('MAT', 'Sheep Mat', 'Mats', '240 x 300 cm', 3000),
  ]
  const passages = [
    {
      id: 1,
      topic: 'delivery',
      position: 0,
      language: 'en' as const,
      heading: 'Delivery',
      text: 'Delivery costs £4.50. Rods and rails longer than 2 m go by carrier and always carry a £6 long-parcel charge on top.',
    },
  ]
  const total = createSums({
    currency: () => 'GBP',
    product: sku => shop.find(one => one.sku === sku),
    coupon: () => undefined,
    reduction: () => undefined,
    shipping: () => undefined,
    volumeRules: () => [],
    buyerRules: () => [],
    postage: () => readPostage(passages, 'en'),
    surcharges: () => readSurcharges(passages, 'en'),
    unwrapped: () => [],
    pageCodes: () => [],
    nameOf: sku => ({ type: 'name' as const, text: sku, source: 'shop' as const, ref: `product:${sku}` }),
    vocabulary: () => ({
      categories: [],
      colours: [],
      sizes: [],
      currency: 'GBP',
      products: shop.map(({ sku, title, category }) => ({ sku, names: [title.en!, category.en!] })),
    }),
    labelOf: (_kind, id) => id,
  })
  const paid = (sku: string) =>
    total({ want: 'total', of: 'goods', lines: [{ sku, product: sku, quantity: 1 }], asks: { shipping: true } }, 'en').lowered?.text

  it('comes on top of the parcel of those that are named and as long, whatever else the shop has', () => {
    assert.deepEqual([paid('ROD-L'), paid('ROD-S'), paid('MAT')], ['£50.50', '£24.50', '£34.50'])
  })
})
