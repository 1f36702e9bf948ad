import assert from 'node:assert/strict'
import { toEvaluation } from '../../../models/intents.ts'
import { rowsWhere, toAnswers } from '../../../models/report/answers.ts'
import { createCounter } from '../../../models/report/figures.ts'
import { createReport } from '../../../models/report/report.ts'
import { resample, resamples, toEstimate } from '../../../models/report/resampling.ts'
import { answer, randomAnswers } from './support.ts'

const all = (count: number) => Int32Array.from({ length: count }, (_, at) => at)

describe('the figures of a report', () => {
  const six = toAnswers(
    ['pay pay 0.9 0.1', 'pay ship 0.5 0.2', 'ship ship 0.8 0.4 !', 'ship ship 0.8 0.1', 'oos pay 0.3 0.4 !', 'oos ship 0.4 0.15'].map(
      answer,
    ),
  )

  it('are those that a hand counts', () => {
    const figures = createCounter(six).figures(all(6))
    assert.equal(figures.accuracy, 3 / 4)
    // pay: 1 of 2 found, nothing else called so; ship: 2 of 2 found, 3 called so.
    assert.ok(Math.abs(figures.macroF1 - (2 / 3 + 4 / 5) / 2) < 1e-12)
    // Bins of 0.9 (right), 0.5 (wrong), 0.8 twice (right).
    assert.ok(Math.abs(figures.ece - (0.1 + 0.5 + 0.2 + 0.2) / 4) < 1e-12)
    // 0.4 beats 0.1, 0.2, 0.1 and ties with 0.4; 0.15 beats 0.1 twice.
    assert.equal(figures.auroc, (3.5 + 2) / 8)
    assert.equal(figures.recallAtPoint, 1 / 2)
    assert.equal(figures.accuracyAtPoint, 2 / 4)
    assert.equal(figures.served, 3 / 6)
    // Hits 1, misses 1, false alarms 1, rejections 3.
    assert.ok(Math.abs(figures.mcc - (1 * 3 - 1 * 1) / Math.sqrt(2 * 2 * 4 * 4)) < 1e-12)
  })

  it('count a row as often as it is drawn', () => {
    const { accuracy, auroc } = createCounter(six).figures(Int32Array.of(0, 0, 0, 1))
    assert.deepEqual([accuracy, auroc], [3 / 4, Number.NaN])
  })

  it('are the same numbers as those of the evaluation, for any answers', () => {
    for (const seed of [1, 2, 3]) {
      const held = randomAnswers(400, seed)
      const { accuracy_in_scope, macro_f1, ece, oos } = toEvaluation({ answers: held, times: [1] })
      const { accuracy, macroF1, ece: error, auroc, recallAtPoint, accuracyAtPoint, mcc } = createCounter(toAnswers(held)).figures(all(400))
      const mine = [accuracy, macroF1, error, auroc, recallAtPoint, accuracyAtPoint, mcc]
      const theirs = [
        accuracy_in_scope,
        macro_f1,
        ece,
        oos.auroc,
        oos.recall_at_operating_point,
        oos.in_scope_accuracy_at_operating_point,
        oos.mcc,
      ]
      for (const [at, value] of mine.entries()) assert.ok(Math.abs(value - theirs[at]!) < 1e-9, `figure ${at}: ${value} and ${theirs[at]}`)
    }
  })
})

describe('resampling', () => {
  it('keeps the size of each stratum of five or more, pools the smaller ones, and repeats itself for a seed', () => {
    const strata = [...new Array(8).fill(0), ...new Array(5).fill(1), 2, 2, 3]
    const draws: number[][] = []
    const draw = () =>
      resample(
        all(16),
        row => strata[row]!,
        7,
        drawn => draws.push(Array.from(drawn)),
      )
    draw()
    assert.equal(draws.length, resamples)
    let mixed = false
    for (const drawn of draws) {
      const counts = [0, 1, 2, 3].map(stratum => drawn.filter(row => strata[row] === stratum).length)
      assert.deepEqual([counts[0], counts[1], counts[2]! + counts[3]!], [8, 5, 3])
      mixed ||= counts[3] === 3
    }
    assert.ok(mixed)
    const first = draws.splice(0)
    draw()
    assert.deepEqual(draws, first)
  })

  it('takes the interval from the percentiles', () => {
    const drawn = Array.from({ length: 1000 }, (_, at) => 999 - at)
    assert.deepEqual(toEstimate(500, drawn), { value: 500, low: 25, high: 975 })
    assert.equal(toEstimate(Number.NaN, drawn), null)
  })

  it('covers the truth about as often as it says', () => {
    const [truth, runs] = [0.7 + 0.3 / 5, 30]
    const covering = Array.from({ length: runs }, (_, seed) => createReport(randomAnswers(200, seed + 10)).overall.accuracy!).filter(
      ({ low, high }) => low <= truth && truth <= high,
    )
    assert.ok(covering.length >= 0.85 * runs, `${covering.length} of ${runs}`)
  })
})

describe('a report', () => {
  it('tells of each intent and language, and null where there is nothing to tell', () => {
    const { overall, languages, intents } = createReport(randomAnswers(300, 4).filter(({ row }) => row.intent !== 'oos'))
    assert.deepEqual([overall.auroc, overall.mcc, overall.recallAtPoint, overall.outOfScope], [null, null, null, 0])
    assert.deepEqual(
      languages.map(({ language }) => language),
      ['en', 'zh'],
    )
    assert.equal(languages[0]!.inScope + languages[1]!.inScope, overall.inScope)
    assert.deepEqual(
      intents.map(({ intent }) => intent),
      ['pay', 'ship', 'size', 'swap', 'thank'],
    )
    for (const { n, f1, byLanguage } of intents) {
      assert.equal(byLanguage.en!.n + byLanguage.zh!.n, n)
      assert.ok(f1!.low <= f1!.value && f1!.value <= f1!.high)
    }
  })

  it('is the same for the same answers', () => {
    const held = randomAnswers(120, 8)
    assert.deepEqual(createReport(held), createReport(held))
  })

  it('counts the rows of one language only in that language', () => {
    const held = [answer('pay pay 0.9 0.1'), answer('pay ship 0.9 0.1')]
    held[1]!.row.language = 'zh'
    const { languages } = createReport(held)
    assert.deepEqual(
      languages.map(({ language, accuracy }) => [language, accuracy?.value]),
      [
        ['en', 1],
        ['zh', 0],
      ],
    )
    assert.equal(rowsWhere(toAnswers(held), () => true).length, 2)
  })
})
