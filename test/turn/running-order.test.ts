import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('an order that is talked over', function () {
  this.timeout(120_000)
  const talk = talking()

  it('keeps the number that was said before a colour was asked for', async () => {
    const [, , en] = await talk('en', [
      'I need 4 folding chairs',
      'khaki then. can they go in the washing machine',
      'what does that come to',
    ])
    assert.match(en!.text, /4 pieces|× 4/)
    assert.match(en!.text, /¥636/)
    const [, , zh] = await talk('zh', ['想要3个牵引绳', '红色吧，能机洗吗', '一共多少钱'])
    assert.match(zh!.text, /¥147/)
  })

  it('tells what is asked beside the option that was asked for', async () => {
    const [, zh] = await talk('zh', ['想要3个牵引绳', '那要红色的 一共多少钱 包邮吗'])
    assert.match(zh!.text, /¥147/)
    assert.match(zh!.text, /包邮/)
    const [, en] = await talk('en', ['I need 4 folding chairs', 'khaki, how much is that, is postage free?'])
    assert.match(en!.text, /¥636/)
    assert.match(en!.text, /[Ss]hipping is free/)
  })

  it('holds what was chosen before another thing was wanted as well', async () => {
    const [, , zh] = await talk('zh', ['双人帐篷要橙色', '睡袋也要一个军绿的', '总共多少'])
    assert.match(zh!.text, /橙色[\s\S]*军绿[\s\S]*¥858/)
    const [, , en] = await talk('en', ['is the throw there in red', 'and a slumber set as well please', 'how much for both'])
    assert.match(en!.text, /\(Red\)[\s\S]*Slumber[\s\S]*¥498/)
    // Of what was only looked at nothing is said.
    const [, , mug] = await talk('zh', ['小背包防水吗', '再要一个蓝色的陶瓷马克杯', '一共多少钱'])
    assert.doesNotMatch(mug!.text, /背包/)
  })

  it('is told what it comes to by whoever asks for nothing but the money', async () => {
    const [, , en] = await talk('en', [
      '3 blue mugs and a chopping board please',
      'do you have a shop i can visit',
      'right, what am i paying',
    ])
    assert.match(en!.text, /¥296/)
    const [, , zh] = await talk('zh', ['蓝色马克杯来3个，砧板来一个', '有实体店吗', '那得多少钱啊'])
    assert.match(zh!.text, /¥296/)
    const [, each] = await talk('en', ['3 blue mugs please', 'how much is that each?'])
    assert.match(each!.text, /¥69/)
    assert.doesNotMatch(each!.text, /¥207/)
  })

  it('holds each of several things with its own number', async () => {
    const [en] = await talk('en', ['2 pink rabbits and a chopping board please'])
    assert.match(en!.text, /Rabbit \(Pink\) × 2[\s\S]*Board × 1/)
    const [, zh] = await talk('zh', ['彩虹积木多少钱', '来一个，再要个藏青的睡袋'])
    assert.match(zh!.text, /积木桶 × 1/)
    assert.match(zh!.text, /睡袋（藏青） × 1/)
  })

  it('takes what is said as an order, though it is found by a search', async () => {
    const [en] = await talk('en', ['can I have 2 grey rabbits'])
    assert.match(en!.text, /Rabbit \(Grey\) × 2/)
    const [wish] = await talk('en', ['I am looking for a tent for 4 people'])
    assert.doesNotMatch(wish!.text, /Noted|Tap/)
  })

  it('reads a slip of the tongue as it was put right', async () => {
    const [, en] = await talk('en', ['what colours does the yoga mat come in', '2 sage ones, no wait, 3'])
    assert.match(en!.text, /Sage\) × 3/)
    const [, zh] = await talk('zh', ['牵引绳有哪些颜色', '蓝色要4个，不对，3个'])
    assert.match(zh!.text, /蓝色） × 3/)
    const [, other] = await talk('zh', ['暖冬针织毯多少钱', '不对，我问的是睡袋'])
    assert.match(other!.text, /睡袋/)
  })

  it('has one thing in place of another, in the same number', async () => {
    const [, en, sum] = await talk('en', ['4 olive camping lanterns', 'swap them for the yoga mat, sage, same number', 'total'])
    assert.match(en!.text, /Yoga Mat \(Sage\) × 4/)
    assert.match(sum!.text, /¥556/)
    const [, zh] = await talk('zh', ['马克杯米白来3个', '换成儿童书包吧，蓝色，数量一样'])
    assert.match(zh!.text, /书包（蓝色） × 3/)
    assert.doesNotMatch(zh!.text, /马克杯/)
  })

  it('has fewer or more of what is in it', async () => {
    const [, en] = await talk('en', ['black speaker x3, black power bank x2', 'one less speaker'])
    assert.match(en!.text, /Speaker \(Black\) × 2/)
    const [, zh] = await talk('zh', ['口袋充电宝黑色3个、露营灯米白3个', '露营灯少要一个'])
    assert.match(zh!.text, /氛围灯（米白） × 2/)
    const [, more] = await talk('en', ['2 navy sleeping bags', 'one more of the sleeping bags'])
    assert.match(more!.text, /× 3|for 3 pieces/)
  })

  it('keeps what is to be kept and lets the rest go', async () => {
    const [, en, sum] = await talk('en', [
      '3 navy sleeping bags and 2 blue mugs',
      'just keep the sleeping bags, bin the rest',
      'new total pls',
    ])
    assert.doesNotMatch(en!.text, /Mug/)
    assert.match(sum!.text, /¥867/)
    const [, , zh] = await talk('zh', ['2条米白的毯子，3只灰色的安抚兔', '除了毯子 别的都不要了', '该给多少钱'])
    assert.match(zh!.text, /¥458/)
  })

  it('lets go of one variant and keeps the other', async () => {
    const [, , en, total] = await talk('en', [
      'the folding chair',
      'two black and one red please',
      "i don't want the red one",
      "what's the total",
    ])
    for (const { text } of [en!, total!]) assert.match(text, /\(Black\): ¥318 for 2/)
    const [, , zh, again] = await talk('zh', ['折叠露营椅', '黑的两把 红的一把', '那算了红的不要了 就两把黑的 多少钱', '一共多少'])
    for (const { text } of [zh!, again!]) assert.match(text, /（黑色）2件[\s\S]*¥318/)
  })

  it('is something else for whoever thinks better of it, and without what is turned down beside it', async () => {
    const [, , en] = await talk('en', [
      "i'll take the hearthkeep bottle in black 500 ml",
      'changed my mind, gimme the morningmist mug in sage',
      'total?',
    ])
    assert.match(en!.text, /Mug \(Sage\): ¥69/)
    const [, , zh] = await talk('zh', ['恒温保温杯黑色500来一个', '算了 还是要马克杯 蓝色的', '一共多少'])
    assert.match(zh!.text, /马克杯（蓝色），按标价一共¥69/)
    const [, , rest] = await talk('zh', [
      '恒温保温杯黑色500来一个 晨雾马克杯蓝色一个',
      '双层玻璃杯怎么样',
      '太贵了 玻璃杯先不要 就刚才那俩',
    ])
    assert.match(rest!.text, /保温杯（黑色 · 500 ml） × 1、晨雾陶瓷马克杯（蓝色） × 1[\s\S]*¥198/)
  })

  it('goes on beside a question of the pages', async () => {
    const [, en, sum] = await talk('en', ['2 grey yoga mats', 'plus one canvas tote in off-white, which courier is it', 'total?'])
    assert.match(en!.text, /ZTO|SF/)
    assert.match(sum!.text, /¥407/)
  })

  it('is held against what may be spent', async () => {
    const [, en] = await talk('en', ['4 chopping boards please', 'my budget is 300, is that over?'])
    assert.match(en!.text, /¥356[\s\S]*(?:over|above|more)/i)
    const [, zh] = await talk('zh', ['竹木砧板来4个', '预算300，超了吗'])
    assert.match(zh!.text, /超/)
  })
})

