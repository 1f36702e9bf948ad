import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { alikeTold } from '../../server/facts/alike-told.ts'
import type { Product } from '../../server/store/catalogue.ts'

describe('what two texts tell alike', () => {
  it('sets piece beside piece: the same kind of number, the same words', () => {
    const cases: readonly [one: string, other: string, ...expected: [string, string]][] = [
      [
        '300 流明，三档亮度加红光，充电式。IPX4 防雨，不能泡水。重 78 克，头带可拆下手洗。',
        '1000 流明远射 180 米，夜间登山用。附一节电池。IPX7 防水，重 165 克。',
        '300 流明，IPX4 防雨，重 78 克',
        '1000 流明远射 180 米，IPX7 防水，重 165 克',
      ],
      [
        'A hardened steel lock rated Sold Secure Gold. Inside it measures 100 by 210 mm and it weighs 1.5 kg.',
        'A lock that folds into a holster. Rated Sold Secure Silver, weighs 1.1 kg.',
        'A hardened steel lock rated Sold Secure Gold. Inside it measures 100 by 210 mm and it weighs 1.5 kg',
        'A lock that folds into a holster. Rated Sold Secure Silver, weighs 1.1 kg',
      ],
    ]
    for (const [one, other, ...expected] of cases) {
      const language = /\p{Script=Han}/u.test(one) ? 'zh' : 'en'
      assert.deepEqual(alikeTold([toProduct('A', one, language), toProduct('B', other, language)], language), expected)
    }
  })

  it('is nothing where the texts tell of nothing alike', () => {
    assert.equal(alikeTold([toProduct('A', 'Soft and warm.', 'en'), toProduct('B', 'Folds flat.', 'en')], 'en'), undefined)
    assert.equal(alikeTold([toProduct('A', '柔软保暖。', 'zh'), toProduct('B', '折叠收纳。', 'zh')], 'zh'), undefined)
  })

  it('is quick however long the texts are', () => {
    const long = toProduct('A', '300 流明，'.repeat(20_000), 'zh')
    const start = performance.now()
    alikeTold([long, long], 'zh')
    assert.ok(performance.now() - start < 1500)
  })
})

const toProduct = (sku: string, text: string, language: 'zh' | 'en'): Product => ({
  sku,
  title: { [language]: sku },
  category: { [language]: 'x' },
  description: { [language]: text },
  highlights: {},
  aliases: {},
  tags: {},
  brand: {},
  price: 100,
  currency: 'CNY',
  variants: [],
})
