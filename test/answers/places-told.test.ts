import assert from 'node:assert/strict'
import { isOfOthers } from '../../server/answers/place-rules.ts'
import { countsAs, placesToldInSteps, tellsAsked, toldFor, verdictFor } from '../../server/answers/places-told.ts'
import { atOnce } from '../../server/language/long-work.ts'
import { placesNamed } from '../../server/language/places.ts'
import type { Passage } from '../../server/store/policies.ts'

const page = (heading: string, ...texts: string[]) =>
  texts.map((text, id): Passage => ({ id, text, heading, topic: 'shipping', language: 'en', position: id }))
const reading = (heading: string, ...texts: string[]) => atOnce(placesToldInSteps(page(heading, ...texts)))
const inChina = reading(
  '运费 › 偏远地区',
  '寄往新疆、西藏和内蒙古的订单每单加收 12 元运费。',
  '我们配送中国大陆所有省份。',
  '江浙沪 1 到 2 天，其他省份 2 到 4 天，偏远地区 5 到 7 天。',
)
const inBritain = reading(
  'Delivery',
  'We deliver to England, Wales and mainland Scotland.',
  'The Highlands, the Scottish islands and Northern Ireland cost £6 more.',
)
const told = (places: typeof inChina, question: string, sentence: string) => {
  const place = places.placeOf(question)
  return place && toldFor(place, sentence)
}

