import assert from 'node:assert/strict'
import type { Vocabulary } from '../../server/language/slots.ts'
import type { Named } from '../../server/understanding/likely.ts'
import { optionTaken } from '../../server/understanding/option-taken.ts'

const vocabulary: Vocabulary = {
  categories: [],
  colours: [{ id: 'rose', words: ['rose', '玫瑰'] }],
  products: [],
  sizes: [],
  currency: 'EUR',
}
/** The scarf comes in rose. */
const speaksOf = (text: string): Named[] => [
  {
    sku: 'SCARF',
    words: 0,
    share: 0,
    head: 0,
    characters: 0,
    alias: 0,
    option: /rose|玫瑰/.test(text) ? 1 : 0,
    code: 0,
    price: 0,
    pointed: 0,
    others: 0,
    refused: 0,
  },
]
const taken = (text: string, command: 'ask' | 'find' = 'ask') =>
  optionTaken(
    [{ command, args: [], probability: 0.9, place: 0 }],
    { text, clauses: [], language: /\p{Script=Han}/u.test(text) ? 'zh' : 'en', shown: ['SCARF'], focus: 'SCARF', cart: [], talked: [] },
    { vocabulary, speaksOf, meant: () => [], variantsNamed: () => [], firstBy: () => undefined },
  ).map(one => [one.skus.join(), one.slots.colour])

describe('A sentence that takes what is talked about, beside a question', () => {
  it('is heard where it names an option of it', () => {
    assert.deepEqual(taken('is wool itchy? the rose one please'), [['SCARF', 'rose']])
    assert.deepEqual(taken('来条玫瑰的。能用微信付吗'), [['SCARF', 'rose']])
  })

  it('is none where it asks, names nothing of it, or where the reader hears a wish', () => {
    assert.deepEqual(taken('is it warm? do you have rose please?'), [])
    assert.deepEqual(taken('is it warm? the green one please'), [])
    assert.deepEqual(taken('is it warm. rose is her favourite'), [])
    assert.deepEqual(taken('any scarves? a rose one please', 'find'), [])
  })
})
