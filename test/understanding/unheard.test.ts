import assert from 'node:assert/strict'
import type { Command } from '../../server/dialogue/commands.ts'
import type { IntentName } from '../../server/dialogue/intents.ts'
import type { Clause } from '../../server/dialogue/turn.ts'
import { askedBesideTaking, unheard, withUnheardOfGoods } from '../../server/understanding/unheard.ts'

const clause = (text: string, name: IntentName, probability = 0.95): Clause => ({
  text,
  intents: [{ name, probability }],
  slots: {},
  abstain: false,
  oosScore: 0,
  ambiguous: false,
  by: 'classifier',
})
const command = (name: string, more: Partial<Command>) =>
  ({ probability: 1, text: '', skus: [], slots: {}, command: name, ...more }) as Command

describe('A question that the reader has missed', () => {
  it('is asked of the pages where the classifier is sure of it', () => {
    const heard = [command('find', { text: '有水壶吗，能开发票吗' })]
    const [missed] = unheard(heard, [clause('有水壶吗', 'find_product'), clause('能开发票吗', 'ask_invoice')])
    assert.deepEqual([missed?.command, missed?.topic, missed?.text], ['ask', 'invoice', '能开发票吗'])
  })

  it('is none where a command is of it, where the classifier is unsure, or where nothing else is said', () => {
    const both = [clause('any kettles?', 'find_product'), clause('do you gift wrap?', 'ask_gift_wrap')]
    assert.deepEqual(unheard([command('ask', { text: 'do you gift wrap', topic: 'gift_wrap' })], both), [])
    assert.deepEqual(unheard([command('ask', { text: 'do you gift wrap?' })], both), [])
    assert.deepEqual(unheard([command('find', {})], [both[0]!, clause('do you gift wrap?', 'ask_gift_wrap', 0.6)]), [])
    assert.deepEqual(unheard([command('price', {})], [both[1]!]), [])
  })

  it('is asked of the goods that are spoken of, and parted from what was heard', () => {
    const told = (text: string, clauses: Clause[], name = 'stock') =>
      withUnheardOfGoods([command(name, { text, skus: ['BOOT'] })], clauses).map(one => [one.command, one.text, one.skus.join()])
    assert.deepEqual(
      told('got it in tan? is the sole stitched', [
        clause('got it in tan?', 'ask_stock'),
        clause('is the sole stitched', 'ask_product_detail'),
      ]),
      [
        ['stock', 'got it in tan?', 'BOOT'],
        ['ask', 'is the sole stitched', 'BOOT'],
      ],
    )
    assert.deepEqual(told('来一双，鞋底防滑吗', [clause('来一双', 'add_to_cart'), clause('鞋底防滑吗', 'ask_product_detail')], 'add'), [
      ['add', '来一双，', 'BOOT'],
      ['ask', '鞋底防滑吗', 'BOOT'],
    ])
  })

  it('is asked beside a wish too, of whatever is found, and where the classifier cannot tell what kind of question it is', () => {
    const heard = (text: string, clauses: Clause[]) =>
      withUnheardOfGoods([command('find', { text })], clauses).map(one => [one.command, one.text])
    assert.deepEqual(
      heard('有防水的靴子吗，能防滑吗', [clause('有防水的靴子吗', 'find_product'), clause('能防滑吗', 'ask_product_detail')]),
      [
        ['find', '有防水的靴子吗，能防滑吗'],
        ['ask', '能防滑吗'],
      ],
    )
    assert.deepEqual(
      heard('any loaf tins? will they survive the dishwasher', [
        clause('any loaf tins?', 'find_product'),
        clause('will they survive the dishwasher', 'ask_warranty', 0.6),
      ]),
      [
        ['find', 'any loaf tins? will they survive the dishwasher'],
        ['ask', 'will they survive the dishwasher'],
      ],
    )
    const wish = [command('find', { text: 'a gift for mum. any ideas what she might like' })]
    assert.deepEqual(
      withUnheardOfGoods(wish, [clause('a gift for mum.', 'find_gift'), clause('any ideas what she might like', 'find_gift', 0.4)]),
      wish,
    )
  })

  it('is none where one clause tells the one command there is', () => {
    const price = [command('price', { text: 'hm. what does it weigh' })]
    assert.deepEqual(withUnheardOfGoods(price, [clause('hm. what does it weigh', 'ask_product_detail')]), price)
  })

  it('is asked of what is taken where another sentence takes it', () => {
    const heard = (text: string) =>
      askedBesideTaking([command('add', { text, skus: ['BOARD'] })], text).map(one => [one.text, one.skus.join()])
    assert.deepEqual(heard('add both then. can the board go in the dishwasher'), [['can the board go in the dishwasher', 'BOARD']])
    assert.deepEqual(heard('来两块。能放洗碗机吗'), [['能放洗碗机吗', 'BOARD']])
    assert.deepEqual(heard('can i have two of those? thanks'), [])
    assert.deepEqual(heard('the big one please. thanks'), [])
  })
})
