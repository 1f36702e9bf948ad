import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Command } from '../../server/dialogue/commands.ts'
import { asksAmount, feesBehind } from '../../server/understanding/price-of.ts'

const said = (text: string, skus: string[] = []) => ({ probability: 1, text, skus, slots: {} })
const ask = (text: string, of: 'goods' | 'shop', more: Partial<Command> = {}): Command =>
  ({ ...said(text, of === 'goods' ? ['BOOT'] : []), command: 'ask', of, ...more }) as Command
const price = (text: string): Command => ({ ...said(text, ['BOOT']), command: 'price' })
const charges = { asksServiceFee: (text: string) => /resole|engrave|改裤长/u.test(text) }
const heard = (...commands: Command[]) => feesBehind(commands, charges).map(one => [one.command, one.text, one.topic])

describe('a price of nothing that is named', () => {
  it('is that of what is done, where the pages charge for what was asked before it', () => {
    assert.deepEqual(heard(ask('Can they be resoled', 'goods'), price('what does that cost?')), [
      ['ask', 'Can they be resoled', undefined],
      ['ask', 'Can they be resoled, what does that cost?', undefined],
    ])
    assert.deepEqual(heard(ask('能改裤长吗', 'goods'), price('多少钱')).at(-1), ['ask', '能改裤长吗, 多少钱', undefined])
    assert.deepEqual(heard(ask('do you deliver to Hereford', 'shop', { topic: 'delivery_area' }), price("what's it cost")).at(-1), [
      'ask',
      "what's it cost",
      'shipping',
    ])
    // Heard as two questions to the shop and a price: one of them.
    const asked = [ask('how is a fitting done', 'shop'), ask('what does it cost?', 'shop'), price('what does it cost?')]
    assert.deepEqual(heard(...asked), [['ask', 'how is a fitting done, what does it cost?', undefined]])
  })

  it('is that of the thing behind any other question', () => {
    assert.deepEqual(heard(ask('are they waterproof', 'goods'), price('how much are they?')).at(-1), [
      'price',
      'how much are they?',
      undefined,
    ])
    assert.deepEqual(heard(ask('can I pay by card', 'shop', { topic: 'payment' }), price('how much is it')).at(-1)![0], 'price')
    assert.deepEqual(heard(ask('Can they be resoled', 'goods'), price('how much are the boots?')).at(-1)![0], 'price')
  })

  it('is no amount of something else', () => {
    for (const text of [
      'how much can it take',
      'how much does the bag hold',
      'how much sugar is in them',
      '能装多少',
      '承重多少',
      'how much cloth do i need for the curtains',
      'how much of the paint would we need',
      'how much feed does a hen need',
      '做窗帘要用多少布',
      '一米要放多少土',
    ])
      assert.ok(asksAmount(text), text)
    for (const text of [
      'how much does it cost',
      'how much is postage',
      'how much are the two',
      'how much does it take to ship',
      'how much money do i need',
      'how much do i need to spend',
      '要用多少钱',
      '买两个多少钱',
      '能装多少钱的东西',
    ])
      assert.ok(!asksAmount(text), text)
  })
})
