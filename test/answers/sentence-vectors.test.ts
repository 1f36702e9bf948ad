import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { createSentenceVectors } from '../../server/answers/sentence-vectors.ts'

describe('the vectors of a question', () => {
  const vector = { count: 1, length: 1, values: new Int8Array([1]), whole: new Float32Array([1]) }

  it('are made once for all who ask in a turn, and once more where the encoder was late', async () => {
    let asked = 0
    let isLate = true
    const vectors = createSentenceVectors(async () => {
      asked++
      return isLate ? undefined : [vector]
    })
    const both = () => Promise.all([vectors.question('how long', true), vectors.question('how long', true)])
    assert.deepEqual([await both(), asked], [[undefined, undefined], 1])
    isLate = false
    assert.deepEqual([await both(), asked], [[vector, vector], 2])
    assert.deepEqual([await vectors.question('how long', true), asked], [vector, 2])
    await vectors.question('how long', false)
    assert.equal(asked, 3)
  })
})
