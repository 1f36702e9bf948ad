import assert from 'node:assert/strict'
import { floorSaid, servicesIn } from '../../server/language/services.ts'
import { inSymbols } from '../../server/rules/money-words.ts'
import { readServices, servicesSaid } from '../../server/rules/services.ts'
import type { Language } from '../../server/wire.ts'

const read = (language: Language, heading: string, text: string) =>
  readServices([{ id: 1, topic: 'workshop', position: 0, language, heading, text }], language)
const said = (language: Language, heading: string, page: string, text: string) =>
  servicesSaid(text, read(language, heading, page), [{ sku: 'a', names: ['Whetstone for sharpening'] }])

describe('What the pages charge for work that is done to goods', () => {
  it('is read price by price, each with what stands before it', () => {
    const prices = (language: Language, heading: string, text: string) =>
      read(language, heading, text).map(({ kinds, fee, words }) => [kinds.join(), fee, words.replace(/^[\s\p{P}]+/u, '').trim()])
    assert.deepEqual(prices('en', 'Our workshop', 'Hemming curtains costs £12 a pair, and trimming a blind is £9.'), [
      ['shorten', 12, 'Hemming curtains costs'],
      ['shorten', 9, 'and trimming a blind is'],
    ])
    assert.deepEqual(prices('zh', '安装', '可以上门安装：书桌每张60元，衣柜150元。'), [
      ['install', 60, '书桌每张'],
      ['install', 150, '衣柜'],
    ])
    assert.deepEqual(prices('en', 'Locks', 'Suitcase locks can be keyed alike for 3 pounds each.'), [
      ['alike', 3, 'Suitcase locks can be keyed alike for'],
    ])
  })

  it('is charged floor by floor from that which the page names', () => {
    const [zh] = read('zh', '送货', '没有电梯的楼，四楼起每层加收20元。')
    assert.deepEqual([zh?.kinds, zh?.fee, zh?.each, zh?.from], [['stairs'], 20, 'floor', 4])
    const [en] = read('en', 'Delivery', 'Where there is no lift we charge £5 a floor from the second floor up.')
    assert.deepEqual([en?.kinds, en?.fee, en?.each, en?.from], [['stairs'], 5, 'floor', 2])
    assert.deepEqual(['住七楼 没电梯', '三楼起每层20', 'we are on the fourth floor'].map(floorSaid), [7, undefined, 4])
  })

  it('is one price by steps where the first piece costs more than those after it', () => {
    for (const [language, text, fee, further] of [
      ['en', 'Shelves are £24 for the first and £9 for each one after it on the same visit.', 24, 9],
      ['en', 'Fitting costs £25 for one lamp and £12 for each more at the same visit.', 25, 12],
      ['en', 'Assembly is £20 for the first bed, £14 for every further one.', 20, 14],
      ['zh', '安装第一台80元，之后每台50元。', 80, 50],
      ['zh', '装一盏吊灯70元，同一次装第二盏起每盏45元。', 70, 45],
      ['zh', '首件安装费30元，每多一件加15元。', 30, 15],
    ] as const) {
      const [only, more] = read(language, { zh: '上门安装', en: 'Fitting service' }[language], text)
      assert.deepEqual([only?.fee, only?.further, more], [fee, further, undefined], text)
    }
    const [only, more] = read('en', 'Fitting', 'Fitting a blind is £18 and fitting a pole is £22.')
    assert.deepEqual([only?.further, more?.fee], [undefined, 22])
  })

  it('is of the work that its page is about, where what stands right above tells that prices follow', () => {
    const [zh] = read('zh', '上门安装 › 价钱', '装一盏吊灯70元。')
    assert.deepEqual(zh?.kinds, ['install'])
    assert.deepEqual(read('zh', '上门安装 › 怎么约', '远郊也可以去，另收30元路费。')[0]?.kinds, [])
  })

  it('is told before whatever else the sentence says of it', () => {
    const [zh] = read('zh', '加工', '咖啡豆可以代磨粉，每袋收2元，磨了粉不退。')
    assert.deepEqual([zh?.kinds, zh?.fee], [['grind'], 2])
    const [en] = read('en', 'Rigging', 'We splice an eye into any line for £6 an eye, and spliced line cannot be returned.')
    assert.deepEqual([en?.kinds, en?.fee, en?.each], [['splice'], 6, 'end'])
  })

  it('is let go of in as few words, and taken back by none that let go of something else', () => {
    const zh = (text: string) => said('zh', '加工', '咖啡豆可以代磨粉，每袋收2元。', text)
    assert.deepEqual(zh('磨粉不要了 太麻烦').off, ['grind'])
    assert.deepEqual(zh('磨粉就算了').off, ['grind'])
    assert.deepEqual([zh('帮我磨成粉').wanted.length, zh('帮我磨成粉 盒子不要了').off], [1, []])
    const en = (text: string) => said('en', 'Rigging', 'We splice an eye into any line for £6 an eye.', text)
    assert.deepEqual(en('actually leave the splicing').off, ['splice'])
    assert.deepEqual([en('and two eyes spliced in it').wanted, en("don't forget the splicing").off], [[{ of: 'splice', count: 2 }], []])
  })

  it('is nothing of deposits, returns, parcels, or by the metre', () => {
    assert.deepEqual(read('zh', '安装', '安装押金100元。取消安装收50元空跑费。轨道安装每米20元。'), [])
    assert.deepEqual(
      read('en', 'Fitting', 'If you cancel a fitting we charge £15. Return postage after fitting is £4. Fitting rail costs £8 per metre.'),
      [],
    )
  })

  it('is wanted by whoever names it, as many as he says, and left by whoever does it himself', () => {
    const page = 'Shelves are put together for £15 each. Spare keys cost £4 each. We restring racquets for £3.'
    assert.deepEqual(said('en', 'Workshop', page, 'two shelves, assembled please, and 3 spare keys'), {
      wanted: [{ of: 'install' }, { of: 'keys', count: 3 }],
      off: [],
    })
    assert.deepEqual(said('en', 'Workshop', page, "ok no assembly then, i'll put them together myself").off, ['install', 'install'])
    assert.deepEqual(said('en', 'Workshop', page, 'do you do stringing'), { wanted: [], off: [] })
    // What something is called by is no work.
    assert.deepEqual(said('en', 'Workshop', 'We sharpen knives for £3.', 'one whetstone for sharpening please').wanted, [])
    const zh = '书柜可以上门安装，每个80元。'
    assert.deepEqual(said('zh', '安装', zh, '书柜两个 要师傅装 一共').wanted, [{ of: 'install' }])
    assert.deepEqual(said('zh', '安装', zh, '算了 不用装了').off, ['install'])
    // What the pages have no price of is no matter of theirs.
    assert.deepEqual(said('zh', '安装', zh, '刀磨一下 左手用的').wanted, [])
  })

  it('is no word of what fits, of what holds how much, or of wrapping', () => {
    for (const text of [
      'does it fit them',
      'will these fit the door',
      '这个能装多少水',
      '礼盒包装多少钱',
      '有女装吗',
      'a floor lamp',
      "i'll take the old gold one",
      'guitar strings',
    ])
      assert.deepEqual(servicesIn(text), [], text)
  })
})

describe('Amounts in words', () => {
  it('are money, but for what weighs so much', () => {
    assert.equal(inSymbols('Postage is 4.95 pounds an order, a card costs 80p.'), 'Postage is £4.95 an order, a card costs £0.80.')
    assert.equal(inSymbols('Orders of fifty euros or more'), 'Orders of €50 or more')
    assert.equal(inSymbols('It weighs 12 pounds.'), 'It weighs 12 pounds.')
    assert.equal(inSymbols('Crates over 50 pounds ship by freight for $89.'), 'Crates over 50 pounds ship by freight for $89.')
  })
})
