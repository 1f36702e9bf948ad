import assert from 'node:assert/strict'
import type { TotalAsks } from '../../server/dialogue/sum-asks.ts'
import { createSums } from '../../server/facts/sums.ts'
import { readBuyerRules } from '../../server/rules/buyer-rules.ts'
import { readPageCodes } from '../../server/rules/page-codes.ts'
import { readPostage } from '../../server/rules/postage-rules.ts'
import { readServices } from '../../server/rules/services.ts'
import { readSurcharges } from '../../server/rules/surcharges.ts'
import { readVolumeRules } from '../../server/rules/volume-rules.ts'
import type { Product } from '../../server/store/catalogue.ts'
import type { Language } from '../../server/wire.ts'

const product = (sku: string, title: string, price: number): Product => ({
  sku,
  title: /\p{Script=Han}/u.test(title) ? { zh: title } : { en: title },
  description: {},
  category: {},
  brand: {},
  highlights: {},
  aliases: {},
  price,
  currency: 'GBP',
  variants: [{ sku, options: {}, price }],
})

/** What a shop that sells these says that so many of each come to, by one page. */
function summed(
  language: Language,
  page: string,
  shop: readonly Product[],
  order: Readonly<Record<string, number>>,
  asks: TotalAsks,
  text = '',
) {
  const passages = [{ id: 1, topic: 'shipping', position: 1, language, heading: language === 'zh' ? '运费' : 'Delivery', text: page }]
  const total = createSums({
    currency: () => 'GBP',
    product: sku => shop.find(one => one.sku === sku),
    coupon: () => undefined,
    reduction: () => undefined,
    shipping: () => undefined,
    volumeRules: () => readVolumeRules(passages, language),
    buyerRules: () => readBuyerRules(passages, language),
    postage: () => readPostage(passages, language),
    surcharges: () => readSurcharges(passages, language),
    services: () => readServices(passages, language),
    unwrapped: () => [],
    pageCodes: () => readPageCodes(passages, language),
    nameOf: sku => ({ type: 'phrase', text: sku, source: 'shop', ref: `product:${sku}` }),
    vocabulary: () => ({
      categories: [],
      colours: [],
      sizes: [],
      currency: 'GBP',
      products: shop.map(({ sku, title }) => ({ sku, names: Object.values(title) })),
    }),
    labelOf: (_kind, id) => id,
  })
  const lines = Object.entries(order).map(([sku, quantity]) => ({ sku, quantity }))
  return total({ want: 'total', of: 'cart', lines, asks, text }, language)
}

const shop = [product('pen', 'Wren Pen', 3000), product('axe', 'Felling Axe', 4000), product('tin', 'Seed Tin', 500)]
const zhShop = [product('gang', '青釉大水缸', 3000), product('bei', '手绘茶杯', 1000)]

