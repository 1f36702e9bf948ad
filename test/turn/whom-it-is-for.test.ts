import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('what suits whom it is for', function () {
  this.timeout(60_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!

  it('costs no more than was told where something cheaper is asked for, and is no sleeve for a gift card', async () => {
    assert.deepEqual((await last('zh', '想买个背包 200到300的', '有便宜点的吗')).cards.slice(0, 1), ['BAG-202'])
    assert.deepEqual((await last('en', 'a lamp around 200', 'got a cheaper one')).cards.slice(0, 1), ['ELE-802'])
    const zh = await last('zh', '我妈最近老说睡不着 想给她买点啥', '便宜点的有吗 一百以内')
    assert.ok(!zh.cards.includes('GIF-044'), zh.text)
    assert.equal((await last('en', 'what do you have in gift cards')).cards[0], 'GIF-044')
  })

  it('stays what was told of a present where it is to cost less, about so much or under it', async () => {
    const zh = await last('zh', '闺蜜生日快到了 她最近老失眠 预算300以内送啥好', '有没有再便宜点的 一百左右')
    assert.match(zh.text, /¥120 以内/)
    const en = await last('en', 'my mum has been sleeping badly, want a present for her', 'anything cheaper, about 100?')
    assert.equal(en.cards[0], 'SKN-034')
  })

  it('is for the animal where nothing else is told, and for no pet where a dog is only spoken of', async () => {
    assert.match((await last('zh', '朋友家养了只猫 带点什么去好')).cards[0] ?? '', /^PET/)
    assert.match((await last('en', 'my friend just got a kitten, what should i bring her')).cards[0] ?? '', /^PET/)
    assert.doesNotMatch((await last('en', 'need a torch for dog walks')).text, /for your pet/)
    assert.doesNotMatch((await last('zh', '遛狗的时候用的手电筒有吗')).text, /宠物/)
  })

  it('is of what it is to be used for, before what only helps otherwise', async () => {
    assert.equal((await last('zh', '娃怕黑，有没有露营用的灯')).cards[0], 'OUT-913')
    assert.equal((await last('en', 'been sitting at a desk for 3 years and my back hurts, any help')).cards[0], 'HOM-024')
  })

  it('is nothing of what was refused, however near it comes', async () => {
    const zh = await last('zh', '跑步用的耳机 不要入耳的', '便宜点的有吗')
    assert.ok(!zh.cards.includes('AUD-702'), zh.text)
    assert.deepEqual((await last('zh', '老婆对羊毛过敏 想要个毯子')).cards, [])
    assert.deepEqual((await last('en', 'a blanket for my wife, she is allergic to wool')).cards, [])
  })

  it('is one of each kind where it is asked what is needed', async () => {
    const kinds = (cards: readonly string[]) => new Set(cards.map(sku => sku.slice(0, 6))).size
    assert.deepEqual((await last('zh', '第一次去露营 我们两个人 要准备哪些东西')).cards.slice(0, 2), ['OUT-911', 'TEN-901'])
    const en = await last('en', 'going camping first time with my mate, got nothing, what do we need')
    assert.ok(kinds(en.cards) > 1 && en.cards.some(sku => sku.startsWith('TEN')), `${en.cards}`)
  })

  it('is of the age that is told, and nothing that was outgrown takes its place', async () => {
    assert.equal((await last('zh', '侄子7岁生日 送什么好呀')).cards[0], 'TOY-014')
    assert.equal((await last('en', 'present for my nephew, he is 7')).cards[0], 'TOY-014')
    const zh = await last('zh', '侄子7岁生日 送什么好呀', '有没有不超过100的')
    assert.ok(!zh.cards.includes('MUG-504'), zh.text)
  })

  it('is nothing of what somebody hates or is not to have, for the whole talk', async () => {
    const lavender = await last('en', 'She hates lavender', 'do you have running socks', 'Got a gift set for her?')
    assert.ok(!lavender.cards.includes('GIF-041'), lavender.text)
    const wool = await last('zh', '我妈对羊毛过敏', '猫抓板有吗', '有没有毯子')
    assert.ok(!wool.cards.includes('HOM-023'), wool.text)
    assert.equal((await last('en', 'she wont wear a jacket indoors! something like a blanket')).cards[0], 'HOM-023')
  })

  it('is told where it is not for who is so heavy', async () => {
    const en = await last('en', 'My dog weighs 20 kg. Have you got a bed for him?')
    assert.match(en.text, /nothing.* is for that weight.*up to 8 kg/s)
    assert.match((await last('zh', '我家狗60斤了，想给它买个窝')).text, /没有适合这个体重的.*8 公斤以内/su)
    assert.doesNotMatch((await last('zh', '我家猫10斤，想给它买个窝')).text, /体重/u)
  })

  it('is for nobody who only says something of it', async () => {
    assert.doesNotMatch((await last('zh', '老师说要背书包，你们有小孩背的吗')).text, /老师/u)
    assert.doesNotMatch((await last('en', 'need a lamp for reading in bed. husband moans about the light')).text, /for your husband/)
  })

  it('is the cheapest of all where an order is to be made up', async () => {
    assert.deepEqual((await last('zh', '小夜灯有吗', '差20 再来个便宜的凑个单')).cards, ['YOG-922'])
    assert.deepEqual((await last('en', 'whats something cheap i can add to get free delivery')).cards, ['YOG-922'])
  })
})
