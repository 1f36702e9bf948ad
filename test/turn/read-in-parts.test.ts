import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('what a message says in several parts', function () {
  this.timeout(60_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!

  it('is asked of what was named before it in the same breath', async () => {
    const en = await last('en', 'is the Roadsong lighter than the Stillvale, and can they be folded?')
    assert.deepEqual(en.cards.toSorted(), ['AUD-701', 'AUD-703'])
    const zh = await last('zh', '静谷和骨传导哪个轻 能折叠吗')
    assert.doesNotMatch(zh.text, /折叠椅/)
  })

  it('sets all of a kind beside each other where what differs is asked of the kind', async () => {
    const en = await last('en', "what's the difference between your tents")
    assert.ok(en.cards.includes('TEN-901') && en.cards.includes('TEN-902'), `${en.cards}`)
  })

  it('takes the one thing and shows the other', async () => {
    const zh = await last('zh', '那来一个晨雾马克杯，顺便问下有没有适合小孩的水杯')
    assert.match(zh.text, /晨雾陶瓷马克杯要哪种颜色[\s\S]*小象儿童吸管杯/)
    const en = await last('en', "i'll take the Hearthkeep bottle in black 500 ml, and have you got any mugs")
    assert.match(en.text, /Hearthkeep Insulated Bottle \(Black[\s\S]*Mug/)
  })

  it('shows some of a kind of which it is not told which is taken', async () => {
    const en = await last('en', 'the Starfield tent', 'ok that one then. and a mug too, whats that together')
    assert.match(en.text, /Starfield[\s\S]*Mug/)
    const zh = await last('zh', '星野双人帐篷', '就这个，再来个背包，一共多少')
    assert.match(zh.text, /星野[\s\S]*包/)
  })

  it('lets go of what was only looked at, and shows what is wished for beside it', async () => {
    const zh = await last('zh', '看看露营椅', '那先不要了 看看背包')
    assert.ok(zh.cards[0]?.startsWith('BAG'), zh.text)
    const en = await last('en', 'the folding chair', 'drop that, show me backpacks')
    assert.ok(en.cards[0]?.startsWith('BAG'), en.text)
  })

  it('names a size, not so many pieces', async () => {
    const en = await last('en', 'the Skyglide shoes', 'do you have it in a 42 in black and how much')
    assert.match(en.text, /¥399/)
    assert.doesNotMatch(en.text, /42 pieces|16,758/)
  })

  it('means the same in capitals', async () => {
    const en = await last('en', 'IS THE SKYGLIDE WATERPROOF')
    assert.deepEqual(en.cards, ['RUN-101'])
  })

  it('takes nothing by an acknowledgement after a price', async () => {
    assert.doesNotMatch((await last('zh', '有什么背包', '多少钱', '好的')).text, /要哪种颜色/)
    assert.doesNotMatch((await last('en', 'got any backpacks?', 'how much is it', 'ok')).text, /Which colour/)
  })
})