describe('Sums with what a parcel costs', () => {
  it('are of half a metre too, of what is sold by its length', () => {
    const linen = [product('linen', 'Linen by the metre', 1100)]
    const half = summed('en', 'Delivery is £4.', linen, { linen: 3 }, {}, 'no i said 3.5m')
    assert.deepEqual([half.total?.text, half.count], ['£38.50', undefined])
    assert.equal(summed('en', 'Delivery is £4.', shop, { pen: 3 }, {}, 'the 3.5m one').total?.text, '£90')
  })

  it('tell no parcel where what comes on top may be for these goods', () => {
    const page = '运费8元。鱼缸易碎，每只另收30元木架费。'
    const tanks = [product('small', '斗鱼小缸', 4500), product('brush', '刷缸器', 2600)]
    assert.equal(summed('zh', page, tanks, { brush: 1 }, { shipping: true }).fee?.text, '£8')
    assert.equal(summed('zh', page, tanks, { small: 1 }, { shipping: true }).fee, undefined)
  })

  it('tell what is missing of a free one before anybody says where it goes', () => {
    const zh = summed('zh', '江浙沪6元，其他省9元。商品满80元包邮（新疆、西藏除外）。', zhShop, { bei: 3 }, { shipping: true })
    assert.equal(zh.missing?.text, '£50')
    assert.ok(zh.rule?.text.includes('新疆、西藏除外'))
    assert.deepEqual([zh.fee, zh.unsent], [undefined, true])
    const en = 'Scotland: £4. Wales: £5. Orders of £80 or more ship free. Northern Ireland: £9, never free.'
    assert.equal(summed('en', en, shop, { pen: 1 }, { shipping: true }).missing?.text, '£50')
    assert.equal(summed('en', en, shop, { pen: 3 }, { shipping: true }).missing, undefined)
    assert.equal(summed('en', en, shop, { pen: 1 }, { shipping: true, place: 'northern_ireland' }).missing, undefined)
  })

  it('tell no fee and say why where the order holds what may not go there', () => {
    const en = 'Scotland: £4. Northern Ireland: £9. Axes can only be sent to Scotland.'
    const asks = { shipping: true, place: 'northern_ireland' } as const
    const refused = summed('en', en, shop, { pen: 1, axe: 1 }, asks)
    assert.deepEqual([refused.fee, refused.shipping, refused.unsent], [undefined, undefined, undefined])
    assert.ok(refused.rule?.text.includes('Axes can only be sent to Scotland.'))
    assert.equal(summed('en', en, shop, { pen: 1 }, asks).fee?.text, '£9')
    const zh = '运费一律8元。水缸太重，新疆不发。新疆运费20元。'
    assert.ok(summed('zh', zh, zhShop, { gang: 1 }, { shipping: true, place: 'xinjiang' }).rule?.text.includes('水缸太重'))
    assert.equal(summed('zh', zh, zhShop, { bei: 1 }, { shipping: true, place: 'xinjiang' }).fee?.text, '£20')
  })

  it('count in what goods of a sort and a size cost on top, free parcel or not, and nothing that is done on wish', () => {
    const en = 'Delivery is £5, and past £60 we swallow the postage. Axes carry a £7 crate charge each, free delivery or not.'
    assert.equal(summed('en', en, shop, { axe: 2 }, { shipping: true }).lowered?.text, '£94')
    assert.equal(summed('en', en, shop, { pen: 1 }, { shipping: true }).lowered?.text, '£35')
    const zh = '运费8元，满50元小店出运费。60厘米的缸另收木架费35元一口，木架费不在包邮里头。水缸送货上楼要加20元。'
    const tanks = [...zhShop, product('da', '溪石超白缸 60厘米', 6000), product('xiao', '溪石超白缸 45厘米', 4000)]
    assert.equal(summed('zh', zh, tanks, { da: 2 }, { shipping: true }).lowered?.text, '£190')
    assert.equal(summed('zh', zh, tanks, { xiao: 1 }, { shipping: true }).lowered?.text, '£48')
    assert.equal(summed('zh', zh, tanks, { gang: 2 }, { shipping: true }).lowered, undefined)
  })

  it('take off what some who buy are given, from the sum on that the page tells, of the goods that it names', () => {
    const en = 'There is 10% off for schools and registered charities on baskets above £50. Members get 20 percent off pens with a card.'
    const asked = (buyer: string) => summed('en', en, shop, { pen: 1, axe: 1 }, { buyer })
    assert.equal(asked('what is the total with our school discount').lowered?.text, '£63')
    assert.equal(asked("i'm a member, anything off").lowered?.text, '£64')
    assert.deepEqual([asked('students').rule, summed('en', en, shop, { pen: 1 }, {}).rule], [undefined, undefined])
    const below = summed('en', en, shop, { pen: 1 }, { buyer: 'we are a school' })
    assert.deepEqual([below.lowered, below.rule?.text.includes('schools')], [undefined, true])
    const zh = '公司团建满20元打九五折，满50元打九折。老客人打九折，请联系客服。'
    assert.equal(summed('zh', zh, zhShop, { bei: 3 }, { buyer: '我们公司团建' }).lowered?.text, '£28.50')
    const regular = summed('zh', zh, zhShop, { bei: 3 }, { buyer: '老客有优惠吗' })
    assert.deepEqual([regular.lowered, regular.rule?.text.includes('老客人')], [undefined, true])
  })

  it('charge for letters by how many there are, where the page does', () => {
    const zh = '茶杯可以刻字，十个字以内30元，多了每个字加2元。'
    const lettered = (text: string, page = zh) =>
      summed('zh', page, zhShop, { bei: 1 }, { engraving: true, shipping: true }, text).lowered?.text
    assert.deepEqual([lettered('刻字'), lettered('刻十二个字')], ['£40', '£44'])
    const each = '绣名字：一个字8元，最多四个字。'
    assert.deepEqual([lettered('绣两个字', each), lettered('绣名字', each)], ['£26', undefined])
  })

  it('take off what many of one sort bring, of these alone', () => {
    const en = 'Any four or more pens and axes in one order, mixed as you like: 10% off.'
    assert.equal(summed('en', en, shop, { pen: 2, axe: 2, tin: 1 }, {}).lowered?.text, '£131')
    assert.equal(summed('en', en, shop, { pen: 2, tin: 6 }, {}).lowered, undefined)
    const zh = '同一款茶杯满10个打九折。'
    assert.equal(summed('zh', zh, zhShop, { bei: 10, gang: 1 }, {}).lowered?.text, '£120')
  })

  it('count in the parcel that is as heavy as what is in it', () => {
    const page = 'Parcels up to 2 kg are £3.95. Anything heavier than 2 kg, up to 30 kg, goes by carrier for £8.50.'
    const clay = (sku: string, size: string): Product => {
      const one = product(sku, `Clay ${sku}`, 500)
      return { ...one, variants: [{ ...one.variants[0]!, options: { size: { en: size } } }] }
    }
    const bags = [clay('little', '500 g'), clay('big', '5 kg'), product('pen', 'Wren Pen', 3000)]
    const grand = (order: Readonly<Record<string, number>>) => summed('en', page, bags, order, { shipping: true }).lowered?.text
    assert.deepEqual(
      [grand({ little: 3 }), grand({ little: 5 }), grand({ big: 2 }), grand({ big: 7 })],
      ['£18.95', '£33.50', '£18.50', undefined],
    )
    // What a pen weighs nobody has told.
    assert.equal(grand({ little: 1, pen: 1 }), undefined)
  })
})

