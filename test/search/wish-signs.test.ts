import assert from 'node:assert/strict'
import { besideFirst, likeliest } from '../../server/search/likeliest.ts'
import { signsOf } from '../../server/search/wish-signs.ts'
import type { Product } from '../../server/store/catalogue.ts'
import { soldOf, wishPorts } from '../shop/support.ts'

const product = (sku: string, title: string, text: string): Product => ({
  sku,
  title: { en: title },
  description: { en: text },
  category: {},
  brand: {},
  aliases: {},
  tags: {},
  highlights: {},
  price: 1000,
  currency: 'GBP',
  variants: [{ sku, options: {}, price: 1000, stock: 3 }],
})
const balm = product('BALM', 'Worker’s Hand Balm', 'For cracked skin. Not for the face.')
const tee = product('TEE', 'Quick-dry T-shirt', 'Dries in an hour.')
const set = product('SET', 'Calligraphy Starter Kit', 'Two brushes, ink and paper.')
const brush = product('BRUSH', 'Goat Hair Brush', 'For beginners.')
const card = product('CARD', 'Gift Card', 'For any birthday.')
const shop = [balm, tee, set, brush, card]

/** By a search that finds everything, with these likenesses. */
async function ranked(text: string, likeness: Record<string, number>, found: readonly string[] = []) {
  const ports = {
    ...wishPorts,
    searchProducts: async () => shop.map(({ sku }) => ({ sku, score: 1, likeness: likeness[sku] ?? 0, matched: ['meaning' as const] })),
    products: (skus: readonly string[]) => shop.filter(({ sku }) => skus.includes(sku)),
    sold: soldOf(shop),
  }
  const wish = { language: 'en' as const, text, goods: new Set<number>(), calledBy: [], whole: true as const }
  return likeliest(wish, found, ports)
}
const skus = async (...wish: Parameters<typeof ranked>) => (await ranked(...wish)).map(({ candidate }) => candidate.product.sku)

describe('what tells for a product beside a wish', () => {
  it('is its name, its description, and what is said against it', () => {
    const [ofBalm, ofTee] = signsOf('hand balm for cracked skin', [
      { product: balm, likeness: 0.04 },
      { product: tee, likeness: 0 },
    ])
    assert.ok(ofBalm!.named > 0 && ofBalm!.described > 0 && ofBalm!.covered > 0.9)
    assert.deepEqual([ofTee!.named, ofTee!.described, ofTee!.covered], [0, 0, 0])
    assert.ok(Math.abs(ofBalm!.meaning - 0.02) < 1e-9 && Math.abs(ofTee!.meaning + 0.02) < 1e-9)
  })

  it('is what it means where no word is shared, and words where they are', async () => {
    const story = 'my fingers split open every winter'
    assert.equal((await skus(story, { BALM: 0.03 }))[0], 'BALM')
    assert.equal((await skus(story, { TEE: 0.03 }))[0], 'TEE')
    assert.equal((await skus('quick-dry t-shirt', { BALM: 0.01 }))[0], 'TEE')
  })

  it('is that it was found of the kind that was named', async () => {
    assert.equal((await skus('something for work', { BALM: 0.01 }))[0], 'BALM')
    assert.equal((await skus('something for work', { BALM: 0.01 }, ['TEE']))[0], 'TEE')
  })

  it('is that it is a set, where all of it is wanted at once', async () => {
    const near = { BRUSH: 0.03, SET: 0.02 }
    assert.equal((await skus('a brush to learn calligraphy', near, ['BRUSH']))[0], 'BRUSH')
    assert.equal((await skus('calligraphy for beginners, what do I need', near, ['BRUSH']))[0], 'SET')
  })

  it('is no gift card, which suits every wish, unless one is named', async () => {
    const near = { CARD: 0.05, BALM: 0.03 }
    assert.ok(!(await skus('a birthday present for a gardener', near)).includes('CARD'))
    assert.equal((await skus('do you do a gift card', near))[0], 'CARD')
  })

  it('leaves out what lies far behind the first', async () => {
    const clear = await ranked('hand balm for cracked skin', { BALM: 0.04 })
    assert.deepEqual(
      besideFirst(clear, wishPorts.weights).map(({ candidate }) => candidate.product.sku),
      ['BALM'],
    )
    assert.equal(besideFirst(await ranked('something nice', {}), wishPorts.weights).length, shop.length - 1)
  })
})
