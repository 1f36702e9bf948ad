import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { createProductFacts } from '../../server/facts/product-facts.ts'
import { inOptionsTold } from '../../server/facts/variant-wished.ts'
import type { Product } from '../../server/store/catalogue.ts'

const of = (language: 'zh' | 'en', ...variants: readonly (readonly [size: string, price: number, stock: number])[]): Product =>
  ({
    sku: 'P',
    price: Math.min(...variants.map(([, price]) => price)),
    currency: 'GBP',
    title: { [language]: 'P' },
    description: {},
    aliases: {},
    category: {},
    brand: {},
    tags: {},
    highlights: {},
    variants: variants.map(([size, price, stock]) => ({ sku: `P-${size}`, price, stock, size, options: { size: { [language]: size } } })),
  }) as unknown as Product

describe('a thing that is wished for, with what is told of it', () => {
  const ports = { currency: () => 'GBP', vocabulary: () => ({ categories: [], colours: [], sizes: [], products: [], currency: 'GBP' }) }
  const found = (product: Product, told: string, language: 'zh' | 'en', budget?: { max: number }) => {
    const need = { told, ...(budget === undefined ? {} : { budget }) }
    const picks = [{ product, variant: product.variants[0]! }]
    const { picks: left, soldOut } = inOptionsTold(
      picks,
      { want: 'products', need, exclude: [] },
      language,
      ports,
      createProductFacts(ports.currency),
    )
    return [left.map(({ variant }) => variant.sku), soldOut?.size?.text]
  }
  const overall = of('en', ['98-104', 4900, 3], ['110-116', 5200, 0])
  const net = of('zh', ['宽1米×高2米', 3000, 5], ['宽2米×高2米', 4500, 5], ['宽3米×高2米', 6000, 5])

  it('is shown in that', () => {
    assert.deepEqual(found(net, '有没有3米宽的蚊帐', 'zh'), [['P-宽3米×高2米'], undefined])
    assert.deepEqual(found(overall, 'an overall for my girl, she is 100 cm', 'en'), [['P-98-104'], undefined])
    assert.deepEqual(found(net, '有没有结实点的蚊帐', 'zh'), [['P-宽1米×高2米'], undefined])
  })

  it('is told to be sold out in that, and left to who chooses where it is too dear', () => {
    assert.deepEqual(found(overall, 'an overall for my girl, she is 112 cm', 'en'), [[], '110-116'])
    assert.deepEqual(found(net, '3米宽的蚊帐', 'zh', { max: 50 }), [['P-宽1米×高2米'], undefined])
  })
})
