import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { readNumber } from '../../server/language/numbers.ts'
import { readBareNumber, readSlotSpans, readSlots, type Slots, type Vocabulary } from '../../server/language/slots.ts'
import { isQuick } from '../support/machine.ts'

const vocabulary: Vocabulary = {
  categories: [
    { id: 'running-shoes', words: ['跑鞋', '运动鞋', '鞋子', '鞋', 'running shoes', 'running shoe', 'trainers', 'sneakers', 'shoes'] },
    { id: 'backpacks', words: ['背包', '双肩包', '包', 'backpacks', 'backpack', 'bags', 'laptop bags'] },
    { id: 'laptops', words: ['电脑', '笔记本电脑', 'laptops', 'laptop'] },
    { id: 't-shirts', words: ['t恤', '短袖', 't-shirts', 'tees'] },
    { id: 'mugs', words: ['杯子', '马克杯', 'mugs & bottles', 'mugs', 'bottles', 'glasses'] },
    { id: 'pet-supplies', words: ['宠物用品', '猫用品', 'pet supplies', 'dog toys'] },
    { id: 'kitchen', words: ['厨具', '刀', 'kitchenware', 'knives'] },
  ],
  colours: [
    { id: 'off-white', words: ['米白', '米白色', 'off-white'] },
    { id: 'forest-green', words: ['墨绿', 'forest green'] },
    { id: 'black', words: ['黑色', '黑', 'black'] },
    { id: 'blue', words: ['蓝色', '蓝', 'blue'] },
    { id: 'red', words: ['红色', '红', 'red'] },
    { id: 'white', words: ['白色', '白', 'white'] },
  ],
  sizes: ['S', 'M', 'L', 'XL', '38', '39', '40', '42', '110', '120', '500 ml', 'S/M'],
  products: [
    { sku: 'RUN-101', names: ['云驰缓震跑鞋', 'skyglide cushioned running shoes', 'skyglide'], category: 'running-shoes' },
    { sku: 'TEN-901', names: ['星野双人帐篷', 'starfield two-person tent'] },
    { sku: 'BAG-201', names: ['远行28升双肩包', 'wayfarer 28 l backpack'], category: 'backpacks' },
  ],
  currency: 'CNY',
}

const read = (text: string) => {
  const language = /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
  for (const { start, end, text: piece } of readSlotSpans(text, language, vocabulary)) assert.equal(text.slice(start, end), piece)
  return readSlots(text, language, vocabulary)
}

