import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { behaviourTasks, openBehaviourEncoder, readerOf } from '../../models/behaviours.ts'
import { readBundle } from '../../models/intents.ts'
import { polarityOf } from '../../models/polarity.ts'

/** Praise, blame, denied praise, denied blame, a turn. */
const signs: readonly (readonly [string, readonly number[]])[] = [
  ['质量好', [1, 0, 0, 0, 0]],
  ['质量不好', [0, 1, 0, 0, 0]],
  ['做工不算差', [0, 0, 0, 1, 0]],
  ['不便宜', [0, 0, 1, 0, 0]],
  ['漂亮，但是太慢', [1, 1, 0, 0, 1]],
  ['Great!', [1, 0, 0, 0, 0]],
  ['not bad at all', [0, 0, 0, 1, 0]],
  ["it isn't very good", [0, 0, 1, 0, 0]],
  ['nice but slow', [1, 1, 0, 0, 1]],
  ['goodness', [0, 0, 0, 0, 0]],
  ['', [0, 0, 0, 0, 0]],
]

describe('the signs of polarity', () => {
  for (const [text, wanted] of signs)
    it(`are found in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(polarityOf(text), wanted)
    })

  it('reach the bundles that were trained with them', async () => {
    const encoder = await openBehaviourEncoder('models/weights')
    try {
      for (const task of behaviourTasks) {
        const reader = readerOf(task, encoder)
        const { mean } = await readBundle(`models/weights/behaviours/${task}`, reader.hash)
        const [vector] = await reader.embed(['好'])
        assert.deepEqual([task, mean.length, vector?.length], [task, reader.dimensions, reader.dimensions])
      }
    } finally {
      await encoder.close()
    }
  })
})
