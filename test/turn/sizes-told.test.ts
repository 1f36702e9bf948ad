import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('a number that is told of somebody', function () {
  this.timeout(60_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!.text

  it('is held against what the text gives, in words too', async () => {
    assert.match(await last('zh', '小鹿儿童书包怎么样', '孩子一米一二 书包会不会大了点'), /不符合“115 到 145 厘米”/)
    assert.match(
      await last('en', 'tell me about the fawn school bag', 'my kid is 112 cm, is it too big for her'),
      /not within “115 to 145 cm”/,
    )
  })

  it('leads to a size by how a thing comes out, where its sizes are called by a height', async () => {
    assert.match(await last('en', 'tell me about the dinolet t-shirt', "he's 122 cm tall, which size is it then"), /Size 120/)
    assert.match(await last('zh', '小恐龙儿童T恤怎么样', '孩子身高122 穿多大码'), /建议选 120 码/)
  })

  it('is the size that what is asked next is asked of, until another is told', async () => {
    const zh = await talk('zh', ['云驰缓震跑鞋 脚长25厘米穿几码', '黑色有吗', '脚长写错了 是24.5', '黑色的来一双'])
    assert.match(zh[0]!.text, /40 码/)
    assert.match(zh[1]!.text, /黑色 40/)
    assert.match(zh[2]!.text, /39 码/)
    assert.match(zh[3]!.text, /黑色 · 39/)
    const en = await talk('en', [
      'tell me about the daybreak shoes',
      'my foot is 25 cm, what size',
      'got them in black?',
      'sorry i mean 26',
    ])
    assert.match(en[1]!.text, /Size 40/)
    assert.match(en[2]!.text, /black 40|40/i)
    assert.match(en[3]!.text, /Size 42/)
  })

  it('is set beside how long the thing is, where it is the room for it', async () => {
    assert.match(await last('zh', '星野双人帐篷怎么样', '收纳后多长 我的包长40厘米放得进吗'), /42 ?厘米比40 ?厘米长2厘米/)
  })
})
