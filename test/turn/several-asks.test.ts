import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('several things asked in one message', function () {
  this.timeout(60_000)
  const replies = talking()
  const talk = async (language: 'zh' | 'en', ...lines: readonly string[]) => (await replies(language, lines)).at(-1)?.text ?? ''

  it('are asked of what the same message wishes for', async () => {
    assert.match(await talk('zh', '有保温杯吗？能进洗碗机不'), /恒温保温杯[\s\S]*不可进洗碗机/)
    assert.match(await talk('en', 'have you got a two person tent, and is it heavy?'), /Starfield[\s\S]*2\.3 kg/)
    assert.match(await talk('en', 'do you do yoga mats and do they smell'), /rubber smell/)
  })

  it('are each answered, the money first and what is asked of the pages after it', async () => {
    assert.match(await talk('zh', '保温杯多少钱，能保温几个小时'), /¥129[\s\S]*12 小时/)
    assert.match(await talk('zh', '一个抓绒加一个保温杯一共多少，不喜欢能退吗'), /¥[\s\S]*7 天/)
    const both = await talk('en', 'ok my friend in shanghai can take it. how long to shanghai and how much is postage for one mug')
    assert.match(both, /1 to 2 days[\s\S]*¥8/)
  })

  it('are named where no text tells one of them', async () => {
    assert.match(
      await talk('zh', '云驰缓震跑鞋有42码吗？这双是哪个明星代言的'),
      /42码有现货[\s\S]*“这双是哪个明星代言的”，店里的说明没有写到/,
    )
    assert.match(
      await talk('en', 'how much is the Hearthkeep bottle? has it ever won any design award'),
      /¥129[\s\S]*On “has it ever won any design award” our shop/,
    )
  })

  it('are answered to whoever waits for a person, who is told of the person only when asking how long that takes', async () => {
    assert.match(await talk('zh', '转人工', '几天能到河南，乡下送不送'), /2 到 4 天[\s\S]*乡镇/)
    assert.match(await talk('en', 'get me a person', 'how long is delivery to shanghai?'), /1 to 2 days/)
    assert.match(await talk('en', 'get me a person', 'how long will they be'), /colleague/)
  })
})
