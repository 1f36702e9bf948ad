import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { splitClauses } from '../../server/language/clauses.ts'
import { isQuick } from '../support/machine.ts'

const table: readonly [text: string, clauses: readonly string[]][] = [
  ['有小号吗？几天发货', ['有小号吗？', '几天发货']],
  ['有小号吗，几天发货', ['有小号吗', '几天发货']],
  ['有小号吗 几天发货', ['有小号吗', '几天发货']],
  ['有小号吗几天发货', ['有小号吗', '几天发货']],
  ['这个多少钱，还有包邮吗', ['这个多少钱', '包邮吗']],
  ['我想买双跑鞋，包邮吗', ['我想买双跑鞋', '包邮吗']],
  ['有货吗？多久到？能退吗？怎么付款？开发票吗？', ['有货吗？', '多久到？', '能退吗？', '怎么付款？开发票吗？']],
  ['do you have it in M and how long is delivery', ['do you have it in M', 'how long is delivery']],
  ['How much is it? Do you ship to Canada?', ['How much is it?', 'Do you ship to Canada?']],
  ['is it waterproof, can I return it', ['is it waterproof', 'can I return it']],
  ['add it to my cart and what is your return policy', ['add it to my cart', 'what is your return policy']],
  ['I want the blue one. When do you ship?', ['I want the blue one.', 'When do you ship?']],
  ['do you have it in black and white', ['do you have it in black and white']],
  ['bread, butter', ['bread, butter']],
  ['I want shoes. Black ones.', ['I want shoes. Black ones.']],
  ['I want running shoes. My budget is 300.', ['I want running shoes. My budget is 300.']],
  ['不要黑色的，要米白', ['不要黑色的，要米白']],
  ['想买跑鞋，300以内的有吗', ['想买跑鞋，300以内的有吗']],
  ['黑色还有吗', ['黑色还有吗']],
  ['还有吗', ['还有吗']],
  ['还有别的颜色吗', ['还有别的颜色吗']],
  ['你好', ['你好']],
  ['no, I meant under 50', ['no, I meant under 50']],
  ['1,200 is too much', ['1,200 is too much']],
  ['???', ['???']],
  ['👍', ['👍']],
  ['', []],
  [' \n\t ', [' \n\t ']],
  [',,,', [',,,']],
]

describe('the clauses of a message', () => {
  for (const [text, clauses] of table) {
    it(`are ${clauses.length} in ${JSON.stringify(text)}`, () => {
      const found = splitClauses(text)
      assert.deepEqual(
        found.map(clause => clause.text),
        clauses,
      )
      for (const { text: piece, start, end } of found) assert.equal(text.slice(start, end), piece)
    })
  }

  it('keep their place in the message behind emoji, wide and invisible characters', () => {
    const text = '👗\u200b 有Ｍ码吗？  🚚 几天发货'
    const found = splitClauses(text)
    assert.equal(found.length, 2)
    for (const { text: piece, start, end } of found) assert.equal(text.slice(start, end), piece)
  })

  it('are found in linear time in hostile text', () => {
    for (const piece of ['a', ' ', ',', '？', '有吗', 'and how ', '还有', '\u202e', '.', 'how is ']) {
      const started = performance.now()
      assert.ok(splitClauses(piece.repeat(Math.ceil(10_000 / piece.length))).length <= 4)
      assert.ok(isQuick(performance.now() - started, 250), JSON.stringify(piece))
    }
  })
})