describe('Sums with work of the shop', () => {
  const tools = [product('saw', 'Bow Saw', 2000), product('mower', 'Reel Mower', 9000), product('spade', 'Border Spade', 3000)]
  const page = 'Setting up a mower costs £25, and sharpening a saw is £6.'

  it('have it as lines of their own, of the goods that it is told of', () => {
    const both = summed('en', page, tools, { saw: 2, spade: 1 }, { services: [{ of: 'sharpen' }] })
    assert.match(both.rule!.text, /sharpening a saw is £6\.” \(2 × £6 = £12\)/u)
    assert.equal(both.lowered?.text, '£82')
    const one = summed('en', page, tools, { mower: 1 }, { services: [{ of: 'install' }] })
    assert.equal(one.lowered?.text, '£115')
    // Of a spade none of it is told.
    assert.equal(summed('en', page, tools, { spade: 1 }, { services: [{ of: 'install' }, { of: 'sharpen' }] }).rule, undefined)
  })

  it('have it floor by floor, and quote the rule alone where nobody said which floor', () => {
    const zh = '没有电梯的，三楼起每层收20元。'
    const order = { gang: 1 }
    assert.equal(summed('zh', zh, zhShop, order, { services: [{ of: 'stairs', count: 6 }] }).lowered?.text, '£110')
    assert.equal(summed('zh', zh, zhShop, order, { services: [{ of: 'stairs', count: 2 }] }).lowered?.text, undefined)
    const open = summed('zh', zh, zhShop, order, { services: [{ of: 'stairs' }] })
    assert.deepEqual([open.lowered, open.rule?.text.includes('每层收20元')], [undefined, true])
  })

  it('confirm what somebody has come to with it, and remember it', () => {
    const sum = summed('en', page, tools, { saw: 2 }, { claimed: 52 })
    assert.match(sum.claim!.text, /right/)
    assert.deepEqual(sum.services, [{ of: 'sharpen', fee: 6 }])
    assert.match(summed('en', page, tools, { saw: 2 }, { claimed: 57 }).claim!.text, /not quite/)
  })

  it('charge nothing for what the goods come with', () => {
    const free = { ...product('bench', 'Oak Bench', 8000), description: { en: 'Free assembly at your home.' } }
    const rule = 'Assembly of a bench costs £30.'
    assert.equal(summed('en', rule, [free], { bench: 1 }, { services: [{ of: 'install' }] }).lowered, undefined)
    assert.equal(
      summed('en', rule, [product('bench', 'Oak Bench', 8000)], { bench: 1 }, { services: [{ of: 'install' }] }).lowered?.text,
      '£110',
    )
  })
})

