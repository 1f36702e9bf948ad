import assert from 'node:assert/strict'
import { countWithArticle, piecesIn } from '../../server/understanding/pieces.ts'
import { limitAsked } from '../../server/understanding/sums.ts'

describe('A limit that a sum is asked to keep to', () => {
  it('is a sum of money in a question about what is spoken of', () => {
    assert.equal(limitAsked('ok those and a mug. under 300 still?'), 300)
    assert.equal(limitAsked('does that fit in £1000'), undefined)
    assert.equal(limitAsked('does that fit in £1000?'), 1000)
    assert.equal(limitAsked('加起来超过500了吗'), 500)
    assert.equal(limitAsked('一共在200以内吗'), 200)
  })

  it('is none of a wish, nor of a length, a weight or a time', () => {
    assert.equal(limitAsked('anything under 30?'), undefined)
    assert.equal(limitAsked('有没有200以内的，能送人吗'), undefined)
    assert.equal(limitAsked('is it over 90cm or not??'), undefined)
    assert.equal(limitAsked('does this last over 10 hours?'), undefined)
    assert.equal(limitAsked('它超过5公斤了吗'), undefined)
  })
})

describe('Numbers that count no pieces', () => {
  const counts = (text: string) => piecesIn(text).map(({ value }) => value)

  it('are part of a label, letters that are engraved, what one costs, instalments', () => {
    assert.deepEqual(counts('棕色A5的手账本'), [])
    assert.deepEqual(counts('8个字能刻吗'), [])
    assert.deepEqual(counts('25一盒，30盒'), [30])
    assert.deepEqual(counts('can i pay in 3'), [])
    assert.deepEqual(counts("i'm a uk 9, the room is 3 by 4 m, so 88 plus 15"), [])
    assert.deepEqual(counts('is the blue one the same price'), [])
    assert.deepEqual(counts('20袋装的，来两片'), [2])
    assert.deepEqual(counts('x3 please'), [3])
    assert.deepEqual(counts('the 6 qt one and a 2 person tent'), [])
    assert.equal(countWithArticle('the 6 qt one'), undefined)
    assert.equal(countWithArticle('the 2 chairs'), 2)
  })
})
