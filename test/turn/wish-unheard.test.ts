import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { asksWhatGoods, nameAlone } from '../../server/language/wish-phrases.ts'
import { turnedTo } from '../../server/understanding/turned-to.ts'
import { talking } from '../support/talking.ts'

describe('a wish that is heard as something else', function () {
  this.timeout(60_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!

  it('is a need that is told, whatever was talked about before it', async () => {
    assert.match((await last('zh', '恒温保温杯漏水吗', '家里来了条小狗 得准备什么')).cards[0]!, /^PET/)
    assert.match((await last('en', 'is the wayfarer backpack waterproof', 'got a new kitten what do i need')).cards[0]!, /^PET/)
    assert.equal(
      (await last('en', 'is the daybreak ok on a treadmill', 'im doing muddy trails w my mate, what u got for that')).cards[0],
      'RUN-103',
    )
    // What is asked of the thing stays with it.
    const leaks = await last('zh', '恒温保温杯能放洗碗机吗', '漏水怎么办')
    assert.deepEqual(
      leaks.cards.filter(sku => sku !== 'MUG-503'),
      [],
    )
    assert.match(leaks.text, /保修/)
    assert.deepEqual((await last('en', 'is the hearthkeep ok in the dishwasher', 'what can i put in it')).cards, ['MUG-503'])
  })

  it('is asked for as advice, or for less, on a kind of which nothing was shown', async () => {
    assert.equal((await last('zh', '我闺女八岁 最近迷上做实验 那种实验箱第一次买哪个好')).cards[0], 'TOY-014')
    assert.match((await last('en', 'running shoes for bad knees please', 'which mug would you recommend, he drinks tea')).cards[0]!, /^MUG/)
    assert.equal((await last('zh', '推荐双跑鞋 膝盖不好', '杯子你们有便宜的吗')).cards[0], 'MUG-501')
  })

  it('is told in other words than the question beside it', async () => {
    assert.equal((await last('zh', '我家狗怕打雷 想换个窝 毛多好不好清理啊')).cards[0], 'PET-001')
  })

  it('names no kind, and asks for something all the same', async () => {
    const en = await last('en', 'my neighbours never stop the noise. got anything that helps me sleep through it')
    assert.ok(en.cards.length > 0, en.text)
  })

  it('is for others like what is asked about', async () => {
    const en = await last('en', 'is the hiking pack in stock in black? or anything similar')
    assert.ok(en.cards[0] === 'BAG-203' && en.cards.length > 1, en.text)
  })

  it('is what comes after something that is let go of', async () => {
    assert.match((await last('zh', '暖冬针织毯咋洗', '算了 你家卖按摩仪不')).text, /没有按摩仪/)
    const [, slept] = await talk('en', [
      'is the wayfarer backpack waterproof',
      'forget the bag, im camping in the cold and always freeze at night',
    ])
    assert.equal(slept!.cards[0], 'OUT-911')
    assert.equal(turnedTo('算了 你家卖按摩仪吗'), '你家卖按摩仪吗')
    assert.equal(turnedTo('forget it, what have you got for the bike'), 'what have you got for the bike')
    for (const none of ['算了', '算了 没事', 'never mind', 'forget it then', '有没有轻点的']) assert.equal(turnedTo(none), undefined, none)
  })

  it('is nothing but the name of a thing, be it sold or not', async () => {
    const [, zh] = await talk('zh', ['静谷降噪耳机多重', '杯子有啥'])
    assert.ok(zh!.cards.length > 1 && zh!.cards.every(sku => sku.startsWith('MUG')), zh!.text)
    const [, en] = await talk('en', ['how heavy is the stillvale', 'mugs?'])
    assert.ok(en!.cards.length > 1 && en!.cards.every(sku => sku.startsWith('MUG')), en!.text)
    for (const [language, line, none] of [
      ['zh', '帽子有木有', /没有帽子/],
      ['zh', '尿不湿卖吗', /没有尿不湿/],
      ['zh', '有没有奶瓶消毒器', /没有奶瓶消毒器/],
      ['en', 'do you do gas stoves', /no gas stoves/],
      ['en', 'do u sell car roof boxes as well', /no car roof boxes/],
      ['en', 'do you have monopoly', /no monopoly/],
    ] as const)
      assert.match((await last(language, line)).text, none, line)
  })

  it('is told by its words', () => {
    const asked = [
      'got a new kitten what do i need',
      'my feet get blisters on long runs, what helps',
      '新手第一次养花 要买啥',
      '下雨天推娃出门要备啥',
    ]
    for (const line of asked) assert.ok(asksWhatGoods(line), line)
    for (const line of ['what do i need', 'what size do i need', 'what do you recommend', '要啥码', '还要买点啥', '尺码有啥'])
      assert.ok(!asksWhatGoods(line), line)
    assert.deepEqual(['假发包你家卖吗', '有没有盖子卖', 'do u sell a chess clock'].map(nameAlone), ['假发包', '盖子', 'chess clock'])
    for (const line of ['有货没有', '有蓝色吗', '有优惠吗', '有没有便宜点的', 'do you do refunds'])
      assert.equal(nameAlone(line), undefined, line)
  })
})
