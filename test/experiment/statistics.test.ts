import assert from 'node:assert/strict'
import { seededRandom } from '../../models/random.ts'
import { differenceOfMeans } from '../../server/experiment/bootstrap.ts'
import { differenceAtAnyTime } from '../../server/experiment/confidence-sequence.ts'
import { quantileOf, shareBelow } from '../../server/experiment/normal.ts'
import { detectableDifference, differenceOfShares, type Share, visitorsNeeded } from '../../server/experiment/proportions.ts'
import { coverageOfMeans, coverageOfShares, falseAlarms } from '../support/experiments.ts'

const near = (got: number, wanted: number, by: number) => assert.ok(Math.abs(got - wanted) < by, `Expected about ${wanted}, got ${got}`)

describe('the statistics of an experiment', () => {
  it('agrees with the published examples of the interval of a difference of shares', () => {
    // Newcombe 1998, table II, method 10: 56/70 − 48/80, 9/10 − 3/10, 10/10 − 0/20.
    const cases: [Share, Share, number, number][] = [
      [{ hits: 56, of: 70 }, { hits: 48, of: 80 }, 0.0524, 0.3339],
      [{ hits: 9, of: 10 }, { hits: 3, of: 10 }, 0.1705, 0.809],
      [{ hits: 10, of: 10 }, { hits: 0, of: 20 }, 0.6791, 1],
    ]
    for (const [treated, control, low, high] of cases) {
      const interval = differenceOfShares(treated, control)
      near(interval.low, low, 0.0001)
      near(interval.high, high, 0.0001)
    }
  })

  it('knows nothing of an arm without visitors', () => {
    const nobody = { hits: 0, of: 0 }
    assert.deepEqual(differenceOfShares(nobody, nobody), { value: 0, low: -1, high: 1 })
    const { ratio, ...difference } = differenceAtAnyTime(nobody, nobody, 0.2)
    assert.deepEqual(difference, { value: 0, low: -1, high: 1 })
    assert.deepEqual([ratio.low, ratio.high], [0, Number.POSITIVE_INFINITY])
    assert.ok(differenceAtAnyTime({ hits: 3, of: 3 }, nobody, 0.2).low < 0)
    assert.equal(detectableDifference(0.1, { treated: 0, control: 10 }), Number.POSITIVE_INFINITY)
    assert.equal(differenceOfMeans({ spent: [], of: 0 }, { spent: [1], of: 2 }, Math.random).high, Number.POSITIVE_INFINITY)
  })

  it('covers the true uplift in 92 to 98 of 100 experiments, of shares and of value', () => {
    for (const coverage of [coverageOfShares(500, 1), coverageOfMeans(500, 2)])
      assert.ok(coverage >= 0.92 && coverage <= 0.98, `covered in ${coverage}`)
  })

  it('raises a false alarm in at most 5 of 100 A/A experiments though it is looked after every visitor', () => {
    for (const [held, rate] of [[0.2, 0.05] as const, [0.1, 0.01] as const]) {
      const { always, naive } = falseAlarms({ experiments: 200, visitors: 3000, rate, held, seed: 3 })
      assert.ok(always <= 0.05, `false alarms in ${always}`)
      assert.ok(naive > 0.15, `and an interval for one look only would have raised it in ${naive}`)
    }
  })

  it('finds an uplift that is there', () => {
    const interval = differenceAtAnyTime({ hits: 960, of: 8000 }, { hits: 160, of: 2000 }, 0.2)
    assert.ok(interval.low > 0 && interval.high < 0.1)
    assert.ok(interval.ratio.low > 1 && interval.ratio.high < 2.1)
    const none = differenceAtAnyTime({ hits: 30, of: 8000 }, { hits: 0, of: 2000 }, 0.2)
    assert.equal(none.ratio.high, Number.POSITIVE_INFINITY)
  })

  it('plans an experiment as the tables do', () => {
    // 5 % against 6 %, 80 % power, two equal arms: about 8,000 each (Fleiss: 8,158 with each arm's own variance).
    near(visitorsNeeded(0.055, 0.01, 0.5) / 2, 8158, 30)
    const size = visitorsNeeded(0.05, 0.02, 0.2)
    near(detectableDifference(0.05, { treated: size * 0.8, control: size * 0.2 }), 0.02, 0.0001)
  })

  it('knows the normal distribution', () => {
    near(shareBelow(1.96), 0.9750021, 1e-7)
    near(quantileOf(0.975), 1.959963985, 1e-8)
  })

  it('resamples value as often as it is asked, the same with the same numbers', () => {
    const treated = { spent: [20, 35, 120], of: 40 }
    const once = differenceOfMeans(treated, { spent: [25], of: 30 }, seededRandom(1))
    assert.deepEqual(once, differenceOfMeans(treated, { spent: [25], of: 30 }, seededRandom(1)))
    assert.ok(once.low < once.value && once.value < once.high)
  })
})
