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
    const more = await last(
      'en',
      'the power bank in white please',
      'so if i get the power bank AND a night light, how much altogether?',
      'sorry, total for both together pls',
    )
    assert.match(more, /¥228/)
  })

  it('holds what was talked about where something is taken beside it, and where a question stands behind it', async () => {
    const zh = await last('zh', '四人帐篷防水吗', '睡袋也来两个 藏青 一共多少')
    assert.match(zh, /四人自动帐篷[\s\S]*睡袋（藏青） × 2[\s\S]*¥1,377/)
    const en = await last('en', 'how heavy is the cast iron pan?', 'the pan plus the chopping board together, and is postage free?')
    assert.match(en, /¥288/)
  })

  it('is the variant that is asked for in the same breath, and the known one where less is said of it', async () => {
    const zh = await last('zh', '晨光入门跑鞋怎么样', '粉色39有吗 要一双', '一共多少')
    assert.match(zh, /粉色 · 39[\s\S]*¥199/)
    const en = await last('en', 'two insulated bottles in black 750 ml please', 'right the black ones, what was my total')
    assert.match(en, /750 ml/)
    assert.doesNotMatch(en, /Which/)
  })

  it('is as much as was wished for before it was shown, until another count is said', async () => {
    const en = ['do you have a chopping board? need 4 of them', 'what would they cost in total?', 'just 3 of them then, total?'] as const
    const [, all, fewer] = await talk('en', en)
    assert.match(all!.text, /¥356/)
    assert.match(fewer!.text, /¥267/)
    const zh = await last('zh', '有没有砧板 要买4个', '就这个了 一共多少')
    assert.match(zh, /¥356/)
  })

  it('is told again where something is let go that is gone already', async () => {
    const zh = await last('zh', '竹木砧板来两个', '小铁锅也来一个', '铁锅不要了', '铁锅不要了啊')
    assert.match(zh, /¥178/)
    assert.doesNotMatch(zh, /铁锅/)
  })

  it('gives a count to what it is said of, known or not', async () => {
    const zh = await last('zh', '竹木砧板来5个 弹力带来1套', '不对 那玩意1个 弹力带5套')
    assert.match(zh, /砧板 × 1[\s\S]*弹力带[^、]* × 5[\s\S]*¥384/)
  })

  it('needs no parcel where somebody comes for it', async () => {
    const [, total] = await talk('en', ['one chopping board please', "i'll come and get it, what is the total?"])
    assert.match(total!.text, /¥89/)
    assert.doesNotMatch(total!.text, /¥97|Shipping adds/)
  })
})
