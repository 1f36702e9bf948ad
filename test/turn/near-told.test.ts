import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('a sentence that only comes near what is asked', function () {
  this.timeout(60_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!.text

  it('is quoted as that, with what was asked in the shopper’s words', async () => {
    assert.match(await last('zh', '暖巢睡袋有吗', '能装进行李箱吗'), /没有直接写到“能装进行李箱吗”，写到的是：“/)
    assert.match(
      await last('en', 'do you have the campsettle chair', 'does it have a cup holder'),
      /on “does it have a cup holder” it doesn't say outright; what it says is: “/,
    )
  })

  it('is told plainly where it answers', async () => {
    assert.doesNotMatch(await last('zh', '骨传导耳机有吗', '能洗吗 续航多久'), /没有直接写到/)
    assert.doesNotMatch(await last('en', 'do you have the knitted throw', 'is it itchy? can i machine wash it'), /outright/)
  })

  it('is not quoted where it is of another matter', async () => {
    assert.match(await last('zh', '恒温保温杯有吗', '能装牛奶吗'), /没有写到/)
    assert.doesNotMatch(await last('en', 'do you have the down vest', 'does it have a hood'), /From the description/)
  })

  it('of a page is found whatever the thing is called that it is asked of', async () => {
    assert.match(await last('en', 'can you wrap the Campsettle chair'), /gift-wrapped for ¥10/)
    assert.match(await last('zh', '安睡礼盒有吗', '安睡礼盒能写张卡片吗'), /手写|代写/)
  })

  it('stands once, not in the text and in the list', async () => {
    const zh = await last('zh', '骨传导耳机有吗', '防水吗')
    assert.equal(zh.match(/IP67/gu)?.length, 1, zh)
  })
})
