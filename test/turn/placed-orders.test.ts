import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { readRule } from '../../server/answers/rules-told.ts'
import { talking } from '../support/talking.ts'

describe('an order that was placed, a person, and terms for many', function () {
  this.timeout(60_000)
  const replies = talking()
  const talk = async (language: 'zh' | 'en', ...lines: readonly string[]) => (await replies(language, lines)).at(-1)?.text ?? ''

  it('is not seen from here, but where it can be, and whoever waits for it hears that this is a pity', async () => {
    for (const line of ['物流一直不更新 烦死', '都三天了还没发货，搞什么'])
      assert.match(await talk('zh', line), /久等[\s\S]*看不到[\s\S]*我的订单[\s\S]*人工客服/, line)
    for (const line of ['hello?? where is my stuff, paid last tuesday', "ordered two weeks ago and it still hasn't come"])
      assert.match(await talk('en', line), /had to wait[\s\S]*can't see[\s\S]*My orders[\s\S]*colleague/, line)
    assert.doesNotMatch(await talk('en', 'is it on its way? ordered on monday'), /had to wait/)
  })

  it('that has come, or is said to have, is not looked for', async () => {
    assert.doesNotMatch(await talk('en', 'tracking says delivered but theres nothing here'), /can't see how far/)
    assert.doesNotMatch(await talk('zh', '物流显示已签收可我没看到包裹'), /看不到/)
    assert.match(await talk('en', "it still hasn't arrived, where is my parcel"), /can't see how far/)
    assert.match(await talk('zh', '怎么还没收到，快递到哪了'), /看不到/)
  })

  it('is passed on where it is asked of again', async () => {
    assert.match(await talk('zh', '我的快递到哪了', '到底发没发啊？？'), /留下电话|请稍候/)
    assert.match(await talk('en', 'where is my parcel', 'has it even been sent??'), /Leave a phone|One moment/)
  })

  it('is a matter of faults where it is broken, of nothing else where it is only scolded about', async () => {
    assert.match(await talk('zh', '杯子漏水，气人'), /抱歉[\s\S]*质量问题[\s\S]*人工客服/)
    assert.match(await talk('en', 'the tent I bought leaks at the seam'), /sorry[\s\S]*faulty item[\s\S]*colleague/)
    assert.equal(
      await talk('en', 'this is ridiculous, nobody answers my emails'),
      "I'm sorry for the trouble. Shall I pass you on to a colleague?",
    )
    assert.match(await talk('en', 'the Dinolet one i saw it on your site!!'), /Dinolet/)
    assert.doesNotMatch(await talk('en', 'the Dinolet one i saw it on your site!!'), /sorry/)
  })

  it('is left to a person where no page has terms for many; who haggles hears that prices are fixed', async () => {
    for (const line of ['公司年会想订五十个保温杯，有团购价吗', '学校采购有折扣不'])
      assert.match(await talk('zh', line), /没有写到[\s\S]*人工客服/, line)
    for (const line of ['we run a small cafe, is there a trade price on mugs?', 'discounts for places like us?'])
      assert.match(await talk('en', line), /doesn't say[\s\S]*colleague/, line)
    assert.match(await talk('zh', '便宜点呗老板'), /价格是统一的/)
    assert.match(await talk('en', 'too dear, knock a bit off?'), /fixed/)
  })

  it('takes other words for the question before, and for nothing off topic', async () => {
    assert.match(await talk('en', 'can i wear the Peapod earbuds in water', 'swimming i mean'), /IPX4|swimming/)
    assert.match(await talk('zh', '暖冬针织毯会掉毛吗', '我说的是洗的时候'), /机洗/)
  })
})

describe('A rule that one sentence tells', () => {
  const page = (topic: string, language: 'zh' | 'en', text: string) => ({ id: 1, topic, language, position: 0, heading: '', text })
  const passages = [
    page('payment', 'en', 'New readers get 10% off their first order. One code an order.'),
    page('about', 'en', 'We open at ten. Cafes and schools get 15% off orders over £200. We bake bread.'),
    page('delivery', 'en', 'Royal Mail Tracked 48 costs £3.95. You get a tracking link by email.'),
    page('gifts', 'zh', '每件6元。同一款买十件以上打九折，请打电话联系。'),
    page('orders', 'zh', '付款后发货。登录后在我的订单里看进度。'),
    page('parcels', 'en', 'The courier leaves a card and tries again. Anything not here after ten days we treat as lost and send again.'),
    page('parcels', 'zh', '家里没人会放代收点。超过七天没收到请联系我们，丢件补发。丢了吊牌不退。'),
  ]
  it('is found by what it tells, in the language that is spoken where that has one', () => {
    const told = (rule: 'terms' | 'tracking', language: 'zh' | 'en') =>
      readRule(rule, '', passages, language).map(({ sentence }) => sentence)
    assert.deepEqual(told('terms', 'en'), ['Cafes and schools get 15% off orders over £200.'])
    assert.deepEqual(told('terms', 'zh'), ['同一款买十件以上打九折，请打电话联系。'])
    assert.deepEqual(told('tracking', 'en'), ['You get a tracking link by email.'])
    assert.deepEqual(told('tracking', 'zh'), ['登录后在我的订单里看进度。'])
    assert.deepEqual(readRule('terms', '', passages.slice(0, 1), 'en'), [])
    const parcel = (rule: 'lost' | 'missed', language: 'zh' | 'en') =>
      readRule(rule, '', passages, language).map(({ sentence }) => sentence)
    assert.deepEqual(parcel('lost', 'en'), ['Anything not here after ten days we treat as lost and send again.'])
    assert.deepEqual(parcel('lost', 'zh'), ['超过七天没收到请联系我们，丢件补发。'])
    assert.deepEqual(parcel('missed', 'en'), ['The courier leaves a card and tries again.'])
    assert.deepEqual(parcel('missed', 'zh'), ['家里没人会放代收点。'])
  })
})
