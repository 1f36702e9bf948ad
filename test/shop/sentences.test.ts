import assert from 'node:assert/strict'
import { splitSentences } from '../../server/shop/sentences.ts'

describe('Sentences', () => {
  it('end at no abbreviation', () => {
    for (const text of [
      'We do not ship to P.O. boxes.',
      'It takes approx. 5 days, e.g. for no. 5 wool.',
      'Our shop in St. Ives is run by Mr. Hale.',
      'We ship within the U.S. and Canada from 9 a.m. to 5 p.m. on weekdays.',
    ])
      assert.deepEqual(splitSentences(text), [text])
    assert.deepEqual(splitSentences('Come to 12 Wall St. We do not ship outside the U.S. Orders leave daily.').length, 3)
  })
})
