import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('what is asked of several goods', function () {
  this.timeout(60_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!.text

  it('is asked of what is named behind a question, where no more is said of that', async () => {
    const [zh] = await talk('zh', ['云驰能机洗吗 晨光呢'])
    assert.match(zh!.text, /不可机洗[\s\S]*晨光入门跑鞋：“.*机洗/)
    const [en] = await talk('en', ['how long does the Stillvale last on a charge and what about the Roadsong'])
    assert.match(en!.text, /30 hours[\s\S]*Roadsong Bone-conduction Headphones: “.*8 hours/)
    assert.doesNotMatch(en!.text, /suggest|Take a look/)
  })

  it('is asked of the two that were told of, where it is asked which, or of each', async () => {
    const [, zh] = await talk('zh', ['云驰能机洗吗 晨光呢', '脚宽穿哪个'])
    assert.match(zh!.text, /照这些说明看，晨光入门跑鞋更合适/)
    const [, en, each] = await talk('en', [
      'Stillvale vs Roadsong',
      'which is better for the gym, I sweat loads',
      'how long does the battery last on each',
    ])
    assert.match(en!.text, /Roadsong Bone-conduction Headphones suits that better/)
    assert.match(each!.text, /30 hours/)
    assert.match(each!.text, /8 hours/)
  })

  it('goes on about the same thing where what is named next is not sold', async () => {
    const [, zh] = await talk('zh', ['晨雾马克杯能进微波炉吗', '洗碗机呢'])
    assert.match(zh!.text, /可进洗碗机/)
    assert.doesNotMatch(zh!.text, /没有洗碗机/)
    const [, en] = await talk('en', ['is the Morningmist mug microwave safe', 'what about the dishwasher'])
    assert.match(en!.text, /dishwasher and microwave safe|dishwasher safe/)
  })

  it('is told of both, which of them it is too, where two are named or there are just two', async () => {
    const rain = await last('zh', '静谷降噪耳机和豆豆真无线耳机防水吗')
    assert.match(rain, /不防水/)
    assert.match(rain, /IPX4/)
    const either = await last('en', 'can i swim with the Stillvale or the Peapod')
    assert.match(either, /not waterproof/)
    assert.match(either, /IPX4/)
    const worth = await last('en', "what's the difference between the Skyglide and the Daybreak", 'is it worth the extra 200')
    assert.match(worth, /Skyglide[\s\S]*¥399 \(|Skyglide[\s\S]*¥399 – /)
    assert.match(worth, /Daybreak/)
    assert.match(await last('zh', '云驰缓震跑鞋和晨光入门跑鞋有什么区别', '贵的值得买吗'), /云驰[\s\S]*晨光|晨光[\s\S]*云驰/)
  })

  it('is each answered, which of them it is and what else is asked', async () => {
    const [, en] = await talk('en', ['Stillvale vs Roadsong', 'which one lasts longer on a charge and can i get either in green'])
    assert.match(en!.text, /30 hours against 8 hours[\s\S]*isn't available in green[\s\S]*in Green is sold out/)
    const [zh] = await talk('zh', ['静谷和骨传导哪个轻 能折叠吗'])
    assert.match(zh!.text, /跑者骨传导耳机更轻[\s\S]*可折叠/)
  })
})
