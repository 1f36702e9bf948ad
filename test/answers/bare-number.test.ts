import assert from 'node:assert/strict'
import type { Sentence } from '../../server/answers/answers.ts'
import { bareKept } from '../../server/answers/bare-number.ts'

const saying = (...texts: string[]): Sentence[] => texts.map(text => ({ text, heading: '', source: 'product:P' }))

describe('A number without its unit', () => {
  it('is held against the one range that a thing is told to be for', () => {
    for (const [question, text, verdict] of [
      ['我桌子60的能夹吗', '夹口适合15到50毫米的桌板。', '60不符合“15到50毫米”'],
      ['门40的，能装吗', '适用35-45毫米厚的门。', '40符合“35-45毫米”'],
      ['我穿43码，能穿吗', '弹力袜，36到42码都能穿。', '43码不符合“36到42码”'],
    ] as const)
      assert.equal(bareKept(question, saying('黑色。', text), 'zh')?.verdict, verdict, question)
    for (const [question, text, verdict] of [
      ['my rail is 30, will it fit?', 'The clamp fits rails from 25 to 35 mm.', '30 is within “25 to 35 mm”'],
      ["she's a size 20, would it fit her", 'One pattern for sizes 8 to 18.', 'size 20 is not within “sizes 8 to 18”'],
    ] as const)
      assert.equal(bareKept(question, saying('Black.', text), 'en')?.verdict, verdict, question)
  })

  it('is none where it counts something, is far off, or where several ranges are told', () => {
    for (const [question, text] of [
      ['45天能到吗', '适合30到60厘米的缸。'],
      ['2的能用吗', '适合30到60厘米的缸。'],
      ['45的能用吗', '小号适合30到40厘米，大号适合45到60厘米。'],
      ['45的多少钱', '适合30到60厘米的缸。'],
    ] as const)
      assert.equal(bareKept(question, saying(text), 'zh'), undefined, question)
    assert.equal(bareKept('can i have it for £30?', saying('Fits rails from 25 to 35 mm.'), 'en'), undefined)
  })
})
