import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { newConversation } from '../../server/dialogue/conversation.ts'
import { asksOf } from '../../server/dialogue/sum-asks.ts'
import { sumUp } from '../../server/dialogue/sum-policy.ts'
import { sumClaimed } from '../../server/language/sum-claimed.ts'
import { readSum } from '../../server/language/sums.ts'

const lines = (...[text, state, counted]: Parameters<typeof totalOf>) => totalOf(text, state, counted).map(([sku]) => sku)

const totalOf = (text: string, state: object, counted: { sku: string; quantity: number; said: string }[] = []) => {
  const asked = readSum(text, { many: counted.some(({ quantity }) => quantity > 1), named: counted.length })
  assert.ok(asked !== undefined, text)
  const { wants } = sumUp({ conversation: { ...newConversation('en'), ...state }, wants: [] }, text, asked, counted, undefined)
  return wants.flatMap(want => (want.want === 'total' ? want.lines.map(({ sku, quantity }) => [sku, quantity] as const) : []))
}

describe('a sum', () => {
  it('is of what was added up or wanted together, where nothing else is named', () => {
    const state = { shown: ['A'], focus: 'B', together: ['A', 'B'] }
    assert.deepEqual(lines('do i get free delivery on that?', state), ['A', 'B'])
    assert.deepEqual(lines('how much are both together', state), ['A', 'B'])
    assert.deepEqual(lines('do i get free delivery on that?', { ...state, focus: 'C' }), ['C'])
  })
  it('has the parcel in it where it is known where that goes, but for who wants it left out', () => {
    const known = { ...newConversation('en'), destination: 'tibet' }
    assert.deepEqual([asksOf(known, {}, []).shipping, asksOf(known, { shipping: false }, []).shipping], [true, undefined])
  })
  it('is claimed by whoever adds it up and leaves what it comes to open', () => {
    assert.deepEqual(['so 64 + 24.95?', '那就是149+12吧', 'so 3x36 = 108 + 75 = 183, right?'].map(sumClaimed), [88.95, 161, 183])
  })
  it('has what is named beside what is talked about', () => {
    assert.deepEqual(lines('那加个手摇的一共多少钱', { focus: 'A' }, [{ sku: 'B', quantity: 1, said: '' }]), ['A', 'B'])
    const both = [
      { sku: 'A', quantity: 1, said: '' },
      { sku: 'B', quantity: 1, said: '' },
    ]
    assert.deepEqual(lines('mat and bands together, with delivery?', { focus: 'A' }, both), ['A', 'B'])
    assert.deepEqual(lines('手摇的一共多少钱', { focus: 'A' }, [{ sku: 'B', quantity: 1, said: '' }]), ['B'])
  })
  it('of both has the count that is said of one of them', () => {
    const bags = [{ sku: 'B', quantity: 2, said: '睡袋要两条' }]
    assert.deepEqual(totalOf('两个都要，睡袋要两条，一共多少', { focus: 'B', talked: ['A', 'B'], shown: ['B'] }, bags), [
      ['A', 1],
      ['B', 2],
    ])
  })
  it('is of those that are named, whatever else stands on the screen', () => {
    const named = ['A', 'C'].map(sku => ({ sku, quantity: 1, said: '' }))
    assert.deepEqual(lines('第一个和第三个都要，一共多少', { shown: ['A', 'B', 'C'], focus: 'A' }, named), ['A', 'C'])
    assert.deepEqual(lines('睡袋都要的话一共多少钱', { shown: ['A', 'B', 'C'], focus: 'A' }, named.slice(1)), ['C'])
    assert.deepEqual(lines('都要一共多少', { shown: ['A', 'B', 'C'], focus: 'A' }), ['A', 'B', 'C'])
  })
  it('is not asked for by whatever "what" asks of several people', () => {
    // A buyer's name is not put on anything, and a graduated cup of stainless steel has no letters.
    for (const text of [
      "how much altogether, name's Jo Smith",
      'How much for both with the name tags',
      '不要带名字的，一共多少',
      '不锈钢刻度杯一共多少',
    ])
      assert.equal(readSum(text, { many: true, named: 1 })?.engraving, undefined, text)
    for (const text of ['I collect owls, how much for both with postage?', '放自提柜一共多少钱含运费'])
      assert.notEqual(readSum(text, { many: true, named: 1 })?.shipping, false, text)
    assert.equal(readSum('how much for both if I collect?', { many: true, named: 1 })?.shipping, false)
    assert.equal(readSum('小的那个防水多少', { many: false, named: 2 }), undefined)
    assert.equal(readSum('就它吧，别放价格单', { many: false, named: 2 }), undefined)
    assert.equal(readSum('camping with 2 kids, what do we need?', { many: true, named: 1 }), undefined)
  })
})
