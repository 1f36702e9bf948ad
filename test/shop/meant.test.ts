import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { asksPriceOrStock, isBare, variantsMeant } from '../../server/shop/meant.ts'
import type { Product } from '../../server/store/catalogue.ts'

const flavours = [
  ['原味', '2.5kg'],
  ['绿茶味', '2.5kg'],
  ['绿茶味', '10kg'],
] as const
const litter = {
  sku: 'L',
  title: { zh: '豆腐猫砂' },
  variants: flavours.map(([flavour, weight], at) => ({
    sku: `L-${at}`,
    price: 2000 + at,
    options: { flavour: { zh: flavour }, size: { zh: weight } },
  })),
} as unknown as Product

describe('a variant that is named', () => {
  it('is found by its labels and numbers, and no more than it is asked about', () => {
    const meant = variantsMeant(litter, '绿茶味10公斤的还有吗', 'zh')
    assert.deepEqual(
      meant?.variants.map(({ sku }) => sku),
      ['L-2'],
    )
    assert.ok(isBare(meant?.rest ?? '?'))
  })

  it('leaves out what is refused, and is found by the letter of a size', () => {
    const apron = {
      sku: 'A',
      title: { zh: '围裙' },
      variants: [
        ['红色', 'M（80–90）'],
        ['红色', 'L（90–100）'],
        ['墨绿', 'L（90–100）'],
      ].map(([colour = '', size = ''], at) => ({ sku: `A-${at}`, price: 2000, options: { colour: { zh: colour }, size: { zh: size } } })),
    } as unknown as Product
    const skus = (text: string) => variantsMeant(apron, text, 'zh')?.variants.map(({ sku }) => sku)
    assert.deepEqual(skus('不要红色'), ['A-2'])
    assert.deepEqual(skus('不要红色的，墨绿有没有'), ['A-2'])
    assert.deepEqual(skus('有没有L'), ['A-1', 'A-2'])
    assert.deepEqual(skus('红色L码'), ['A-1'])
    assert.equal(skus('能机洗吗'), undefined)
  })

  it('has two colours where its label has two, and sizes in words', () => {
    const rug = {
      sku: 'R',
      title: { en: 'Striped Rug' },
      variants: [
        ['Red/Black', 'M'],
        ['Red/Black', 'L'],
        ['Green/Navy', 'M'],
      ].map(([colour = '', size = ''], at) => ({ sku: `R-${at}`, price: 2000, options: { colour: { en: colour }, size: { en: size } } })),
    } as unknown as Product
    for (const [text, sku] of [
      ['red, medium', 'R-0'],
      ['large in the black', 'R-1'],
      ['the green one', 'R-2'],
    ] as const)
      assert.deepEqual(
        variantsMeant(rug, text, 'en')?.variants.map(variant => variant.sku),
        [sku],
        text,
      )
  })

  it('may be asked for what it is like, however short', () => {
    for (const rest of ['那 的 多重', ' 码多大', '为啥 的贵', '和 差在哪']) assert.ok(!isBare(rest), rest)
    for (const rest of ['那 的', ' 还有吗', 'ok the  then', 'is the  in stock?']) assert.ok(isBare(rest), rest)
  })

  it('is told with its price where that is asked beside something else', () => {
    assert.ok(asksPriceOrStock('宽的多少钱 一对还是一片'))
    assert.ok(!asksPriceOrStock('how much does the  weigh'))
  })
})
