import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { type Language, languageOf } from '../../server/language/language.ts'
import { isQuick } from '../support/machine.ts'

const table: readonly [text: string, previous: Language, expected: Language][] = [
  ['有跑鞋吗', 'en', 'zh'],
  ['do you have running shoes', 'zh', 'en'],
  ['这个有M码吗', 'en', 'zh'],
  ['shipping多久', 'en', 'zh'],
  ['iPhone 15 Pro Max case有吗', 'en', 'zh'],
  ['do you ship to 北京?', 'zh', 'en'],
  ['what does 包邮 mean', 'zh', 'en'],
  ['ship to UK吗', 'en', 'zh'],
  ['how are you呀', 'en', 'zh'],
  ['absolutely', 'zh', 'en'],
  ['hru', 'en', 'en'],
  ['hello', 'zh', 'en'],
  ['shoes', 'zh', 'en'],
  ['how much plz', 'zh', 'en'],
  ['300', 'zh', 'zh'],
  ['300', 'en', 'en'],
  ['👍', 'zh', 'zh'],
  ['👍', 'en', 'en'],
  ['ok', 'zh', 'zh'],
  ['OK', 'en', 'en'],
  ['Kestrelo', 'zh', 'zh'],
  ['XL', 'zh', 'zh'],
  ['', 'zh', 'zh'],
  ['   ', 'en', 'en'],
  ['https://example.com/have/a/look', 'zh', 'zh'],
  ['مرحبا', 'zh', 'zh'],
  ['Привет', 'en', 'en'],
  ['\u200b多\u200b少\u200b钱', 'en', 'zh'],
  ['ＨＯＷ　ＭＵＣＨ', 'zh', 'en'],
]

describe('the language of a turn', () => {
  for (const [text, previous, expected] of table) {
    it(`is ${expected} for ${JSON.stringify(text)} after ${previous}`, () => assert.equal(languageOf(text, previous), expected))
  }

  it('is told in linear time from hostile text', () => {
    for (const piece of ['a', 'a@', '有吗', '吗 ', 'https://', 'the ', '🧢', ' ']) {
      const started = performance.now()
      languageOf(piece.repeat(Math.ceil(100_000 / piece.length)), 'zh')
      assert.ok(isQuick(performance.now() - started, 1000), JSON.stringify(piece))
    }
  })
})
