import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('what a message is taken for', function () {
  this.timeout(60_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!

  it('is no search for bags where a bag is to wrap a present in', async () => {
    const en = await last('en', 'the grey Mopsy rabbit please', 'do you do gift bags')
    assert.match(en.text, /gift-wrapped for ¥10/)
    assert.doesNotMatch(en.text, /bags/)
    const zh = await last('zh', '要一只绒绒兔 灰色', '你们有礼品袋吗')
    assert.match(zh.text, /礼品包装/)
    assert.doesNotMatch(zh.text, /背包/)
  })

  it('is no matter of what goes back where what has broken at home is to be replaced', async () => {
    const zh = await last('zh', '在吗,我家保温杯坏了想换一个,有没有轻一点的,上班用')
    assert.ok(zh.cards.includes('MUG-503'), zh.text)
    assert.doesNotMatch(zh.text, /换新|退|保修/)
  })

  it('is no order where terms are asked for', async () => {
    const zh = await last('zh', '恒温保温杯500毫升的', '我们公司每月都要拿货，能不能月底统一结')
    assert.doesNotMatch(zh.text, /加入购物车/)
  })

  it('is an order of what was left out of it', async () => {
    const en = await last('en', '2 navy Nestwarm sleeping bags, what does that come to', 'you left out the camp lantern')
    assert.match(en.text, /Sleeping Bag[\s\S]*Lantern[\s\S]*3 pieces/)
    const zh = await last('zh', '藏青睡袋两条，一共多少', '漏了露营灯')
    assert.match(zh.text, /睡袋（藏青） × 2、露营氛围灯 × 1，共3件/)
  })

  it('is asked of the pages beside an order that it is said with', async () => {
    const en = await last('en', 'the Embercosy fleece, grey, L. How much?', "make it M, just one. and if it's too small can i swap it?")
    assert.match(en.text, /exchanged once/)
  })
})

describe('somebody who waits for a person', function () {
  this.timeout(60_000)
  const talk = talking()

  it('is told that the number is kept, and asked for none again', async () => {
    const [, , soon, again] = await talk('en', [
      'get me a human',
      'my number is 13912345678. do you sell tents?',
      'how long till they get back to me?',
      'when is somebody going to ring me',
    ])
    for (const reply of [soon, again]) {
      assert.match(reply!.text, /they'll get back to you/)
      assert.doesNotMatch(reply!.text, /Leave a phone number|Shall I get/)
    }
    const [, , zh] = await talk('zh', ['转人工', '我电话13912345678 对了有帐篷吗', '什么时候有人联系我'])
    assert.match(zh!.text, /他们回来后会联系您/)
    assert.doesNotMatch(zh!.text, /留下电话/)
  })

  it('may ask when people are there, and whom to ring', async () => {
    const [hours] = await talk('en', ['what time do your staff start work'])
    assert.match(hours!.text, /9:00/)
    const [ring] = await talk('en', ['who do i ring if it goes missing'])
    assert.doesNotMatch(ring!.text, /friend/)
  })
})
