import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('the first wish', function () {
  this.timeout(60_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!

  it('of about so much is told so', async () => {
    assert.match((await last('zh', '想要双跑鞋 400左右')).text, /¥400 左右/)
    assert.match((await last('en', 'running shoes for about 400')).text, /about ¥400/)
  })

  it('finds what comes nearest, as that, where it was said that there is none', async () => {
    for (const [language, none, nearest] of [
      ['zh', '有没有吹风机', '那最接近的是哪个'],
      ['en', 'do you sell umbrellas', 'whats the closest you have then'],
    ] as const) {
      const [said, then] = await talk(language, [none, nearest])
      assert.deepEqual(said!.cards, [], said!.text)
      assert.ok(then!.cards.length > 0, then!.text)
      assert.match(then!.text, /比较接近|相近|closest/)
    }
  })

  it('is a wish where nothing was taken that could be let go of, and costs no more than nothing', async () => {
    const { cards, text } = await last('en', 'the pour over kit please')
    assert.equal(cards.length, 1, text)
    assert.deepEqual((await last('en', "is there extra for tibet? someone said it's dearer up there")).cards, [])
  })

  it('leaves what only tells of somebody to be no question', async () => {
    const { text, cards } = await last('zh', '送爸爸的生日礼物 他什么都有 200以内')
    assert.ok(cards.length > 0, text)
    assert.doesNotMatch(text, /没有写到/)
  })

  it('keeps on with the dearer limit that is told beside it, and without what is refused', async () => {
    assert.match((await last('zh', '送爸爸的礼物 200以内', '贵一点也行 400吧')).text, /¥400/)
    assert.doesNotMatch((await last('zh', '送爸爸的礼物 200以内', '不要钱包')).text, /告诉我就行/)
  })
})
