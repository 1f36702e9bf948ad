import assert from 'node:assert/strict'
import { namesPlaceAlone, placesIn, placesOfParcel, withoutDeniedPlaces } from '../../server/language/places.ts'
import { isExcepted, readPageCodes } from '../../server/rules/page-codes.ts'
import { chargedIn, isChargedFor, readSurcharges } from '../../server/rules/surcharges.ts'
import { callsGoods, readUnwrapped } from '../../server/rules/unwrapped.ts'
import type { Language } from '../../server/wire.ts'

const pages = (language: Language, texts: readonly string[]) =>
  texts.map((text, at) => ({ id: at, topic: 'shipping', language, heading: '', text })) as unknown as Parameters<typeof readSurcharges>[0]
const read = (language: Language, ...texts: string[]) =>
  readSurcharges(pages(language, texts), language).map(({ topic: _t, language: _l, sentence: _s, ...one }) => one)

describe('What the pages charge on top', () => {
  it('is read for places, whatever town is named of them', () => {
    assert.deepEqual(read('zh', '寄往新疆、西藏和海南的订单，每单加收 12 元运费，满 299 元免收。'), [
      { fee: 12, each: false, freeOver: 299, for: 'place', places: ['xinjiang', 'tibet', 'hainan'] },
    ])
    assert.deepEqual(read('en', 'Parcels to the Highlands and Northern Ireland take 2 more days and cost £6 more. Alaska: add $9.'), [
      { fee: 6, each: false, for: 'place', places: ['highlands', 'northern_ireland'] },
      { fee: 9, each: false, for: 'place', places: ['alaska'] },
    ])
    assert.deepEqual(placesIn('forget Inverness, my dad in Cardiff'), ['highlands', 'wales'])
    assert.deepEqual(placesIn('寄到乌鲁木齐'), ['xinjiang'])
    // What goods are called is no place that a parcel goes to, nor what is denied beside another.
    for (const text of ['and to Inverness?', '寄新疆呢', 'what about IV2 Inverness', '那寄到拉萨的话', 'posted to Belfast'])
      assert.ok(namesPlaceAlone(text), text)
    for (const text of ['do you know Belfast', '新疆的枣', 'two mugs to Cardiff', '多少钱']) assert.ok(!namesPlaceAlone(text), text)
    const sold = { products: [{ names: ['宁夏枸杞', 'Cornwall Blue Mug'] }] }
    const going = (text: string) => placesOfParcel(text, sold)
    assert.deepEqual([going('要宁夏的500克两袋'), going('寄宁夏多少'), going('我在上海 又不是宁夏')], [[], ['ningxia'], ['shanghai']])
    assert.deepEqual(placesIn(withoutDeniedPlaces('not Wales, to Inverness')), ['highlands'])
    assert.deepEqual(placesIn('a bath towel, the cork one and some bathroom scales'), [])
  })

  it('is nothing that is charged for a way to a place by whoever fits or measures there', () => {
    const page = (text: string) =>
      readSurcharges([{ id: 1, topic: 'fitting', position: 0, language: 'zh', heading: '上门量尺', text }], 'zh')
    assert.deepEqual(page('苏州市区上门量尺收50元，苏州以外的江苏城市要加30元路费。'), [])
    assert.deepEqual(
      page('寄往新疆的包裹每单加收12元。').map(({ fee }) => fee),
      [12],
    )
  })

  it('is for what is called so, and not for what a thing is kept on', () => {
    const isFor = (title: string, words: string) => isChargedFor({ words }, { titles: [title], text: '' })
    assert.equal(isFor('Gale Umbrella', 'the umbrella stand is heavy and always adds'), false)
    assert.equal(isFor('Folding umbrellas', 'the umbrella stand is heavy and always adds'), false)
    assert.equal(isFor('Cast Umbrella Stand', 'the umbrella stand is heavy and always adds'), true)
    assert.deepEqual([isFor('Gale Umbrella', 'umbrellas add'), isFor('Oak Shoe Rack', 'every shoe rack adds')], [true, true])
    assert.equal(isFor('Suede Shoe', 'every shoe rack adds'), false)
  })

  it('is read of letters that are stamped or printed on, where its money is a word', () => {
    const [stamped] = read('en', 'A date stamped into the leather costs nothing, a name stamped into it is 7 pounds per piece.')
    assert.deepEqual([stamped?.for, stamped?.fee], ['engraving', 7])
  })

  it('is read of the paper that goes around it', () => {
    assert.deepEqual(read('zh', '送人的可以包礼品纸，每件8元，带一张手写贺卡。'), [{ fee: 8, each: true, for: 'wrapping' }])
    assert.deepEqual(read('zh', '包花纸5元一份，要的话备注。'), [{ fee: 5, each: true, for: 'wrapping' }])
  })

  it('is nothing of a way of sending that nobody asked for, and once for what is wrapped as a whole', () => {
    assert.deepEqual(read('en', 'Saturday arrivals are possible for £4 more, in England only.'), [])
    assert.deepEqual(read('zh', '江浙沪发顺丰的，每单加收8元。'), [])
    assert.deepEqual(read('zh', '新疆一律走顺丰，每单加收15元。'), [{ fee: 15, each: false, for: 'place', places: ['xinjiang'] }])
    assert.deepEqual(read('en', 'Gift wrap is £3 a parcel, with a card.'), [{ fee: 3, each: false, for: 'wrapping', once: true }])
    assert.deepEqual(read('en', 'We wrap any order in brown paper for £3.50.'), [{ fee: 3.5, each: false, for: 'wrapping', once: true }])
  })

  it('is charged in the months it is told for, and in all where none are told', () => {
    const summer = readSurcharges(
      pages('zh', ['巧克力豆在6月到9月加冰袋和泡沫箱，每单加收5元。', '寄往新疆的订单，每单加收 12 元运费。']),
      'zh',
    )
    const winter = readSurcharges(pages('en', ['Chocolate travels with an ice pack from November to February for $4 extra.']), 'en')
    const fees = (all: typeof summer, day: string) => chargedIn(all, new Date(`${day}T12:00:00`)).map(({ fee }) => fee)
    assert.deepEqual(
      ['2026-11-30', '2026-06-01', '2026-09-30'].map(day => fees(summer, day)),
      [[12], [5, 12], [5, 12]],
    )
    assert.deepEqual(
      ['2026-10-31', '2026-11-30', '2026-02-01', '2026-03-01'].map(day => fees(winter, day)),
      [[], [4], [4], []],
    )
  })

  it('is nothing of work that may be had', () => {
    assert.deepEqual(
      read('zh', '可以给帽子染色，每顶加15元，起染5顶。').filter(one => one.for === 'goods'),
      [],
    )
    assert.deepEqual(read('zh', '可以在头盔上喷漆,每顶加30元。'), [])
    assert.deepEqual(read('en', 'Helmets can be sprayed in your club colours for £9 extra.'), [])
  })

  it('is read for letters that are put on, and of which goods', () => {
    assert.deepEqual(
      read('zh', '可以在头盔上印队名,每顶加15元,起印5顶,需要5天。').map(one => [one.for, one.fee, one.each]),
      [['engraving', 15, true]],
    )
    assert.deepEqual(read('zh', '刻字每支20元，赛璐珞和玻璃不能刻。'), [{ fee: 20, each: false, for: 'engraving', goods: [] }])
    assert.deepEqual(read('zh', '云起活塞钢笔和牛皮手账可以刻字，每件20元，最多8个汉字，刻字要多等两天。'), [
      { fee: 20, each: true, for: 'engraving', goods: ['云起活塞钢笔', '牛皮手账'] },
    ])
    assert.deepEqual(read('en', 'Initials are engraved on knives and trivets for £9, three letters at most.'), [
      { fee: 9, each: false, for: 'engraving', goods: ['knives', 'trivets'] },
    ])
    assert.deepEqual(read('en', 'We stitch a first name of up to 8 letters on the school bag or on any fleece for £5.'), [
      { fee: 5, each: false, for: 'engraving', goods: ['school bag', 'fleece'] },
    ])
    assert.deepEqual(read('zh', '保温杯可以印名字，每个15元。'), [{ fee: 15, each: true, for: 'engraving', goods: ['保温杯'] }])
    for (const text of ['Personalised mugs start at £12.', 'Embroidered blankets travel by courier for £8.'])
      assert.deepEqual(read('en', text), [], text)
    assert.deepEqual(read('en', 'Engraving is £6 a piece.'), [{ fee: 6, each: true, for: 'engraving', goods: [] }])
  })

  it('is not said of what a sort only stands before in a name', () => {
    const called = (name: string) => callsGoods('chairs and desks'.split(' and ')[1]!, [name], '')
    assert.deepEqual(['Clamp Desk Lamp', 'Rise Standing Desk 48 x 24', 'Desk in oak', 'Desk lamps'].map(called), [false, true, true, false])
  })

  it('is read for wrapping and for goods of a sort, and not from what sending back costs', () => {
    assert.deepEqual(read('zh', '任意商品可以加 10 元升级礼品包装。'), [{ fee: 10, each: false, for: 'wrapping' }])
    assert.deepEqual(read('en', 'Gift wrapping is £3.50 per item, with a card.'), [{ fee: 3.5, each: true, for: 'wrapping' }])
    assert.deepEqual(read('en', 'Gift wrap is £3 an order, with a card.'), [{ fee: 3, each: false, for: 'wrapping', once: true }])
    const wrapping = (language: Language, text: string) => read(language, text).map(({ fee, for: of }) => [of, fee])
    for (const [text, fee] of [
      ['Gift wrapping in brown paper with a ribbon costs £3 an item, and a handwritten card is free.', 3],
      ["We'll wrap in printed tissue and a box for £4.50, and there's never a bill inside.", 4.5],
      ['A present is wrapped in brown paper with a sprig of lavender for £4.', 4],
    ] as const)
      assert.deepEqual(wrapping('en', text), [['wrapping', fee]], text)
    assert.deepEqual(wrapping('zh', '礼盒包装一份9元，里面可以放一张卡片。'), [['wrapping', 9]])
    assert.deepEqual(wrapping('zh', '送人的可以加礼盒，礼盒每个18元，含手提袋。'), [['wrapping', 18]])
    assert.deepEqual(wrapping('zh', '礼盒 12 元，系丝带，里面不放价格单。'), [['wrapping', 12]])
    for (const text of ["We don't wrap mattresses, though pillows can have a bow for $6.", 'Gift wrapping is free on orders over £50.'])
      assert.deepEqual(read('en', text), [], text)
    assert.deepEqual(read('zh', '礼盒两种，牛皮纸盒 15 元，木盒 38 元。'), [])
    assert.deepEqual(read('zh', '新疆、西藏、青海不参加包邮,每单收20元。'), [])
    for (const text of ['马面裙和圆领袍可以按您的尺寸做，加 80 元。', '定做窗帘每米加 15 元。', '我们可以代为上盆，每盆加收6元。'])
      assert.deepEqual(read('zh', text), [], text)
    for (const text of ['Blinds made to measure are £20 extra.', 'Shelves can be assembled if you like, for £15 extra.'])
      assert.deepEqual(read('en', text), [], text)
    assert.deepEqual(read('en', 'Exchanges cost £4 more.', 'Delivery is £4.50, free over £50.'), [])
    const [long] = readSurcharges(pages('en', ['Poles over 90 cm cost £3 more per order.']), 'en')
    assert.ok(long?.for === 'goods')
    assert.equal(isChargedFor(long, { titles: ['Apple Picker'], text: 'Telescopic, 2.4 m long.' }), true)
    assert.equal(isChargedFor(long, { titles: ['Bean Pole'], text: 'Bamboo.' }), true)
    const isFor = (words: string, title: string) => isChargedFor({ words }, { titles: [title], text: '' })
    assert.deepEqual([isFor('floor lamps cost', 'Pebble Table Lamp'), isFor('all lamps cost', 'Pebble Table Lamp')], [false, true])
    assert.deepEqual([isFor('floor lamps cost', 'Arc Floor Lamp'), isFor('厨师机不收', '麦朵 厨师机 7升 全金属')], [true, true])
    assert.equal(isChargedFor(long, { titles: ['Hand Rake'], text: '31 cm long, 90 g.' }), false)
  })
})

