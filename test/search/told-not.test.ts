import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { speaksAgainst, toldNot } from '../../server/search/told-not.ts'
import { featuresOf, holds, termsOf } from '../../server/search/wish-terms.ts'
import type { Product } from '../../server/store/catalogue.ts'

const product = (language: 'zh' | 'en', title: string, description: string): Product =>
  ({
    title: { [language]: title },
    description: { [language]: description },
    aliases: {},
    category: {},
    brand: {},
    tags: {},
    highlights: {},
    variants: [],
  }) as unknown as Product

describe('what a product says not to be so', () => {
  const cases: [string, 'zh' | 'en', string, string, boolean][] = [
    ['a grinder good enough for espresso', 'en', 'Hand Grinder', 'Not fine enough for real espresso machines.', true],
    ['beans for a bean to cup machine', 'en', 'Dark Roast', 'Oily, so we advise against them in bean-to-cup machines.', true],
    ['a pan for my induction hob', 'en', 'Fry Pan', 'Does not work on induction.', true],
    ['headphones to wear in the rain', 'en', 'Headphones', 'They also work wired and are not waterproof.', true],
    ['a mug for the microwave', 'en', 'Steel Mug', 'Never use it in the microwave. Dishwasher safe.', true],
    ['电磁炉能用的锅', 'zh', '铁炒锅', '圆底，只能用在燃气灶上，电磁炉用不了。', true],
    ['能抽气的收纳袋', 'zh', '牛津布收纳袋', '承重约15公斤，不是真空袋，不能抽气。', true],
    ['能进微波炉的杯子', 'zh', '描金杯', '不建议放微波炉。', true],
    ['headphones to swim with', 'en', 'Earbuds', 'Against light rain, not for swimming.', true],
    ['a plant for a home with a cat', 'en', 'Monstera', 'The leaves are toxic to cats.', true],
    ['家里有孕妇能戴的香囊', 'zh', '香囊', '里面是艾草，孕妇请别戴。', true],
    ['称酵母用的秤', 'zh', '充电厨房秤', '称酵母这类几克的东西不够准。', true],
    ['适合地铁的耳机', 'zh', '骨传导耳机', '嘈杂地铁里音量会偏小。', true],
    ['能放微波炉的碗', 'zh', '漆碗', '手洗，不要放微波炉。', true],
    ['水泥墙能打的电钻', 'zh', '小手钻', '没有冲击功能，打不了水泥墙。', true],
    ['马赛克砖上用的垫子', 'zh', '吸盘垫', '磨砂面和马赛克吸不住。', true],
    // Its own words, another sentence, or the wish itself say otherwise.
    ['a glass for iced drinks', 'en', 'Glass', 'No drips with iced drinks.', false],
    ["a jug that won't drip", 'en', 'Jug', 'Does not drip.', false],
    ['something for my induction hob', 'en', 'Pot', 'Not only for gas: works on induction.', false],
    ['a grinder for espresso', 'en', 'Grinder', 'From espresso to cafetière. Not meant for espresso in cafés.', false],
    ['a toy for a 6 year old child', 'en', 'Explorer Kit', 'Small parts, not for children under 3.', false],
    ['给小孩的玩具', 'zh', '积木', '有小零件，不适合3岁以下小孩。', false],
    ['不掉毛的围巾', 'zh', '羊毛围巾', '不会掉毛。', false],
    ['适合送妈妈的', 'zh', '披肩', '不适合机洗。', false],
  ]
  for (const [wish, language, title, description, expected] of cases)
    it(`${expected ? 'hears' : 'hears none'} for "${wish}" in "${description}"`, () => {
      assert.equal(toldNot(wish)(featuresOf(product(language, title, description))) > 0, expected)
    })

  it('is waterproof where it is told to be, and not where it only stands some drops', () => {
    const tells = (wish: string, language: 'zh' | 'en', description: string) =>
      termsOf(wish, []).some(term => term.words !== undefined && holds(term, featuresOf(product(language, 'Thing', description))) > 0)
    assert.deepEqual(
      [tells('防水', 'zh', '外层防泼水。'), tells('防水', 'zh', '防水 3000 毫米。'), tells('防泼水', 'zh', '外层防泼水。')],
      [false, true, true],
    )
    assert.deepEqual(
      [
        tells('waterproof', 'en', 'Showerproof only.'),
        tells('waterproof', 'en', 'Waterproof zip.'),
        tells('showerproof', 'en', 'Showerproof.'),
      ],
      [false, true, true],
    )
  })

  it('counts what of that which was refused it tells of itself', () => {
    const against = (avoid: string, language: 'zh' | 'en', description: string) =>
      speaksAgainst({ text: '', avoid: [avoid] })(featuresOf(product(language, 'Thing', description))) > 0
    assert.deepEqual([against('入耳', 'zh', '入耳式真无线耳机。'), against('入耳', 'zh', '骨传导运动耳机，不入耳。')], [true, false])
    assert.deepEqual(
      [
        against('in-ear', 'en', 'True wireless in-ear buds.'),
        against('in-ear', 'en', 'Over-ear, 35 dB of noise cancelling.'),
        against('hot wax', 'en', 'The wax gets hot.'),
        against('fur', 'en', 'Has no fur.'),
      ],
      [true, false, true, false],
    )
    // What is used on a kettle is none; what a box has in it, it is in part.
    assert.deepEqual(
      [
        against('水壶', 'zh', '兑热水泡花洒、水壶，半小时去水垢。'),
        against('kettle', 'en', 'Descales a kettle in half an hour.'),
        against('蜡烛', 'zh', '含真丝眼罩和香薰蜡烛。'),
        against('candles', 'en', 'A box with a silk mask and candles.'),
      ],
      [false, false, true, true],
    )
  })
})

describe('what cannot be both', () => {
  const against = (text: string, language: 'zh' | 'en', title: string, description: string) =>
    speaksAgainst({ text })(featuresOf(product(language, title, description)))

  it('speaks against a wish: holes in the wall, a wire, what is not for small children', () => {
    for (const [text, language, title, description] of [
      ['不用打孔的毛巾架', 'zh', '毛巾架', '打孔安装，含四颗膨胀螺丝。'],
      ['a shelf, we rent so no drilling', 'en', 'Wall Shelf', 'Six screws and wall plugs are included.'],
      ["something for spices but i can't drill", 'en', 'Spice Rack', 'It must be screwed into a stud.'],
      ['earphones that plug in, they have to plug in', 'en', 'Pea Buds', 'True wireless, 20 hours.'],
      ['有线的耳机', 'zh', '小豆耳机', '真无线，蓝牙5.3。'],
      ['a cream for my toddler', 'en', 'Sun Cream', 'SPF 50. Not for small children.'],
      ['给宝宝擦的', 'zh', '防晒霜', '不适合婴幼儿使用。'],
    ] as const)
      assert.ok(against(text, language, title, description) > 0, text)
    for (const [text, language, title, description] of [
      ['不用打孔的毛巾架', 'zh', '毛巾架', '背胶粘贴，也可以打孔。'],
      ['a towel rail without drilling', 'en', 'Towel Rail', 'Sticks with the pads in the box or screws to the wall.'],
      ['wired headphones', 'en', 'Quiet Headphones', 'Bluetooth; they also work wired.'],
      ['a drill for brick', 'en', 'Hammer Drill', 'Drills into brick and concrete.'],
      ['a cream for my hands', 'en', 'Sun Cream', 'SPF 50. Not for small children.'],
    ] as const)
      assert.equal(against(text, language, title, description), 0, text)
  })
})