describe('What is told of places', () => {
  it('is told whole where what is told of the place says nothing by itself', () => {
    const whole = 'We do not post abroad, and that includes the Republic of Ireland.'
    const part = told(inBritain, 'do you post to the Republic of Ireland', whole)?.part
    assert.deepEqual([part, verdictFor('do you post to the Republic of Ireland', part ?? '')], [whole, 'no'])
    const inChinese = '国外不寄，香港也是。'
    assert.equal(told(inChina, '能寄香港吗', inChinese)?.part, inChinese)
  })

  it("is told for the place that is asked about: of its region, of the rest, of far-off regions by the shop's own list", () => {
    const days = '江浙沪 1 到 2 天，其他省份 2 到 4 天，偏远地区 5 到 7 天。'
    for (const [question, part] of [
      ['南京几天能到', '江浙沪 1 到 2 天'],
      ['我在成都', '其他省份 2 到 4 天'],
      ['寄乌鲁木齐要多久', '偏远地区 5 到 7 天'],
      ['呼和浩特呢', '偏远地区 5 到 7 天'],
    ] as const)
      assert.equal(told(inChina, question, days)?.part, part, question)
    const english = 'Shanghai, Jiangsu and Zhejiang take 1 to 2 days, other provinces 2 to 4 days, remote areas 5 to 7 days.'
    assert.equal(told(inChina, 'when will it get to harbin', english)?.part, 'other provinces 2 to 4 days')
    assert.equal(told(inChina, 'how long to Nanjing', english)?.part, 'Shanghai, Jiangsu and Zhejiang take 1 to 2 days')
  })

  it('is no part of a sentence that says nothing by itself, and nothing of a plug', () => {
    const plug = 'We also post to Ireland for £12, textiles only, because our lamps have a UK plug.'
    assert.notEqual(told(inBritain, 'what does it cost to orkney', plug)?.applies, true)
    const because = 'We post to France for £12, because parcels to Scotland go by another van.'
    assert.equal(told(inBritain, 'how much to orkney', because)?.part, because)
  })

  it('is not of a place that has a fee of its own, where nothing goes anywhere else', () => {
    const none = 'We do not post anywhere else abroad, sorry.'
    const served = reading('Delivery', 'England and Wales: £4, 2 days. Scotland: £5.', 'Republic of Ireland: £11.50, 6 days.', none)
    assert.equal(told(served, 'do you post to dublin', none)?.applies, false)
    assert.equal(told(served, 'do you post to france', none)?.applies, true)
    const zh = '海外暂时不发。'
    const inZh = reading('运费', '江浙沪运费 6 元，其他省份 9 元，四川运费 8 元。', '日本运费 60 元，6 天。', zh)
    assert.equal(told(inZh, '能寄日本吗', zh)?.applies, false)
    assert.equal(told(inZh, '能寄法国吗', zh)?.applies, true)
  })

  it('is that nothing goes to a land that a list of lands has not, where the pages speak of no others', () => {
    const list = 'We post to Ireland, France and Spain for £12.'
    const within = page('Delivery › Within the UK', 'Standard post costs £3.90.')
    const abroad = (text: string) => atOnce(placesToldInSteps([...within, ...page('Delivery › Abroad', text)]))
    const refused = (text: string, question: string) => told(abroad(text), question, list)?.refuses
    assert.equal(refused(list, 'do you post to Norway'), true)
    assert.equal(refused(list, 'how much is it to Japan'), true)
    assert.equal(refused(list, 'do you post to France'), undefined)
    assert.equal(refused(list, 'can you send it to Leeds'), undefined)
    assert.equal(refused(`${list} Other countries on request, we post worldwide.`, 'do you post to Norway'), undefined)
    const unknown = atOnce(placesToldInSteps(page('Delivery', list)))
    assert.equal(told(unknown, 'do you post to Norway', list)?.refuses, undefined)
  })

  it('is of its own region where that is named just before how long it takes', () => {
    const [passage] = page(
      'Delivery',
      'Lower 48 states: $6.95. Takes 2 to 5 days by van. Alaska and Hawaii: $14.95. Takes 6 to 10 days by air.',
    )
    const ohio = inBritain.placeOf('how long to ohio')!
    assert.equal(isOfOthers(passage, 'Takes 6 to 10 days by air.', ohio), true)
    assert.equal(isOfOthers(passage, 'Takes 2 to 5 days by van.', ohio), false)
    const [zh] = page('运费', '江浙沪运费 6 元。一般 1 到 2 天到。新疆、西藏运费 22 元。要走 6 到 9 天。')
    const nanjing = inChina.placeOf('南京几天')!
    assert.deepEqual(
      ['一般 1 到 2 天到。', '要走 6 到 9 天。'].map(one => isOfOthers(zh, one, nanjing)),
      [false, true],
    )
  })

  it('is cut at its clauses, and not at all where a far-off place may be one of the rest', () => {
    assert.equal(
      told(inBritain, 'how long to belfast', "Northern Ireland is two days slower, and we don't send to Jersey.")?.part,
      'Northern Ireland is two days slower',
    )
    assert.equal(told(inChina, '苏州的运费呢', '衣服满 199 元免运费，没满的话江浙沪 6 元，别处 10 元。')?.part, '没满的话江浙沪 6 元')
    const days = '江浙沪 1 到 2 天，其他地方 2 到 4 天，新疆那边 5 到 8 天。'
    assert.equal(told(inChina, '呼和浩特几天', days)?.part, days)
    assert.equal(told(inChina, '长沙几天', days)?.part, '其他地方 2 到 4 天')
    const twice = '新疆和西藏要 8 到 12 天，电钢琴不送西藏。'
    assert.equal(told(inChina, '我妈家在拉萨，能送吗', twice)?.part, twice)
    assert.equal(told(inChina, '新疆能送吗', twice)?.part, '新疆和西藏要 8 到 12 天')
  })

  it('is told with what the sentence calls the place, where it does not name it', () => {
    const days = '江浙沪 1 到 2 天，其他省份 2 到 4 天，偏远地区 5 到 7 天。'
    const inAWord = (question: string, language: 'zh' | 'en', before?: { destination: string }) => {
      const place = inChina.placeOf(question, before)!
      return countsAs(question, place, toldFor(place, days)!, language)
    }
    assert.equal(inAWord('寄到成都几天', 'zh'), '成都属于“其他省份”')
    assert.equal(inAWord('四川算其他省份吗', 'zh'), '是的，四川属于“其他省份”')
    assert.equal(inAWord('how many days', 'en', { destination: 'guangdong' }), 'Guangdong counts as “其他省份”')
    assert.equal(inAWord('到南京几天', 'zh'), undefined)
    assert.equal(inChina.placeOf('那一般几天', { destination: 'guangdong' }), undefined)
    assert.equal(inChina.placeOf('which places get it quicker', { destination: 'guangdong' }), undefined)
  })

  it('is a rule for others too where only some are taken out of it, and all of Scotland where that is named', () => {
    assert.equal(told(inChina, '寄成都', '满 299 元包邮（偏远地区除外）。'), undefined)
    assert.equal(told(inChina, '寄乌鲁木齐', '满 299 元包邮（偏远地区除外）。')?.applies, true)
    assert.equal(told(inBritain, 'do you ship to wales', 'We do not ship outside Europe.')?.applies, false)
    assert.equal(told(inChina, '寄长沙', '江浙沪以外 10 元。')?.applies, true)
    const highlands = 'The Highlands, the Scottish islands and Northern Ireland cost £6 more.'
    assert.equal(told(inBritain, 'is it dearer to scotland', highlands)?.applies, true)
    assert.equal(told(inBritain, 'is it dearer to glasgow', highlands)?.applies, false)
  })

  it('is not told of a rule for other regions', () => {
    const more = '寄往新疆、西藏和内蒙古的订单每单加收 12 元运费。'
    assert.equal(told(inChina, '成都的话运费多少', more)?.applies, false)
    assert.equal(told(inChina, '喀什呢', more)?.applies, true)
    const highlands = 'The Highlands, the Scottish islands and Northern Ireland cost £6 more.'
    for (const place of ['Inverness', 'Belfast', 'the isle of Skye'])
      assert.equal(told(inBritain, `delivery to ${place}?`, highlands)?.applies, true)
    assert.equal(told(inBritain, 'delivery to Bristol', highlands)?.applies, false)
  })

  it('knows what lies abroad by the country of the pages', () => {
    assert.equal(told(inChina, 'delivery to Devon, England', 'We do not deliver abroad.')?.applies, true)
    assert.equal(told(inBritain, 'delivery to Devon, England', 'We do not deliver abroad.')?.applies, false)
    assert.equal(told(inBritain, 'can you send it to France', 'We do not deliver outside the United Kingdom.')?.applies, true)
  })

  it('says yes or no where just the sending is asked', () => {
    assert.equal(verdictFor('送广州吗', '中国大陆都送'), 'yes')
    assert.equal(verdictFor('do you ship to france?', 'We do not deliver outside the United Kingdom.'), 'no')
    assert.equal(verdictFor('do you deliver to bristol by tomorrow evening for free?', 'We deliver to England.'), undefined)
    assert.equal(verdictFor('能寄到日本吗', '国外只寄纸和笔'), undefined)
    assert.equal(verdictFor('how much is delivery to Belfast', 'We deliver to Northern Ireland.'), undefined)
  })

  it('is a price where the price is asked, days where days are', () => {
    assert.equal(tellsAsked('寄到深圳运费多少', '其他地方 2–4 天'), false)
    assert.equal(tellsAsked('寄到深圳几天', '其他地方 2–4 天'), true)
    assert.equal(tellsAsked('how much is delivery to Belfast', 'Northern Ireland takes 2 more days and costs £6 more.'), true)
    assert.equal(tellsAsked('delivery to Belfast?', 'Northern Ireland takes 2 more days.'), true)
  })

  it('takes no common word for a place', () => {
    for (const text of ['is it bone china?', 'a bath mat', 'jersey fabric', '大理石的吗', '质量怎么样'])
      assert.deepEqual(placesNamed(text), [], text)
    assert.deepEqual(placesNamed('can you send it to Jersey')[0]?.ids, ['channel_islands'])
  })
})