describe('What is told under its heading', () => {
  const under = (language: Language, heading: string, text: string) =>
    readSurcharges([{ id: 1, topic: 'gifts', position: 0, language, heading, text }], language).map(({ for: of, fee, each }) => [
      of,
      fee,
      each,
    ])

  it('is what wrapping costs, where no sentence names it', () => {
    assert.deepEqual(under('zh', '礼盒包装', '纸盒加麻绳，附一张卡片，11元一份，一件东西一份。'), [['wrapping', 11, true]])
    assert.deepEqual(under('zh', '送人', '想送人可以包一下：布袋加卡片，13 元一份。'), [['wrapping', 13, true]])
    assert.deepEqual(under('en', 'Gift wrapping', 'Cotton paper and a sprig of fir, £3.20 an item. A card is free.'), [
      ['wrapping', 3.2, true],
    ])
    assert.deepEqual(under('zh', '礼盒包装', '包装在前台看样。手提袋每个 3 元。'), [])
    assert.deepEqual(under('en', 'Wrapping and samples', 'A sample of cloth is £2 apiece.'), [])
    assert.deepEqual(under('zh', '发货', '想走顺丰的，每单加 10 元。'), [])
  })

  it('is what is put on which goods', () => {
    const goods = (language: Language, text: string) =>
      readSurcharges(pages(language, [text]), language).map(one => (one.for === 'engraving' ? one.goods : []))
    assert.deepEqual(goods('zh', '刻字：只有山雀口琴能刻，20元一支。'), [['山雀口琴']])
    assert.deepEqual(goods('en', "Engraving on the baker's peel: £9 for up to 12 letters."), [["baker's peel"]])
    assert.deepEqual(goods('en', 'We burn a name into the handle of a Finch trowel for £5 a piece.'), [['Finch trowel']])
  })
})

