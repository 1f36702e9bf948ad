import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { type Language, languageOf, languages } from '../../server/language/language.ts'

const told: readonly [string, Language][] = [
  ['你好', 'zh'],
  ['这个有M码吗', 'zh'],
  ['shipping多久', 'zh'],
  ['有没有 Nike Air Max Pro', 'zh'],
  ['iPhone 15 Pro Max 的壳有吗', 'zh'],
  ['請問這雙鞋有貨嗎', 'zh'],
  ['要2个，ok?', 'zh'],
  ['coupon有吗', 'zh'],
  ['size 42 有货吗', 'zh'],
  ['在吗？hello?', 'zh'],
  ['hello', 'en'],
  ['Hi!', 'en'],
  ['thanks', 'en'],
  ['yes', 'en'],
  ['how much is it', 'en'],
  ['running shoes', 'en'],
  ['ＨＯＷ ＭＵＣＨ', 'en'],
  ['do you have the 旗袍 in red', 'en'],
  ['can you ship this to 北京 please', 'en'],
  ['It’s too big', 'en'],
  ['red', 'en'],
  ['where is my parcel??', 'en'],
]
const silent = [
  '',
  ' ',
  '42',
  '200-300',
  '👍',
  '👍🏽👍🏽',
  'ok',
  'OK!',
  'XL',
  'xxl',
  'M',
  '¥99',
  '?',
  '…',
  'Nike',
  'adidas',
  'Uniqlo',
  'A1B2C3',
  'SKU-1234',
  '+86 138 0000 0000',
  'https://shop.example/how-much',
  'ab12@mail.example',
  '\u200b\u200f',
  'مرحبا',
  'привет',
  '：）',
]

describe('the language of a shopper', () => {
  for (const [text, language] of told) {
    it(`reads ${JSON.stringify(text)} as ${language} whatever came before`, () => {
      for (const previous of languages) assert.equal(languageOf(text, previous), language)
    })
  }

  for (const text of silent) {
    it(`keeps the last language for ${JSON.stringify(text)}`, () => {
      for (const previous of languages) assert.equal(languageOf(text, previous), previous)
    })
  }

  it('answers for very long text', () => {
    assert.equal(languageOf('how much is it '.repeat(5000), 'zh'), 'en')
    assert.equal(languageOf('多少钱'.repeat(5000), 'en'), 'zh')
  })
})
