import assert from 'node:assert/strict'
import { rowsWhere, stranger, toAnswers } from '../../../models/report/answers.ts'
import { confusionMatrix, confusions, orderByConfusion } from '../../../models/report/confusions.ts'
import { coverage, reliability, roc, scoreHistogram } from '../../../models/report/curves.ts'
import { createCounter } from '../../../models/report/figures.ts'
import { answer, randomAnswers } from './support.ts'

const everything = (answers: ReturnType<typeof toAnswers>) => rowsWhere(answers, () => true)

describe('the curves of a report', () => {
  const random = toAnswers(randomAnswers(500, 6))

  it('put each row into its bin of fifteen', () => {
    const bins = reliability(toAnswers(['pay pay 1 0', 'pay ship 0.95 0', 'pay pay 0.4 0', 'oos pay 0.4 1'].map(answer)))
    assert.deepEqual(
      bins.map(({ low, n, accuracy }) => [Math.round(low * 15), n, accuracy]),
      [
        [6, 1, 1],
        [14, 2, 0.5],
      ],
    )
    assert.equal(bins[1]!.confidence, 0.975)
  })

  it('agree with the calibration error', () => {
    const bins = reliability(random)
    const rows = bins.reduce((sum, { n }) => sum + n, 0)
    const error = bins.reduce((sum, { n, confidence, accuracy }) => sum + (n * Math.abs(confidence - accuracy)) / rows, 0)
    assert.ok(Math.abs(error - createCounter(random).figures(everything(random)).ece) < 1e-9)
  })

  it('answer all at one end and the surest at the other, rows of one score together', () => {
    const answers = toAnswers(['pay pay 1 0.1', 'pay ship 1 0.3', 'pay pay 1 0.3', 'oos pay 1 0.9'].map(answer))
    assert.deepEqual(coverage(answers, everything(answers)), [
      { abstained: 0, accuracy: 2 / 4 },
      { abstained: 1 / 4, accuracy: 2 / 3 },
      { abstained: 3 / 4, accuracy: 1 },
    ])
  })

  it('lie over an area that is the AUROC, ties and all', () => {
    const points = roc(random)
    assert.deepEqual(
      [points[0], points.at(-1)],
      [
        { caught: 0, falseAlarms: 0 },
        { caught: 1, falseAlarms: 1 },
      ],
    )
    let area = 0
    for (const [at, { caught, falseAlarms }] of points.entries()) {
      const before = points[at - 1] ?? points[0]!
      area += ((caught + before.caught) / 2) * (falseAlarms - before.falseAlarms)
    }
    assert.ok(Math.abs(area - createCounter(random).figures(everything(random)).auroc) < 1e-9)
    assert.deepEqual(roc(toAnswers([answer('pay pay 1 0')])), [])
  })

  it('stay few, with both ends, however many rows there are', () => {
    const many = toAnswers(randomAnswers(5000, 3).map((one, at) => ({ ...one, oosScore: ((at * 7919) % 5000) / 5000 })))
    const points = roc(many)
    assert.ok(points.length <= 200)
    assert.deepEqual([points[0]!.caught, points.at(-1)!.falseAlarms], [0, 1])
  })

  it('share each side out over the scores', () => {
    const bins = scoreHistogram(random)
    for (const side of ['inside', 'outside'] as const) assert.ok(Math.abs(bins.reduce((sum, bin) => sum + bin[side], 0) - 1) < 1e-9)
    assert.equal(scoreHistogram(toAnswers([answer('pay pay 1 1')])).at(-1)!.inside, 1)
  })
})

describe('confusions', () => {
  const answers = toAnswers(
    ['pay ship 0.6 0', 'pay ship 0.9 0', 'pay pay 0.9 0', 'ship ship 0.9 1 !', 'oos pay 0.3 0.1', 'oos pay 0.3 0.9 !'].map(answer),
  )

  it('are counted as served, the most frequent first and the surest mistake before the others', () => {
    assert.deepEqual(confusions(answers), [
      { wanted: 'pay', given: 'ship', n: 2, rows: [1, 0] },
      { wanted: 'oos', given: 'pay', n: 1, rows: [4] },
      { wanted: 'ship', given: null, n: 1, rows: [3] },
    ])
  })

  it('fill a matrix whose last row is out of scope and whose last column is not answered', () => {
    assert.deepEqual(confusionMatrix(answers), {
      names: ['pay', 'ship'],
      counts: [
        [1, 2, 0],
        [0, 0, 1],
        [1, 0, 1],
      ],
    })
    const inside = toAnswers([answer('pay ship 0.6 0'), answer('ship ship 0.6 0')])
    assert.equal(confusionMatrix(inside).counts.length, 2)
    assert.ok(answers.wanted.includes(stranger))
  })

  it('bring together what is confused, the worst group first and what is never confused last', () => {
    const counts = [
      [10, 0, 0, 0, 0],
      [0, 9, 0, 1, 0],
      [0, 0, 6, 0, 4],
      [0, 0, 0, 10, 0],
      [0, 0, 3, 0, 7],
    ]
    assert.deepEqual(orderByConfusion(counts), [2, 4, 1, 3, 0])
  })

  it('turn a group so that its near ends meet', () => {
    // 0 and 1 are closest, 2 is confused with 0 only: 1 must not stand between.
    const counts = [
      [5, 4, 1],
      [4, 6, 0],
      [1, 0, 9],
    ]
    assert.deepEqual(orderByConfusion(counts), [1, 0, 2])
  })
})
