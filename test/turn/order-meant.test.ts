import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('what of an order a message means', function () {
  this.timeout(120_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!.text

  it('is what is talked about, where a question beside it names another thing', async () => {
    const zh = await last('zh', '竹木砧板多少钱', '要两个 顺便问下小铁锅能用电磁炉吗')
    assert.match(zh, /竹木砧板[^。]* × 2[\s\S]*¥178/)
    assert.doesNotMatch(zh, /铁锅 ×/)
    const en = await last('en', 'how much is the chopping board', "i'll take two, and does the cast iron pan work on induction?")
    assert.match(en, /Chopping Board × 2[\s\S]*¥178/)
    assert.doesNotMatch(en, /Pan ×/)
  })

  it('lets go of what somebody says they only asked about', async () => {
    const zh = await last('zh', '竹木砧板来两个', '小铁锅也来一个', '铁锅我只是问问 一共多少')
    assert.match(zh, /¥178/)
    assert.doesNotMatch(zh, /铁锅/)
    const en = await last(
      'en',
      'two chopping boards please',
      'the hand cream trio too please',
      'no, the hand cream i only asked about. total?',
    )
    assert.match(en, /¥178/)
    assert.doesNotMatch(en, /Hand Cream/)
  })

  it('is the one that is taken, where somebody settles on a thing of its kind', async () => {
    const en = await last(
      'en',
      'highmoor hiking pack in blue please',
      'any cheaper backpack?',
      'ok the hiking pack it is. do you ship on saturdays?',
    )
    assert.match(en, /Highmoor/)
    assert.doesNotMatch(en, /Daypack|Wayfarer/)
  })

  it('gives way to what is like it, whatever was spoken of last', async () => {
    const zh = await last('zh', '四人帐篷卡其色来一顶', '露营椅也来两把 黑色的', '帐篷换成双人的 绿色 多少钱')
    assert.match(zh, /露营椅[^、]* × 2[\s\S]*星野双人帐篷（绿色） × 1/)
    assert.doesNotMatch(zh, /四人/)
    const en = await last(
      'en',
      'the four person tent in khaki please',
      'and two sleeping bags in navy',
      'swap to the two person one in green, total?',
    )
    assert.match(en, /Sleeping Bag \(Navy\) × 2[\s\S]*Starfield[\s\S]*¥1,147/)
    assert.doesNotMatch(en, /Four-person/)
  })

  it('is both of those that it names with it, and not all that was shown', async () => {
    const en = await last('en', 'what have you got for tea and coffee?', 'no both!! the coffee kit AND the double-wall glass. total')
    assert.match(en, /¥258/)
    assert.doesNotMatch(en, /Leafsong|Mug/)
  })

  it('is one piece of what there were more of, where it says just one', async () => {
    const en = await last('en', 'two of the insulated bottles in black 500 ml', 'just one 500 ml bottle then, whats the total?')
    assert.match(en, /500 ml/)
    assert.doesNotMatch(en, /2 pieces|× 2/)
  })

  it('is added up together, whichever words ask how much that is', async () => {
    const en = await last('en', 'if i get the power bank in white AND the night light, how much altogether?')
    assert.doesNotMatch(en, /dearer|against/)
    assert.match(en, /¥228/)
  })
})
