import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { isBesideOnly } from '../../server/shop/answers.ts'

describe('what only a sentence that tells it can answer', () => {
  it('is how loud a thing is, where it is made and what it is certified by', () => {
    for (const [question, told, other] of [
      ['how noisy is it', 'The pump hums at 28 dB.', 'Takes two batteries.'],
      ['which country is it made in', 'Woven in Portugal.', 'A soft towel of cotton.'],
      ['is it oeko-tex certified', 'OEKO-TEX Standard 100.', 'Made from recycled polyester.'],
      ['哪个国家产的', '产地：日本。', '不锈钢笔尖。'],
      ['有没有认证', '通过国标检测。', '用着很安全。'],
    ] as const) {
      assert.ok(!isBesideOnly(question, told), told)
      assert.ok(isBesideOnly(question, other), other)
    }
    assert.ok(!isBesideOnly('is it waterproof', 'A soft towel.'))
  })
})
