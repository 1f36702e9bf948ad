import assert from 'node:assert/strict'
import { seedDemo } from '../../server/facts/seed.ts'
import { sizeOf } from '../../server/shop/options.ts'
import { shopNames, toVocabulary, type Vocabulary } from '../../server/shop/vocabulary.ts'
import { createCatalogueStore, type Product } from '../../server/store/catalogue.ts'
import { temporaryShop } from './support.ts'

describe('Vocabulary of the demo shop', () => {
  let products: Product[]
  let vocabulary: Vocabulary
  before(() => {
    const shop = temporaryShop()
    seedDemo(shop.database)
    products = createCatalogueStore(shop.database).all()
    vocabulary = toVocabulary(products)
    shop.remove()
  })
  const categoriesOf = (word: string) => vocabulary.categories.filter(({ words }) => words.includes(word)).map(({ id }) => id)
  const coloursOf = (word: string) => vocabulary.colours.filter(({ words }) => words.includes(word)).map(({ id }) => id)

  it('knows categories by their names and by words of the trade in both languages', () => {
    for (const word of ['跑鞋', 'running shoes', 'running shoe', '球鞋', 'sneakers'])
      assert.deepEqual(categoriesOf(word), ['running-shoes'], word)
    for (const word of ['书包', 'backpack', 'bag']) assert.deepEqual(categoriesOf(word), ['backpacks-bags'], word)
  })

  it('lets no word point to two categories or colours', () => {
    for (const list of [vocabulary.categories, vocabulary.colours]) {
      const words = list.flatMap(entry => entry.words)
      assert.deepEqual(
        words.filter((word, at) => words.indexOf(word) !== at),
        [],
      )
    }
  })

  it('knows the shop’s shades beside the plain colours', () => {
    assert.deepEqual(coloursOf('墨绿'), ['forest-green'])
    assert.deepEqual(coloursOf('绿色'), ['green'])
    assert.deepEqual(coloursOf('off-white'), ['off-white'])
    assert.deepEqual(coloursOf('purple'), ['purple'])
  })

  it('knows products by title and by what shoppers call them', () => {
    const names = vocabulary.products.find(({ sku }) => sku === 'RUN-101')?.names ?? []
    for (const name of ['云驰缓震跑鞋', 'skyglide cushioned running shoes', '云驰', 'skyglide']) assert.ok(names.includes(name), name)
    assert.ok(shopNames(products).has('kestrelo'))
  })

  it('names everything in both languages', () => {
    const own = new Set(products.map(({ categoryId }) => categoryId))
    for (const { label } of [...vocabulary.categories.filter(({ id }) => own.has(id)), ...vocabulary.colours])
      assert.ok(label.zh && label.en)
    for (const { sku, title, description, highlights } of products) {
      assert.ok(title.zh && title.en && description.zh && description.en, sku)
      assert.equal(highlights.zh?.length, highlights.en?.length, sku)
    }
  })

  it('reads sizes as shoppers write them', () => {
    for (const size of ['M', 'm码', '中号', 'Medium', ' m ']) assert.equal(sizeOf(size), 'M', size)
    assert.equal(sizeOf('42码'), '42')
    assert.equal(sizeOf('EU 42'), '42')
    assert.equal(sizeOf('500 ML'), '500ml')
  })
})
