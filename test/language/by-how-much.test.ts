import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { asksByHowMuch, withoutHowMuch } from '../../server/language/by-how-much.ts'

describe('by how much one thing is more than another', () => {
  it('is asked beside a comparison, in few words or in many', () => {
    for (const text of [
      '轻多少',
      '水壶比茶壶贵多少',
      '两个差多少钱',
      '大号的比小号贵很多吗',
      'is the large kettle much dearer than the small',
      'is the big one a lot heavier?',
      '大号比小号重几斤',
      'how much lighter is that',
      'what is the difference in price',
      'which one is wider and by how much',
      'how many more than the small one',
    ])
      assert.ok(asksByHowMuch(text), text)
    assert.ok(asksByHowMuch('重多少呢', true))
    assert.ok(!asksByHowMuch('重多少呢'))
  })

  it('is not asked where a parcel, a term or an amount alone is meant', () => {
    for (const text of [
      '还差多少包邮',
      '水壶多少钱',
      'how much more do I need to spend for free delivery',
      'how much longer will it take',
      'how much is it',
      '比上次贵很多',
      'have you got anything much cheaper',
      'how many other colours are there',
    ])
      assert.ok(!asksByHowMuch(text), text)
  })

  it('leaves what names the things', () => {
    assert.equal(withoutHowMuch('how much dearer is it than the blue kettle'), 'is it than the blue kettle')
    assert.equal(withoutHowMuch('水壶比茶壶贵多少钱'), '水壶比茶壶')
  })
})
