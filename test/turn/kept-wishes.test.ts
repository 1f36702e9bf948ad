import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('what was told, from one wish to the next', function () {
  this.timeout(60_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!

  it('must hold for what is cheaper, or that none of it does is said', async () => {
    const zh = await last('zh', '想买双防水的越野鞋', '有没有便宜点的 还得防水')
    assert.match(zh.text, /没有完全是这样的/)
    assert.match((await last('zh', '要个降噪的耳机', '有便宜点的吗')).text, /没有完全是这样的/)
    const en = await last('en', 'a warm jacket for winter', 'a cheaper one please, but still warm')
    assert.match(en.text, /nothing.*quite like that/)
    // What tells as much of it is simply shown.
    const tells = await last('en', 'running shoes, machine washable, for walking', 'anything cheaper?')
    assert.doesNotMatch(tells.text, /quite like that/)
  })

  it('comes before the limit where all that keeps it says of itself that it is not so', async () => {
    const [zh] = await talk('zh', ['想要能过夜的帐篷 三百以内'])
    assert.deepEqual([zh!.cards[0], /三百|¥300/.test(zh!.text)], ['TEN-901', true])
    const [en] = await talk('en', ['headphones i can swim with'])
    assert.notEqual(en!.cards[0], 'AUD-702')
  })

  it('leaves out what tells of itself what was refused, and what is called children’s', async () => {
    const zh = await last('zh', '无线耳机 300以内', '别要入耳式的')
    assert.ok(!['AUD-702', 'AUD-704'].includes(zh.cards[0]!), zh.text)
    const en = await last('en', 'headphones for the office, 300 max', 'not the in-ear kind')
    assert.ok(!['AUD-702', 'AUD-704'].includes(en.cards[0]!), en.text)
  })

  it('is never said to be of nothing that is sold where only what was refused is left out', async () => {
    const en = await last('en', 'my wife is allergic to wool', 'what throws or blankets have you got?')
    assert.ok(!en.cards.includes('HOM-023'), en.text)
    assert.doesNotMatch(en.text, /no blanket|no throw/)
    assert.doesNotMatch((await last('zh', '我老婆对羊毛过敏', '有没有毯子')).text, /没有毯/)
  })

  it('stays with the limit, and without what was just shown, where another is asked for', async () => {
    const zh = await talk('zh', ['送爱喝咖啡的男朋友 一百五以内', '换一个 也要跟咖啡有关的'])
    assert.ok(zh[1]!.cards.length > 0 && !zh[1]!.cards.includes('KIT-604') && zh[1]!.cards[0] !== zh[0]!.cards[0], zh[1]!.text)
    assert.doesNotMatch(zh[1]!.text, /加入购物车/)
    const en = await talk('en', ['coffee gift for my brother, 150 max', 'something else, still for coffee'])
    assert.ok(en[1]!.cards.length > 0 && !en[1]!.cards.includes('KIT-604') && en[1]!.cards[0] !== en[0]!.cards[0], en[1]!.text)
  })

  it('is of the kind that is talked about, where none was told', async () => {
    assert.equal((await last('zh', '云驰能机洗吗', '有没有能机洗的')).cards[0], 'RUN-104')
    assert.equal((await last('zh', '跑者骨传导耳机防水吗', '太贵 五百以内有啥适合地铁的')).cards[0], 'AUD-702')
    assert.equal((await last('en', "what's the hearthkeep bottle made of", 'a smaller one for my kid, under 60')).cards[0], 'MUG-504')
    assert.equal((await last('en', 'does the wayfarer fit a 15 inch laptop', 'got a lighter one for short walks')).cards[0], 'BAG-202')
    // "Something for" somebody is a wish of its own.
    assert.notEqual((await last('en', "what's the hearthkeep bottle made of", 'something for my dog')).cards[0]?.slice(0, 3), 'MUG')
  })

  it('leaves what costs less to be of the kind that was shown for somebody, and as it is asked for', async () => {
    const zh = await last('zh', '我爸退休了 最近天天早上去公园快走 膝盖不太好 想给他买点啥', '还有便宜点的不 四百有点肉疼')
    assert.equal(zh.cards[0], 'RUN-104')
    assert.match((await last('zh', '静谷降噪耳机怎么样', '有便宜点的头戴的吗')).text, /没有完全是这样的/)
    assert.match(
      (await last('en', 'tell me about the Stillvale headphones', 'any cheaper noise cancelling ones?')).text,
      /^(?:By our descriptions n|N)othing/,
    )
  })

  it('is what is wanted beside what is refused', async () => {
    assert.equal((await last('zh', '有什么耳机', '我要头戴降噪的啊 不要塞耳朵的')).cards[0], 'AUD-701')
    assert.equal((await last('en', 'show me headphones', 'i want noise cancelling, not the in-ear kind')).cards[0], 'AUD-701')
  })
})
