import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { countSaid, isMeasure } from '../../server/language/amounts.ts'
import { asksOtherwise, wantedLess, withoutComparison } from '../../server/language/comparatives.ts'
import { asksForOthers, likeBefore } from '../../server/language/wish-phrases.ts'
import { budgetSaid } from '../../server/understanding/sums.ts'

describe('another than the one before', () => {
  it('is heard in whatever respect', () => {
    for (const text of ['something less shouty for grandpa', 'a quieter one please', 'got a warmer one', '有没那么甜的吗'])
      assert.ok(asksOtherwise(text), text)
    for (const text of ['the other one', 'a leather one', 'a cheaper one', 'something more like this', '没那么贵的'])
      assert.ok(!asksOtherwise(text), text)
    assert.deepEqual(['something less shouty', '没那么甜的', 'less expensive'].map(wantedLess), ['shouty', '甜', undefined])
    assert.deepEqual(
      ['quieter', 'simpler', 'nicer', 'flatter', 'sunnier', 'stronger'].map(word => withoutComparison(word, `a ${word} one`)),
      ['quiet', 'simple', 'nice', 'flat', 'sunny', 'strong'],
    )
  })

  it('is none of those that were shown, or one more like them', () => {
    for (const text of ['换一个没味道的', '有没有别的', 'something else please', 'a different one']) assert.ok(asksForOthers(text), text)
    for (const text of ['换成黑色的', 'one more of those', 'something for my dad']) assert.ok(!asksForOthers(text), text)
    assert.ok(likeBefore('anything else like that in a bigger piece count?'))
    assert.ok(!likeBefore('something my mum would like'))
  })
})

describe('a number without a sign', () => {
  it('is no money where it counts something else', () => {
    for (const [text, tagged] of [
      ['500 pieces not dollars', '<=500'],
      ['something with fewer pieces, like 300', '~300'],
      ['a blanket that is washable at 60', '<=60'],
      ['片数多一点的 500左右', '~500'],
    ] as const)
      assert.ok(isMeasure(text, tagged), text)
    for (const [text, tagged] of [
      ['a set of 4 pieces, around 50', '~50'],
      ['more pieces for under 40', '<=40'],
      ['more pieces, about $50', '~50'],
      ['片数多一点的 500元左右', '~500'],
    ] as const)
      assert.ok(!isMeasure(text, tagged), text)
    assert.equal(budgetSaid('got exactly 150 yuan to spend'), '<=150')
    assert.deepEqual(['fewer pieces, like 300', '片数多一点 500左右', 'like 300'].map(countSaid), ['300 pieces', '500片', undefined])
  })
})
