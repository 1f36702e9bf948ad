import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('each thing that one message asks', function () {
  this.timeout(60_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!.text

  it('has its own answer, whatever parts them', async () => {
    const flask = await last('zh', '保温杯 能保温几小时 会漏不')
    assert.match(flask, /12 小时/)
    assert.match(flask, /不漏/)
    assert.match(await last('zh', '睡袋', '行 再来俩睡袋 现在这天气晚上大概10度 够不够暖'), /8 摄氏度/)
    const lamp = await last('zh', '露营灯 能挂起来吗 防水不')
    assert.match(lamp, /挂钩/)
    assert.match(lamp, /IPX4/)
    assert.match(await last('en', 'is the Skyglide waterproof', 'the knitted throw, is it itchy? and whats it cost'), /¥229/)
  })

  it('is priced in each size that is named, and an amount of something else is no price', async () => {
    const sizes = await last('zh', '有宠物窝吗', '宠物窝小号卖多少 大号卖多少')
    assert.match(sizes, /小号[\s\S]*¥159[\s\S]*大号[\s\S]*¥199/)
    const mug = await last('en', 'i need a mug for the office', 'is it ok in the microwave too? and how much does it hold')
    assert.match(mug, /350 ml/)
    assert.doesNotMatch(mug, /costs/)
  })

  it('is asked of the stock in its own colour beside what is taken, and of another size where one is asked for', async () => {
    assert.match(await last('zh', '迷你手冲咖啡壶多少钱', '那行 再加个保温杯给我妈 红色的有吗'), /恒温保温杯没有这个规格：红色/)
    assert.match(await last('zh', '有没有保温杯', '有没有大一号的'), /750 ?ml/)
    assert.match(await last('en', 'an insulated bottle please', 'do you have it in a bigger size'), /750 ml/)
    // "Sweet" is said of what was told, and asks for no sweets.
    assert.match(await last('en', 'a knitted throw', 'sweet. does it come in blue'), /isn't available in blue/)
  })

  it('is asked of the pages twice where they tell it in two places', async () => {
    const zh = await last('zh', '保温杯来一个 黑色500的', '能不能包装好再写张贺卡')
    assert.match(zh, /10 元/)
    assert.match(zh, /30 字/)
    const en = await last('en', 'a cosy throw for mum', 'can u wrap it and put a note in')
    assert.match(en, /¥10/)
    assert.match(en, /60 letters/)
  })

  it('is not said to be untold beside what tells it, nor where nothing is asked', async () => {
    for (const lines of [['优惠码咋用 老客户能用不'], ['在吗 寄新疆要多少运费'], ['针织毯咋样 能机洗不'], ['四件套有1米8的灰绿不 掉色不']])
      assert.doesNotMatch(await last('zh', ...lines), /没有写到/, lines.join())
    for (const lines of [['if the shoes dont fit can i swap them? do i pay'], ['you there? do you take alipay']])
      assert.doesNotMatch(await last('en', ...lines), /doesn't say/, lines.join())
    // What nothing tells is still said.
    assert.match(await last('zh', '绒绒兔安抚玩偶能机洗吗 会不会掉色'), /没有写到/)
  })
})
