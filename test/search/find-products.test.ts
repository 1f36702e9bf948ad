import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import { createProductFinder } from '../../server/search/find-products.ts'
import { buildVectors } from '../../server/search/vectors.ts'
import { importCatalogueFile } from '../../server/shop/import.ts'
import { slug } from '../../server/shop/options.ts'
import { catalogueLines, kinds } from '../bench/search/catalogue.ts'
import { queries } from '../bench/search/queries.ts'
import { embed } from '../bench/search/vectors.ts'
import { sound, temporaryShop } from '../shop/support.ts'
import { findProductsBySql } from '../support/slow-search.ts'

describe('The product search', () => {
  let shop: ReturnType<typeof temporaryShop>
  const bring = (count: number, options = {}) => {
    const file = join(shop.folder, 'shop.csv')
    writeFileSync(file, [...catalogueLines(count)].join('\n'))
    sound(importCatalogueFile(shop.database, file, { currency: 'CNY', ...options }))
  }
  const categoryOf = (kind: number) => slug(kinds[kind]!.category[1])
  const asked = queries(120, categoryOf)
  const found = (find: ReturnType<typeof createProductFinder>) =>
    asked.map(({ query }) => find(query).map(({ sku, score }) => `${sku} ${score.toFixed(9)}`))
  const bySql = () =>
    asked.map(({ query }) => findProductsBySql(shop.database, query).map(({ sku, score }) => `${sku} ${score.toFixed(9)}`))

  before(() => {
    shop = temporaryShop()
    bring(500)
  })
  after(() => shop.remove())

  it('finds what SQL alone would, by words, filters and meaning, in the same order', async () => {
    const find = createProductFinder(shop.database)
    assert.deepEqual(found(find), bySql())
    // The vectors come while it is open.
    await buildVectors(shop.database, { embed, hash: 'one' })
    const expected = bySql()
    assert.deepEqual(found(find), expected)
    assert.ok(expected.filter(hits => hits.length > 0).length > 90)
    assert.deepEqual(found(createProductFinder(shop.database)), expected)
  }).timeout(60_000)

  it('finds the same after an import took half of the shop away and wrote other texts', async () => {
    const find = createProductFinder(shop.database)
    find(asked[0]!.query)
    bring(250, { replace: true })
    await buildVectors(shop.database, { embed: async texts => (await embed(texts)).map(vector => vector.toReversed()), hash: 'two' })
    assert.deepEqual(found(find), bySql())
  }).timeout(60_000)

  it('compares the best by sketches with what comparing every vector finds', async () => {
    bring(2200)
    await buildVectors(shop.database, { embed, hash: 'one' })
    const find = createProductFinder(shop.database)
    const open = queries(200, categoryOf).filter(({ of }) => of.startsWith('words') && of.endsWith('vector'))
    const shares = open.map(({ query }) => {
      const best = findProductsBySql(shop.database, query).map(({ sku }) => sku)
      const own = new Set(find(query).map(({ sku }) => sku))
      return best.length === 0 ? 1 : best.filter(sku => own.has(sku)).length / best.length
    })
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
    assert.ok(open.length > 20 && mean > 0.98, `${open.length} wishes, ${mean}`)
  }).timeout(120_000)
})
