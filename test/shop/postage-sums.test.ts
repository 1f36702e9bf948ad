import assert from 'node:assert/strict'
import type { TotalAsks } from '../../server/dialogue/wants.ts'
import { readBuyerRules } from '../../server/shop/buyer-rules.ts'
import { readPostage } from '../../server/shop/postage-rules.ts'
import { createSums } from '../../server/shop/sums.ts'
import { readSurcharges } from '../../server/shop/surcharges.ts'
import { readVolumeRules } from '../../server/shop/volume-rules.ts'
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
    unwrapped: () => [],
    pageCodes: () => [],
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
