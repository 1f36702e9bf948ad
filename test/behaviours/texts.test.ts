import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { amountsIn } from '../../server/behaviours/amounts.ts'
import { readColumns, readTime } from '../../server/behaviours/columns.ts'
import { saidIn, splitComment } from '../../server/behaviours/comment-clauses.ts'
import { behaviourOfName } from '../../server/behaviours/event-names.ts'
import { createRemembered } from '../../server/behaviours/remembered.ts'
import { searchTermIn } from '../../server/behaviours/search-terms.ts'

describe('the texts of a behaviour log', () => {
  for (const [text, behaviour] of [
    ['add_to_cart', 'add_to_cart'],
    ['AddToCart', 'add_to_cart'],
    ['add-to-cart sku=123 price=9.90', 'add_to_cart'],
    ['Product Viewed', 'view'],
    ['Product Added {"sku":"A"}', 'add_to_cart'],
    ['Order Completed: 88', 'purchase'],
    ['event=purchase', 'purchase'],
    ['pv', 'view'],
    ['加入购物车', 'add_to_cart'],
    ['加购 商品ID=8', 'add_to_cart'],
    ['搜索：跑步鞋', 'search'],
    ['浏览 #8831', 'view'],
    ['退货（尺码不合适）', 'return'],
  ] as const)
    it(`takes the name in ${JSON.stringify(text)} for certain`, () => {
      assert.equal(behaviourOfName(text), behaviour)
    })

  for (const text of [
    'return to the home page',
    'share price fell',
    'view from my window was nice',
    'add_to_cart failed: out of stock',
    '购买失败：余额不足',
    '加入购物车的东西都删了',
    'constructor',
    '',
  ])
    it(`leaves ${JSON.stringify(text)} to the classifier`, () => {
      assert.equal(behaviourOfName(text), undefined)
    })

  for (const [text, clauses] of [
    ['质量好但是物流太慢', ['质量好', '物流太慢']],
    ['质量好物流慢客服态度差', ['质量好', '物流慢', '客服态度差']],
    ['质量和价格都不错', ['质量和价格都不错']],
    ['面料舒服，版型也好！下次还来', ['面料舒服', '版型也好', '下次还来']],
    ['good quality and fast delivery, but too expensive', ['good quality', 'fast delivery', 'too expensive']],
    ['quality and price are great', ['quality and price are great']],
    ['Weighs 1.5 kg. Fine.', ['Weighs 1.5 kg', 'Fine']],
    ['！！！', []],
  ] as const)
    it(`splits ${JSON.stringify(text)} where something else begins`, () => {
      assert.deepEqual(splitComment(text), clauses)
    })

  it('finds what a comment says behind the words of the log', () => {
    assert.equal(saidIn('评价：质量不错，物流也快'), '质量不错，物流也快')
    assert.equal(saidIn('用户评价“客服态度很好”'), '用户评价“客服态度很好')
    assert.equal(saidIn('review text: box was crushed'), 'box was crushed')
    assert.equal(saidIn('note: nice'), 'note: nice')
    assert.equal(saidIn('comment'), undefined)
    assert.equal(saidIn('用户提交了商品评论'), undefined)
    assert.equal(saidIn('5'), undefined)
  })

  it('reads amounts with their currency and no other numbers', () => {
    assert.deepEqual(amountsIn('paid ¥1,299.50 for sku 4411'), [{ value: 1299.5, currency: 'CNY' }])
    assert.deepEqual(amountsIn('金额 1299 元，数量 2'), [{ value: 1299, currency: 'CNY' }])
    assert.deepEqual(amountsIn('add_to_cart sku=5 price=59.90'), [{ value: 59.9 }])
    assert.deepEqual(amountsIn('{"total": 44.5, "n": 3}'), [{ value: 44.5 }])
    assert.deepEqual(amountsIn('59.90 USD or 12欧元'), [
      { value: 59.9, currency: 'USD' },
      { value: 12, currency: 'EUR' },
    ])
    assert.deepEqual(amountsIn('price=44.50 EUR'), [{ value: 44.5, currency: 'EUR' }])
    assert.deepEqual(amountsIn('product_123 viewed 3 times, 50% off'), [])
  })

  it('reads what was searched for', () => {
    assert.equal(searchTermIn('搜索：跑步鞋'), '跑步鞋')
    assert.equal(searchTermIn('在搜索框输入“无线耳机”'), '无线耳机')
    assert.equal(searchTermIn('user searched for Red Dress'), 'red dress')
    assert.equal(searchTermIn('GET /search?q=steel+pan&page=2'), 'steel pan')
    assert.equal(searchTermIn('applied filter'), undefined)
  })

  it('finds the columns in any order and language, and tells what it found instead', () => {
    assert.deepEqual(readColumns(['时间', '行为', '用户ID']), { ok: true, columns: { user: 2, behaviour: 1, time: 0 } })
    assert.deepEqual(readColumns(['content', 'User-Id', 'Action']), { ok: true, columns: { user: 1, behaviour: 2, said: 0 } })
    assert.deepEqual(readColumns(['user_id', '内容']), { ok: true, columns: { user: 0, behaviour: 1 } })
    assert.deepEqual(readColumns(['user_id', 'price']), {
      ok: false,
      expected: 'a column behaviour (or action, event, content, 行为, 操作, 内容)',
      got: '"user_id", "price"',
    })
  })

  it('reads times as logs write them and refuses days that do not exist', () => {
    const iso = (text: string) => new Date(readTime(text) ?? Number.NaN).toISOString()
    assert.equal(iso('2026-01-02 03:04:05'), '2026-01-02T03:04:05.000Z')
    assert.equal(iso('2026/1/2'), '2026-01-02T00:00:00.000Z')
    assert.equal(iso('2026年1月2日 8:30'), '2026-01-02T08:30:00.000Z')
    assert.equal(iso('2026-01-02T03:04:05.250+08:00'), '2026-01-01T19:04:05.250Z')
    assert.equal(iso('1767323045'), '2026-01-02T03:04:05.000Z')
    for (const wrong of ['2026-02-30', '2026-01-02 25:00', 'yesterday', '12']) assert.equal(readTime(wrong), undefined, wrong)
  })

  it('remembers what was asked for last, and no more than it may', () => {
    const remembered = createRemembered<number>(2, 5)
    remembered.set('a', 1)
    remembered.set('b', 2)
    remembered.get('a')
    remembered.set('c', 3)
    remembered.set('longer', 4)
    assert.deepEqual(
      ['a', 'b', 'c', 'longer'].map(key => remembered.get(key)),
      [1, undefined, 3, undefined],
    )
  })
})
