import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { arrivalKept } from '../../server/answers/arrival.ts'

describe('whether a parcel comes by a day that is named', () => {
  it('follows from the days on the way', () => {
    assert.match(arrivalKept('今天周二 周四能到吗', '全国3到5天到。', 'zh', undefined) ?? '', /周四到不了/)
    assert.match(arrivalKept('周一下单 周五能收到吗', '全国2-3天到。', 'zh', undefined) ?? '', /周五能到/)
    assert.match(
      arrivalKept('if i order on monday is it here by thursday', 'Three towns: 2 to 4 days.', 'en', undefined) ?? '',
      /may not be there by Thursday/,
    )
    assert.match(
      arrivalKept('order thursday, will it get here by saturday', '2 to 3 working days.', 'en', undefined) ?? '',
      /will not be there by Saturday/,
    )
  })

  it('is left open where no two days are named, or a faster service is meant', () => {
    assert.equal(arrivalKept('周五能到吗', '全国3到5天到。', 'zh', undefined), undefined)
    assert.equal(arrivalKept('周一下单发顺丰 周二能到吗', '全国3到5天到。', 'zh', undefined), undefined)
    assert.equal(arrivalKept('if i order on monday is it here by thursday', 'We post abroad.', 'en', undefined), undefined)
  })
})
