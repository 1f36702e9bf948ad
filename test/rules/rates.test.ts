import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { countOf, ratesIn } from '../../server/rules/rates.ts'

const told = (sentence: string) => ratesIn(sentence).map(({ amount, units }) => [amount, ...units])

describe('what the pages ask for something', () => {
  it('is so much for each of what is counted, by every unit that stands beside the amount', () => {
    assert.deepEqual(told('要送上楼的，有电梯30元一件，没电梯每层10元一件，请写在备注里。'), [
      [30, '件'],
      [10, 'floor', '件'],
    ])
    assert.deepEqual(told('小车一天35元，一周150元；小床一天30元。'), [
      [35, 'day'],
      [150, 'week'],
      [30, 'day'],
    ])
    assert.deepEqual(told('猫可以寄养，每只每天40元，最长三十天。'), [[40, '只', 'day']])
    assert.deepEqual(told('A private lesson is £38 an hour.'), [[38, 'hour']])
    assert.deepEqual(told('Boarding costs 12 pounds a night per dog.'), [[12, 'night', ':dog']])
    assert.deepEqual(told('Further samples cost 50p each.'), [[0.5, 'piece']])
  })

  it('is so much at once where nothing is counted, or an order', () => {
    assert.deepEqual(told('Machines go by courier at £9.50, whatever the order comes to.'), [[9.5]])
    assert.deepEqual(told('Engraving is £6 per order.'), [[6]])
    assert.deepEqual(told('来回共收60元。'), [[60]])
    assert.deepEqual(told('The whole kiln is £1,200 a week.'), [[1200, 'week']])
  })

  it('is no limit, no deposit and nothing that is given back', () => {
    for (const sentence of [
      '满299元包邮。',
      '押金推车500元，小床300元，还的时候退。',
      '退回80元。',
      'Free on orders over £60.',
      'The deposit is £40.',
      'You save £5.',
      'Machines over £250 can be paid in three instalments.',
    ])
      assert.deepEqual(told(sentence), [], sentence)
  })

  it('is read in a bounded time, whatever is written', () => {
    const started = performance.now()
    for (const text of [
      `${'一'.repeat(4000)}5元`,
      `${'每一'.repeat(2000)}5元`,
      '5元一'.repeat(2000),
      '£5 a '.repeat(2000),
      `1${',000'.repeat(2000)}元`,
    ]) {
      ratesIn(text)
      countOf('day', text)
      countOf(':window', text)
    }
    assert.ok(performance.now() - started < 2000)
  })

  it('is counted as a message tells it, with halves and in words', () => {
    for (const [unit, text, count] of [
      ['floor', '送6楼没电梯一共多少钱', 6],
      ['floor', 'third floor, no lift', 3],
      ['day', '出差十五天，六只猫放你们那', 15],
      ['只', '出差十五天，六只猫放你们那', 6],
      ['metre', 'no, 3.5m plus postage', 3.5],
      ['metre', '3 and a half metres of the rose', 3.5],
      ['metre', '要三米半', 3.5],
      ['hour', 'what about an hour', 1],
      [':window', 'I have four windows', 4],
    ] as const)
      assert.equal(countOf(unit, text), count, text)
  })

  it('is not counted by an amount, a limit, a place in a row, or where two numbers are told', () => {
    for (const [unit, text] of [
      ['day', '35元一天吧'],
      ['本', '满20本减半吧'],
      ['day', '5天还是7天'],
      ['件', '8块一件'],
      ['metre', 'what does it cost'],
    ] as const)
      assert.equal(countOf(unit, text), undefined, text)
  })
})
