import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { readNumber } from '../../server/language/numbers.ts'
import { readSlotSpans, readSlots, type Slots, type Vocabulary } from '../../server/language/slots.ts'
import { isQuick } from '../support/machine.ts'

const vocabulary: Vocabulary = {
  categories: [
    { id: 'shoes', words: ['跑鞋', '运动鞋', '鞋子', '鞋', 'running shoes', 'sneakers', 'trainers', 'shoes'] },
    { id: 'backpacks', words: ['双肩包', '背包', '书包', '包', 'backpacks', 'bags'] },
    { id: 'mugs', words: ['杯子', '马克杯', 'mugs', 'cups'] },
    { id: 'shirts', words: ['衬衫', 'shirts'] },
    { id: 't-shirts', words: ['t恤', '短袖', 't-shirts', 'tees'] },
    { id: 'dresses', words: ['连衣裙', '裙子', 'dresses'] },
    { id: 'headphones', words: ['耳机', 'headphones'] },
    { id: 'lamps', words: ['灯', '台灯', 'lamps', 'lights'] },
    { id: 'tea', words: ['茶叶', '茶', 'teas'] },
  ],
  colours: [
    { id: 'mist-blue', words: ['雾霾蓝', 'mist blue'] },
    { id: 'black', words: ['黑色', '黑', 'black'] },
    { id: 'white', words: ['白色', '白', 'white'] },
    { id: 'blue', words: ['蓝色', '蓝', 'blue', 'navy'] },
  ],
  sizes: ['S', 'M', 'L', 'XL', '39', '40', '41', '42', '43', '500ml', '28'],
  products: [
    { sku: 'SHOE-1', names: ['云步轻量跑鞋', 'cloudstep light running shoes', 'cloudstep'], category: 'shoes' },
    { sku: 'SHOE-2', names: ['山行越野跑鞋', 'ridge trail running shoes'], category: 'shoes' },
    { sku: 'MUG-1', names: ['雪峰保温杯', 'alpine blue mug'], category: 'mugs' },
    { sku: 'PACK-1', names: ['旅途双肩包', 'voyager backpack'], category: 'backpacks' },
  ],
  currency: 'CNY',
}

