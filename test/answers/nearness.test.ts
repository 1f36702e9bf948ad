import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { nearnessOf } from '../../server/answers/nearness.ts'

describe('What the text of a thing has', () => {
  const of = (question: string, said: string, odds: number, logit: number) => nearnessOf({ question, said, odds, logit })

  it('tells what is asked, comes near it or is of another matter', () => {
    assert.equal(of('can you wash it', 'Machine wash at 30.', 40, 2), 'told')
    assert.equal(of('充满要多久', '从空充满约 3 小时。', 40, 1.5), 'told')
    assert.equal(of('能打电话吗', '开降噪可听 30 小时，充电 10 分钟约听 3 小时。支持有线连接，不防水。', 1, 0.6), 'near')
    assert.equal(
      of('can it go on a plane as hand luggage', 'A backpack for commuting and short trips: 28 litres, 780 g.', 1.1, 1.8),
      'near',
    )
    assert.equal(of('多久洗一次笔', '树脂笔身，重 16 克，握位三角形。', 0.02, -3), 'other')
    assert.equal(of('how much to lerwick', 'A wool duvet in a cotton cover, 200 x 200 cm.', 0.07, -2), 'other')
  })
})
