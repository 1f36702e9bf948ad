import assert from 'node:assert/strict'
import { readPostage, type Sent } from '../../server/shop/postage-rules.ts'
import type { Language } from '../../server/wire.ts'

const pages = (language: Language, texts: readonly string[]) => {
  const passages = texts.map((text, at) => ({ id: at, topic: 'shipping', position: at, language, heading: 'shipping', text }))
  return readPostage(passages, language)
}
const read = (language: Language, texts: readonly string[], sent: Sent = {}) => pages(language, texts).ruleFor(sent)
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

  it('is put together where two sentences tell it, and both are quoted, and no other', () => {
    const page =
      'Standard delivery with Royal Mail costs £3.95 and takes 2 to 4 working days. It is free on orders of £50 or more. Next-day delivery with DPD costs £6.95 if you order before 1 pm. We do not deliver at weekends.'
    const rule = read('en', [page])
    assert.deepEqual([rule?.fee, rule?.freeOver, rule?.sentences.length], [3.95, 50, 2])
    assert.deepEqual(fee('en', 'Free delivery over £75. Delivery costs £4.50.'), [4.5, 75])
    assert.deepEqual(fee('en', ['Orders over £60 go free.', 'We charge a flat £4.50 for postage.']), [4.5, 60])
    assert.deepEqual(fee('en', 'Standard UK delivery (2–3 working days): £3.99. Free standard delivery over £45.'), [3.99, 45])
    assert.deepEqual(fee('zh', '全国统一运费12元，单笔满200元免运费。要当天到可以叫闪送，同城30元。'), [12, 200])
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
    assert.equal(fee('en', 'Delivery costs £4.50. From £40 on another carrier brings it.'), undefined)
    assert.equal(fee('en', 'Ground shipping is free on everything except trunks.'), undefined)
    const chairs = 'Delivery is £5, free over £50. Chairs travel by our own van for £30.'
    assert.deepEqual(fee('en', chairs, { isNamed: () => false }), [5, 50])
    assert.equal(fee('en', chairs, { isNamed: words => words.includes('chairs') }), undefined)
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
})
