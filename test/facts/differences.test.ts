import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { differenceBetween, differenceWithin } from '../../server/facts/differences.ts'
import type { Product } from '../../server/store/catalogue.ts'

describe('by how much things differ', () => {
  const kettle = thing('en', 'Alder kettle', 'Holds 1.7 litres and weighs 1.2 kg. A booklet of 24 pages.', [['', 4500]])
  const pot = thing('en', 'Birch teapot', 'A pot of 900 g for four cups, with a booklet of 16 small pages.', [['', 3050]])
  const two = [kettle, pot]

  it('is told of what they cost, weigh or count, as it is asked', () => {
    assert.equal(
      differenceBetween(two, 'how much dearer is the kettle than the teapot', undefined, 'en')?.verdict,
      'Alder kettle is £14.50 dearer: £45 against £30.50',
    )
    assert.match(differenceBetween(two, 'how much lighter is the teapot', undefined, 'en')?.verdict ?? '', /Birch teapot .*300 g apart/)
    assert.equal(differenceBetween(two, 'how many more pages', undefined, 'en')?.verdict, 'Alder kettle has 8 more: 24 against 16')
    const quilts = [thing('zh', '春被', '填充1.5公斤，共3层。', [['', 39900]]), thing('zh', '冬被', '填充3公斤，共5层。', [['', 59900]])]
    assert.equal(differenceBetween(quilts, '冬被比春被贵多少', undefined, 'zh')?.verdict, '冬被贵¥200：¥599，春被是¥399')
    assert.equal(differenceBetween(quilts, '两个差几层', undefined, 'zh')?.verdict, '冬被多2层：5层，春被是3层')
  })

  it('is told of what was asked before where a question says no more', () => {
    assert.match(differenceBetween(two, 'by how much', 'which is heavier, the kettle or the teapot', 'en')?.verdict ?? '', /300 g apart/)
    assert.match(differenceBetween(two, 'by how much', undefined, 'en')?.verdict ?? '', /£14\.50 dearer/)
  })

  it('is not told where a text tells it of one alone, nor where nobody asks for it', () => {
    assert.equal(
      differenceBetween([kettle, thing('en', 'Cosy', 'Quilted.', [['', 900]])], 'how much heavier is it', undefined, 'en'),
      undefined,
    )
    assert.equal(differenceBetween(two, 'which is heavier', undefined, 'en'), undefined)
  })

  it('is told within what one thing comes in, by the words behind each value', () => {
    const board = thing('en', 'Board', 'The S weighs 400 g, the M 650 g and the L 1.1 kg.', [
      ['S', 1200],
      ['M', 1800],
      ['L', 2600],
    ])
    assert.match(
      differenceWithin(board, { question: 'how much heavier is the L than the S' }, 'en')?.verdict ?? '',
      /L is heavier: 1\.1 kg against 400 g, 700 g apart/,
    )
    assert.equal(
      differenceWithin(board, { question: 'how much more is the L', variant: 'V-1' }, 'en')?.verdict,
      'L is £8 dearer: £26 against £18',
    )
    const mat = thing('zh', '地垫', '小号厚1厘米，重0.6公斤；大号厚2厘米，重1.5公斤。', [
      ['小号', 3900],
      ['大号', 6900],
    ])
    assert.match(differenceWithin(mat, { question: '大的比小的重多少' }, 'zh')?.verdict ?? '', /大号更重：.*相差 900克/)
    assert.equal(differenceWithin(mat, { question: '贵多少' }, 'zh')?.verdict, '大号贵¥30：¥69，小号是¥39')
    const scarf = thing('en', 'Scarf', 'Soft.', [
      ['Teal', 1900],
      ['Rust', 1900],
    ])
    assert.equal(differenceWithin(scarf, { question: 'how much cheaper' }, 'en'), undefined)
  })
})

function thing(
  language: 'zh' | 'en',
  title: string,
  description: string,
  rows: readonly (readonly [label: string, price: number])[],
): Product {
  const variants = rows.flatMap(([label, price], at) =>
    label === '' ? [] : [{ sku: `V-${at}`, price, stock: 3, options: { size: { [language]: label } }, size: label }],
  )
  return {
    sku: title,
    title: { [language]: title },
    description: { [language]: description },
    highlights: {},
    category: {},
    tags: {},
    aliases: {},
    brand: {},
    price: Math.min(...rows.map(([, price]) => price)),
    currency: language === 'zh' ? 'CNY' : 'GBP',
    variants,
  } as unknown as Product
}
