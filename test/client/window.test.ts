import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, it } from 'mocha'
import { placesOf, rangesOf } from '../../client/shared/desk/window.ts'

const view = { row: 100, head: 30, top: 0, height: 600 }

describe('what is drawn of a long list', () => {
  it('is what is in sight and a little more, of a hundred thousand rows, too', () => {
    const [range] = rangesOf([100_000], { ...view, top: 5_000_030 })
    assert.deepEqual(range, { from: 49_994, to: 50_013 })
  })

  it('covers every row that is in sight, wherever one looks, and never draws more than a screenful with its margins', () => {
    const groups = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(groups, fc.nat({ max: 1_600_000 }), fc.integer({ min: 1, max: 2000 }), (counts, top, height) => {
        const ranges = rangesOf(counts, { ...view, top, height })
        let begin = 0
        for (const [group, count] of counts.entries()) {
          begin += view.head
          const { from, to } = ranges[group]!
          const first = Math.max(0, Math.floor((top - begin) / view.row))
          const last = Math.min(count - 1, Math.floor((top + height - 1 - begin) / view.row))
          if (first <= last) assert.ok(from <= first && to > last, `${from}–${to} of ${first}–${last}`)
          assert.ok(from >= 0 && to <= count && to - from <= height / view.row + 15)
          begin += count * view.row
        }
      }),
    )
  })

  it('keeps the row that has the focus, in its place in the order', () => {
    assert.deepEqual(placesOf({ from: 3, to: 5 }, 9), [3, 4, 9])
    assert.deepEqual(placesOf({ from: 3, to: 5 }, 1), [1, 3, 4])
    assert.deepEqual(placesOf({ from: 3, to: 5 }, 4), [3, 4])
    assert.deepEqual(placesOf({ from: 3, to: 5 }, -1), [3, 4])
  })
})
