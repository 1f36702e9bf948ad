import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('a question to the shop’s pages', function () {
  this.timeout(60_000)
  const replies = talking()
  const talk = async (language: 'zh' | 'en', ...lines: readonly string[]) => (await replies(language, lines)).at(-1)?.text ?? ''

  it('is answered by the rule for what goes back, whoever tells a story about it, and by who pays the way', async () => {
    assert.match(
      await talk('en', 'do you have the Snugfold throw', "what if she hates it, she's fussy"),
      /within 7 days[\s\S]*return postage is yours/,
    )
    assert.match(await talk('zh', '有针织毯吗', '要是我妈不喜欢呢'), /签收后 7 天内[\s\S]*寄回运费由顾客承担/)
    assert.match(
      await talk('en', 'can i send it back if ive worn them once'),
      /^As it is used, it does not meet “unused”\. [\s\S]*within 7 days/,
    )
    assert.match(await talk('zh', '买回去用了三天不喜欢能退不'), /^用过就不符合“未使用”。/)
  })

  it('is answered by what the pages say of it, whatever the classifier hears', async () => {
    assert.match(await talk('zh', '要是拉链坏了保修吗'), /保修/)
    assert.doesNotMatch(await talk('zh', '你们支持花呗不'), /无理由/)
  })

  it('is answered once where a bare price behind it is told with it, and names only what asks where nothing tells it', async () => {
    const en = await talk('en', 'if the trousers are too short can i swap them, whats that cost me')
    assert.match(en, /You pay the postage to us/)
    assert.doesNotMatch(en, /orders of ¥99|out of stock/)
    const zh = await talk('zh', '裤子不合适能换吗 要多少钱')
    assert.match(zh, /换/)
    assert.doesNotMatch(zh, /满 99 元包邮|12 元运费/)
    const student = await talk('en', 'do you do a student discount? just being cheeky')
    assert.doesNotMatch(student, /cheeky/)
  })

  it('is narrowed by what is said of it afterwards', async () => {
    const zh = await talk('zh', '退款多久到账', '我是用银行卡付的')
    assert.match(zh, /银行卡 1 到 5 个工作日到账/)
    assert.doesNotMatch(zh, /货到付款/)
    const en = await talk('en', 'how long do refunds take', 'i paid by bank card')
    assert.match(en, /bank cards take 1 to 5 working days/)
    assert.doesNotMatch(en, /cash on delivery/)
  })

  it('is told not to be answered where it names what no page has', async () => {
    for (const line of ['any loyalty points', "does he get points if he's ordered before"])
      assert.match(await talk('en', line), /doesn't say/, line)
    assert.match(await talk('zh', '有积分吗'), /没有写到/)
    assert.match(await talk('zh', '有学生优惠吗'), /没有写到/)
  })

  it('is asked of what a shop may have and does not sell, and no search for it', async () => {
    for (const asked of ['do you have a store', 'do you have a showroom I can visit?', 'got a branch in leeds'])
      assert.match(await talk('en', asked), /no physical store/, asked)
    for (const asked of ['do you have a website', 'do you have toilets', 'is there a car park'])
      assert.doesNotMatch(await talk('en', asked), /our shop has no|closest|¥/, asked)
    for (const asked of ['有停车场吗', '你们有公众号吗', '有厕所吗']) assert.doesNotMatch(await talk('zh', asked), /本店没有|推荐|¥/, asked)
  })

  it('is answered by the hours, whoever the shop is called by', async () => {
    for (const asked of ['几点下班', '你们几点下班', '对了你们店里几点下班'])
      assert.match(await talk('zh', asked), /\d{1,2}:\d\d|\d 点/, asked)
  })

  it('is told when a parcel leaves beside how long it takes, and which service takes it', async () => {
    assert.match(await talk('en', 'if i order today when will it get to chengdu'), /2 to 4 days[\s\S]*before 16:00/)
    assert.match(await talk('zh', '今天下单什么时候能到成都'), /2 到 4 天[\s\S]*16:00 前/)
    assert.match(await talk('zh', '你们发什么快递'), /中通或顺丰/)
    assert.match(await talk('en', 'which courier do you use'), /ZTO or SF Express/)
  })

  it('is told what is done where a thing comes broken', async () => {
    assert.match(await talk('en', 'what if the mug comes damaged'), /a faulty item is exchanged/)
    assert.match(await talk('zh', '那个杯子要是碎了你们赔不赔'), /质量问题可以换新/)
  })

  it('is answered by the rules for its own kind of goods, and by none for others', async () => {
    const en = await talk('en', 'show me the Snugfold throw', 'can she return it if she doesnt like it')
    assert.match(en, /within 7 days/)
    assert.doesNotMatch(en, /skincare|does not apply/)
    assert.match(
      await talk('en', 'do you have the Peapod earbuds', 'can i return them once opened'),
      /in-ear headphones cannot be returned/,
    )
    const zh = await talk('zh', '有针织毯吗', '不喜欢能退吗')
    assert.match(zh, /7 天/)
    assert.doesNotMatch(zh, /护肤品|入耳式/)
    assert.match(await talk('zh', '有豆豆真无线耳机吗', '拆开了还能退吗'), /入耳式耳机/)
  })

  it('is answered by the rule for all goods where a rule for others is likelier', async () => {
    const worn = await talk(
      'en',
      'do you have the Roadsong headphones',
      'if i dont like them can i send them back after wearing them on a run?',
    )
    assert.match(worn, /within 7 days/)
    assert.doesNotMatch(worn, /shoes and clothing/)
    assert.match(
      await talk('en', 'show me the Snugfold throw', 'could she exchange it if she does not like the colour'),
      /shoes and clothing/,
    )
  })

  it('is answered by the way to pay that it names, and by where the shop is where that is asked', async () => {
    assert.match(await talk('en', 'have you any rain jackets', 'do you take american express'), /UnionPay[\s\S]*foreign cards/)
    assert.match(await talk('zh', '有冲锋衣吗', '能公司对公转账吗'), /^不可以。[\s\S]*银联卡[\s\S]*对公转账/)
    assert.match(await talk('en', 'the Starfield tent', 'whats your shop address'), /no physical store/)
    assert.match(await talk('zh', '星野双人帐篷', '你们店在哪'), /没有实体店/)
  })
})
