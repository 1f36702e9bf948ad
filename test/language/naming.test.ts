import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { atOnce } from '../../server/language/long-work.ts'
import { productFinderInSteps } from '../../server/search/product-finder.ts'
import { speaksOf, titleWordsInSteps } from '../../server/shop/naming.ts'
import type { Product } from '../../server/store/catalogue.ts'

const titles: readonly (readonly [sku: string, title: string])[] = [
  ['H5', '手持电动打蛋器 五档'],
  ['H7', '手持电动打蛋器 七档静音款'],
  ['WHISK', '手动打蛋器 25厘米'],
  ['S4', '厨师机 4.5升'],
  ['S7', '厨师机 7升 全金属'],
  ['PRAM', '轻便婴儿推车'],
  ['COVER', '推车通用雨罩'],
  ['P24', 'Linnet Pencils, Tin of 24'],
  ['P36', 'Linnet Pencils, Tin of 36'],
  ['COVER-EN', 'Washed Linen Duvet Cover'],
  ['BRUSH', 'Sable Brush, Size 6'],
  ['POP', 'Pop-up Goal'],
]
const products = titles.map(
  ([sku, title]) =>
    ({
      sku,
      title: /\p{Script=Han}/u.test(title) ? { zh: title } : { en: title },
      aliases: {},
      variants: [],
      price: 1,
      currency: 'CNY',
    }) as unknown as Product,
)
const words = atOnce(titleWordsInSteps(products))
const shop = {
  find: (sku: string) => products.find(one => one.sku === sku),
  bySku: (skus: readonly string[]) => products.filter(({ sku }) => skus.includes(sku)),
}
const named = (text: string, ...inView: string[]) => {
  const found = speaksOf(text, inView, words, shop).filter(one => one.words > 0)
  return found.sort((a, b) => b.words - a.words).map(({ sku }) => sku)
}

describe('what a message calls goods', () => {
  it('tells by the numbers of their names which of them is meant', () => {
    assert.deepEqual(named('五档跟七档有啥区别'), ['H5', 'H7'])
    assert.equal(named('4.5升的多重', 'S4', 'S7')[0], 'S4')
    assert.deepEqual(named('is the 36 tin cheaper', 'P24', 'P36'), ['P36', 'P24'])
    assert.equal(named('a tin of 24 please', 'P24', 'P36')[0], 'P24')
  })

  it('takes no count for a name', () => {
    assert.deepEqual(named('24 of those please', 'P24', 'P36'), [])
  })

  it('knows what a thing is, whatever number stands behind its name', () => {
    const heads = speaksOf('那俩打蛋器', ['H5', 'H7', 'COVER'], words, shop).filter(({ head }) => head > 0)
    assert.deepEqual(heads.map(({ sku }) => sku).sort(), ['H5', 'H7', 'WHISK'])
  })

  it('is not named by what is done with any of them', () => {
    const meant = atOnce(productFinderInSteps(products))
    for (const text of ['do i put softener in the wash', 'in size 12 please']) {
      assert.deepEqual(named(text), [], text)
      assert.deepEqual(meant(text), [], text)
    }
    assert.deepEqual(named('the washed linen cover'), ['COVER-EN'])
    assert.deepEqual(named("that's a grown ups one, put it on"), [])
    assert.deepEqual(named('the pop up one'), ['POP'])
  })
})
