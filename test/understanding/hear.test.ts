import assert from 'node:assert/strict'
import type { Clause } from '../../server/dialogue/turn.ts'
import type { IntentName } from '../../server/language/intents.ts'
import type { Vocabulary } from '../../server/language/slots.ts'
import { hear } from '../../server/understanding/hear.ts'

const vocabulary: Vocabulary = {
  categories: [],
  colours: [],
  products: [],
  sizes: [],
  currency: 'CNY',
}
const shop = { vocabulary, meant: () => [], variantsNamed: () => [], firstBy: () => undefined, speaksOf: () => [] }
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

  it('is one where the other clause only says when', () => {
    const heard = asked(clause('when does it get here, ', 'ask_delivery_time', 0.9), clause('saturday morning?', 'greet', 0.8))
    assert.equal(heard.length, 1)
    assert.match(String(heard[0]?.[1]), /get here.*saturday/)
    assert.equal(asked(clause('几天到，', 'ask_delivery_time', 0.9), clause('周六上午？', 'greet', 0.8)).length, 1)
    assert.equal(asked(clause('几天到，', 'ask_delivery_time', 0.9), clause('周六开门吗？', 'ask_shop', 0.8)).length, 2)
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

describe('A wish that the classifier takes for a question of sizes', () => {
  const topicOf = (text: string, language: 'zh' | 'en') =>
    hear(
      [{ command: 'find', args: [], probability: 0.99, place: 0 }],
      { text, clauses: [clause(text, 'ask_size_advice', 0.83)], language, shown: [], cart: [], talked: [] },
      shop,
    )[0]?.topic
  it('is none where no size is asked for and no measure told', () => {
    assert.equal(topicOf('想买双跑鞋膝盖不好 300以内', 'zh'), undefined)
    assert.equal(topicOf('trainers for bad knees, under 300', 'en'), undefined)
    assert.equal(topicOf('买T恤 身高170 体重65公斤', 'zh'), 'size_advice')
    assert.equal(topicOf("t-shirts, I'm 170 tall, which size", 'en'), 'size_advice')
  })
})

describe('A wish that asks for work', () => {
  const heard = (text: string) =>
    hear(
      [{ command: 'find', args: [], probability: 0.9, place: 0 }],
      { text, clauses: [clause(text, 'find_product', 0.7)], language: 'en', shown: [], cart: [], talked: [] },
      shop,
    ).map(({ command }) => command)

  it('is a question to the pages, where nobody asks what there is', () => {
    for (const text of ['do you fit shelves?', 'can you shorten trousers', '能不能上门装窗帘']) assert.deepEqual(heard(text), ['ask'], text)
    for (const text of ['do you have fitted sheets', 'can you recommend curtains', '我想要能充气的床'])
      assert.deepEqual(heard(text), ['find'], text)
  })
})

describe('A number in a question of the stock', () => {
  const asked = (text: string, language: 'zh' | 'en', args: [string, string][]) => {
    const [heard] = hear(
      [{ command: 'stock', args: [['item', '1'], ...args], probability: 0.99, place: 0 }],
      { text, clauses: [clause(text, 'ask_stock', 0.9)], language, shown: ['A-1'], focus: 'A-1', cart: [], talked: [] },
      shop,
    )
    return [heard?.slots.size, heard?.slots.quantity]
  }
  it('is the size that it was named as, else how many', () => {
    assert.deepEqual(asked('粉的40有没有', 'zh', [['size', '40']]), ['40', undefined])
    assert.deepEqual(asked('我没要40双，我问40码的', 'zh', []), ['40', undefined])
    assert.deepEqual(asked('do you have size 8 in stock', 'en', [['size', '8']]), ['8', undefined])
    assert.deepEqual(asked('有20个现货吗', 'zh', []), [undefined, 20])
  })
})

describe('Things that are taken in one message', () => {
  const goods = {
    ...vocabulary,
    products: [
      { sku: 'KETTLE', names: ['Copper Kettle', '紫铜水壶'] },
      { sku: 'CUP', names: ['Clay Cup', '陶杯'] },
    ],
  }
  const taken = (text: string, language: 'zh' | 'en', ...others: Parameters<typeof hear>[0][number][]) =>
    hear(
      [{ command: 'add', args: [], probability: 0.9, place: 0 }, ...others],
      { text, clauses: [clause(text, 'add_to_cart', 0.9)], language, shown: [], cart: [], talked: [] },
      { ...shop, vocabulary: goods },
    ).map(({ command, skus, slots }) => [command, skus.join(), slots.quantity])
  const ask = (q: string) => ({
    command: 'ask' as const,
    args: [
      ['about', 'shop'],
      ['q', q],
    ] as [string, string][],
    probability: 0.9,
    place: 1,
  })

  it('have each its own count, whatever is asked beside them', () => {
    assert.deepEqual(taken('2 clay cups and a copper kettle, do you gift wrap', 'en', ask('do you gift wrap')).slice(0, 2), [
      ['add', 'CUP', 2],
      ['add', 'KETTLE', 1],
    ])
    const [cups, kettle, asked] = taken('陶杯来三只，再来一把紫铜水壶，几天能到', 'zh', ask('几天能到'))
    assert.deepEqual([cups, kettle, asked?.[0]], [['add', 'CUP', 3], ['add', 'KETTLE', 1], 'ask'])
  })

  it('are none of what only a question names', () => {
    assert.deepEqual(taken('a copper kettle. is the clay cup glazed', 'en', ask('is the clay cup glazed'))[0], ['add', 'KETTLE', undefined])
  })

  it('leave what is wished for beside one of them a wish', () => {
    const find = { command: 'find' as const, args: [['kind', 'tray']] as [string, string][], probability: 0.9, place: 1 }
    assert.deepEqual(
      taken('add the copper kettle, and a tray to put it on', 'en', find).map(([command]) => command),
      ['add', 'find'],
    )
  })
})