const cases: readonly [string, Slots][] = [
  // What is more than a sum is refused
  ["don't want to spend more than 40", { budget: { max: 40 } }],
  ['nothing over £50', { budget: { max: 50, currency: 'GBP' } }],
  ["i'd rather not go above 25", { budget: { max: 25 } }],
  ["I don't mind paying more than 100", { budget: { min: 100 } }],
  ['40 is my limit', { budget: { max: 40 } }],
  ['i have 150 to spend', { budget: { max: 150 } }],
  ['不想花超过一百', { budget: { max: 100 } }],
  ['我最多能出三百', { budget: { max: 300 } }],
  ['两百块封顶', { budget: { max: 200, currency: 'CNY' } }],
  // Budgets, Chinese
  ['两百以内', { budget: { max: 200 } }],
  ['300左右', { budget: { min: 240, max: 360, about: 300 } }],
  ['三百块左右', { budget: { min: 240, max: 360, about: 300, currency: 'CNY' } }],
  ['200-300', { budget: { min: 200, max: 300 } }],
  ['２００～３００元', { budget: { min: 200, max: 300, currency: 'CNY' } }],
  ['200到300', { budget: { min: 200, max: 300 } }],
  ['200到300之间', { budget: { min: 200, max: 300 } }],
  ['两百到三百', { budget: { min: 200, max: 300 } }],
  ['不超过五百', { budget: { max: 500 } }],
  ['预算三百', { budget: { max: 300 } }],
  ['预算是两百五', { budget: { max: 250 } }],
  ['预算大概300左右吧', { budget: { min: 240, max: 360, about: 300 } }],
  ['500以上', { budget: { min: 500 } }],
  ['100以上300以内', { budget: { min: 100, max: 300 } }],
  ['一百块', { budget: { max: 100, currency: 'CNY' } }],
  ['一百多块', { budget: { min: 100, max: 200, currency: 'CNY' } }],
  ['两三百块的', { budget: { min: 200, max: 300, currency: 'CNY' } }],
  ['¥99', { budget: { max: 99, currency: 'CNY' } }],
  ['￥９９以内', { budget: { max: 99, currency: 'CNY' } }],
  ['300的', { budget: { max: 300 } }],
  ['1.5k以内', { budget: { max: 1500 } }],
  ['3千以下', { budget: { max: 3000 } }],
  ['别超过1千5', { budget: { max: 1500 } }],
  ['二百五十元以内', { budget: { max: 250, currency: 'CNY' } }],
  ['最多200', { budget: { max: 200 } }],
  ['200', { budget: { max: 200 } }],
  ['大概200吧', { budget: { min: 160, max: 240, about: 200 } }],
  ['不是200，是300以内', { budget: { max: 300 } }],
  ['不是200，300', { budget: { max: 300 } }],
  ['not 200, 300', { budget: { max: 300 } }],
  ['2 of the second one', { quantity: 2, ordinal: 2 }],
  ['50美元以内', { budget: { max: 50, currency: 'USD' } }],
  // Budgets, English
  ['under £50', { budget: { max: 50, currency: 'GBP' } }],
  ['less than 40 dollars', { budget: { max: 40, currency: 'USD' } }],
  ['between 20 and 30', { budget: { min: 20, max: 30 } }],
  ['between $20 and $30', { budget: { min: 20, max: 30, currency: 'USD' } }],
  ['around 100', { budget: { min: 80, max: 120, about: 100 } }],
  ['50 bucks', { budget: { max: 50, currency: 'USD' } }],
  ['budget is 200', { budget: { max: 200 } }],
  ['my budget is about 200', { budget: { min: 160, max: 240, about: 200 } }],
  ['up to 80', { budget: { max: 80 } }],
  ['over 100 euros', { budget: { min: 100, currency: 'EUR' } }],
  ['at least 60', { budget: { min: 60 } }],
  ['two hundred', { budget: { max: 200 } }],
  ['under a hundred and fifty', { budget: { max: 150 } }],
  ['no more than $1,200.50', { budget: { max: 1200.5, currency: 'USD' } }],
  ['30-50 pounds', { budget: { min: 30, max: 50, currency: 'GBP' } }],
  ['maybe 80 or so', { budget: { min: 64, max: 96, about: 80 } }],
  // No budgets
  ['满200包邮吗', {}],
  ['is shipping free over 50?', {}],
  ['几天能到，3天可以吗', {}],
  ['within 3 days', {}],
  ['the drop to the floor is about 225', {}],
  ['the heavy ones, about 13 kilo', {}],
  ['窗户高大概225', {}],
  ['落地要225左右', {}],
  ['大概225', { budget: { min: 180, max: 270, about: 225 } }],
  ['身高170体重60', {}],
  ['13800138000', {}],
  ['2024-05-01', {}],
  ['12', {}],
  ['满300减50', {}],
  ['能便宜20吗', {}],
  // Sizes
  ['42', { size: '42' }],
  ['44', { budget: { max: 44 } }],
  ['42码', { size: '42' }],
  ['44号', { size: '44' }],
  ['有39.5码吗', { size: '39.5' }],
  ['M', { size: 'M' }],
  ['xl', { size: 'XL' }],
  ['这个有M码吗', { size: 'M', pointing: true }],
  ['小号', { size: 'S' }],
  ['中号的有吗', { size: 'M' }],
  ['大号', { size: 'L' }],
  ['加大的', { size: 'XL' }],
  ['2XL有吗', { size: 'XXL' }],
  ['size 8', { size: '8' }],
  ['do you have it in M', { size: 'M', pointing: true }],
  ['do you have size medium', { size: 'M' }],
  ['in a large please', { size: 'L' }],
  ['extra large', { size: 'XL' }],
  ['EU 43', { size: '43' }],
  ['均码', { size: 'one size' }],
  ['one size', { size: 'one size' }],
  ['120码', { size: '120' }],
  ['130cm的', { size: '130' }],
  ['500ml的', { size: '500ml' }],
  ["I'm fine", {}],
  ['a small gift', {}],
  ['多大号', {}],
  // Colours
  ['黑色的', { colour: 'black' }],
  ['要黑的', { colour: 'black' }],
  ['雾霾蓝', { colour: 'mist-blue' }],
  ['navy', { colour: 'blue' }],
  ['米白', { colour: 'off-white' }],
  ['off white', { colour: 'off-white' }],
  ['ivory', { colour: 'off-white' }],
  ['cream', { colour: 'off-white' }],
  ['绿色', { colour: 'green' }],
  ['gray', { colour: 'grey' }],
  ['rose gold', { colour: 'rose-gold' }],
  ['不要黑色的，要米白', { colour: 'off-white', notColour: 'black' }],
  ['不是黑色，是白色', { colour: 'white', notColour: 'black' }],
  ['黑色的不要', { notColour: 'black' }],
  ['除了黑色都行', { notColour: 'black' }],
  ['not the red one, blue', { colour: 'blue', notColour: 'red' }],
  ["I don't want black, white please", { colour: 'white', notColour: 'black' }],
  ['blue instead of red', { colour: 'blue', notColour: 'red' }],
  ['anything but black', { notColour: 'black' }],
  ['no, blue please', { colour: 'blue' }],
  ['是不是黑色的', { colour: 'black' }],
  ['白衬衫', { colour: 'white', category: 'shirts' }],
  ['明白了', {}],
  ['红包', {}],
  ['白天发货吗', {}],
  // Goods
  ['跑鞋', { category: 'shoes' }],
  ['想买双跑鞋', { category: 'shoes' }],
  ['any backpacks?', { category: 'backpacks' }],
  ['a backpack', { category: 'backpacks' }],
  ['dress', { category: 'dresses' }],
  ['t shirt', { category: 't-shirts' }],
  ['不是背包，要杯子', { category: 'mugs' }],
  ['包邮吗', {}],
  ['add to bag', {}],
  ['a light jacket', {}],
  ['不要鞋子', {}],
  ['云步轻量跑鞋', { product: ['SHOE-1'] }],
  ['cloudstep有货吗', { product: ['SHOE-1'] }],
  ['is the Alpine Blue Mug dishwasher safe', { product: ['MUG-1'] }],
  ['Ridge Trail 和 云步轻量 哪个好', { product: ['SHOE-2', 'SHOE-1'] }],
  // For whom
  ['送妈妈的', { recipient: 'mother' }],
  ['给爸妈买', { recipient: 'parents' }],
  ['送女朋友', { recipient: 'girlfriend' }],
  ['送朋友', { recipient: 'friend' }],
  ['a gift for my dad', { recipient: 'father' }],
  ['for my 5 year old daughter', { recipient: 'daughter' }],
  ['my friend told me, it is for my wife', { recipient: 'wife', pointing: true }],
  ['自己用', { recipient: 'self' }],
  ["it's for me", { recipient: 'self' }],
  ['给我家猫', { recipient: 'pet' }],
  ['不是送妈妈，送爸爸', { recipient: 'father' }],
  ['not for my mum, for my dad', { recipient: 'father' }],
  ['送老师', { recipient: 'teacher' }],
  ['小朋友的', { recipient: 'child' }],
  // How many, which
  ['要两个', { quantity: 2 }],
  ['2件', { quantity: 2 }],
  ['来三双', { quantity: 3 }],
  ['two of them', { quantity: 2, pointing: true }],
  ['3 pairs', { quantity: 3 }],
  ["I'll take 2", { quantity: 2 }],
  ['x3', { quantity: 3 }],
  ['2 mugs', { quantity: 2, category: 'mugs' }],
  ['只要一个', { quantity: 1 }],
  ['想买一个杯子', { category: 'mugs' }],
  ['这两个有什么区别', { pointing: true }],
  ['第二个', { ordinal: 2 }],
  ['第二款', { ordinal: 2 }],
  ['第3双多少钱', { ordinal: 3 }],
  ['最后一个', { ordinal: -1 }],
  ['第一个', { ordinal: 1 }],
  ['the second one', { ordinal: 2 }],
  ['the last one', { ordinal: -1 }],
  ['first', { ordinal: 1 }],
  ['the first', { ordinal: 1 }],
  ['my first order', {}],
  ['just a second', {}],
  ['这款', { pointing: true }],
  ['它防水吗', { pointing: true }],
  ['其它的', {}],
  ['那款有货吗', { pointing: true }],
  ['this one', { pointing: true }],
  ['is it waterproof', { pointing: true }],
  ['这个月', {}],
  ['订单号 A1234567', { order: 'A1234567' }],
  ['订单20240501123', { order: '20240501123' }],
  ['my order number is AB-10023', { order: 'AB-10023' }],
  ['order #10023', { order: '10023' }],
  // Together
  ['想给妈妈买双42码的黑色跑鞋，300以内', { recipient: 'mother', size: '42', colour: 'black', category: 'shoes', budget: { max: 300 } }],
  [
    'two black t-shirts in L under $30',
    { quantity: 2, colour: 'black', category: 't-shirts', size: 'L', budget: { max: 30, currency: 'USD' } },
  ],
  ['要两个200以内的杯子', { quantity: 2, budget: { max: 200 }, category: 'mugs' }],
  ['第二款有42码的吗', { ordinal: 2, size: '42' }],
  ['Ｍ\u200b码', { size: 'M' }],
  ['👍🏽42码👍🏽', { size: '42' }],
  ['\u202e200以内\u202c', { budget: { max: 200 } }],
  ['', {}],
]

