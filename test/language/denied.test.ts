import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { denied, saysMissed } from '../../server/language/denials.ts'
import { sortOf } from '../../server/language/sorts.ts'

describe('what is refused', () => {
  it('is not what the thing shown is said not to be, nor what is meant after a no', () => {
    for (const [text, words] of [
      ["surely that's not washable", []],
      ['that isnt tea', []],
      ['no kettles i mean', []],
      ['something that isnt tea', ['tea']],
      ['one thats not wool', ['wool']],
      ['no kettles please', ['kettles']],
    ] as const)
      assert.deepEqual(denied(text), words, text)
    assert.ok(saysMissed('这不是保温的啊') && saysMissed('that isnt tea') && !saysMissed('我不要茶'))
  })

  it('may be a sort of a kind, and not all of it', () => {
    for (const [name, sort] of [
      ['rental shoes', 'rental'],
      ['glass mugs', 'glass'],
      ['running shoes', undefined],
      ['the shoes', undefined],
      ['塑料玩具', '塑料'],
      ['玩具', undefined],
    ] as const)
      assert.equal(sortOf(name), sort, name)
  })
})