describe('what is named in a message of several parts', function () {
  this.timeout(120_000)
  const talk = talking()

  it('is what its questions are about, though the name stands in a part of its own', async () => {
    const [, zh] = await talk('zh', ['有没有安睡礼盒', '那79的那个绒绒兔呢，有没有灰色，能包装吗多少钱'])
    assert.match(zh!.text, /绒绒兔安抚玩偶（灰色）有现货/)
    assert.doesNotMatch(zh!.text, /安睡礼盒/)
    const [, en] = await talk('en', [
      'do you have sleeping bags?',
      'what about the 79 comfort rabbit, does it come in grey, can you wrap it and how much is that',
    ])
    assert.match(en!.text, /Rabbit[\s\S]*Grey/)
  })

  it('is told the price of, each of several', async () => {
    const [zh] = await talk('zh', ['小鹿书包 牵引绳 针织毯 分别啥价'])
    for (const price of ['¥189', '¥49', '¥229']) assert.ok(zh!.text.includes(price), zh!.text)
    const [en] = await talk('en', ['prices for the tote, the bluetooth speaker and the leash pls'])
    for (const price of ['¥129', '¥219', '¥49']) assert.ok(en!.text.includes(price), en!.text)
  })

  it('is meant instead of what is turned down', async () => {
    const [, en] = await talk('en', ['i want a camping lantern', 'no i meant the bath towel, not the camping lantern'])
    assert.match(en!.text, /Bath Towel/)
    assert.doesNotMatch(en!.text, /Lantern/)
    const [, zh] = await talk('zh', ['想买个露营椅', '我问的是星野帐篷，不是椅子'])
    assert.match(zh!.text, /星野/)
  })

  it('is a thing of that kind before one that may serve as it', async () => {
    const [en] = await talk('en', ['show me the blanket'])
    assert.match(en!.text, /Throw/)
    const [story] = await talk('en', ['something warm to sleep under on a camping trip'])
    assert.match(story!.text, /Sleeping Bag/)
  })
})
