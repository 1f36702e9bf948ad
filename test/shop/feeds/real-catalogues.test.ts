import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, it } from 'mocha'
import { importCatalogueFile } from '../../../server/shop/import.ts'
import { createCatalogueStore } from '../../../server/store/catalogue.ts'
import { sound, temporaryShop } from '../support.ts'

const folder = join(dirname(fileURLToPath(import.meta.resolve('#root/package.json'))), '../shared/data/catalogues')
const catalogues: [string, string, { products: number; variants: number }][] = [
  ['eshop/catalog.json', 'USD', { products: 101, variants: 101 }],
  ['dummyjson/products.json', 'USD', { products: 194, variants: 194 }],
  ['spree/products.csv', 'USD', { products: 37, variants: 87 }],
  ['aws_retail_demo/products.yaml', 'USD', { products: 2465, variants: 2465 }],
]

describe('Catalogues of real shops', () => {
  for (const [name, currency, counts] of catalogues) {
    it(`imports ${name} whole`, function () {
      const file = join(folder, name)
      if (!existsSync(file)) {
        this.test!.title += ` (skipped: ${name} is not on this machine)`
        this.skip()
      }
      const shop = temporaryShop()
      const { products, variants } = sound(importCatalogueFile(shop.database, file, { currency }))
      assert.deepEqual({ products, variants }, counts)
      const all = createCatalogueStore(shop.database).all()
      for (const { sku, title, price, categoryId } of all) assert.ok(title.en && price > 0 && categoryId, sku)
      shop.remove()
    }).timeout(30_000)
  }
})