describe('the slots of a clause in a shoe shop', () => {
  for (const [text, expected] of cases) {
    it(`reads ${JSON.stringify(text)}`, () => {
      for (const language of ['zh', 'en'] as const) assert.deepEqual(readSlots(text, language, vocabulary), expected)
    })
  }

  it('knows the can that waters from the one that may', () => {
    const garden: Vocabulary = { ...vocabulary, categories: [{ id: 'can', words: ['can', 'watering can'] }] }
    for (const text of ['can it come on a saturday', 'a mug so i can drink tea', 'can you gift wrap it'])
      assert.equal(readSlots(text, 'en', garden).category, undefined)
    for (const text of ['two gloves and the can', 'how much is a can', 'the can it came with'])
      assert.equal(readSlots(text, 'en', garden).category, 'can')
  })

  it('tells where a slot stands in the text as typed', () => {
    const text = '👍想要\u200b黑色的，４２码，３００以内'
    const spans = readSlotSpans(text, 'zh', vocabulary)
    assert.deepEqual(
      spans.map(({ slot, text: part }) => [slot, part]),
      [
        ['colour', '黑色'],
        ['size', '４２码'],
        ['budget', '３００以内'],
      ],
    )
    for (const { start, end, text: part } of spans) assert.equal(text.slice(start, end), part)
  })

  it('takes the dollar of a dollar shop and the shop label of a size as its own', () => {
    assert.deepEqual(readSlots('under $50', 'en', { ...vocabulary, currency: 'AUD' }), { budget: { max: 50 } })
    assert.deepEqual(readSlots('8', 'en', { ...vocabulary, sizes: ['8'] }), { size: '8' })
    assert.deepEqual(readSlots('Large', 'en', { ...vocabulary, sizes: ['Large'] }), { size: 'L' })
  })

  it('reads a colour by the id under which the shop has it', () => {
    const colours = [{ id: 'ecru', words: ['米白', 'ecru'] }]
    assert.deepEqual(readSlots('ivory', 'en', { ...vocabulary, colours }), { colour: 'ecru' })
    assert.deepEqual(readSlots('米白色的', 'zh', { ...vocabulary, colours }), { colour: 'ecru' })
  })

  const hostile = [
    '\ud83d',
    '（((【[[',
    ')))',
    '\u0000\u0001',
    '预算',
    '第个',
    '¥',
    '-',
    'size',
    '订单号',
    '不要',
    'between and',
    '٢٠٠',
    'א'.repeat(50),
    '👨‍👩‍👧‍👦'.repeat(100),
    '\u200b'.repeat(1000),
    '1'.repeat(10_000),
    '一'.repeat(10_000),
    '百'.repeat(10_000),
    '两'.repeat(10_000),
    'a'.repeat(10_000),
    'hundred '.repeat(1250),
    '不要黑色，'.repeat(2000),
    'not red or '.repeat(900),
    '200-'.repeat(2500),
    '$'.repeat(10_000),
    ' '.repeat(10_000),
    '1,000'.repeat(2000),
    '第'.repeat(10_000),
    'x2 '.repeat(3300),
    'order '.repeat(1600),
    "'".repeat(10_000),
    'the '.repeat(2500),
    '是'.repeat(10_000),
    'and '.repeat(2500),
    '。'.repeat(10_000),
  ]
  for (const text of hostile) {
    it(`survives ${JSON.stringify(text.slice(0, 20))} (${text.length})`, () => {
      for (const { start, end, text: part } of readSlotSpans(text, 'zh', vocabulary)) {
        assert.equal(text.slice(start, end), part)
        assert.ok(start < end)
      }
    })
  }

  it('takes time in proportion to the length', () => {
    for (const unit of [
      ...hostile.map(text => text.slice(0, 12)),
      '想给妈妈买双42码的黑色跑鞋，300以内，',
      'two black shirts in L under $30, ',
    ]) {
      const took = [20_000, 80_000].map(length => {
        const text = unit.repeat(Math.ceil(length / Math.max(1, unit.length)))
        const start = performance.now()
        readSlots(text, 'zh', vocabulary)
        return performance.now() - start
      })
      assert.ok(isQuick(took[1]! - 12 * took[0]!, 400), `${JSON.stringify(unit)}: ${took.map(Math.round).join(' → ')} ms`)
    }
  }).timeout(60_000)
})

describe('the numbers shoppers write', () => {
  const numbers: readonly [string, number | undefined][] = [
    ['两百五', 250],
    ['三百', 300],
    ['1.5k', 1500],
    ['3千', 3000],
    ['二百五十', 250],
    ['２００', 200],
    ['two hundred', 200],
    ['a hundred and fifty', 150],
    ['一百零五', 105],
    ['一万二', 12_000],
    ['十五', 15],
    ['二十', 20],
    ['二五零', 250],
    ['1,200', 1200],
    ['99.9', 99.9],
    ['twenty-five', 25],
    ['a thousand', 1000],
    ['one thousand two hundred', 1200],
    ['forty two', 42],
    ['兩百', 200],
    ['三千五百', 3500],
    ['2w', 20_000],
    ['', undefined],
    ['百搭', undefined],
    ['abc', undefined],
    ['hundreds', undefined],
    ['12 13', undefined],
  ]
  for (const [text, value] of numbers) it(`reads ${JSON.stringify(text)} as ${value}`, () => assert.equal(readNumber(text), value))
})
