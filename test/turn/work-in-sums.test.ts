import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import { writePage } from '../../server/shop/policies.ts'
import { type Database, openDatabase } from '../../server/store/sqlite.ts'
import { type Service, Shopper, startService } from '../support/service.ts'
import { talking } from '../support/talking.ts'

describe('work of the shop in a sum, as a conversation goes on', function () {
  this.timeout(120_000)
  let service: Service
  let database: Database
  before(async () => {
    service = await startService({ USHER_RATE_MESSAGES: '1000' })
    database = openDatabase(join(service.folder, 'usher.sqlite'))
    const written = [
      {
        language: 'en',
        heading: 'Our workshop',
        text: 'Shortening a jacket costs 35 yuan, or ¥35 as the till says. Tents can be waxed for ¥40 each.',
      },
      {
        language: 'zh',
        heading: '改衣与上门',
        text: '冲锋衣改短每件35元。宠物饮水机上门安装每台20元。折叠露营椅防水处理第一把18元，之后每把8元。没有电梯的楼，四楼起每层收6元。',
      },
      {
        language: 'zh',
        heading: '帐篷出租',
        text: '不想买的可以租，帐篷每顶每天45元，押金300元。',
      },
      {
        language: 'en',
        heading: 'Tent hire',
        text: 'Tents can be hired for ¥45 a night. The deposit is ¥300.',
      },
      {
        language: 'en',
        heading: 'Clubs',
        text: 'Scout troops with a club account get 15% off. Anybody who takes ten or more of one item gets 5% off.',
      },
    ] as const
    for (const page of written) assert.ok(writePage(database, page, { replace: true }).ok)
  })
  after(async () => {
    database.close()
    await service.stop()
  })

  async function talk(language: 'zh' | 'en', lines: readonly string[]): Promise<string[]> {
    const shopper = new Shopper(service.url)
    await shopper.open({ language })
    const said: string[] = []
    for (const line of lines) said.push((await shopper.say(line)).text)
    shopper.close()
    return said
  }

  it('takes no second piece where so many times the work is wanted of what is taken', async () => {
    const [, en] = await talk('en', ['the Embercosy fleece jacket, grey, L please', 'and two extra keys'])
    assert.doesNotMatch(en!, /× 3|× 2|[23] pieces/)
  })

  it('is added where it is asked for with goods, and stays until it is let go', async () => {
    const [zh, more, less] = await talk('zh', ['自动饮水机来两台 要师傅上门装 一共多少', '寄到广东呢', '算了不用装了 我自己装'])
    assert.match(zh!, /2 × ¥20 = ¥40/)
    assert.match(more!, /2 × ¥20 = ¥40/)
    assert.doesNotMatch(less!, /¥40/)
    const [, en, kept] = await talk('en', [
      'the starfield two-person tent in green',
      'one of those, waxed please, what do I pay?',
      'and how much if i come and get it',
    ])
    assert.match(en!, /waxed for ¥40 each[\s\S]*\+¥40/)
    assert.match(kept!, /\+¥40/)
  })

  it('is reckoned by steps where the first piece costs more', async () => {
    const [zh, one] = await talk('zh', ['黑色折叠露营椅三把 都做防水处理 一共多少', '一把呢'])
    assert.match(zh!, /¥18 \+ 2 × ¥8 = ¥34/)
    assert.match(one!, /\+¥18/)
  })

  it('is counted floor by floor, whatever else the message counts', async () => {
    const [zh] = await talk('zh', ['自动饮水机一台 装上 六楼没电梯 一共多少钱'])
    assert.match(zh!, /饮水机[\s\S]*\+¥20[\s\S]*3 × ¥6 = ¥18/)
  })

  it('is counted in where a sum was told without it', async () => {
    const [, en] = await talk('en', ['two green starfield tents, total please', 'you forgot the waxing, add that'])
    assert.match(en!, /2 × ¥40 = ¥80/)
    const [, zh] = await talk('zh', ['自动饮水机一台 一共多少', '安装费也算进去啊'])
    assert.match(zh!, /\+¥20/)
  })

  it('is reckoned for as many days as are told, though nothing is bought, and confirmed', async () => {
    const [zh, claimed] = await talk('zh', ['你们帐篷能租吗 两顶租5天一共多少钱', '那就是450对吧？'])
    assert.match(zh!, /每顶每天45元[\s\S]*2 × 5 × ¥45 = ¥450/)
    assert.match(claimed!, /对的，2 × 5 × ¥45 = ¥450/)
    const [en] = await talk('en', ['what does it cost to hire a tent for three nights?'])
    assert.match(en!, /¥45 a night[\s\S]*3 × ¥45 = ¥135/)
  })

  it('is no sum where only its price is asked', async () => {
    const [, zh] = await talk('zh', ['自动饮水机怎么样', '上门装一下收多少钱'])
    assert.match(zh!, /每台20元/)
    assert.doesNotMatch(zh!, /按标价一共/)
  })

  it('is what somebody has reckoned with, and so are so many per cent that he says to get', async () => {
    const [, en] = await talk('en', ['one starfield tent in green, total?', 'so 609 all in?'])
    assert.match(en!, /right/)
    const [, off] = await talk('en', ['the Morningmist mug', 'so with 15% off what would 10 blue ones be'])
    assert.match(off!, /¥586\.50/)
    const [, minus] = await talk('en', ['how much is the Solopan', 'so 199 minus 20?'])
    assert.match(minus!, /right[\s\S]*¥179/)
    assert.doesNotMatch(minus!, /doesn't say/)
  })

  it('lets go of no goods where the work alone is let go of, though nobody had counted it in', async () => {
    const [, zh] = await talk('zh', ['自动饮水机两台 要师傅上门装 一共多少', '安装算了 不要了'])
    assert.match(zh!, /饮水机/)
    assert.doesNotMatch(zh!, /¥40/)
    const [, en] = await talk('en', ['two green starfield tents, total please', 'no, forget the waxing'])
    assert.match(en!, /¥1,138/)
  })

  it('is no count of goods', async () => {
    const [, less] = await talk('en', [
      'the Morningmist mug in blue and the rabbit in grey, both wrapped, total?',
      'no wrapping actually, its for me',
    ])
    assert.match(less!, /¥148/)
    assert.doesNotMatch(less!, /¥168/)
  })
})

describe('a sum that is talked over', function () {
  this.timeout(120_000)
  const talk = talking()

  it('is shared among so many, who count no goods', async () => {
    const [, zh] = await talk('zh', ['蓝色晨雾马克杯两个 灰的绒绒兔一个 一共多少', '三个人平摊每人多少'])
    assert.match(zh!.text, /¥217[\s\S]*3人平摊，每人约¥72\.34/)
    const [, en] = await talk('en', ['two blue Morningmist mugs and a grey comfort rabbit, total?', 'split between 7 of us'])
    assert.match(en!.text, /Split 7 ways that is ¥31 each/)
  })

  it('is told for another count that is supposed', async () => {
    const [, en, more] = await talk('en', ['four blue Morningmist mugs, what do i pay', 'and if i got 2?', 'what about 5'])
    assert.match(en!.text, /¥138/)
    assert.match(more!.text, /¥345/)
    const [, zh] = await talk('zh', ['蓝色晨雾马克杯四个 一共多少', '那6个呢'])
    assert.match(zh!.text, /¥414/)
  })

  it('is told whether so much is enough for it', async () => {
    const [zh] = await talk('zh', ['我有200 晨雾马克杯和绒绒兔 都买够不够'])
    assert.match(zh!.text, /¥148[\s\S]*没有超过¥200/)
    const [, en] = await talk('en', ['two blue Morningmist mugs and a grey comfort rabbit, total?', 'would 150 cover it'])
    assert.match(en!.text, /¥67 over ¥150/)
  })

  it('is made up to a free parcel by the cheapest that makes it up', async () => {
    const [zero, zh] = await talk('zh', ['一个蓝色晨雾马克杯 寄杭州 一共多少', '加个什么便宜的能包邮'])
    assert.match(zero!.text, /再买¥30就包邮/)
    assert.ok(Number(/¥(\d+)/.exec(zh!.text)?.[1]) >= 30, zh!.text)
    const [, en] = await talk('en', ['a blue Morningmist mug to Hangzhou, total?', 'whats something small that gets me there'])
    assert.ok(Number(/¥(\d+)/.exec(en!.text)?.[1]) >= 30, en!.text)
  })

  it('counts nothing of which there is too little', async () => {
    const [zh] = await talk('zh', ['一共要多少钱 橙色L的北岭冲锋衣 800件'])
    assert.doesNotMatch(zh!.text, /一共¥/)
  })
})
