import assert from 'node:assert/strict'
import type { IntentName } from '../../server/dialogue/intents.ts'
import type { Vocabulary } from '../../server/dialogue/slots.ts'
import type { Clause } from '../../server/dialogue/turn.ts'
import { hear } from '../../server/understanding/hear.ts'

const vocabulary: Vocabulary = {
  categories: [],
  colours: [],
  products: [],
  sizes: [],
  currency: 'CNY',
}
const shop = { vocabulary, meant: () => [], firstBy: () => undefined, speaksOf: () => [] }
const clause = (text: string, name: IntentName, probability: number): Clause => ({
  text,
  intents: [{ name, probability }],
  abstain: probability < 0.5,
  ambiguous: false,
  oosScore: 0,
  slots: {},
  by: 'classifier',
})
const asked = (...clauses: Clause[]) =>
  hear(
    [{ command: 'ask', args: [], probability: 0.9, place: 0 }],
    { text: clauses.map(({ text }) => text).join(''), clauses, language: 'zh', shown: ['A-1'], focus: 'A-1', cart: [], talked: [] },
    shop,
  ).map(command => [command.command, command.text, command.topic])

describe('A question that was read as one', () => {
  it('is two where two clauses ask, of topics or of whatever else', () => {
    assert.deepEqual(asked(clause('包邮吗，', 'ask_shipping_fee', 0.9), clause('能退吗', 'ask_return', 0.9)), [
      ['ask', '包邮吗，', 'shipping'],
      ['ask', '能退吗', 'returns'],
    ])
    assert.deepEqual(asked(clause('蜡烛能烧多久？', 'ask_product_detail', 0.9), clause('有没有卡片', 'give_detail', 0.3)), [
      ['ask', '蜡烛能烧多久？', undefined],
      ['ask', '有没有卡片', undefined],
    ])
  })

  it('stays one, with all that was said, where the other clause only tells', () => {
    assert.deepEqual(asked(clause('我脚宽，', 'give_detail', 0.9), clause('会不会挤', 'ask_product_detail', 0.9)), [
      ['ask', '我脚宽，会不会挤', undefined],
    ])
  })
})

describe('A reader and a classifier who disagree', () => {
  const said = (command: 'yes' | 'price', text: string, name: IntentName, args: [string, string][] = []) =>
    hear(
      [{ command, args, probability: 0.99, place: 0 }],
      { text, clauses: [clause(text, name, 0.83)], language: 'zh', shown: ['A-1'], focus: 'A-1', cart: [], talked: [] },
      shop,
    )[0]

  it('leave a goodbye a goodbye, and a measure no number of pieces', () => {
    assert.equal(said('yes', '好的谢谢 拜拜', 'goodbye')?.command, 'chat')
    assert.equal(said('yes', '好的', 'affirm')?.command, 'yes')
    assert.equal(said('price', 'the 17cm pot, how much', 'ask_price', [['quantity', '17']])?.slots.quantity, undefined)
    assert.equal(said('price', '要3个多少钱', 'ask_price', [['quantity', '3']])?.slots.quantity, 3)
  })
})