describe('Goods that no gift box takes', () => {
  const unwrapped = (language: Language, text: string) =>
    readUnwrapped(pages(language, [text]), language).map(({ goods, over, fee }) => ({ goods, over, fee }))

  it('are told with why, before or behind that, and with what is done to them instead', () => {
    for (const [language, text, goods, fee] of [
      ['zh', '吊床太长，只系麻绳不包纸，收 6 元。', ['吊床'], 6],
      ['zh', '蒲团有木架，包不了；香炉自带锦盒，也不另外包。', ['蒲团', '香炉'], undefined],
      ['zh', '羊毛毯和鹅绒枕太厚，礼盒装不下，这两样包不了。', ['羊毛毯', '鹅绒枕'], undefined],
      ['zh', '茶礼三件套本身就是礼盒，不用再买包装。', ['茶礼三件套'], undefined],
      ['en', 'Rakes we cannot wrap. They get a ribbon and a tag for £1.50.', ['Rakes'], 1.5],
      ['en', 'We do not wrap the Hollow beds and the Tall post, they are too big for our paper.', ['Hollow beds', 'Tall post'], undefined],
      ['en', 'Hammocks are too long to wrap; we tie a bow on them for £2.', ['Hammocks'], 2],
    ] as const) {
      const [first] = readUnwrapped(pages(language, [text]), language)
      assert.deepEqual([first?.goods, first?.fee], [goods, fee], text)
    }
    const [over] = readUnwrapped(pages('en', ["We can't wrap anything longer than 60 cm."]), 'en')
    assert.deepEqual([over?.goods, over?.over], [[], { value: 60, unit: 'cm' }])
    assert.deepEqual(readUnwrapped(pages('en', ['We do not wrap mugs together with anything else.']), 'en'), [])
  })

  it('are told by what they are over, with what is done to them instead', () => {
    assert.deepEqual(unwrapped('zh', '超过 4 公斤的锅和电器装不进礼盒，只能在原箱外系丝带，收 5 元。'), [
      { goods: [], over: { value: 4, unit: 'kg' }, fee: 5 },
    ])
    assert.deepEqual(unwrapped('en', 'Poles over 90 cm do not fit in a gift box; we tie a ribbon round them for £2.'), [
      { goods: [], over: { value: 90, unit: 'cm' }, fee: 2 },
    ])
    assert.deepEqual(unwrapped('en', 'A standard parcel is for anything up to 90 cm.'), [])
  })

  it('are told as too large, or as boxed already', () => {
    const goods = (text: string) => readUnwrapped(pages('zh', [text]), 'zh').map(({ goods: of }) => of)
    assert.deepEqual(goods('餐椅太大，不能包。'), [['餐椅']])
    assert.deepEqual(goods('初次辅食礼盒自带礼盒，不用再加。'), [['初次辅食礼盒']])
    assert.deepEqual(goods('这款包不能水洗，也不能装电脑包。'), [])
  })
})