const table: readonly [text: string, slots: Slots][] = [
  // budgets
  ['两百以内', { budget: { max: 200 } }],
  ['200以内', { budget: { max: 200 } }],
  ['２００以内', { budget: { max: 200 } }],
  ['300左右', { budget: { min: 240, max: 360, about: 300 } }],
  ['大概三百块', { budget: { min: 240, max: 360, about: 300, currency: 'CNY' } }],
  ['200-300', { budget: { min: 200, max: 300 } }],
  ['200~300元', { budget: { min: 200, max: 300, currency: 'CNY' } }],
  ['两三百的', { budget: { min: 200, max: 300 } }],
  ['两到三百', { budget: { min: 200, max: 300 } }],
  ['1000到1500之间', { budget: { min: 1000, max: 1500 } }],
  ['100和200之间', { budget: { min: 100, max: 200 } }],
  ['不超过五百', { budget: { max: 500 } }],
  ['预算三百', { budget: { max: 300 } }],
  ['预算300左右', { budget: { min: 240, max: 360, about: 300 } }],
  ['预算提到800', { budget: { max: 800 } }],
  ['500以上', { budget: { min: 500 } }],
  ['至少200，不超过400', { budget: { min: 200, max: 400 } }],
  ['一百块', { budget: { max: 100, currency: 'CNY' } }],
  ['一百多块', { budget: { min: 100, max: 200, currency: 'CNY' } }],
  ['¥99', { budget: { max: 99, currency: 'CNY' } }],
  ['￥９９', { budget: { max: 99, currency: 'CNY' } }],
  ['两百五', { budget: { max: 250 } }],
  ['300', { budget: { max: 300 } }],
  ['不是五百，是五十', { budget: { max: 50 } }],
  ['under £50', { budget: { max: 50, currency: 'GBP' } }],
  ['less than 40 dollars', { budget: { max: 40, currency: 'USD' } }],
  ['between 20 and 30', { budget: { min: 20, max: 30 } }],
  ['between $20 and $30', { budget: { min: 20, max: 30, currency: 'USD' } }],
  ['around 100', { budget: { min: 80, max: 120, about: 100 } }],
  ['50 bucks', { budget: { max: 50, currency: 'USD' } }],
  ['budget is 200', { budget: { max: 200 } }],
  ['my budget is around 1.5k', { budget: { min: 1200, max: 1800, about: 1500 } }],
  ['no more than two hundred', { budget: { max: 200 } }],
  ['over 100', { budget: { min: 100 } }],
  ['at least 50 euros', { budget: { min: 50, currency: 'EUR' } }],
  ['80 or less', { budget: { max: 80 } }],
  ['no, not 300, under 200', { budget: { max: 200 } }],
  ['1,200 max', { budget: { max: 1200 } }],
  // no budgets
  ['42', { size: '42' }],
  ['120', { size: '120' }],
  ['5岁以下', {}],
  ['3天以内', {}],
  ['满200减20', {}],
  ['500米以内', {}],
  ['under 5 days', {}],
  ['free shipping over 99', {}],
  ['knock 10 off', {}],
  ['iphone15', {}],
  ['2', {}],
  ['小刀一下可以吗', {}],
  ['几十块的有没有', {}],
  ['there are six of us, ages 13 to 74', {}],
  ['500 pieces, not dollars', { quantity: 500 }],
  ['500片的拼图', {}],
  ['不同颜色价格一样吗', {}],
  ['how about 15', {}],
  ['rmb 300', { budget: { max: 300, currency: 'CNY' } }],
  // sizes
  ['42码', { size: '42' }],
  ['四十二码', { size: '42' }],
  ['有42的吗', { size: '42' }],
  ['这个有M码吗', { size: 'M', pointing: true }],
  ['有m吗', { size: 'M' }],
  ['小号有吗', { size: 'S' }],
  ['要大号', { size: 'L' }],
  ['均码就行', { size: 'one size' }],
  ['110码', { size: '110' }],
  ['500毫升的', { size: '500 ml' }],
  ['500ml', { size: '500 ml' }],
  ['XXL', { size: 'XXL' }],
  ['size 8', { size: '8' }],
  ['EU 42', { size: '42' }],
  ['US 9', { size: 'US 9' }],
  ['size small', { size: 'S' }],
  ['medium', { size: 'M' }],
  ['do you have it in large?', { size: 'L', pointing: true }],
  ['one size is fine', { size: 'one size' }],
  ['not M, L', { size: 'L' }],
  ['不是M，是XL', { size: 'XL' }],
  ["I'm fine", {}],
  ['too small', {}],
  ['a small gift', {}],
  ['大小号区分吗', {}],
  ['48 hours', {}],
  // colours
  ['黑色', { colour: 'black' }],
  ['黑的', { colour: 'black' }],
  ['ivory', { colour: 'off-white' }],
  ['象牙白', { colour: 'off-white' }],
  ['off white please', { colour: 'off-white' }],
  ['深绿色', { colour: 'forest-green' }],
  ['navy', { colour: 'blue' }],
  ['burgundy', { colour: 'red' }],
  ['gray', { colour: 'grey' }],
  ['紫色', { colour: 'purple' }],
  ['卡其色', { colour: 'khaki' }],
  ['不要黑色的，要米白', { colour: 'off-white', notColour: 'black' }],
  ['不是蓝的，黑的', { colour: 'black', notColour: 'blue' }],
  ['黑色不要', { notColour: 'black' }],
  ['除了红色都行', { notColour: 'red' }],
  ['not the red one, blue', { colour: 'blue', notColour: 'red' }],
  ['anything but black', { notColour: 'black' }],
  ['要不要黑色呢', { colour: 'black' }],
  ['明白吗', {}],
  ['有红包吗', {}],
  ['蓝牙的', {}],
  ['clear my cart', {}],
  ['black friday', {}],
  // categories and products
  ['有跑鞋吗', { category: 'running-shoes' }],
  ['Running Shoes?', { category: 'running-shoes' }],
  ['a running shoe', { category: 'running-shoes' }],
  ['白T恤', { category: 't-shirts', colour: 'white' }],
  ['tee shirts? no, t shirt', { category: 't-shirts' }],
  ['mug', { category: 'mugs' }],
  ['a glass', { category: 'mugs' }],
  ['knife', { category: 'kitchen' }],
  ['laptop bag', { category: 'backpacks' }],
  ['能装下电脑的背包', { category: 'backpacks' }],
  ['bag for a laptop', { category: 'backpacks' }],
  ['跑鞋不要，要背包', { category: 'backpacks' }],
  ['包邮吗', {}],
  ['云驰缓震跑鞋多少钱', { product: ['RUN-101'] }],
  ['远行28升双肩包', { product: ['BAG-201'] }],
  ['Skyglide or the Starfield two person tent', { product: ['RUN-101', 'TEN-901'] }],
  ['猫用品', { category: 'pet-supplies' }],
  // recipients
  ['给我爸买的', { recipient: 'father' }],
  ['送女朋友', { recipient: 'girlfriend' }],
  ['给小朋友的', { recipient: 'child' }],
  ['我爸妈用', { recipient: 'parents' }],
  ['不是送妈妈，是送老师', { recipient: 'teacher' }],
  ["for my mum's birthday", { recipient: 'mother' }],
  ['for my dad', { recipient: 'father' }],
  ['no it is for my wife, not my friend', { recipient: 'wife', pointing: true }],
  ['for me', { recipient: 'self' }],
  ['我家狗狗', { recipient: 'pet' }],
  ['baby blue', { colour: 'blue' }],
  // quantities, places, pointing, orders
  ['两件', { quantity: 2 }],
  ['来3双', { quantity: 3 }],
  ['来一件', { quantity: 1 }],
  ['推荐一个', {}],
  ['two of them', { quantity: 2, pointing: true }],
  ['add two', { quantity: 2 }],
  ['3 black mugs', { quantity: 3, colour: 'black', category: 'mugs' }],
  ['第二个', { ordinal: 2 }],
  ['第3款怎么样', { ordinal: 3 }],
  ['最后一个吧', { ordinal: -1 }],
  ['the second one', { ordinal: 2 }],
  ['the last one', { ordinal: -1 }],
  ['no not the first one, the second', { ordinal: 2 }],
  ['第一次来', {}],
  ['first order discount?', {}],
  ['这个多少钱', { pointing: true }],
  ['how much is it', { pointing: true }],
  ['this week', {}],
  ['这个月', {}],
  ['my order #10023', { order: '10023' }],
  ['订单号是A20231108', { order: 'A20231108' }],
  ['查下订单20231108的物流', { order: '20231108' }],
  // together
  [
    '送妈妈的跑鞋，黑色38码，500以内',
    { recipient: 'mother', category: 'running-shoes', colour: 'black', size: '38', budget: { max: 500 } },
  ],
  [
    'Blue trainers in 42 for my husband, under ¥400',
    { colour: 'blue', category: 'running-shoes', size: '42', recipient: 'husband', budget: { max: 400, currency: 'CNY' } },
  ],
  // hostile
  ['', {}],
  ['👗👠🧢', {}],
  ['黑\u200b色 👍', { colour: 'black' }],
  ['\u202eblack\u202c', { colour: 'black' }],
  ['ＢＬＡＣＫ', { colour: 'black' }],
  ['أريد حذاء', {}],
  ['99999999999999999999', { order: '99999999999999999999' }],
]

