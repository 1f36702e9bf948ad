import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { variantsMeant } from '../../server/facts/meant.ts'
import type { ProductTelling } from '../../server/facts/product-facts.ts'
import { createVariantFacts } from '../../server/facts/variant-facts.ts'
import type { Product } from '../../server/store/catalogue.ts'
import type { Language } from '../../server/wire.ts'

const telling = {
  fact: (type: string, text: string, ref: string) => ({ type, text, source: 'shop', ref }),
  money: (price: number) => ({ type: 'money', text: String(price), source: 'shop', ref: '' }),
  productFacts: ({ sku }: Product) => ({ sku }),
} as unknown as ProductTelling

const goods = (language: Language, ...rows: readonly (readonly [size: string, colour: string, stock: number])[]): Product =>
  ({
    sku: 'P',
    title: {},
    category: {},
    price: 100,
    variants: rows.map(([size, colour, stock], at) => ({
      sku: `P-${at}`,
      price: 100,
      stock,
      size,
      colour,
      options: { size: { [language]: size }, colour: { [language]: colour } },
    })),
  }) as unknown as Product

describe('A size and a colour that nothing is made in together', () => {
  const { findVariants } = createVariantFacts(telling)
  const told = (product: Product, question: string, language: Language) => {
    const { availability, colours, sizes } = findVariants(product, variantsMeant(product, question, language)!, { question }, language)
    return [availability, colours?.text, sizes?.text]
  }

  it('are told not to be had, with what there is of that size, else in that colour', () => {
    const rug = goods('en', ['60 cm', 'green', 3], ['80 cm', 'green', 2], ['80 cm', 'blue', 4])
    assert.deepEqual(told(rug, 'do you have the blue in 60 cm', 'en'), ['not_offered', 'green', undefined])
    const bowl = goods('zh', ['大号', '米白', 3], ['小号', '青灰', 0], ['小号', '墨绿', 5])
    assert.deepEqual(told(bowl, '小号有米白的吗', 'zh'), ['not_offered', '墨绿', undefined])
    const lamp = goods('zh', ['大号', '米白', 3], ['小号', '青灰', 0])
    assert.deepEqual(told(lamp, '小号有米白的吗', 'zh'), ['not_offered', undefined, '大号'])
  })
})
