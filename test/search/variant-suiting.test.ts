import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { suitingOf } from '../../server/search/variant-suiting.ts'
import type { Product } from '../../server/store/catalogue.ts'

const of = (language: 'zh' | 'en', description: string, ...sizes: readonly (readonly [size: string, stock: number])[]): Product =>
  ({
    sku: 'P',
    title: { [language]: 'P' },
    description: { [language]: description },
    aliases: {},
    category: {},
    brand: {},
    tags: {},
    highlights: {},
    variants: sizes.map(([size, stock]) => ({ sku: size, price: 100, stock, size, options: { size: { [language]: size } } })),
  }) as unknown as Product

describe('the size that a wish means without naming it', () => {
  const told = (product: Product, text: string, language: 'zh' | 'en') => {
    const { meant, why } = suitingOf(product, text, language) ?? { meant: [], why: undefined }
    return [meant.map(({ sku }) => sku).join(), why]
  }
  const pan = of(
    'en',
    'Heavy steel. The small pan holds 1.5 litres of soup. Small: Weight: 900 g. The large pan holds about 3 litres. Large: Weight: 1.6 kg.',
    ['Small', 4],
    ['Large', 2],
  )
  const sack = of('en', 'Woven. The short sack takes 20 kg of coal. The tall sack takes 40 kg of coal.', ['Short', 0], ['Tall', 3])
  const drum = of('en', 'A drum with a lid.', ['12 litres', 3], ['26 litres', 3])
  const cello = of('zh', '云杉面板。1/2的琴身小,适合身高120厘米以下的孩子,4/4是成人的标准尺寸,音量更大。', ['1/2', 3], ['4/4', 3])
  const cover = of('zh', '弹力布。S号套18寸的箱子,M号套24寸的箱子,L号套28寸的箱子。', ['S号', 2], ['M号', 0], ['L号', 2])

  it('is the largest where a larger one is wished for, or it is to lie on a large bed', () => {
    const flask = of('zh', '不锈钢，保温一天。', ['500毫升', 3], ['750毫升', 2])
    const sheet = of('zh', '四层棉，能机洗。', ['70×90厘米', 3], ['90×150厘米', 2])
    assert.deepEqual(
      [told(flask, '有没有保温壶 大点的', 'zh')[0], told(sheet, '铺大床的', 'zh')[0], told(drum, 'a larger one please', 'en')[0]],
      ['750毫升', '90×150厘米', '26 litres'],
    )
    assert.deepEqual([told(flask, '别太大的', 'zh')[0], told(flask, '大概多少钱', 'zh')[0]], ['', ''])
  })

  it('is the smallest whose text says that it takes so much', () => {
    assert.deepEqual(told(pan, 'a pan for about 2.5 litres of stock', 'en'), ['Large', 'The large pan holds about 3 litres'])
    assert.deepEqual(told(pan, 'soup pan, a litre will do', 'en'), ['Small', 'The small pan holds 1.5 litres of soup'])
    assert.deepEqual(told(sack, 'need to carry 15 kg of coal', 'en'), ['Tall', 'The tall sack takes 40 kg of coal'])
    assert.deepEqual(told(drum, 'for 20 litres or so', 'en'), ['26 litres', '26 litres'])
  })

  it('is no larger one where it has to fit', () => {
    assert.deepEqual(told(cover, '我有个24寸的箱子 要个套', 'zh'), ['M号', 'M号套24寸的箱子'])
  })

  it('is the one of which alone the text says what was told', () => {
    assert.equal(told(cello, '给孩子买个大提琴', 'zh')[0], '1/2')
    assert.equal(told(cello, '想要标准尺寸的', 'zh')[0], '4/4')
  })

  it('is the biggest or smallest where that was asked for', () => {
    assert.deepEqual(told(drum, 'whats the biggest drum you do', 'en'), ['26 litres', '26 litres'])
    assert.deepEqual(told(drum, 'the smallest drum please', 'en'), ['12 litres', '12 litres'])
  })

  it('is none where nothing sets them apart, and by no weight of its own', () => {
    assert.deepEqual(told(pan, 'a pan for pancakes', 'en'), ['', undefined])
    assert.deepEqual(told(pan, 'something sturdy, under 1 kg', 'en'), ['', undefined])
    assert.deepEqual(told(cover, '红色的箱套', 'zh'), ['', undefined])
    const shoe = of('en', 'For running on roads, about 240 g a shoe (size 42).', ['41', 2], ['42', 2])
    assert.deepEqual(told(shoe, 'running shoes for roads', 'en'), ['', undefined])
  })
})
