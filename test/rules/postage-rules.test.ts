import assert from 'node:assert/strict'
import { namesGoods } from '../../server/rules/postage-goods.ts'
import { readPostage, type Sent } from '../../server/rules/postage-rules.ts'
import type { Language } from '../../server/wire.ts'
import { judgePostage } from '../support/postage-key.ts'

const pages = (language: Language, texts: readonly string[]) => {
  const passages = texts.map((text, at) => ({ id: at, topic: 'shipping', position: at, language, heading: 'shipping', text }))
  return readPostage(passages, language)
}
const read = (language: Language, texts: readonly string[], sent: Sent = {}, goods = 0) => pages(language, texts).ruleFor(sent, goods)
const fee = (language: Language, text: string | readonly string[], sent: Sent = {}) => {
  const rule = read(language, typeof text === 'string' ? [text] : text, sent)
  return rule === undefined ? undefined : [rule.fee, ...(rule.freeOver === undefined ? [] : [rule.freeOver])]
}

describe('Postage as the pages tell it', () => {
  it('is read where one sentence tells what a parcel costs and from when on it is free', () => {
    assert.deepEqual(fee('zh', '满 129 元包邮，不满的收 10 元。乐器走物流。'), [10, 129])
    assert.deepEqual(fee('zh', '订单不足 150 元收取运费 12 元，满 150 元免运费。'), [12, 150])
    assert.deepEqual(fee('zh', '两百元以上免邮，不够收 8 元。'), [8, 200])
    assert.deepEqual(fee('zh', '满 159 元包邮，不满 10 元。'), [10, 159])
    assert.deepEqual(fee('zh', '运费全国统一 10 元，满 99 元不收，偏远的也一样。'), [10, 99])
    assert.deepEqual(fee('en', 'Standard delivery is £3.50, and free on orders of £35 or more. Next day is £6.'), [3.5, 35])
    assert.deepEqual(fee('en', 'Orders over $50 ship free within the US; otherwise shipping is $5.99.'), [5.99, 50])
    assert.deepEqual(fee('en', 'Delivery is £3.95, or nothing at all once your basket reaches £39.'), [3.95, 39])
  })

  it('is told of small and large goods in one breath, and of the ordinary ones', () => {
    const sorts = '小件（配件、床品）运费12元，大件（推车、餐椅、婴儿床）运费48元。一张订单只收一次运费，有大件就按48元算。满1500元免运费。'
    const of = (...titles: string[]): Sent => ({
      isNamed: words => titles.some(title => namesGoods(words, [title])),
      areNamed: words => titles.every(title => namesGoods(words, [title])),
      isSold: () => true,
    })
    assert.deepEqual(fee('zh', sorts, of('云朵推车')), [48])
    assert.deepEqual(fee('zh', sorts, of('棉纱床笠')), [12, 1500])
    assert.deepEqual(fee('zh', sorts, of('麦穗餐椅', '麦穗餐盘')), [48])
    assert.deepEqual(read('zh', [sorts], of('云朵推车'), 2960)?.fee, 0)
    const separate = '小件（配件、床品）运费12元，大件（推车、餐椅、婴儿床）运费48元。'
    assert.equal(fee('zh', separate, of('麦穗餐椅', '麦穗餐盘')), undefined)
    assert.deepEqual(fee('zh', '普通商品运费8元，订单满128元包邮。', of('磁力刷')), [8, 128])
  })

  it('refuses goods to the places that the same sentence has named', () => {
    const rule = pages('zh', ['运费8元。新疆、西藏和内蒙古运费加15元，鱼缸不发这三个地区。'])
    const isTank = (words: string) => namesGoods(words, ['超白鱼缸'])
    assert.equal(rule.refusal('tibet', isTank)?.sentence, '新疆、西藏和内蒙古运费加15元，鱼缸不发这三个地区。')
    assert.equal(
      rule.refusal('tibet', words => namesGoods(words, ['磁力刷'])),
      undefined,
    )
    assert.equal(rule.refusal('zhejiang', isTank), undefined)
  })

  it('is free from some sum on in whatever words that is said', () => {
    assert.deepEqual(fee('en', 'Standard delivery is £3.95. Once your basket reaches £40 we swallow the postage.'), [3.95, 40])
    assert.deepEqual(fee('en', 'Parcels cost £4.50. Spend £80 or more and we carry the postage ourselves.'), [4.5, 80])
    assert.deepEqual(fee('en', "Postage is £4; there's nowt to pay on orders over £75."), [4, 75])
    assert.deepEqual(fee('en', 'The freight is $9.95 per order. Shop for $60 or more and the delivery is on the house.'), [9.95, 60])
    assert.deepEqual(fee('en', 'Parcels cost £5. If the goods come to £60 or more, we carry it for nothing.'), [5, 60])
    assert.deepEqual(fee('zh', '运费8元，满88元运费算我们的。'), [8, 88])
    assert.deepEqual(fee('zh', '运费8元，凑够88小店出运费。'), [8, 88])
    const van = 'Parcels cost £4.50. To the Highlands and Northern Ireland the van costs £8.95 whatever you spend.'
    assert.deepEqual(fee('en', van, { place: 'highlands' }), [8.95])
  })

  it('is never free where free postage does not reach, and that of all the others where some of them are named', () => {
    const isles =
      'Post is £4, free from £80. Northern Ireland and the Highlands take 5 days and cost £9.50; free postage does not stretch that far.'
    assert.deepEqual(read('en', [isles], { place: 'northern_ireland' }, 100)?.fee, 9.5)
    const zh = [
      '买满129元，江浙沪包邮。不够的，江浙沪收8元，广东、福建、山东等内地省份收12元，满199元免。',
      '新疆、西藏走慢些，收25元，满399元免。',
    ]
    const paid = (place: string, goods: number) => read('zh', zh, { place }, goods)?.fee
    assert.deepEqual([paid('shaanxi', 90), paid('guangdong', 90), paid('shaanxi', 200), paid('zhejiang', 90)], [12, 12, 0, 8])
    assert.deepEqual([paid('xinjiang', 200), paid('xinjiang', 400)], [25, 0])
    const cold = ['满199元包邮，不够收12元。', '鲜牛乳只走顺丰冷链，冷链费20元一单，不管买几箱；新疆、西藏冷链到不了，不卖。']
    const named = (words: string) => namesGoods(words, ['鲜牛乳礼盒'])
    assert.deepEqual(read('zh', cold, { place: 'sichuan', isNamed: named, areNamed: named }, 560)?.fee, 20)
    assert.deepEqual(read('zh', cold, { place: 'sichuan', isNamed: () => false, areNamed: () => false }, 560)?.fee, 0)
  })

  it('is told of a list of islands, whatever stands in it', () => {
    const isles = 'Parcels are £3.50. The Highlands and the islands (Skye, Orkney, Shetland, Man, Scilly) cost £6 however much you spend.'
    assert.deepEqual([fee('en', isles, { place: 'scottish_islands' }), fee('en', isles, { place: 'england' })], [[6], [3.5]])
  })

  it('is put together where two sentences tell it, and both are quoted, and no other', () => {
    const page =
      'Standard delivery with Royal Mail costs £3.95 and takes 2 to 4 working days. It is free on orders of £50 or more. Next-day delivery with DPD costs £6.95 if you order before 1 pm. We do not deliver at weekends.'
    const rule = read('en', [page])
    assert.deepEqual([rule?.fee, rule?.freeOver, rule?.sentences.length], [3.95, 50, 2])
    assert.deepEqual(fee('en', 'Free delivery over £75. Delivery costs £4.50.'), [4.5, 75])
    assert.deepEqual(fee('en', ['Orders over £60 go free.', 'We charge a flat £4.50 for postage.']), [4.5, 60])
    assert.deepEqual(fee('en', 'Standard UK delivery (2–3 working days): £3.99. Free standard delivery over £45.'), [3.99, 45])
    assert.deepEqual(fee('zh', '全国统一运费12元，单笔满200元免运费。要当天到可以叫闪送，同城30元。'), [12, 200])
    assert.deepEqual(fee('zh', '运费一单8元，满149元免运费。想快可以改顺丰，加15元，免运费的订单也要补这15元。'), [8, 149])
  })

  it('is that of the way that was asked for, at its own fee or on top', () => {
    const page = 'Standard post is £2.95. It is free from £45. Order by 1pm and pay £5.50 for delivery the following day.'
    assert.deepEqual(fee('en', page, { way: 'next_day' }), [5.5])
    assert.deepEqual(fee('en', page, { way: 'express' }), [5.5])
    assert.equal(fee('en', page, { way: 'saturday' }), undefined)
    const onTop = read('zh', ['快递费一律10元，满88元免。次日达加15元。'], { way: 'next_day' })
    assert.deepEqual([onTop?.fee, onTop?.freeOver, onTop?.more], [10, 88, 15])
    assert.deepEqual(fee('zh', '普通快递6元，满129元普通快递免费。顺丰18元。', { way: 'sf' }), [18])
  })

  it('is that of a place that stands beside a part of another, and free nowhere where that is said behind it', () => {
    const page = 'Mainland England, Wales and southern Scotland: £3.95, two working days. Free on orders of £50 or more.'
    assert.deepEqual(fee('en', page, { place: 'wales' }), [3.95, 50])
    assert.equal(fee('en', page, { place: 'scotland' }), undefined)
    const far = '江浙沪运费 8 元。其他省份运费 12 元。内蒙古、青海：运费 25 元，7 到 10 天到，不参加包邮。满 299 元包邮。'
    assert.equal(read('zh', [far], { place: 'qinghai' }, 359)?.fee, 25)
  })

  it('is that of islands in a list, of who has the limit of all, and where a parcel is fetched', () => {
    const en =
      'Scottish Highlands, islands and Northern Ireland: £7.20. England, Wales and mainland Scotland: £3.10. Free from £48 in England.'
    assert.deepEqual(fee('en', en, { place: 'scottish_islands' }), [7.2])
    assert.deepEqual(fee('en', en, { place: 'northern_ireland' }), [7.2])
    const zh = '其他地区运费 9 元。甘肃、宁夏运费 14 元。西藏运费 26 元，到了放在县里自提。满 138 元免运费，西藏满 338 元免运费。'
    assert.deepEqual(fee('zh', zh, { place: 'gansu' }), [14, 138])
    assert.deepEqual(fee('zh', zh, { place: 'tibet' }), [26, 338])
  })

  it('is that of a state that is told apart, with the limit of all of them', () => {
    const page = 'Oregon, Washington and Idaho: $7. Rest of the lower 48 states: $11. Orders of $80 ship free within the lower 48 states.'
    assert.deepEqual(fee('en', page, { place: 'us_washington' }), [7, 80])
    assert.deepEqual(fee('en', page, { place: 'us_texas' }), [11, 80])
    assert.deepEqual(fee('en', 'Lower 48 states: $6. Free over $60.', { place: 'us_maine' }), [6, 60])
  })

  it('is none of the rest of a region elsewhere, and what may not go there is told after it', () => {
    const page = 'Rest of the lower 48 states: $11. Alaska and Hawaii: seeds only, $21. We may not send live fish there.'
    assert.equal(fee('en', page, { place: 'hawaii', isSold: () => true }), undefined)
    assert.match(pages('en', [page]).refusal('hawaii', words => words === 'live fish')?.sentence ?? '', /live fish/)
    assert.equal(
      pages('en', [page]).refusal('lower_48', words => words === 'live fish'),
      undefined,
    )
  })

  it('is free everywhere but where that is taken out, and there from a limit of its own', () => {
    const zh = '江浙沪：6元。其他省份：10元。新疆、西藏、青海：20元。订单满199元，除新疆、西藏、青海外一律包邮；这三个地区满399元包邮。'
    const at = (place: string, goods: number) => read('zh', [zh], { place }, goods)?.fee
    assert.deepEqual([at('jiangsu', 278), at('hunan', 636), at('hunan', 50), at('xinjiang', 278), at('xinjiang', 756)], [0, 0, 10, 20, 0])
    const en = 'Delivery is £4. Orders over £50 go free, except to Northern Ireland. Northern Ireland: £10.'
    assert.equal(read('en', [en], { place: 'england' }, 60)?.fee, 0)
    assert.equal(read('en', [en], { place: 'northern_ireland' }, 60)?.fee, 10)
    assert.equal(read('zh', ['满99元包邮，新疆除外，不满收8元。'], { place: 'xinjiang' }, 120), undefined)
  })

  it('is not free from the limit of all for goods that are taken out of it', () => {
    const en = 'Parcels cost £4.95. Orders over £90 go free, unless they contain a wardrobe. Wardrobes travel by van for £25 each address.'
    const wardrobe = { isNamed: (words: string) => words.includes('wardrobe'), areNamed: (words: string) => words.includes('wardrobe') }
    assert.deepEqual([read('en', [en], {}, 200)?.fee, read('en', [en], wardrobe, 200)?.fee], [0, 25])
    const sofas = 'Delivery is £6. Orders of £50 or more are free, apart from sofas.'
    const isSofa = { isNamed: (words: string) => words.includes('sofas') }
    assert.deepEqual([read('en', [sofas], {}, 80)?.fee, read('en', [sofas], isSofa, 80)?.fee], [0, 6])
    assert.match(read('en', [sofas], isSofa, 80)?.sentences.at(-1)?.sentence ?? '', /apart from sofas/)
    const zh = '运费12元，满299元包邮，柜子除外。'
    const isCupboard = { isNamed: (words: string) => words.includes('柜子') }
    assert.deepEqual([read('zh', [zh], {}, 400)?.fee, read('zh', [zh], isCupboard, 400)?.fee], [0, 12])
  })

  it('is told for no place where regions have fees of their own, be others taken out of the free limit', () => {
    const zh = '江浙沪一单收8元，其他省份一单收15元，满299元全国包邮，新疆、西藏除外。'
    assert.equal(fee('zh', zh), undefined)
    assert.deepEqual([fee('zh', zh, { place: 'jiangsu' })?.[0], fee('zh', zh, { place: 'hunan' })?.[0]], [8, 15])
  })

  it('is that of a region which some goods may not go to, for all others', () => {
    const en = 'Parcels cost £4.95. To the islands a parcel costs £9.50, and we cannot send pianos there.'
    const isNamed = () => false
    assert.deepEqual(fee('en', en, { place: 'scottish_islands', isNamed, isSold: () => true }), [9.5])
    assert.ok(pages('en', [en]).refusal('scottish_islands', words => words === 'pianos'))
    assert.equal(pages('en', [en]).refusal('scottish_islands', isNamed), undefined)
  })

  it('is free from the limit that stands behind its own region', () => {
    const en = 'England and Wales: £3.95, 2 days. Free from £60. Highlands and Northern Ireland: £7.50, 3 days. Free from £120.'
    assert.equal(read('en', [en], { place: 'northern_ireland' }, 179)?.fee, 0)
    assert.equal(read('en', [en], { place: 'northern_ireland' }, 70)?.fee, 7.5)
    assert.equal(read('en', [en], { place: 'england' }, 70)?.fee, 0)
    const zh = '江浙沪：6元。满68元包邮。其他省份：10元。满128元包邮。'
    assert.equal(read('zh', [zh], { place: 'hubei' }, 70)?.fee, 10)
    assert.equal(read('zh', [zh], { place: 'zhejiang' }, 70)?.fee, 0)
  })

  it('is that of where the parcel goes', () => {
    const page = '订单满99元包邮，不满99元收8元运费；新疆和西藏不包邮，每单收25元。'
    assert.deepEqual(fee('zh', page, { place: 'shanghai' }), [8, 99])
    assert.deepEqual(fee('zh', page, { place: 'xinjiang' }), [25])
    assert.deepEqual(fee('zh', '江浙沪和北京上海包邮，其他地方补 10 元。', { place: 'henan' }), [10])
    assert.deepEqual(fee('zh', '江浙沪和北京上海包邮，其他地方补 10 元。', { place: 'shanghai' }), [0])
    const never = '满129元包邮,不满收8元邮费。新疆、西藏、青海不参加包邮,每单加收20元。'
    assert.deepEqual(
      [fee('zh', never, { place: 'tibet' }), fee('zh', never, { place: 'zhejiang' })],
      [
        [8, 129],
        [8, 129],
      ],
    )
    const home = 'We post from Sheffield for £3.95, and orders of £60 or more go free. Wales takes a day longer.'
    assert.deepEqual(fee('en', home, { place: 'wales' }), [3.95, 60])
    assert.deepEqual(fee('zh', '从广州发货，快递费6元，满88元包邮。', { place: 'shanghai' }), [6, 88])
    const mainland =
      "Standard delivery within mainland UK costs £4.50. It is free on orders of £75 or more. We also post to Northern Ireland and the Scottish Highlands for £8.50. We do not ship outside the UK. Tents can't go by next-day delivery to the Highlands."
    assert.deepEqual([fee('en', mainland, { place: 'highlands' }), fee('en', mainland, { place: 'england' })], [[8.5], [4.5, 75]])
    assert.equal(pages('en', [mainland]).refusal('highlands'), undefined)
    // What is said of it is no fee that could be counted.
    assert.equal(fee('zh', '满 88 元包邮，不满收 7 元，新疆西藏按实际重量另算。', { place: 'xinjiang' }), undefined)
    assert.equal(fee('en', 'Delivery is £3.95, free over £40.', { place: 'ireland' }), undefined)
  })

  it('is not guessed from a surcharge, from goods of a sort, from half a threshold, or from pages that differ', () => {
    assert.equal(fee('en', 'Remote islands cost an extra £12 per order, waived from £299.'), undefined)
    assert.equal(fee('zh', ['运费 8 元，满 99 元包邮。', '运费 20 元，满 300 元包邮。']), undefined)
    assert.equal(fee('zh', '活体满 80 元才发得了，运费 25 元。'), undefined)
    assert.equal(fee('en', 'Fish and shrimp ship overnight for a flat $39.'), undefined)
    const halves = ['Delivery costs £4.50. From £40 on another carrier brings it.']
    assert.deepEqual([read('en', halves, {}, 39)?.fee, read('en', halves, {}, 40)], [4.5, undefined])
    assert.equal(fee('en', 'Ground shipping is free on everything except trunks.'), undefined)
    const chairs = 'Delivery is £5, free over £50. Chairs travel by our own van for £30.'
    assert.deepEqual(fee('en', chairs, { isNamed: () => false }), [5, 50])
    assert.equal(fee('en', chairs, { isNamed: words => words.includes('chairs') }), undefined)
  })

  it('is that of the region, with its own limit or however much is bought', () => {
    const regions = ['江浙沪皖运费6元，其他省份8元，新疆、西藏、内蒙古18元。订单满99元包邮，但新疆、西藏、内蒙古满199元才包邮。']
    const paid = (place: string, goods: number) => read('zh', regions, { place }, goods)?.fee
    assert.deepEqual(
      [paid('anhui', 51), paid('anhui', 99), paid('fujian', 51), paid('xinjiang', 113), paid('xinjiang', 199)],
      [6, 0, 8, 18, 0],
    )
    const always = ['满 88 元免邮，不满 7 元；新疆西藏不管买多少都收 15 元。']
    assert.deepEqual([read('zh', always, { place: 'tibet' }, 200)?.fee, read('zh', always, { place: 'hunan' }, 200)?.fee], [15, 0])
    const onTop = read('zh', ['单笔满 59 元包邮，不满的收六元。新疆、西藏、青海不论买多少都加收十二元。'], { place: 'qinghai' }, 80)
    assert.deepEqual([onTop?.fee, onTop?.more], [0, 12])
    const flat = [
      'Delivery is £3.95, or nothing at all once your basket reaches £39. We do send to Northern Ireland and the Channel Islands, for a flat £9.50.',
    ]
    const inBritain = (place: string) => read('en', flat, { place }, 80)?.fee
    assert.deepEqual([inBritain('northern_ireland'), inBritain('channel_islands'), inBritain('wales')], [9.5, 9.5, 0])
    const europe = ['Evri is £3.20, DPD next day is £5.60, and the post is free over £50. Europe is £12 and takes a week or so.']
    assert.deepEqual([read('en', europe, { place: 'france' }, 80)?.fee, read('en', europe, {}, 80)?.fee], [12, 0])
  })

  it('is not free where that is denied or ended, nor what is free in another sense', () => {
    for (const text of [
      'No parcel is free.',
      'Delivery is not free, even over £50.',
      'We are free to deliver every day.',
      'The parcel is free of plastic.',
    ])
      assert.equal(read('en', [`Delivery is £4.50. ${text}`], {}, 120)?.fee, 4.5, text)
    for (const text of ['不再包邮。', '包邮活动已结束。', '满 99 元不再包邮。'])
      assert.equal(read('zh', [`运费 8 元。${text}`], {}, 120)?.fee, 8, text)
  })

  it('is that of the service that is named, and of the usual one where none is', () => {
    const page = [
      'Royal Mail Tracked 48 costs £3.40 and takes two to four working days; Tracked 24 costs £5.20 and takes one to two working days. Tracked 48 is free when the order comes to £45 or more.',
    ]
    assert.deepEqual(
      [read('en', page, { way: 'tracked_24' }, 60)?.fee, read('en', page, {}, 16.5)?.fee, read('en', page, {}, 45)?.fee],
      [5.2, 3.4, 0],
    )
  })

  it('is free of the service that is told before it, and has what another costs on top', () => {
    const free = [
      'We post from Sheffield by Royal Mail Tracked 48 for £3.95, and orders of £60 or more go free. Next-day delivery by DPD costs £7.50.',
    ]
    const paid = (goods: number, way?: 'next_day') => read('en', free, way === undefined ? {} : { way }, goods)?.fee
    assert.deepEqual([paid(40), paid(60), paid(60, 'next_day')], [3.95, 0, 7.5])
    const sf = read('zh', ['满 129 元包邮，不满的收 10 元运费。想发顺丰可以补 15 元，下单时在备注里写明。'], { way: 'sf' }, 20)
    assert.deepEqual([sf?.fee, sf?.more], [10, 15])
    const north = ['Orders of £60 or more go free to mainland Great Britain. The Scottish Highlands cost £9.95 whatever the amount.']
    assert.equal(read('en', north, { place: 'highlands' }, 150)?.fee, 9.95)
  })

  it('has on top what a way costs by region only where that way is asked for', () => {
    const zh = ['京津冀运费 6 元，其他省份运费 11 元。满 180 元包邮。默认发韵达，京津冀想发顺丰补 7 元，其他地方补 14 元。']
    const toSichuan = (goods: number, way?: 'sf') => read('zh', zh, { place: 'sichuan', ...(way === undefined ? {} : { way }) }, goods)
    assert.deepEqual([toSichuan(50)?.fee, toSichuan(50)?.more, toSichuan(200)?.fee], [11, undefined, 0])
    assert.deepEqual([toSichuan(50, 'sf')?.fee, toSichuan(50, 'sf')?.more, toSichuan(200, 'sf')?.more], [11, 14, 14])
    assert.equal(read('zh', zh, { place: 'beijing', way: 'sf' }, 50)?.more, 7)
    const en = ['England: £4. Scotland: £6. Next day adds £3 in England, and £5 extra in Scotland.']
    const toScotland = (way?: 'next_day') => read('en', en, { place: 'scotland', ...(way === undefined ? {} : { way }) }, 20)
    assert.deepEqual([toScotland()?.fee, toScotland()?.more, toScotland('next_day')?.more], [6, undefined, 5])
  })

  it('is free where a page says so of all, and unknown below the only limit it tells', () => {
    assert.equal(read('zh', ['顺丰空运，全国包邮，寄来寄去都是硬盒。'])?.fee, 0)
    assert.equal(read('en', ['Standard shipping is free, always.'])?.fee, 0)
    assert.equal(read('zh', ['婴儿车体积大，只走德邦，免邮费送货上门，一般3到5天。']), undefined)
    const limit = ['整单九十九起免运费，气罐和燃料自己到当地买。']
    assert.deepEqual([read('zh', limit, {}, 120)?.fee, read('zh', limit, {}, 60)], [0, undefined])
    assert.equal(read('en', ["Ask for a label by writing to us; there's no charge for it."]), undefined)
  })

  it('is free where the shop says that it pays, of what was told before, and where it says "there"', () => {
    const paid = (language: Language, text: string, sent: Sent, goods: number) => read(language, [text], sent, goods)?.fee
    const zh = '每单10元，不论几件。满80元我们出。'
    assert.deepEqual([paid('zh', zh, {}, 79), paid('zh', zh, { place: 'hubei' }, 80)], [10, 0])
    const en = 'Within mainland UK a parcel is £3.80, and we pay for it ourselves once your basket comes to £45 or more.'
    assert.deepEqual([paid('en', en, {}, 44), paid('en', en, { place: 'wales' }, 45)], [3.8, 0])
    const us = 'Shipping in the lower 48 states is $6.50 a parcel. Orders of $50 or more ship free there. Alaska and Hawaii cost $18.'
    assert.deepEqual(
      [paid('en', us, {}, 20), paid('en', us, { place: 'lower_48' }, 50), paid('en', us, { place: 'alaska' }, 50)],
      [6.5, 0, 18],
    )
    const islands = `${en} Northern Ireland, the Highlands and the rest cost £9. The free limit does not count there.`
    assert.equal(paid('en', islands, { place: 'highlands' }, 90), 9)
  })

  it('is that of all the others where those far off are named, which have a limit of their own', () => {
    const page = ['江浙沪 5 元,其他省份 9 元,新疆、西藏、青海 20 元。', '一单满 150 元免运费,上面三个偏远省区满 300 元才免。']
    const paid = (place: string, goods: number) => read('zh', page, { place }, goods)?.fee
    assert.deepEqual(
      [paid('gansu', 100), paid('gansu', 150), paid('tibet', 150), paid('tibet', 300), paid('jiangsu', 20)],
      [9, 0, 20, 0, 5],
    )
  })

  it('is nothing of what is sent again because it was missing or lost', () => {
    const missing = 'Delivery is £4. If a part is missing from a kit, tell us and we post just that part for free.'
    assert.equal(read('en', [missing], { isNamed: words => words.includes('kit'), areNamed: () => true }, 20)?.fee, 4)
    const lost = '运费 8 元。拼图丢了零片，补寄一律免运费。'
    assert.equal(read('zh', [lost], { isNamed: words => words.includes('拼图'), areNamed: () => true }, 20)?.fee, 8)
  })

  it('is that of such goods to where all of them go', () => {
    const ofGoods = (language: Language, text: string, word: string, place: string) =>
      read(language, [text], { place, isNamed: words => words.includes(word), areNamed: () => true }, 300)?.fee
    assert.equal(ofGoods('zh', '运费 8 元。钢琴不管寄到哪里都不收运费。', '钢琴', 'tibet'), 0)
    assert.equal(ofGoods('zh', '运费 8 元。钢琴另收运费 60 元。', '钢琴', 'tibet'), undefined)
    const lamps = 'A parcel is £4.50. Floor lamps always cost £12.'
    assert.deepEqual([ofGoods('en', lamps, 'lamps', 'england'), ofGoods('en', lamps, 'lamps', 'highlands')], [12, undefined])
  })

  it('is read of shops that nobody looked at while it was written, and seldom wrongly', () => {
    for (const [language, least] of [
      ['zh', 0.68],
      ['en', 0.25],
    ] as const) {
      const held = judgePostage(language).find(({ part }) => part === 'held back')!
      assert.ok(held.right / held.told >= least, JSON.stringify(held))
      assert.ok(held.wrong / held.said <= 0.15, JSON.stringify(held))
    }
  })

  it('says where nothing is sent to, and to no other place', () => {
    const refused = (language: Language, text: string, place: string) => pages(language, [text]).refusal(place)?.sentence
    const outside = 'We do not send live plants to Northern Ireland, and we do not ship outside the UK.'
    assert.equal(refused('en', outside, 'england'), undefined)
    assert.equal(refused('en', outside, 'northern_ireland'), outside)
    assert.equal(refused('zh', '江浙沪以外不发货。', 'shanghai'), undefined)
    for (const [language, text, place, other] of [
      ['en', 'Shipping is £4. We do not deliver to Hong Kong, Macao or Taiwan at the moment.', 'taiwan', 'scotland'],
      ['en', "We can't post live plants to Northern Ireland.", 'northern_ireland', 'scotland'],
      ['zh', '港澳台和国外暂时不发，新疆、西藏加 12 元。', 'hong_kong', 'xinjiang'],
      ['zh', '发全国各省，不寄台湾。', 'taiwan', 'tibet'],
    ] as const) {
      assert.ok(refused(language, text, place), text)
      assert.equal(refused(language, text, other), undefined, text)
    }
    assert.equal(refused('en', 'We do not deliver to islands but to Northern Ireland we do, for £6.', 'northern_ireland'), undefined)
    assert.equal(refused('en', 'We do not deliver at weekends.', 'taiwan'), undefined)
  })

  describe('where regions are set apart', () => {
    const paid = (language: Language, texts: readonly string[], place: string, goods: number) => {
      const rule = read(language, texts, { place }, goods)
      return rule === undefined ? undefined : rule.freeOver === undefined ? rule.fee : [rule.fee, rule.freeOver]
    }

    it('has one limit for all that are not taken out, however that is said', () => {
      const far = '新疆、西藏、青海：运费27元，买多少都是27元。'
      const near = '湖南、湖北：运费4元。其他省份：运费9元。'
      for (const limit of [
        '除了这三个地方，商品满132元包邮。',
        '除了新疆、西藏、青海，商品满132元包邮。',
        '商品总价到132元，除了上面说的新疆、西藏、青海，其他地方都包邮。',
        '货款满132元包邮(上面三个偏远地区除外)。',
        '一单的东西够132元，运费就免了（新疆、西藏、青海不算）。',
        '商品满 132 元包邮(包装费和刻字费不算进这 132 元里)。新疆、西藏、青海不包邮。',
      ]) {
        const of = (place: string, goods: number) => paid('zh', [near, far, limit], place, goods)
        assert.deepEqual([of('hubei', 60), of('hubei', 140), of('gansu', 60)], [[4, 132], 0, [9, 132]], limit)
        assert.deepEqual([of('tibet', 60), of('tibet', 400)], [27, 27], limit)
      }
      const isles = 'Scottish Highlands, Northern Ireland: £8.20, whatever you spend.'
      for (const limit of [
        'England, Wales and lowland Scotland: £3.10. Free from £48 of goods.',
        'Mainland Great Britain (England, Wales and Scotland south of the Highlands) costs £3.10. From £48 of goods it is free there.',
        'We deliver to mainland England and Wales for £3.10 and to mainland Scotland for £3.10; both are free once you spend £48.',
        'Mainland UK (not the Highlands): £3.10, free when your goods come to £48.',
        'Postage is £3.10 on orders under £48 and free above that, to mainland UK.',
        'Delivery costs £3.10 to any address in England, Wales and lowland Scotland. Goods of £48 or more are delivered free to England, Wales and lowland Scotland.',
      ]) {
        const of = (place: string, goods: number) => paid('en', [limit, isles, 'Wrapping does not count towards the £48.'], place, goods)
        assert.deepEqual([of('wales', 20), of('scotland', 50), of('highlands', 20), of('highlands', 90)], [[3.1, 48], 0, 8.2, 8.2], limit)
      }
    })

    it('has a limit of its own, or none, where that is told of it', () => {
      const zh = ['普通地区每单7元，满105元免；偏远地区（新疆、西藏、海南）每单19元，满255元免。']
      assert.deepEqual(
        [paid('zh', zh, 'hebei', 50), paid('zh', zh, 'hainan', 150), paid('zh', zh, 'hainan', 260)],
        [[7, 105], [19, 255], 0],
      )
      const never = ['四川、重庆运费6元，其他省市运费10元，西藏、新疆运费25元（不参加满额包邮）。商品满145元包邮。']
      assert.deepEqual([paid('zh', never, 'hunan', 150), paid('zh', never, 'tibet', 150)], [0, 25])
      const per = ['邮费：江浙沪5元/单，其余省份10元/单，青海30元/单。全场满158元包邮（青海除外）。']
      assert.deepEqual([paid('zh', per, 'jiangsu', 20), paid('zh', per, 'qinghai', 200)], [[5, 158], 30])
      const en = [
        'Shipping to the contiguous states is $5.30. It is free when your goods add up to $66.',
        'Hawaii: $14. That never becomes free. Canada is $21, and the $66 offer does not apply.',
      ]
      assert.deepEqual([paid('en', en, 'lower_48', 20), paid('en', en, 'lower_48', 70)], [[5.3, 66], 0])
      assert.deepEqual([paid('en', en, 'hawaii', 70), paid('en', en, 'canada', 70)], [14, 21])
      const within = ['Postage within the UK: £2.95 under £30, free from £30. Highlands and Islands: £6.50 under £80, free from £80.']
      assert.deepEqual(
        [paid('en', within, 'england', 20), paid('en', within, 'highlands', 40)],
        [
          [2.95, 30],
          [6.5, 80],
        ],
      )
      const offer = [
        'Orders over $75 ship free in the lower 48. Shipping there is $6. Hawaii is $14. The free shipping offer is not valid for Hawaii.',
      ]
      assert.equal(paid('en', offer, 'hawaii', 90), 14)
    })

    it('is not told from a limit on where it is not read what it is of', () => {
      const zh = ['广东：5元。其他地方：11元。', '木器满150元免运费。']
      const paid = (goods: number) => read('zh', zh, { place: 'guangdong', isSold: () => false }, goods)?.fee
      assert.deepEqual([paid(100), paid(200)], [5, undefined])
      const en = ['Wales: £4. From £40 on another carrier brings it.']
      assert.deepEqual([read('en', en, { place: 'wales' }, 39)?.fee, read('en', en, { place: 'wales' }, 41)], [4, undefined])
    })

    it('is what a way costs that goes to some of them only', () => {
      const page =
        'Lower 48: $6. Free from $80. Alaska: $15 flat. Express: $17 in place of that. Lower 48 only, never to a PO box, and it is not free above $80.'
      const express = (place: string) => read('en', [page], { place, way: 'express' }, 100)?.fee
      assert.deepEqual([express('lower_48'), express('alaska')], [17, undefined])
      const aside = 'Standard delivery is £4. Express is £8.40, England and Wales only, and is never free.'
      assert.equal(read('en', [aside], { place: 'wales', way: 'express' }, 100)?.fee, 8.4)
    })

    it('tells the limit before any place is known, with what is taken out of it', () => {
      const from = (language: Language, texts: readonly string[]) => pages(language, texts).freeFrom({})
      const zh = from('zh', ['江浙沪：6元。其他：9元。新疆：25元，买多少都是25元。', '商品满88元包邮。'])
      assert.deepEqual([zh?.freeOver, zh?.sentences.length], [88, 2])
      assert.equal(from('zh', ['江浙沪满99元包邮，其他省份满149元包邮。'])?.freeOver, undefined)
      assert.equal(from('en', ['England: £3. Scotland: £5. Free from £70. Highlands: £9, never free.'])?.freeOver, 70)
      const goods = pages('en', ['Delivery is £3, free over £70. An order with an anvil in it costs £30, and is never free.'])
      assert.equal(goods.freeFrom({ isNamed: words => words.includes('anvil') }), undefined)
    })
  })

  describe('of goods that go apart', () => {
    const named = (title: string) => (words: string) => namesGoods(words, [title])
    const sold = (titles: readonly string[]) => (words: string) => titles.some(title => namesGoods(words, [title]))

    it('refuses them where they may not go, and nothing else', () => {
      for (const [language, text, thing, other, place] of [
        ['zh', '搪瓷大盆太重，新疆、西藏、青海不发。', '搪瓷大盆 40厘米', '搪瓷杯 红', 'tibet'],
        ['zh', '海南和西藏的香水发不了，别的照发。', '茉莉 香水 50ml', '香皂', 'hainan'],
        ['zh', '水晶摆件怕碎，只发江浙沪，别处不行。', '水晶摆件', '木摆件盒', 'hunan'],
        ['en', 'We do not send the Anvil to Alaska or Canada.', 'Blacksmith Anvil', 'Forge Apron', 'canada'],
        ['en', 'Axes are the exception: we send them to addresses in mainland UK only.', 'Felling Axe', 'Whetstone', 'northern_ireland'],
        ['en', 'Iron stoves are too heavy for the plane, so we do not ship them to Alaska.', 'Iron Stove', 'Stove Brush', 'alaska'],
        ['en', 'Aerosols: UK mainland only.', 'Varnish Aerosol', 'Sketch Pad', 'northern_ireland'],
        ['en', 'No knives to Northern Ireland or abroad, sorry.', 'Paring Knife', 'Oak Board', 'northern_ireland'],
      ] as const) {
        const { refusal } = pages(language, [text])
        assert.equal(refusal(place, named(thing))?.sentence, text, text)
        assert.equal(refusal(place, named(other)), undefined, text)
      }
      const elsewhere = ['Wales: £4.', 'An order with a loom in it costs £20 to Wales. We do not send the loom anywhere else.']
      assert.ok(pages('en', elsewhere).refusal('highlands', named('Table Loom')))
      assert.equal(pages('en', elsewhere).refusal('wales', named('Table Loom')), undefined)
      assert.ok(pages('en', ['Channel Islands and abroad: we do not send there, sorry.']).refusal('channel_islands', named('Loom')))
    })

    it('has the fee of the place where they go for another one there, and none above a limit that may be theirs', () => {
      const paid = (language: Language, texts: readonly string[], title: string, place: string, goods: number) =>
        read(language, texts, { place, isNamed: named(title), areNamed: named(title) }, goods)?.fee
      const en = [
        'Lamps and shades (anything under 20 lb) go by UPS Ground for $7.95, 2–5 business days. Orders of $99 or more ship free.',
        'Alaska and Hawaii: shades and lamps only, $24.95 flat, no free limit.',
      ]
      const lamp = (place: string, goods: number) => paid('en', en, 'Clamp Lamp', place, goods)
      assert.deepEqual(
        [lamp('lower_48', 64), lamp('hawaii', 64), lamp('hawaii', 640), lamp('lower_48', 128)],
        [7.95, 24.95, 24.95, undefined],
      )
      const zh = ['画架每单运费20元。新疆：画架每单运费45元。满300元包邮。']
      assert.deepEqual([paid('zh', zh, '榉木画架', 'hunan', 90), paid('zh', zh, '榉木画架', 'xinjiang', 90)], [20, 45])
    })

    it('is of single things, and of what has nothing else with it, in no other parcel', () => {
      const page = ['Within the mainland a parcel is £3.50.', 'A single pattern goes as a letter for £1.20.']
      const sent = (pieces: number, all: boolean) => ({ place: 'england', pieces, isNamed: named('Blanket Pattern'), areNamed: () => all })
      const paid = (texts: readonly string[], of: Sent) => read('en', texts, of, 20)?.fee
      assert.deepEqual([paid(page, sent(1, true)), paid(page, sent(2, true)), paid(page, sent(4, false))], [1.2, 3.5, 3.5])
      const cold = ['England and Wales: £5.95.', 'Crackers and boards without any cheese may go by ordinary post for £3.50.']
      const of = (titles: readonly string[]) => ({
        place: 'england',
        isNamed: (words: string) => titles.some(title => namesGoods(words, [title])),
        areNamed: (words: string) => titles.every(title => namesGoods(words, [title])),
        isSold: () => true,
      })
      assert.deepEqual(
        [paid(cold, of(['Rye Crackers'])), paid(cold, of(['Blue Cheese'])), paid(cold, of(['Rye Crackers', 'Blue Cheese']))],
        [3.5, 5.95, 5.95],
      )
      assert.equal(fee('zh', ['运费12元。', '不含花瓶的卡片单独寄，3元。'], { isNamed: named('花瓶') })?.[0], 12)
    })

    it('tells no fee where it may be these that are not sent', () => {
      const page = ['Parcels are £4. Northern Ireland is £9.', 'We cannot post live cultures to Northern Ireland.']
      const sent = (titles: readonly string[]) => ({ place: 'northern_ireland', isNamed: named('Kombucha Starter'), isSold: sold(titles) })
      assert.equal(read('en', page, sent(['Kombucha Starter']), 20), undefined)
      assert.equal(read('en', page, sent(['Kombucha Starter', 'Live Cultures Set']), 20)?.fee, 9)
    })

    it('has their fee for a whole order, and no other order has it', () => {
      const en = [
        'Lower 48: $6. Orders of $90 or more ship free.',
        'An order with a Lookout in it costs a flat $19 in the lower 48, whatever else is in it, and is never free.',
      ]
      const paid = (language: Language, texts: readonly string[], title: string, place: string) =>
        read(language, texts, { place, isNamed: named(title), areNamed: () => false }, 200)?.fee
      assert.deepEqual([paid('en', en, 'Lookout Cat Tree', 'lower_48'), paid('en', en, 'Cat Bed', 'lower_48')], [19, 0])
      const zh = ['运费一律12元，商品满150元包邮。', '大件的画架单独走物流，每单35元，不管还买了别的什么。']
      assert.deepEqual([paid('zh', zh, '榉木画架', 'hunan'), paid('zh', zh, '颜料', 'hunan')], [35, 0])
    })
  })

  it('is told by what a parcel weighs, where that is known', () => {
    const seeds = 'Parcels up to 2 kg are £3.95. Anything heavier than 2 kg, up to 30 kg, goes by carrier for £8.50 whatever is in it.'
    const free = 'Orders over £90 that weigh 30 kg or less travel free.'
    const paid = (weight: number | undefined, goods: number) =>
      read('en', [seeds, free], weight === undefined ? {} : { weight }, goods)?.fee
    assert.deepEqual([paid(900, 20), paid(2000, 20), paid(8000, 36), paid(20_000, 90), paid(20_000, 91)], [3.95, 3.95, 8.5, 8.5, 0])
    assert.deepEqual([paid(31_000, 95), paid(undefined, 20), paid(undefined, 95)], [undefined, undefined, 0])
    const both = 'Postage is £3 for parcels under 1 kg and £6 for anything heavier than 1 kg.'
    assert.deepEqual([fee('en', both, { weight: 400 }), fee('en', both, { weight: 1400 })], [[3], [6]])
    const zh = '5公斤以内的包裹运费12元，5到20公斤25元，满199元且不超过20公斤包邮。'
    assert.deepEqual([fee('zh', zh, { weight: 3000 }), fee('zh', zh, { weight: 8000 }), fee('zh', zh)], [[12, 199], [25, 199], undefined])
    assert.equal(fee('zh', '首重1公斤10元，续重每公斤加4元。', { weight: 3000 }), undefined)
  })

  it('is that of all but those far off where ordinary provinces are named', () => {
    const page = '江浙沪运费6元，其他省份10元，新疆、西藏20元。满99元江浙沪和普通省份免运费，新疆、西藏满199元免运费。'
    const paid = (place: string, goods: number) => read('zh', [page], { place }, goods)?.fee
    assert.deepEqual([paid('hunan', 98), paid('hunan', 100), paid('zhejiang', 100), paid('xinjiang', 100)], [10, 0, 0, 20])
  })
})
