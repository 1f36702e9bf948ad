import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('an order that grows out of wishes', function () {
  this.timeout(180_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!.text

  it('holds what was added up, though nobody has said which colour it shall be before the next wish', async () => {
    const en = await last(
      'en',
      'two-person tent in green please',
      'any sleeping bags?',
      'two please',
      'and a lamp',
      'how much is that all in',
    )
    assert.match(en, /Tent \(Green\) × 1, Nestwarm Sleeping Bag × 2[\s\S]*¥1,147/)
    const zh = await last('zh', '来一个蓝色马克杯', '有睡袋吗', '来两条', '砧板有吗', '一共多少钱')
    assert.match(zh, /马克杯（蓝色） × 1、暖巢睡袋 × 2[\s\S]*¥647/)
  })

  it('takes a number or a colour for what was shown just now, and not for what was taken before', async () => {
    const zh = await last('zh', '来一个蓝色马克杯', '护手霜有吗', '来两份')
    assert.match(zh, /马克杯（蓝色） × 1、樱花护手霜三支装 × 2/)
    const en = await last('en', 'blue mug please', 'got any blankets', 'in red', 'make it two')
    assert.match(en, /Mug \(Blue\) × 1, Snugfold Knitted Throw \(Red\) × 2/)
  })

  it('changes no size of what was taken before by what is said of other goods on the screen', async () => {
    const zh = await last('zh', '晨光入门跑鞋 黑色42 要了', '来件衣服 跑步穿的', '要大码的 白色')
    assert.doesNotMatch(zh, / · 43/)
    assert.match(zh, /跑鞋（黑色 · 42） × 1/)
  })

  it('still changes what was taken where it is said to be changed', async () => {
    const en = await last('en', 'blue mug please', 'do you have camp lanterns?', 'make the mug sage instead')
    assert.match(en, /Mug \(Sage\)/)
    assert.doesNotMatch(en, /Lantern[^.]* × /)
    const zh = await last('zh', '来一个蓝色马克杯', '改成两个')
    assert.match(zh, /¥138/)
  })

  it('has another piece for somebody else beside those of which the colour is open', async () => {
    const en = await talk('en', ['two of the ceramic mugs', 'and a mug for my sister, in blue', 'the two in sage'])
    assert.match(en[1]!.text, /Mug × 2, [^,]*Mug \(Blue\) × 1[\s\S]*¥207/)
    assert.match(en[2]!.text, /Mug \(Sage\) × 2, [^,]*Mug \(Blue\) × 1/)
    const zh = await last('zh', '来一个灰色的瑜伽垫', '再来一个给我妹 蓝的')
    assert.doesNotMatch(zh, /× 2/)
  })

  it('shows a bigger one of the kind where what is talked about comes in no size', async () => {
    const [, zh] = await talk('zh', ['双人帐篷有吗', '大一点的呢'])
    assert.match(zh!.text, /四人/)
    const [, en] = await talk('en', ['the two-person tent, how much is it?', 'got a bigger one?'])
    assert.match(en!.text, /Four-person/)
    // Where it comes in several, the bigger one of them.
    const [, bottle] = await talk('zh', ['看看保温杯', '有没有大点的'])
    assert.match(bottle!.text, /750 ml/)
  })

  it('hears no complaint where something is asked to be handed over', async () => {
    const zh = await talk('zh', ['给我整个充电宝 黑的'])
    assert.doesNotMatch(zh[0]!.text, /抱歉|客服/)
    const broken = await talk('zh', ['给我拿来的充电宝是坏的'])
    assert.doesNotMatch(broken[0]!.text, /推荐/)
  })
})
