import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { type Compared, corpusBleu, tokensOf } from '../../models/bleu.ts'

const rowsOf = (language: Compared['language'], rows: [string, string[]][]) =>
  rows.map(([reply, references]) => ({ reply, references, language }))
const near = (got: number, wanted: number) => assert.ok(Math.abs(got - wanted) < 1e-9, `${got}`)

// The numbers are those of sacrebleu 2.5.1: BLEU(lowercase=True, tokenize='13a' or 'char').
describe('BLEU', () => {
  it('is that of sacrebleu with English cut by 13a, several references and a brevity penalty', () => {
    const rows = rowsOf('en', [
      [
        'Hello, take the $1,299.50 "Trail-3" (2-pack) & go; it\'s <b>good</b>.',
        ["Take the Trail-3 (2-pack) for $1,299.50 & go, it's good.", 'hello there'],
      ],
      ['What size?', ['What size do you take?', 'Which size?']],
    ])
    near(corpusBleu(rows), 0.21305413619585095)
  })

  it('is that of sacrebleu with Chinese cut into characters', () => {
    const rows = rowsOf('zh', [
      ['推荐您去讲礼驴肉馆，价格68元。', ['抱歉，推荐您去人均消费68元的讲礼驴肉馆用餐。', '推荐讲礼驴肉馆。']],
      ['好的，已经加购。AI 助手为您服务', ['好的，已加入购物车，AI助手在。', '已经加购']],
    ])
    near(corpusBleu(rows), 0.3765234387246308)
  })

  it('smooths an order without a hit as sacrebleu does', () => {
    near(corpusBleu(rowsOf('en', [['a b c d', ['a b x y']]])), 0.31947155212313627)
  })

  it('is 1 for a reference, 0 for nothing in common or nothing said', () => {
    near(corpusBleu(rowsOf('en', [['Take a look at the tent.', ['x', 'take a look at the tent.']]])), 1)
    assert.equal(corpusBleu(rowsOf('en', [['', ['something']]])), 0)
    assert.ok(corpusBleu(rowsOf('zh', [['你好呀朋友', ['再见']]])) < 0.1)
  })

  it('keeps numbers whole and parts marks from words', () => {
    assert.deepEqual(tokensOf('For $1,299.50, it IS 4-way.', 'en'), ['for', '$', '1,299.50', ',', 'it', 'is', '4', '-', 'way', '.'])
    assert.deepEqual(tokensOf('好 AI。', 'zh'), ['好', 'a', 'i', '。'])
  })
})
