import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { evaluateReplies, type Judged, slotErrors } from '../../models/reply-evaluation.ts'

const row = (more: Partial<Judged>): Judged => ({
  reply: 'The aurora 5 is a nice laptop with 4 gb.',
  unguarded: 'The aurora 5 is a nice laptop.',
  references: ['aurora 5 is a laptop with 4 gb'],
  language: 'en',
  values: ['aurora 5', 'laptop', '4 gb'],
  acts: ['inform'],
  refusals: [],
  ...more,
})

describe('the checker of what a reply says', () => {
  it('finds nothing wrong where every value is said once', () => {
    assert.equal(slotErrors('The Aurora 5 is a nice laptop with 4 GB.', ['aurora 5', 'laptop', '4 gb']), 0)
    assert.equal(slotErrors('推荐竹纤维袜，¥19.90，一双。', ['竹纤维袜', '¥19.90']), 0)
  })

  for (const [what, reply, values, errors] of [
    ['a value that is missing', 'The aurora 5 is a laptop.', ['aurora 5', 'laptop', '4 gb'], 1],
    ['a value said twice', 'Aurora 5, the aurora 5.', ['aurora 5'], 1],
    ['a number that is no value’s', 'The aurora 5 costs 99.', ['aurora 5'], 1],
    ['a value inside a longer number', 'It has 64 gb.', ['4 gb'], 2],
    ['a value with other decimals', 'It costs 2.50 dollars.', ['2', 'dollars'], 2],
    ['one of two equal values', 'Both have 4 gb.', ['4 gb', '4 gb'], 1],
    ['a value inside a longer word', 'There are 41 laptopses and top notch screens.', ['41', 'laptop', 'not'], 2],
    ['a plural that is missing', 'There are 41 televisions.', ['41', 'laptop'], 1],
    ['a plural said twice', 'Smart watches are smart watches.', ['smart watch'], 1],
    ['a value that stands only inside a longer one', 'See the aurora 5 pro.', ['aurora 5 pro', 'aurora 5'], 1],
  ] as const) {
    it(`counts ${what}`, () => assert.equal(slotErrors(reply, values), errors))
  }

  it('takes the plural of a value for the value', () => {
    assert.equal(slotErrors('There are 41 laptops with 3.5 hours and two dishes.', ['41', 'laptop', '3.5 hour', 'dish']), 0)
    assert.equal(slotErrors('There are no mid weight laptops in the moderate price range.', ['laptop', 'mid weight', 'moderate']), 0)
  })

  it('lets a plain word be said again', () => {
    assert.equal(slotErrors('A laptop is a laptop.', ['laptop']), 0)
  })
})

describe('the figures of replies', () => {
  it('are there for all rows, each language and each act of a row', () => {
    const zh = row({ language: 'zh', reply: '您好。', unguarded: '您好。', references: ['您好。'], values: [], acts: ['greet', 'ask'] })
    const report = evaluateReplies([row({ refusals: ['claim', 'claim'] }), zh])
    assert.equal(report.n, 2)
    assert.deepEqual(Object.keys(report.languages), ['en', 'zh'])
    assert.deepEqual(Object.keys(report.acts), ['ask', 'greet', 'inform'])
    assert.equal(report.languages.zh?.bleu, 0)
    assert.deepEqual([report.guard_rejections, report.refusals], [2, { claim: 2 }])
  })

  it('tell the slot errors of what is said from those before anything was checked, and say nothing where there is no value', () => {
    const { slot_error_rate, slot_error_rate_unguarded } = evaluateReplies([row({})])
    assert.deepEqual([slot_error_rate, slot_error_rate_unguarded], [0, 0.3333])
    assert.equal(evaluateReplies([row({ values: [] })]).slot_error_rate, null)
  })

  it('count a reply in the wrong language, not a value in one', () => {
    const right = [row({}), row({ language: 'zh', reply: '推荐aurora 5，AI 助手选的。', values: ['aurora 5'] })]
    assert.equal(evaluateReplies(right).language_accuracy, 1)
    const wrong = [row({ reply: '好的' }), row({ language: 'zh', reply: '好 ok' }), row({ reply: ' ' }), row({})]
    assert.equal(evaluateReplies(wrong).language_accuracy, 0.25)
  })
})