describe('Codes of the pages', () => {
  const codes = (language: Language, text: string) =>
    readPageCodes(pages(language, [text]), language).map(({ code, percent, except, reduced }) => ({ code, percent, except, reduced }))

  it('are read with what they are not for', () => {
    assert.deepEqual(codes('en', 'The code MAY15 takes 15% off a first order, not on gift cards or reduced items.'), [
      { code: 'MAY15', percent: 15, except: ['gift cards'], reduced: true },
    ])
    assert.deepEqual(codes('zh', '首单用优惠码 HELLO9 打 9 折，茶叶除外。'), [
      { code: 'HELLO9', percent: 10, except: ['茶叶'], reduced: false },
    ])
    assert.deepEqual(codes('en', 'Students get 10% off. We are VAT registered.'), [])
  })

  it('are told of first orders, with or without a code, a share or an amount, and from how much on', () => {
    const first = (language: Language, text: string) =>
      readPageCodes(pages(language, [text]), language).map(({ code, percent, amount, minimum }) => [code, percent, amount, minimum])
    assert.deepEqual(first('zh', '新顾客首单立减10元,满100元可用。'), [[undefined, undefined, 10, 100]])
    assert.deepEqual(first('zh', '关注店铺的新客人第一单立减15元，满120元可用，不和其他优惠一起用。'), [[undefined, undefined, 15, 120]])
    assert.deepEqual(first('en', 'New customers get £5 off their first order from £40.'), [[undefined, undefined, 5, 40]])
    assert.deepEqual(first('en', 'New customers get 10% off the first order with the code HELLOFERN.'), [
      ['HELLOFERN', 10, undefined, undefined],
    ])
    assert.deepEqual(first('en', 'Send a friend and you each get $12 after their first order.'), [])
    assert.deepEqual(first('zh', '退货的快递费，首单由我们承担，以后各单请自理。'), [])
    const [mixer] = readPageCodes(
      pages('en', ["New readers get 10% off their first order over £30; the code doesn't work on the stand mixer."]),
      'en',
    )
    assert.ok(mixer)
    assert.equal(isExcepted(mixer, ['Harrow Stand Mixer 5 L', 'Machines']), true)
    assert.equal(isExcepted(mixer, ['Dough Scraper', 'Tools']), false)
  })

  it('leave out goods that no coupon goes with, wherever beside it that is told', () => {
    const [first] = readPageCodes(pages('zh', ['优惠券一单只能用一张，不能跟套装价叠加。新客首单减 10 元，满 80 元可用。']), 'zh')
    assert.ok(first)
    assert.equal(isExcepted(first, ['男士剃须护理套装']), true)
    assert.equal(isExcepted(first, ['维C亮肤精华']), false)
    const [code] = readPageCodes(pages('en', ['Codes cannot be used with gift sets. New customers get £5 off their first order.']), 'en')
    assert.ok(code)
    assert.equal(isExcepted(code, ['Shaving Gift Set']), true)
    assert.equal(isExcepted(code, ['Hand Balm']), false)
  })

  it('leave out goods that an exception names', () => {
    const [code] = readPageCodes(pages('en', ['SEEDY10 gives 10% off, except seeds.']), 'en')
    assert.ok(code)
    assert.equal(isExcepted(code, ['Herb Seed Kit', 'Growing']), true)
    assert.equal(isExcepted(code, ['Linseed Oil', 'Care']), false)
  })
})
