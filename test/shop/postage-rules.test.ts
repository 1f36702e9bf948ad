import assert from 'node:assert/strict'
import { readPostageRule } from '../../server/shop/postage-rules.ts'
import type { Language } from '../../server/wire.ts'

const read = (language: Language, ...texts: string[]) => {
  const passages = texts.map((text, at) => ({ id: at, topic: 'shipping', language, heading: '', text }))
  const rule = readPostageRule(passages as unknown as Parameters<typeof readPostageRule>[0], language)
  return rule === undefined ? undefined : [rule.fee, rule.freeOver]
}

describe('Postage as the pages tell it', () => {
  it('is read where one sentence tells what a parcel costs and from when on it is free', () => {
    assert.deepEqual(read('zh', '满 129 元包邮，不满的收 10 元。乐器走物流。'), [10, 129])
    assert.deepEqual(read('zh', '订单不足 150 元收取运费 12 元，满 150 元免运费。'), [12, 150])
    assert.deepEqual(read('en', 'Standard delivery is £3.50, and free on orders of £35 or more. Next day is £6.'), [3.5, 35])
    assert.deepEqual(read('en', 'Orders over $50 ship free within the US; otherwise shipping is $5.99.'), [5.99, 50])
  })

  it('is not guessed from half a rule, a surcharge, or pages that tell of two', () => {
    assert.equal(read('en', 'Free delivery over £75. Delivery costs £4.50.'), undefined)
    assert.equal(read('en', 'Remote islands cost an extra £12 per order, waived from £299.'), undefined)
    assert.equal(read('zh', '运费 8 元，满 99 元包邮。', '运费 20 元，满 300 元包邮。'), undefined)
    assert.equal(read('en', 'UK delivery is £3, or free over £25, and Europe postage is £9, free over £90.'), undefined)
  })
})
