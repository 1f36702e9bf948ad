import assert from 'node:assert/strict'
import { toAnswers } from '../../../models/report/answers.ts'
import { compare, mcnemar } from '../../../models/report/comparison.ts'
import { answer, randomAnswers } from './support.ts'

describe('the comparison of two models', () => {
  it('has the chances of McNemar’s exact test', () => {
    assert.equal(mcnemar(0, 0), 1)
    assert.equal(mcnemar(5, 5), 1)
    for (const [gained, lost, p] of [
      [0, 5, 2 / 2 ** 5],
      [8, 2, (2 * (1 + 10 + 45)) / 2 ** 10],
      [1, 9, (2 * (1 + 10)) / 2 ** 10],
    ] as const) {
      assert.ok(Math.abs(mcnemar(gained, lost) - p) < 1e-12)
      assert.equal(mcnemar(gained, lost), mcnemar(lost, gained))
    }
    // Where one half to the power of all rows is no number any more.
    const many = mcnemar(5000, 5200)
    assert.ok(many > 0.04 && many < 0.06, String(many))
  })

  it('names the rows that only one has right: in scope by intent, out of scope by abstaining', () => {
    const mine = ['pay pay 0.9 0.1', 'pay ship 0.9 0.1', 'ship ship 0.9 0.1 !', 'oos pay 0.2 0.8 !', 'oos pay 0.2 0.1'].map(answer)
    const theirs = ['pay ship 0.9 0.1', 'pay pay 0.9 0.1', 'ship ship 0.9 0.1', 'oos pay 0.2 0.3', 'oos pay 0.2 0.1'].map(answer)
    const { gained, lost, accuracy, served, differences } = compare(toAnswers(mine), toAnswers(theirs), 1)
    assert.deepEqual([gained, lost], [[0, 3], [1]])
    assert.deepEqual([accuracy.gained, accuracy.lost, accuracy.p], [1, 1, 1])
    assert.deepEqual([served.gained, served.lost], [2, 2])
    assert.equal(differences.accuracy?.value, 0)
  })

  it('says nothing of a model against itself, and is sure of one that is better', () => {
    const held = randomAnswers(400, 2)
    const same = compare(toAnswers(held), toAnswers(held), 1)
    assert.deepEqual([same.gained, same.lost, same.accuracy.p], [[], [], 1])
    assert.deepEqual(same.differences.macro_f1, { value: 0, low: 0, high: 0 })
    const worse = held.map((one, at) => (at % 4 === 0 ? { ...one, predicted: 'thank', oosScore: 1 - one.oosScore } : one))
    const { accuracy, differences } = compare(toAnswers(held), toAnswers(worse), 1)
    assert.ok(accuracy.p < 0.001)
    for (const difference of [differences.accuracy!, differences.macro_f1!, differences.auroc!]) assert.ok(difference.low > 0)
  })

  it('knows intents by name, whatever others each model has', () => {
    const mine = [answer('pay pay 0.9 0.1'), answer('ship ship 0.9 0.1')]
    const theirs = [answer('pay pay 0.9 0.1'), answer('ship another 0.9 0.1')]
    assert.deepEqual(compare(toAnswers(mine), toAnswers(theirs), 1).gained, [1])
  })
})
