import assert from 'node:assert/strict'
import type { Named } from '../../server/understanding/likely.ts'
import { namedInPart } from '../../server/understanding/part-named.ts'

const named = (sku: string, more: Partial<Named>): Named => ({
  sku,
  words: 0,
  share: 0,
  head: 0,
  characters: 0,
  alias: 0,
  option: 0,
  code: 0,
  price: 0,
  pointed: 0,
  others: 0,
  refused: 0,
  ...more,
})

describe('A part of a list', () => {
  it('names what is in view by an option or a word of its title', () => {
    const view = new Set(['GLOVE', 'CAN'])
    assert.equal(namedInPart([named('GLOVE', { option: 1 }), named('CAN', {})], view, true), 'GLOVE')
    assert.equal(namedInPart([named('GLOVE', {}), named('CAN', { words: 0.6 })], view, true), 'CAN')
  })

  it('names nothing where two are called alike, where it is refused, and of the rest of the shop only by a word of its own', () => {
    const view = new Set(['GLOVE', 'CAN'])
    assert.equal(namedInPart([named('GLOVE', { option: 1 }), named('CAN', { option: 1 })], view, true), undefined)
    assert.equal(namedInPart([named('GLOVE', { words: 1, refused: 1 })], view, true), undefined)
    assert.equal(namedInPart([named('SPADE', { words: 0.4 })], view, true), undefined)
    assert.equal(namedInPart([named('SPADE', { words: 0.9 }), named('FORK', { words: 0.4 })], view, true), 'SPADE')
    assert.equal(namedInPart([named('SPADE', { words: 0.9 })], view, false), undefined)
  })
})
