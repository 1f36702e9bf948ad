import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Vocabulary } from '../../server/language/slots.ts'
import { calledByMeasure, siblingPicked, siblingsNamed, siblingsOf } from '../../server/understanding/siblings.ts'

const vocabulary: Vocabulary = {
  categories: [],
  colours: [],
  products: [
    { sku: 'TIN-24', names: ['linnet pencils, tin of 24'] },
    { sku: 'TIN-36', names: ['linnet pencils, tin of 36'] },
    { sku: 'TILES-60', names: ['磁力片 60片'] },
    { sku: 'TILES-100', names: ['磁力片 100片 带滚珠轨道'] },
    { sku: 'LAMP', names: ['desk lamp'] },
    ...[1, 2, 3, 4, 5, 6, 7].map(model => ({ sku: `R${model}`, names: [`racing model ${model}`] })),
  ],
  sizes: [],
  currency: 'CNY',
}

describe('things of one name that differ by a number', () => {
  it('are sizes of each other, where there are few', () => {
    assert.deepEqual(
      siblingsOf('TIN-36', vocabulary).map(({ sku }) => sku),
      ['TIN-24', 'TIN-36'],
    )
    assert.deepEqual(
      siblingsOf('TILES-60', vocabulary).map(({ sku }) => sku),
      ['TILES-60', 'TILES-100'],
    )
    for (const sku of ['LAMP', 'R3']) assert.deepEqual(siblingsOf(sku, vocabulary), [])
  })

  it('are picked as the bigger or the smaller one of what is talked about', () => {
    assert.equal(siblingPicked('and the bigger one, how much', 'TIN-24', vocabulary), 'TIN-36')
    assert.equal(siblingPicked('那大的那款多少钱', 'TILES-60', vocabulary), 'TILES-100')
    assert.equal(siblingPicked('actually the small one', 'TIN-36', vocabulary), 'TIN-24')
    assert.equal(siblingPicked('the small print please', 'TIN-36', vocabulary), undefined)
    assert.equal(siblingPicked('the bigger one', 'LAMP', vocabulary), undefined)
  })

  it('are called by their name and number, or by the number alone while one of them is talked about', () => {
    const named = (text: string, focus?: string) => siblingsNamed(text, focus === undefined ? {} : { focus }, vocabulary).skus
    assert.deepEqual(named('磁力片60片跟100片差在哪'), ['TILES-60', 'TILES-100'])
    assert.deepEqual(named('磁力片 100片的有磁吗'), ['TILES-100'])
    assert.deepEqual(named('那60片的呢', 'TILES-100'), ['TILES-60'])
    assert.deepEqual(named('the 24 or the 36?', 'TIN-24'), ['TIN-24', 'TIN-36'])
    assert.deepEqual(named('which of the linnet pencils, tin of 24 or 36?'), ['TIN-24', 'TIN-36'])
    // A number of pieces, or of what nobody talks about, is none of theirs.
    assert.deepEqual(named('我要24个', 'TIN-36'), [])
    assert.deepEqual(named('the 24 is nice'), [])
    assert.deepEqual(named('100块以内的'), [])
  })

  it('are called by a measure that their names alone have, though the names begin in other ways', () => {
    const shop: Vocabulary = {
      ...vocabulary,
      products: [
        { sku: 'UKE-23', names: ['晴川单板尤克里里 23寸'] },
        { sku: 'UKE-26', names: ['晴川桃花心木尤克里里 26寸'] },
        { sku: 'BAG-23', names: ['晴川加厚琴包 23寸'] },
        { sku: 'HARP', names: ['晴川十孔口琴'] },
        { sku: 'PAN', names: ['quayside pannier 20 l'] },
      ],
    }
    assert.deepEqual(calledByMeasure('23寸和26寸的尤克里里有啥区别', shop), ['UKE-23', 'UKE-26'])
    assert.deepEqual(calledByMeasure('10孔那个难不难', shop), ['HARP'])
    assert.deepEqual(calledByMeasure('is the 20 litre one waterproof', shop), ['PAN'])
    // What is to go in, and what somebody measures, calls nothing.
    assert.deepEqual(calledByMeasure('装得下26寸的吗', shop), [])
    assert.deepEqual(calledByMeasure('我有23寸的显示器', { ...shop, products: [] }), [])
  })
})
