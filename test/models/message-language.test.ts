import assert from 'node:assert/strict'
import { languageOf } from '../../models/message-language.ts'

describe('the language of a message', () => {
  for (const [text, expected] of [
    ['多少钱', 'zh'],
    ['how much is it', 'en'],
    ['这个有M码吗', 'zh'],
    ['shipping多久', 'zh'],
    ['do you ship to 北京', 'en'],
    ['いつ届きますか', 'ja'],
    ['1234 😀', 'und'],
    ['', 'und'],
  ] as const)
    it(`is ${expected} of ${JSON.stringify(text)}`, () => {
      assert.equal(languageOf({ text }), expected)
    })

  it('is the one it comes with, where it comes with one', () => {
    assert.equal(languageOf({ text: 'ok', language: 'zh' }), 'zh')
  })
})
