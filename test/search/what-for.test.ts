import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { isWhatItIsFor } from '../../server/search/what-for.ts'
import type { Product } from '../../server/store/catalogue.ts'

const called = (en: string, zh?: string): Product =>
  ({
    sku: en,
    title: { en, ...(zh === undefined ? {} : { zh }) },
    category: {},
    brand: {},
    highlights: {},
    description: {},
    variants: [],
  }) as unknown as Product

describe('what a wish is for', () => {
  const isFor = (forWhat: string, product: Product) => isWhatItIsFor(product, { forWhat, goods: new Set() })

  it('is the thing itself, and not what is made for it', () => {
    assert.ok(isFor('snake plant', called("Snake Plant 'Laurentii'")))
    assert.ok(isFor('monstera', called('Monstera Deliciosa')))
    assert.ok(!isFor('spider plant', called('Macrame Plant Hanger')))
    assert.ok(!isFor('laptop', called('Laptop Sleeve, 15 inch')))
    assert.ok(isFor('推车', called('', '登机口袋推车')))
    assert.ok(!isFor('推车', called('', '推车通用雨罩')))
  })
})
