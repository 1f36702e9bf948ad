import assert from 'node:assert/strict'
import { isExcepted } from '../../server/rules/page-codes.ts'
import { asksAsGroup, readVolumeRules, tierFor } from '../../server/rules/volume-rules.ts'
import type { Language } from '../../server/wire.ts'

const read = (text: string, language: Language = 'zh') =>
  readVolumeRules([{ id: 1, topic: 'prices', language, position: 0, heading: '', text }], language)
const tiers = (text: string, language: Language = 'zh') =>
  read(text, language).flatMap(rule => rule.tiers.map(({ from, percent }) => [from, percent]))

describe('A lower price for many pieces', () => {
  it('is read from the pages in both languages', () => {
    assert.deepEqual(tiers('团购：同款满20条打九五折，满50条打八折。'), [
      [20, 5],
      [50, 20],
    ])
    assert.deepEqual(tiers('12件以上8.5折。'), [[12, 15]])
    assert.deepEqual(tiers('Buy 12 or more of one candle and get 10% off.', 'en'), [[12, 10]])
    assert.deepEqual(tiers('We take 15 % off 40 or more.', 'en'), [[40, 15]])
    assert.deepEqual(tiers('We give 15% off for 40 or more.', 'en'), [[40, 15]])
    assert.deepEqual(tiers('一次买十件以上打九折，二十件以上八五折。'), [
      [10, 10],
      [20, 15],
    ])
    assert.deepEqual(tiers('五十盒起九折，一百盒可以印腰封。'), [[50, 10]])
    assert.deepEqual(tiers('Five pieces or more bring 8% off, twenty or more 15%.', 'en'), [
      [5, 8],
      [20, 15],
    ])
    assert.deepEqual(tiers('10 per cent off orders of six or more of the same thing.', 'en'), [[6, 10]])
  })

  it('is for none that the page leaves out', () => {
    const [rule] = read('咖啡豆买满5袋打九折，同款不同款都算，挂耳礼盒不算。')
    assert.ok(isExcepted(rule!, ['赶路挂耳咖啡礼盒']))
    assert.ok(!isExcepted(rule!, ['夜班深烘拼配豆']))
    const [english] = read('10% off six or more of one mug, except the travel mug.', 'en')
    assert.deepEqual([isExcepted(english!, ['Heron Travel Mug']), isExcepted(english!, ['Heron Mug'])], [true, false])
  })

  it('is for the goods that it names, counted one by one or all together', () => {
    const only = (text: string, language: Language = 'zh') => read(text, language).map(rule => [rule.tiers[0]!.from, rule.only, rule.mixed])
    assert.deepEqual(only('From four bags of seeds in one order on, the seeds are 10% off.', 'en'), [[4, ['seeds'], true]])
    assert.deepEqual(only('Any six or more Tern bowls and egg cups in one order, mixed as you like: 10% off.', 'en'), [
      [6, ['Tern bowls', 'egg cups'], true],
    ])
    assert.deepEqual(only('From ten Dale notepads of the same size we take 10% off these notepads.', 'en'), [
      [10, ['Dale notepads'], undefined],
    ])
    assert.deepEqual(only('同一款茶罐满10个打九五折。'), [[10, ['茶罐'], undefined]])
    assert.deepEqual(only('一次买十件以上打九折。'), [[10, undefined, undefined]])
    assert.deepEqual(only('Orders of ten hampers or more get 10% off.', 'en'), [[10, ['hampers'], true]])
    assert.deepEqual(only('Orders of six bottles or more get 10% off.', 'en'), [[6, undefined, undefined]])
    assert.deepEqual(only('Ten balls or more of one yarn in one colour get 10% off.', 'en'), [[10, ['yarn'], undefined]])
    assert.deepEqual(only('10 or more of any one garment gets 5% off the garments.', 'en'), [[10, undefined, undefined]])
    assert.deepEqual(only('十束以上同款的，打九折。'), [[10, undefined, undefined]])
  })

  it('is read as what each costs then, of the goods that it names', () => {
    const each = (text: string, language: Language = 'zh') =>
      read(text, language).map(rule => [rule.only, ...rule.tiers.map(tier => [tier.from, tier.each])])
    assert.deepEqual(each('竖笛一次买20支以上,每支28元;40支以上每支25元,颜色可以混。'), [[['竖笛'], [20, 28], [40, 25]]])
    assert.deepEqual(each('单位团购山货礼盒20个以上每个198元，50个以上每个188元，先打电话定。'), [[['山货礼盒'], [20, 198], [50, 188]]])
    assert.deepEqual(each('扎染手帕满30条15元一条。'), [[['扎染手帕'], [30, 15]]])
    assert.deepEqual(each('Twenty or more recorders are £28 each, forty or more £25 each.', 'en'), [[['recorders'], [20, 28], [40, 25]]])
    assert.deepEqual(each('Jam jars: 24 or more £1.10 each.', 'en'), [[['Jam jars'], [24, 1.1]]])
    assert.deepEqual(
      each('Candles are £7 each for 12 or more.', 'en').flatMap(([, ...tiersOf]) => tiersOf),
      [[12, 7]],
    )
    for (const text of ['20个起印，每个加6元。', '三层以上每层收5元。', '刻字10个以上每个8元。', '三个窗户以上每个50元。'])
      assert.deepEqual(each(text), [], text)
    for (const text of ['Names on ten or more caps are £3 each.', 'Two or more parcels cost £4 each for postage.'])
      assert.deepEqual(each(text, 'en'), [], text)
  })

  it('is for the many goods that it counts, and for whatever has no rule of its own', () => {
    const only = (text: string, language: Language = 'zh') => read(text, language).map(rule => [rule.only, rule.rest])
    assert.deepEqual(only('Anyone buying six or more fenders gets 10% off them.', 'en'), [[['fenders'], undefined]])
    assert.deepEqual(only('Rope: 50 metres or more of one size is 15% off.', 'en'), [[['Rope'], undefined]])
    assert.deepEqual(only('其他乐器同款买5件以上打九折。'), [[['乐器'], true]])
  })

  it('is for whom the page says', () => {
    const groups = (text: string, language: Language = 'zh') =>
      read(text, language).flatMap(rule => rule.tiers.map(tier => tier.forGroups === true))
    assert.deepEqual(groups('同一款买十件以上打九折，救助站和宠物医院满二十件打八五折。'), [false, true])
    assert.deepEqual(groups('同一款满10件打九折，团购可以印公司标志。'), [false])
    assert.deepEqual(groups('Cycling clubs and schools get 10 per cent off orders of six or more.', 'en'), [true])
    assert.deepEqual(groups('10% off six or more of one mug.', 'en'), [false])
    assert.equal(asksAsGroup("we're a primary school"), true)
    assert.equal(asksAsGroup('12 of these, how much'), false)
  })

  it('is none where a sum of money, a coupon or something else is told', () => {
    for (const text of ['满300元打九折。', '满99元包邮。', '新人首单九折。', '30天内可退。']) assert.deepEqual(tiers(text), [], text)
    for (const text of ['Orders of $100 or more get 10% off.', 'Spend £1,500 or more for 5% off.', '100% cotton, 2 or more colours.'])
      assert.deepEqual(tiers(text, 'en'), [], text)
  })

  it('holds from its fewest pieces on, the highest tier that is reached', () => {
    const [rule] = read('满20条打九五折，满50条打八折。')
    assert.equal(tierFor(rule!, 19), undefined)
    assert.equal(tierFor(rule!, 20)?.percent, 5)
    assert.equal(tierFor(rule!, 64)?.percent, 20)
  })
})
