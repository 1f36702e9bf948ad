import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('A question whose answer is doubted', function () {
  this.timeout(60_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!

  it('is answered once more, of goods and of the shop', async () => {
    const heavy = await last('en', 'how heavy is the pop-up tent', 'are you sure?')
    assert.match(heavy.text, /6\.8 kg/)
    assert.deepEqual(heavy.cards, ['TEN-902'])
    assert.match((await last('en', 'do you deliver to Hong Kong?', 'really?')).text, /do not deliver to Hong Kong/)
    assert.match((await last('zh', '能货到付款吗', '真的假的')).text, /货到付款/)
    assert.match((await last('zh', '双人帐篷防水吗', '你确定？')).text, /防水/)
  })

  it('is none where something was taken', async () => {
    const taken = await last('en', "i'll take the pop-up tent", 'sure?')
    assert.doesNotMatch(taken.text, /× 2/)
  })
})

describe('One paragraph of a page', function () {
  this.timeout(60_000)
  const talk = talking()

  it('is quoted by the sentence that alone answers', async () => {
    const [card] = await talk('en', ['do you sell gift cards?'])
    assert.doesNotMatch(card!.text, /has no gift cards|don't sell/)
  })
})
