import assert from 'node:assert/strict'
import { accuracy, auroc, estimate, macroF1, matthews } from '../../models/metrics.ts'
import { seededRandom } from '../../models/random.ts'

describe('metrics', () => {
  it('counts F1 over classes that are wanted or given', () => {
    assert.equal(macroF1(['a', 'a', 'b'], ['a', 'a', 'b']), 1)
    // a: precision 1, recall 1/2; b: precision 1/2, recall 1; c: given once, never wanted.
    assert.ok(Math.abs(macroF1(['a', 'a', 'b', 'b'], ['a', 'b', 'b', 'c']) - (2 / 3 + 1 / 2 + 0) / 3) < 1e-12)
  })

  it('finds in the AUROC how often a positive scores above a negative', () => {
    const random = seededRandom(3)
    const scores = Array.from({ length: 60 }, () => Math.floor(random() * 12))
    const isPositive = scores.map(() => random() < 0.4)
    const [above, below] = [true, false].map(side => scores.filter((_, at) => isPositive[at] === side))
    const wins = above!.flatMap(high => below!.map(low => (high > low ? 1 : high === low ? 0.5 : 0)))
    assert.ok(Math.abs(auroc(scores, isPositive)! - wins.reduce<number>((sum, win) => sum + win, 0) / wins.length) < 1e-12)
    assert.equal(auroc([1, 2], [true, true]), null)
  })

  it('gives a Matthews correlation of 1, 0 and −1 for right, blind and wrong', () => {
    const truth = [true, true, false, false]
    assert.equal(matthews(truth, truth), 1)
    assert.equal(matthews(truth, [true, false, true, false]), 0)
    assert.equal(
      matthews(
        truth,
        truth.map(one => !one),
      ),
      -1,
    )
    assert.equal(matthews(truth, [true, true, true, true]), 0)
  })

  it('puts the interval around the value, narrower for more rows', () => {
    const widthOf = (count: number) => {
      const wanted = new Array<string>(count).fill('a')
      const given = wanted.map((_, at) => (at % 5 === 0 ? 'b' : 'a'))
      const { value, low, high } = estimate(
        count,
        rows =>
          accuracy(
            rows.map(row => wanted[row]!),
            rows.map(row => given[row]!),
          ),
        1,
      )
      assert.ok(low <= value && value <= high)
      return high - low
    }
    assert.ok(widthOf(1000) < widthOf(50) / 2)
  })
})
