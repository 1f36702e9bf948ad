import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { splitClauses } from '../../server/language/clauses.ts'
import { isQuick } from '../support/machine.ts'

const cases: readonly [string, string[]][] = [
  // Two things asked
  ['有小号吗？几天发货', ['有小号吗？', '几天发货']],
  ['有小号吗，几天发货', ['有小号吗', '几天发货']],
  ['有小号吗 几天发货', ['有小号吗', '几天发货']],
  ['这个多少钱？包邮吗？', ['这个多少钱？', '包邮吗？']],
  ['多少钱，能便宜点吗', ['多少钱', '能便宜点吗']],
  ['怎么退货还有运费谁出', ['怎么退货', '运费谁出']],
  ['支持花呗吗？另外可以开发票吗？', ['支持花呗吗？', '可以开发票吗？']],
  ['想买双跑鞋。你们几天能到？', ['想买双跑鞋。', '你们几天能到？']],
  ['do you have it in M and how long is delivery', ['do you have it in M', 'how long is delivery']],
  ['Do you have this in red? How much is shipping?', ['Do you have this in red?', 'How much is shipping?']],
  ['what sizes are there, and can I return it', ['what sizes are there', 'can I return it']],
  ['how much is it; do you ship to France', ['how much is it', 'do you ship to France']],
  ['is it waterproof? also do you ship abroad?', ['is it waterproof?', 'do you ship abroad?']],
  ["I'd like a mug. Do you have gift wrap?", ["I'd like a mug.", 'Do you have gift wrap?']],
  // One thing, with details
  ['black and white', ['black and white']],
  ['bread, butter', ['bread, butter']],
  ['不是这个颜色，要米白的', ['不是这个颜色，要米白的']],
  ['不是黑色，我要白色的', ['不是黑色，我要白色的']],
  ['送妈妈的，200以内', ['送妈妈的，200以内']],
  ['想买双跑鞋，200以内，42码', ['想买双跑鞋，200以内，42码']],
  ['想给妈妈买个礼物，预算300，有什么推荐吗', ['想给妈妈买个礼物，预算300，有什么推荐吗']],
  ['我要买鞋。黑色的。42码。', ['我要买鞋。黑色的。42码。']],
  ['如果不合适，可以退吗', ['如果不合适，可以退吗']],
  ['你好，想买双跑鞋', ['你好，想买双跑鞋']],
  ['hi, do you have mugs?', ['hi, do you have mugs?']],
  ['好的，谢谢', ['好的，谢谢']],
  ['200以内，黑色', ['200以内，黑色']],
  ['有没有黑色和白色的', ['有没有黑色和白色的']],
  ['你们还有小号吗', ['你们还有小号吗']],
  ["I'm looking for a gift for my mum, what do you recommend?", ["I'm looking for a gift for my mum, what do you recommend?"]],
  ["if it doesn't fit, can I return it", ["if it doesn't fit, can I return it"]],
  ['not the red one, blue', ['not the red one, blue']],
  ['no, I want the blue one', ['no, I want the blue one']],
  ['a backpack under $1,000.50, please', ['a backpack under $1,000.50, please']],
  ['something warm, for winter, not too expensive', ['something warm, for winter, not too expensive']],
  ['what is the difference between the first and the second', ['what is the difference between the first and the second']],
  ['How long is delivery? Thanks!', ['How long is delivery? Thanks!']],
  ['42', ['42']],
  ['!!!', ['!!!']],
  ['👍', ['👍']],
]

describe('the clauses of longer talk', () => {
  for (const [text, expected] of cases) {
    it(`splits ${JSON.stringify(text)} into ${expected.length}`, () => {
      assert.deepEqual(
        splitClauses(text).map(clause => clause.text),
        expected,
      )
    })
  }

  it('makes four clauses at most, the last with the rest', () => {
    const clauses = splitClauses('多少钱？包邮吗？几天到？能退吗？有发票吗？在哪发货？')
    assert.equal(clauses.length, 4)
    assert.equal(clauses[3]!.text, '能退吗？有发票吗？在哪发货？')
  })

  const hostile = [
    '',
    ' ',
    '\n\n',
    '，，，。。。',
    '（(【',
    '"？"',
    '\u202e吗？多少\u202c',
    '👨‍👩‍👧？几天到？',
    '？？？',
    '\ud83d',
    'a'.repeat(10_000),
    '吗？'.repeat(5000),
    'how, '.repeat(3000),
    ' and how'.repeat(2000),
    '你好'.repeat(5000),
  ]
  for (const text of hostile) {
    it(`keeps offsets and order for ${JSON.stringify(text.slice(0, 20))} (${text.length})`, () => {
      const clauses = splitClauses(text)
      if (text === '') assert.deepEqual(clauses, [])
      else assert.ok(clauses.length >= 1 && clauses.length <= 4)
      let last = 0
      for (const { text: part, start, end } of clauses) {
        assert.equal(text.slice(start, end), part)
        assert.ok(start >= last && end >= start)
        last = end
      }
    })
  }

  it('takes time in proportion to the length', () => {
    for (const unit of ['吗？多少，', 'how, and can ', '.', ' ', '还有', '你好，']) {
      const text = unit.repeat(Math.ceil(100_000 / unit.length))
      const start = performance.now()
      splitClauses(text)
      assert.ok(isQuick(performance.now() - start, 1000), JSON.stringify(unit))
    }
  })
})
