import assert from 'node:assert/strict'
import { tellsOfShop } from '../../server/answers/answers.ts'
import { withoutOwnGoods } from '../../server/facts/product-facts.ts'
import { asking, aspects, aspectsAsked, needs, needsTold, pageAspects, tellsAspect } from '../../server/shop/aspects.ts'
import type { Product } from '../../server/store/catalogue.ts'
import type { Language } from '../../server/wire.ts'

/** A question, the sentence that answers it and one of the same text that does not. */
const answered: readonly (readonly [string, string, string])[] = [
  ['can I wear them for a spin class at the gym', 'Rated IPX5.', 'Three sizes of silicone tips.'],
  ['健身房戴着跑步出汗没事吧', '防水等级 IPX5，附收纳盒。', '附三种大小的硅胶套。'],
  ['is it small enough for the car boot once folded', 'Packs down to 62 cm.', 'Beech, oiled twice.'],
  ['收起来能塞后备箱吗', '折叠后 62 厘米长。', '榉木，上过两遍油。'],
  ['is there room for a macbook', 'There is no laptop sleeve.', 'Fits backs of 43 to 51 cm.'],
  ['笔记本电脑放得进去吗', '没有电脑隔层。', '背长 43 到 51 可调。'],
  ['is it too thick for a mild night', 'Six layers of muslin, 180 gsm.', 'Two poppers at the shoulder.'],
  ['会不会太厚', '六层纱布，克重 180。', '肩上两颗按扣。'],
  ['can we use it when it snows', 'A three-season tarp.', 'Poles of aluminium.'],
  ['下雪天能用吗', '三季天幕。', '铝合金杆。'],
  ['does he have to buy batteries for it', 'Recharges by USB-C in three hours.', 'The strap is 3 cm wide.'],
  ['要自己买电池吗', '充电三小时，Type-C 接口。', '头带宽 3 厘米。'],
  ['do they cancel noise on the train', 'Active noise cancelling of 30 dB.', 'They weigh 180 g.'],
  ['坐地铁能降噪不', '主动降噪 30 分贝。', '重 180 克。'],
  ['my flat is rented, do I need to drill', 'Held by sticky pads, no screws.', 'Comes in white and black.'],
  ['租房不能打孔，能装吗', '背面是粘胶，免打孔。', '有黑白两色。'],
  ['how long does it take to set up', 'A tent that opens with one pull.', '90 cm when packed.'],
  ['帐篷好搭吗', '四角速开，一个人就行。', '收起来 90 厘米。'],
  ['四件套有没有检测报告', '面料有 A 类检测报告。', '一套含被套、床单各一条。'],
  ['他的床是1.2米的能用吗', '适合 1.2 米床。', '填充荞麦壳，50×30 厘米，高度 3 到 6 厘米。'],
  ['能连线听吗', '附 3.5 毫米音频线。', '入耳式真无线耳机。'],
  ['can I use them wired', 'Comes with an aux cable.', 'True wireless earbuds.'],
  ['how long does it keep once opened', 'Finish the jar within 6 weeks.', 'Made with Seville oranges.'],
  ['开封后能放多久', '开罐后 30 天内吃完。', '用新会的橘子做的。'],
]

const titled = (zh: string, en: string) => ({ title: { zh, en } }) as Product
const named: readonly (readonly [string, Language, Product, string])[] = [
  ['can I wear the earbuds in the gym', 'en', titled('豆豆耳机', 'Peapod Wireless Earbuds'), 'can I wear it in the gym'],
  [
    'would that four-person tent fit in a small boot',
    'en',
    titled('四人帐篷', 'Gatherwell Four-person Tent'),
    'would it fit in a small boot',
  ],
  ['那个四人帐篷冬天能用吗', 'zh', titled('全家四人自动帐篷', 'Four-person Tent'), '冬天能用吗'],
  // What it holds, and where it is used, is no name of it.
  ['帐篷里能煮饭吗', 'zh', titled('全家四人自动帐篷', 'Four-person Tent'), '帐篷里能煮饭吗'],
  ['how do I clean the lid', 'en', titled('杯子', 'Harbour Mug'), 'how do I clean the lid'],
  ['is there a case for earbuds', 'en', titled('豆豆耳机', 'Peapod Wireless Earbuds'), 'is there a case for earbuds'],
  ['耳机', 'zh', titled('豆豆耳机', 'Peapod Wireless Earbuds'), '耳机'],
]

describe('What people ask of goods', () => {
  for (const [question, sentence, other] of answered)
    it(`finds the answer to “${question}”`, () => {
      const asked = aspectsAsked(question)
      const told = (text: string) => Math.max(0, ...asked.filter(aspect => tellsAspect(aspect, text)).map(({ worth }) => worth))
      assert.ok(told(sentence) > told(other), asked.map(({ name }) => name).join(', '))
    })

  it('has every aspect under a name of its own, with words of a question and of an answer in it', () => {
    for (const all of [aspects(), pageAspects(), needs()]) {
      assert.equal(new Set(all.map(({ name }) => name)).size, all.length)
      for (const { name, ask, tell } of all) assert.ok(name.length > 0 && ask.length > 0 && !tell().test(''), name)
      const find = asking(all)
      for (const text of ['', '嗯好的', 'ok thanks, that one please']) assert.deepEqual(find(text), [])
    }
  })

  it('is known however its apostrophe is written, and with any ending in the middle of words', () => {
    for (const text of ["I can't sleep with the neighbours' noise", 'I can’t sleep with the neighbours’ noise'])
      assert.ok(needsTold(text).length > 0, text)
    const where = asking(pageAspects())('where are you').find(({ name }) => name === 'where')
    assert.ok(where !== undefined && tellsAspect(where, 'Everything ships from Leeds.'))
  })

  it('is quick with a message that names everything', () => {
    const hostile = ['how long how long how long ', 'in the in the box ', '# 12 34 ', '能能能放多久用多', 'keep it hot keep '].map(text =>
      text.repeat(100),
    )
    const startedAt = process.cpuUsage()
    const find = asking(aspects())
    for (const text of hostile) {
      find(text)
      for (const { tell } of aspects()) tell().test(text)
    }
    assert.ok(process.cpuUsage(startedAt).user < 1_500_000)
  })
})

describe('A question about a thing that it names', () => {
  for (const [question, language, product, plain] of named)
    it(`is read as “${plain}”`, () => assert.equal(withoutOwnGoods(question, product, language), plain))
})

describe('What is asked of a shop in so many words', () => {
  it('is told by the sentence that holds it, and by no other of its page', () => {
    for (const [question, told, other] of [
      ['does the price show if it is a present', 'Parcels sent as gifts have no price inside.', 'Gift wrapping costs £3.50 an item.'],
      ['can i do it in instalments', 'Over £100 you can pay with Klarna.', 'All prices include VAT.'],
      ['whats the max i can put on the card', 'We add a handwritten card of up to 30 words.', 'Gift wrap costs £3.50.'],
      ['do vouchers run out', 'Gift vouchers are valid for 24 months.', 'We post on working days.'],
      ['包裹里会看到价格吗', '包裹里不放价格单。', '礼品包装 10 元一份。'],
      ['能分期吗', '满 600 元可用花呗 3 期。', '支持微信支付。'],
      ['贺卡最多写几个字', '贺卡内容 30 字以内，由我们手写。', '缎带有红色和金色。'],
    ] as const)
      assert.deepEqual([tellsOfShop(question, told), tellsOfShop(question, other)], [true, false], question)
  })
})
