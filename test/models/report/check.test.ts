import assert from 'node:assert/strict'
import { type Matmul, openMatmul } from '../../../models/matmul.ts'
import { checkLines, checkTest, type Line, quote } from '../../../models/report/check-lines.ts'
import { nearLeaks, nearPairs } from '../../../models/report/near-lines.ts'
import { foldText, textDistance } from '../../../models/report/text-distance.ts'

const tokensOf = (text: string) => text.split(' ').length
const lines = (...pairs: [text: string, intent: string][]): Line[] =>
  pairs.map(([text, intent], at) => ({ text, intent, place: `a.jsonl:${at + 1}` }))
const many = (intent: string, count: number, textOf = (at: number) => `${intent} number ${at}`) =>
  Array.from({ length: count }, (_, at): [string, string] => [textOf(at), intent])
const found = (of: readonly Line[], kind: string) =>
  checkLines(of, tokensOf)
    .filter(finding => finding.kind === kind)
    .map(({ place, other }) => (other === undefined ? place : `${place} ${other}`))

describe('checking lines', () => {
  it('finds nothing wrong with what is right', () => {
    assert.deepEqual(checkLines(lines(...many('pay', 12), ...many('ship', 12), ...many('oos', 2)), tokensOf), [])
  })

  it('takes lines for one whatever their case, width, spaces and punctuation, but not their letters', () => {
    assert.equal(foldText('  Ｈow much，is it?! '), 'howmuchisit')
    assert.equal(foldText('有货吗？'), foldText('有货 吗'))
    assert.notEqual(foldText('有货吗'), foldText('有货'))
    assert.equal(foldText(' 👍 '), '👍')
    assert.equal(textDistance('abcd', 'abcx'), 0.25)
    assert.equal(textDistance('', ''), 0)
  })

  it('tells a duplicate from a contradiction, each with the other line', () => {
    const of = lines(['how much?', 'pay'], ['How much', 'pay'], ['how  much!', 'ship'], ['HOW MUCH', 'ship'])
    assert.deepEqual(found(of, 'duplicate'), ['a.jsonl:2 a.jsonl:1', 'a.jsonl:4 a.jsonl:3'])
    assert.deepEqual(found(of, 'contradiction'), ['a.jsonl:3 a.jsonl:1'])
  })

  it('finds labels that differ only in case, spaces, underscores or hyphens, and names the rarer', () => {
    const of = lines(['a', 'Ask-Price'], ['b', 'ask_price'], ['c', 'ask_price'], ['d', 'ask price'], ['e', 'ask_prices'])
    assert.deepEqual(found(of, 'label_spelling'), ['a.jsonl:1 a.jsonl:2', 'a.jsonl:4 a.jsonl:2'])
  })

  it('finds intents of fewer than ten lines, out of scope aside', () => {
    assert.deepEqual(found(lines(...many('pay', 10), ...many('ship', 9), ...many('oos', 1)), 'few_lines'), ['a.jsonl:11'])
  })

  it('finds an intent that lacks a language which the others have', () => {
    const zh = (intent: string, count: number) => many(intent, count, at => `${intent} 第${at}个句子`)
    const of = lines(...many('pay', 20), ...zh('pay', 20), ...many('ship', 20), ...zh('ship', 20), ...many('swap', 20), ...zh('swap', 1))
    assert.deepEqual(found(of, 'language_imbalance'), ['a.jsonl:81'])
    assert.match(checkLines(of, tokensOf)[0]!.message, /"swap" has 1 of 21 lines in zh, which has 41 % of all lines/)
    // Where a language is rare altogether it is nobody's fault.
    assert.deepEqual(found(lines(...many('pay', 40), ...many('ship', 40), ...zh('pay', 5)), 'language_imbalance'), [])
  })

  it('finds lines longer than what is read', () => {
    const of = lines(...many('pay', 10), ['word '.repeat(120).trim(), 'pay'], ['word '.repeat(121).trim(), 'pay'])
    assert.deepEqual(found(of, 'long_line'), ['a.jsonl:12'])
  })

  it('finds lines of the test that are trained on, and intents that are not', () => {
    const tests = [
      { text: 'Pay number 3!', intent: 'ship', place: 't.jsonl:1' },
      { text: 'new', intent: 'swap', place: 't.jsonl:2' },
      { text: 'far away', intent: 'oos', place: 't.jsonl:3' },
    ]
    assert.deepEqual(
      checkTest(tests, lines(...many('pay', 10))).map(({ kind, place, other }) => [kind, place, other]),
      [
        ['leak', 't.jsonl:1', 'a.jsonl:4'],
        ['unknown_intent', 't.jsonl:1', undefined],
        ['unknown_intent', 't.jsonl:2', undefined],
      ],
    )
  })

  it('quotes on one line and not for ever', () => {
    assert.equal(quote('a\n"b"'), '"a\\n\\"b\\""')
    assert.equal(Array.from(quote('长'.repeat(500))).length, 62)
  })
})

describe('near lines', () => {
  let matmul: Matmul
  before(async () => {
    matmul = await openMatmul()
  })
  after(() => matmul.close())

  /** Unit vectors of a plane; opposite pairs keep the mean at 0. */
  const at = (degrees: number) => Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180))
  const side = (...of: [string, number][]) => {
    const opposite = of.map(([, degrees], row): [string, number] => [`nothing like it ${row * 7919}`, degrees + 180])
    const all = [...of, ...opposite]
    return { texts: all.map(([text]) => text), vectors: all.map(([, degrees]) => at(degrees)) }
  }
  const among = async (of: ReturnType<typeof side>, count: number) =>
    (await nearPairs(matmul, of, (one, other) => other < count && one < count)).map(({ one, other }) => [one, other])

  it('are close in meaning and not wholly different in text, or a letter apart and less close', async () => {
    assert.deepEqual(await among(side(['how much is my water bill', 0], ['what is my water bill', 20]), 2), [[0, 1]])
    // cos 26° = 0.899
    assert.deepEqual(await among(side(['how much is my water bill', 0], ['what is my water bill', 26]), 2), [])
    assert.deepEqual(await among(side(['how much is my water bill', 0], ['how much is my water bills', 26]), 2), [[0, 1]])
    // cos 40° = 0.766
    assert.deepEqual(await among(side(['how much is my water bill', 0], ['how much is my water bills', 40]), 2), [])
    assert.deepEqual(await among(side(['how much is my water bill', 0], ['please close it', 5]), 2), [])
  })

  it('are looked for in every block, and only where they concern', async () => {
    const crowd = Array.from({ length: 600 }, (_, row): [string, number] => [`${row}`.repeat(9), row % 2 === 0 ? 90 : 270])
    const of = side(['when does it come', 0], ...crowd, ['when does it came', 1])
    assert.deepEqual(
      (await nearPairs(matmul, of, one => one === 0)).map(({ one, other }) => [one, other]),
      [[0, 601]],
    )
  })

  it('are found between a test and what is trained on', async () => {
    const trained = side(['when does it come', 0], ['where is it', 90])
    const leaks = await nearLeaks(matmul, { texts: ['where is it then', 'bye'], vectors: [at(85), at(45)] }, trained)
    assert.deepEqual(
      leaks.map(({ one, other }) => [one, other]),
      [[0, 1]],
    )
  })
})
