import assert from 'node:assert/strict'
import { toBigrams, toMatch, toQueryTokens } from '../../server/language/bigrams.ts'

describe('Search tokens', () => {
  it('finds a two-character word inside a Chinese sentence', () => {
    assert.ok(toBigrams('签收后七天内可以无理由退货。').includes('退货'))
    assert.deepEqual(toQueryTokens('退货'), ['退货'])
  })

  it('brings the forms of an English word together', () => {
    for (const [one, other] of [
      ['shoes', 'shoe'],
      ['returning', 'returns'],
      ['dispatched', 'dispatch'],
      ['batteries', 'battery'],
      ['running', 'run'],
      ['boxes', 'box'],
    ]) {
      assert.deepEqual(toBigrams(one!), toBigrams(other!), `${one} ${other}`)
    }
  })

  it('reads mixed and full-width text', () => {
    assert.deepEqual(toBigrams('Ｔ恤 XL'), ['t', '恤', 'xl'])
    assert.deepEqual(toQueryTokens('想买 IPX7 的音箱'), ['ipx7', '音箱'])
  })

  it('leaves out words that say nothing about the wish', () => {
    assert.deepEqual(toQueryTokens('请问有没有双肩包呢'), ['双肩', '肩包'])
    assert.deepEqual(toQueryTokens('do you have any tents?'), ['tent'])
  })

  it('quotes every token, so that no operator gets through', () => {
    assert.equal(toMatch(['near', 'a"b']), '"near" OR "a""b"')
    assert.equal(toMatch([]), undefined)
  })
})
