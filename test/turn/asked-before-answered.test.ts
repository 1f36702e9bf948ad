import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('what is asked, before it is answered', function () {
  this.timeout(60_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!.text

  it('is whether a size can be swapped, and not which sizes there are', async () => {
    assert.match(await last('zh', '云驰有42码吗', '换码的运费谁付'), /寄回的运费由顾客承担/)
    const both = await last(
      'en',
      'do you have the Cragpath in grey 42',
      'the grey Cragpath in 42 then. If they do not fit can I swap them?',
    )
    assert.match(both, /exchanged once/)
  })

  it('is how sizes are told, where somebody knows them by another system', async () => {
    const told = await last('en', 'tell me about the Daybreak', 'do you have a size chart? uk to eu')
    assert.match(told, /Size 36 is a foot of about 23 cm/)
    assert.doesNotMatch(told, /abroad/)
  })

  it('is asked of the goods, though the clause around it speaks of a page', async () => {
    assert.match(await last('zh', '云朵宠物窝多大', '那要个小号灰色的。外套能丢洗衣机不'), /云朵宠物窝：“垫芯可拆，外套可机洗/)
    assert.match(
      await last('en', 'what size do I take in the Skyglide, I wear 41', 'I asked about the Skyglide in the rain'),
      /not waterproof/,
    )
  })

  it('is asked of what is named, where nothing was talked about', async () => {
    assert.match(await last('zh', '家里猫十一斤 那个窝选大还是小'), /8 公斤/)
  })

  it('is answered beside a lower price that cannot be had', async () => {
    assert.match(await last('zh', '磁力片有没有', '多大小孩能玩啊，有点贵能便宜点不'), /3 岁以上/)
  })

  it('is what a page is said to say', async () => {
    assert.match(await last('zh', '云驰有42码吗', '我记得你们满99包邮，不是吗'), /99/)
    assert.match(await last('en', 'your site says gift sets come wrapped for nothing?'), /no extra cost/)
  })

  it('goes on with the case that is supposed', async () => {
    const told = await last('en', 'can I return the earbuds if I do not like them', "even if I've opened the box?")
    assert.match(told, /opened|in-ear/i)
  })
})
