import assert from 'node:assert/strict'
import { createProductFinder } from '../../server/search/find-products.ts'
import { buildVectors } from '../../server/search/vectors.ts'
import { importCatalogue } from '../../server/shop/import.ts'
import { sound, temporaryShop } from '../shop/support.ts'

const product = (sku: string, en: string) => ({ sku, title: { en }, price: 10, currency: 'CNY' })

/** A text is as near to another as they share letters. */
function embed(texts: readonly string[]): Promise<Float32Array[]> {
  return Promise.resolve(
    texts.map(text => {
      const vector = new Float32Array(26)
      for (const letter of text.toLowerCase()) if (letter >= 'a' && letter <= 'z') vector[letter.charCodeAt(0) - 97]! += 1
      const length = Math.hypot(...vector) || 1
      return vector.map(value => value / length)
    }),
  )
}

describe('Search vectors', () => {
  let shop: ReturnType<typeof temporaryShop>
  beforeEach(() => {
    shop = temporaryShop()
  })
  afterEach(() => shop.remove())
  const bring = (...products: unknown[]) => sound(importCatalogue(shop.database, JSON.stringify(products), 'shop.json', { replace: true }))

  it('embeds only what is new or was written anew', async () => {
    bring(product('A', 'Lamp'), product('B', 'Rug'))
    assert.deepEqual(await buildVectors(shop.database, { embed, hash: 'one' }), { built: 2, kept: 0, removed: 0 })
    assert.deepEqual(await buildVectors(shop.database, { embed, hash: 'one' }), { built: 0, kept: 2, removed: 0 })
    bring(product('A', 'Lamp'), product('B', 'Carpet'))
    assert.deepEqual(await buildVectors(shop.database, { embed, hash: 'one' }), { built: 1, kept: 1, removed: 0 })
  })

  it('starts anew with another encoder and drops what is gone', async () => {
    bring(product('A', 'Lamp'), product('B', 'Rug'))
    await buildVectors(shop.database, { embed, hash: 'one' })
    assert.deepEqual(await buildVectors(shop.database, { embed, hash: 'two' }), { built: 2, kept: 0, removed: 0 })
    bring(product('A', 'Lamp'))
    assert.deepEqual(await buildVectors(shop.database, { embed, hash: 'two' }), { built: 0, kept: 1, removed: 0 })
    assert.equal(shop.database.sql('SELECT * FROM vectors').length, 1)
  })

  it('finds by meaning where no word is shared, and ignores vectors of another length', async () => {
    bring(...['Zzz', 'Abc', 'Def', 'Ghi', 'Jkl', 'Mno', 'Pqr', 'Stu'].map((en, at) => product(`P${at}`, en)))
    await buildVectors(shop.database, { embed, hash: 'one' })
    const query = { text: 'zz zzzz', language: 'en' as const, filters: {}, limit: 3 }
    const [vector] = await embed(['zz zzzz'])
    const findProducts = createProductFinder(shop.database)
    assert.deepEqual(
      findProducts({ ...query, vector: vector! }).map(({ sku, matched }) => ({ sku, matched })),
      [{ sku: 'P0', matched: ['meaning'] }],
    )
    assert.deepEqual(findProducts({ ...query, vector: new Float32Array(384).fill(0.05) }), [])
  })
})
