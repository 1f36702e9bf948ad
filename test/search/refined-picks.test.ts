import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Recommendation } from '../../server/search/recommend.ts'
import { refined } from '../../server/search/refined-picks.ts'
import type { Wish } from '../../server/search/wish.ts'
import type { Product } from '../../server/store/catalogue.ts'

const of = (language: 'zh' | 'en', title: string, category: string, price = 1000): Product =>
  ({
    sku: title,
    price,
    title: { [language]: title },
    description: {},
    aliases: {},
    category: { [language]: category },
    categoryId: category,
    brand: {},
    tags: {},
    highlights: {},
    variants: [{ sku: title, price, stock: 1, options: {} }],
  }) as unknown as Product

describe('what was found, as it is shown', () => {
  const shown = (found: readonly Product[], wish: Omit<Wish, 'language' | 'told'>, more: Partial<Recommendation> = {}) => {
    const picks = found.map(product => ({ product, variant: product.variants[0]! }))
    const { picks: left, relaxed, gone } = refined({ picks, ...more }, { language: 'en', ...wish })
    return [left.map(({ product }) => product.sku), relaxed, gone?.sku]
  }
  const lamp = of('en', 'Oak Table Lamp', 'Lighting')
  const shade = of('en', 'Linen Lamp Shade', 'Spares')
  const flute = of('zh', '听雨竹笛', '吹管')
  const recorder = of('zh', '小学堂竖笛', '吹管')
  const guitar = of('zh', '青竹民谣吉他', '吉他')

  it('holds nothing that is only named after the kind, where there is one', () => {
    assert.deepEqual(shown([shade, lamp], { text: 'lamp', called: 'lamp' })[0], ['Oak Table Lamp'])
    assert.deepEqual(shown([shade], { text: 'lamp', called: 'lamp' })[0], ['Linen Lamp Shade'])
    assert.deepEqual(shown([shade, lamp], { text: 'lamp shade', called: 'lamp shade' })[0], ['Linen Lamp Shade', 'Oak Table Lamp'])
  })

  it('holds nothing of another kind beside what is sold out, unless it is a present', () => {
    assert.deepEqual(shown([guitar], { text: '笛子 竹的' }, { gone: flute }), [[], undefined, '听雨竹笛'])
    assert.deepEqual(shown([guitar], { text: '笛子', gift: true }, { gone: flute }), [['青竹民谣吉他'], undefined, '听雨竹笛'])
    assert.deepEqual(shown([recorder], { text: '竹笛' }, { gone: flute }), [['小学堂竖笛'], undefined, '听雨竹笛'])
  })

  it('tells of nothing that is sold out where the wish calls it by no word of its own', () => {
    assert.deepEqual(shown([recorder], { text: '吹管' }, { gone: flute }), [['小学堂竖笛'], undefined, undefined])
  })

  it('is within "about so much" where it costs a little less, and beyond it where far less or more', () => {
    const about = { text: 'lamp', about: 4000, minPrice: 2400, maxPrice: 4800 }
    const at = (price: number) => shown([of('en', 'Oak Table Lamp', 'Lighting', price)], about, { relaxed: 'budget' })[1]
    assert.deepEqual([at(2000), at(4500), at(1000), at(6000)], [undefined, undefined, 'budget', 'budget'])
    assert.equal(
      shown([of('en', 'Oak Table Lamp', 'Lighting', 2000)], { text: 'lamp', minPrice: 3200 }, { relaxed: 'budget' })[1],
      'budget',
    )
  })
})