describe('the slots of a clause', () => {
  for (const [text, slots] of table)
    it(`are ${JSON.stringify(slots)} in ${JSON.stringify(text)}`, () => assert.deepEqual(read(text), slots))

  it('carry where they were read', () => {
    const spans = readSlotSpans('👗 要Ｍ码的黑\u200b色', 'zh', vocabulary)
    assert.deepEqual(
      spans.map(({ slot, text }) => [slot, text]),
      [
        ['size', 'Ｍ码'],
        ['colour', '黑\u200b色'],
      ],
    )
  })

  it('end with the text where a longer word begins alike', () => {
    const text = 'anything but 红色'
    const colours = [...vocabulary.colours, { id: 'rainbow', words: ['红色系列'] }]
    assert.deepEqual(
      readSlotSpans(text, 'en', { ...vocabulary, colours }).map(({ start, end }) => [start, end]),
      [[13, text.length]],
    )
  })

  it('are read in linear time from hostile text', () => {
    for (const piece of [
      'a',
      ' ',
      '1',
      '9,',
      '一',
      '不是',
      'two hundred ',
      'not the ',
      '200-',
      '黑',
      '这个',
      '订单',
      '#1',
      'order ',
      '\u200b',
      '🧢',
      'size ',
      '预算',
      '百',
      'k',
      'no ',
      'black ',
      '"',
      '1.',
    ]) {
      const text = piece.repeat(Math.ceil(10_000 / piece.length))
      const started = performance.now()
      readSlots(text, 'zh', vocabulary)
      assert.ok(isQuick(performance.now() - started, 500), `${JSON.stringify(piece)} took ${performance.now() - started} ms`)
    }
  })
})

describe('a number', () => {
  const numbers: readonly [text: string, value: number | undefined][] = [
    ['两百五', 250],
    ['三百', 300],
    ['二百五十', 250],
    ['二百零五', 205],
    ['三千二', 3200],
    ['一万五', 15000],
    ['两千零五十', 2050],
    ['十五', 15],
    ['百', 100],
    ['1.5k', 1500],
    ['3千', 3000],
    ['2万', 20000],
    ['２００', 200],
    ['1,200', 1200],
    ['two hundred', 200],
    ['a hundred', 100],
    ['two hundred and fifty', 250],
    ['fifty-five', 55],
    ['three thousand two hundred', 3200],
    ['5 hundred', 500],
    ['many', undefined],
    ['2 3', undefined],
  ]
  for (const [text, value] of numbers) it(`is ${value} in ${JSON.stringify(text)}`, () => assert.equal(readNumber(text), value))

  const answers: readonly [text: string, value: number | undefined][] = [
    ['42', 42],
    ['两百吧', 200],
    ['about 40', 40],
    ['not 50, 80', 80],
    ['3天', undefined],
    ['whatever', undefined],
  ]
  for (const [text, value] of answers)
    it(`answers a question about the budget with ${value}: ${JSON.stringify(text)}`, () => assert.equal(readBareNumber(text), value))
})
