import assert from 'node:assert/strict'
import { seedDemo } from '../../server/facts/seed.ts'
import { recommend } from '../../server/search/recommend.ts'
import { type Filters, openSearch, type Search } from '../../server/search/search.ts'
import type { Wish } from '../../server/search/wish.ts'
import { toVocabulary } from '../../server/shop/vocabulary.ts'
import { createCatalogueStore } from '../../server/store/catalogue.ts'
import { soldOf, tellingIn, temporaryShop, wishPorts } from '../shop/support.ts'

describe('Search in the demo shop', () => {
  let shop: ReturnType<typeof temporaryShop>
  let search: Search
  before(() => {
    shop = temporaryShop()
    assert.equal(seedDemo(shop.database), true)
    search = openSearch(shop.database.file)
  })
  after(async () => {
    await search.close()
    shop.remove()
  })
  const find = async (text: string, filters: Filters = {}, language: 'zh' | 'en' = 'zh') =>
    (await search.searchProducts({ text, language, filters, limit: 5 })).map(({ sku }) => sku)
  const pick = (wish: Partial<Wish>) => {
    const store = createCatalogueStore(shop.database)
    const categoryWords = toVocabulary(store.all()).categories.find(({ id }) => id === wish.category)?.words ?? []
    return recommend(
      { language: 'zh', text: '', categoryWords, ...wish },
      { searchProducts: search.searchProducts, products: store.bySku, sold: soldOf(store.all()), ...wishPorts },
    )
  }

  it('seeds an empty database only', () => {
    assert.equal(seedDemo(shop.database), false)
  })

  it('finds products in both languages, also by words of the trade', async () => {
    assert.equal((await find('双肩包'))[0], 'BAG-201')
    assert.equal((await find('want noise cancelling headphones', {}, 'en'))[0], 'AUD-701')
    assert.ok((await find('sneakers', {}, 'en')).every(sku => sku.startsWith('RUN')))
    assert.ok((await find('猫')).includes('PET-003'))
  })

  it('tells what matched', async () => {
    const [best] = await search.searchProducts({ text: '睡袋', language: 'zh', filters: {}, limit: 1 })
    assert.deepEqual(best?.matched, ['title', 'text'])
  })

  it('finds nothing rather than something unrelated', async () => {
    assert.deepEqual(await find('冰淇淋'), [])
    assert.deepEqual(await find('quantum chromodynamics', {}, 'en'), [])
  })

  it('lists the shop’s own order for an empty wish', async () => {
    assert.deepEqual((await find('')).slice(0, 2), ['RUN-101', 'BAG-201'])
  })

  it('meets colour, size, price and stock in one and the same variant', async () => {
    const shoes = { category: 'running-shoes', inStock: true }
    assert.ok(!(await find('', { ...shoes, colour: 'white', size: '38', maxPrice: 40000 })).includes('RUN-101'))
    assert.ok((await find('', { ...shoes, colour: 'white', size: '39', maxPrice: 40000 })).includes('RUN-101'))
    assert.ok(!(await find('', { ...shoes, minPrice: 40000 })).includes('RUN-101'))
    assert.deepEqual(await find('', { category: 'jackets', colour: 'forest-green' }), ['JAC-303'])
    assert.deepEqual(await find('', { category: 'jackets', colour: 'green' }), ['JAC-303'])
    assert.deepEqual(await find('', { category: 'tents', notColour: 'blue' }), ['TEN-901', 'TEN-902', 'TEN-903'])
    assert.deepEqual(await find('', { category: 'pet-supplies', size: 'large' }), ['PET-001'])
  })

  it('takes hostile text for words', async () => {
    const hostile = [
      '"',
      "' OR 1=1 --",
      'NEAR(鞋 杯)',
      'title:"x" AND *',
      'products_fts MATCH',
      'x" OR "y',
      '\u0000',
      '😀'.repeat(500),
      '); DROP TABLE products;--',
      '{}[]^-+:',
      'a'.repeat(10_000),
    ]
    for (const text of hostile) {
      assert.ok(Array.isArray(await find(text, { colour: text, size: text, category: text })))
    }
    assert.ok(createCatalogueStore(shop.database).count() >= 44)
  })

  it('answers shop questions with the shop’s own words', async () => {
    const ask = tellingIn(shop.database)
    assert.match(await ask('七天无理由退货吗', 'returns', 'zh'), /^签收后 7 天内可以无理由退货/)
    assert.match(await ask('is shipping free?', 'shipping', 'en'), /^Shipping is free on orders of ¥99 or more/)
    assert.match(await ask('可以货到付款吗', 'payment', 'zh'), /暂不支持货到付款/)
    assert.match(await ask('do you deliver to Hong Kong?', 'delivery_area', 'en'), /Hong Kong/)
  })

  it('recommends up to three different products that can be had, with a reason in the language', async () => {
    const { picks, relaxed } = await pick({ text: '上班用的双肩包，放电脑', category: 'backpacks-bags' })
    assert.equal(relaxed, undefined)
    assert.equal(picks[0]?.product.sku, 'BAG-201')
    assert.equal(picks[0]?.why, '放得下 15.6 英寸电脑')
    assert.equal(new Set(picks.map(({ product }) => product.sku)).size, 3)
    const english = await pick({ language: 'en', text: 'bag for a 15.6-inch laptop', category: 'backpacks-bags' })
    assert.equal(english.picks[0]?.why, 'fits a 15.6-inch laptop')
  })

  it('leaves the rest of a category out when the wish names a product', async () => {
    const { picks } = await pick({ text: '想买个充电宝', category: 'small-electronics' })
    assert.deepEqual(
      picks.map(({ product }) => product.sku),
      ['ELE-801'],
    )
  })

  it('never recommends what is sold out', async () => {
    const { picks } = await pick({ text: '茶叶礼盒', category: 'gift-sets', limit: 10 })
    assert.ok(picks.every(({ product }) => product.sku !== 'GIF-042'))
    assert.ok(picks.every(({ variant }) => variant.stock !== 0))
  })

  it('shows the nearest and tells which wish gave way', async () => {
    const tent = await pick({ text: '帐篷', category: 'tents', maxPrice: 10000 })
    assert.equal(tent.relaxed, 'budget')
    assert.equal(tent.picks[0]?.product.sku, 'TEN-903')
    assert.equal((await pick({ category: 'jackets', colour: 'purple' })).relaxed, 'colour')
    assert.equal((await pick({ category: 'running-shoes', size: '50' })).relaxed, 'size')
    assert.deepEqual(await pick({ text: '冰淇淋' }), { picks: [], relaxed: 'nothing' })
  })

  it('leaves out what was shown before', async () => {
    const first = await pick({ category: 'mugs-bottles' })
    const shown = first.picks.map(({ product }) => product.sku)
    const others = await pick({ category: 'mugs-bottles', exclude: shown })
    assert.ok(others.picks.length > 0)
    assert.ok(others.picks.every(({ product }) => !shown.includes(product.sku)))
  })
})