describe('Sums with what somebody says is taken off', () => {
  const goods = [product('mug', 'Harbour Mug', 1000), product('jug', 'Milk Jug', 2000)]

  it('take off what those with an account get, where they say to have one, and not what many pieces bring', () => {
    const page = 'Decorators with a trade account get 15% off and pay later. Anybody who buys ten or more of one item gets 5% off.'
    const has = { buyer: 'I have a trade account' }
    assert.equal(summed('en', page, goods, { mug: 10 }, has).lowered?.text, '£85')
    assert.equal(summed('en', page, goods, { mug: 10 }, { percent: 15 }).lowered?.text, '£85')
    assert.equal(summed('en', page, goods, { mug: 10 }, { buyer: 'i am a decorator' }).lowered?.text, '£95')
  })

  it('take off as much as the page tells of each sort', () => {
    const page = 'The trade discount is 30 per cent on mugs and cups, and 10 per cent on everything else. Gift boxes are not discounted.'
    assert.equal(summed('en', page, goods, { mug: 10, jug: 1 }, { buyer: 'we are a cafe, at trade price' }).lowered?.text, '£88')
  })

  it('take off so many per cent as a first order brings by the pages', () => {
    const page = 'Whoever signs up for the newsletter gets 10 per cent off the first order.'
    assert.equal(summed('en', page, goods, { mug: 3 }, { percent: 10 }).lowered?.text, '£27')
    assert.equal(summed('en', page, goods, { mug: 3 }, { percent: 20 }).lowered, undefined)
  })
})

describe('Postage of a town and of everywhere else', () => {
  it('is read where its money is a word', () => {
    const en = 'Postage within the UK is 4.50 pounds per order. Orders of 70 pounds or more are sent free within the UK.'
    assert.equal(summed('en', en, shop, { pen: 1 }, { shipping: true }).lowered?.text, '£34.50')
    assert.equal(summed('en', en, shop, { pen: 3 }, { shipping: true }).shipping, 'free')
  })

  const page = '市区由我们自己送，当天到。满100元免运费，不满收6元。外地发快递，首重9元；满200元包邮。'
  it('is by the rule of where it goes, and nobody is told that of the town who does not live there', () => {
    const to = (order: Readonly<Record<string, number>>, place?: string) =>
      summed('zh', page, zhShop, order, { shipping: true, ...(place === undefined ? {} : { place }) })
    assert.equal(to({ gang: 7 }, 'fujian').shipping, 'free')
    assert.match(to({ gang: 7 }, 'fujian').rule!.text, /外地/u)
    assert.deepEqual([to({ gang: 5 }, 'fujian').fee, to({ gang: 5 }, 'fujian').shipping], [undefined, undefined])
    assert.deepEqual([to({ gang: 5 }).fee, to({ gang: 5 }).shipping], [undefined, undefined])
  })

  it('is the fee of all below a limit that is told of the mainland', () => {
    const en =
      'We send parcels for £3.95, and orders of £60 or more go free within mainland UK. The Highlands cost £8.95 whatever you spend and take up to five working days.'
    assert.equal(summed('en', en, shop, { pen: 1 }, { shipping: true, place: 'england' }).fee?.text, '£3.95')
    assert.equal(summed('en', en, shop, { pen: 3 }, { shipping: true, place: 'england' }).shipping, 'free')
    assert.equal(summed('en', en, shop, { pen: 3 }, { shipping: true, place: 'highlands' }).fee?.text, '£8.95')
  })
})
