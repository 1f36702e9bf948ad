import assert from 'node:assert/strict'
import { overlapsOf, tokensOf } from '../../models/overlap.ts'
import { piecesOf } from '../../models/pieces.ts'
import { plainRecord } from '../../models/plain-record.ts'
import { openRanker, type Ranker } from '../../models/ranker.ts'

const pot = ['Weighs 1.2 kg with the lid.', 'Wash by hand; the handle is oak.', 'Comes in green and grey.']

describe('the ranker', () => {
  let ranker: Ranker
  before(async () => {
    ranker = await openRanker('models/weights/ranker')
  })
  after(() => ranker.close())

  it('puts the candidate that answers above the others, in both languages', async () => {
    const cases: [string, string[], number][] = [
      ['can it go in the dishwasher?', pot, 1],
      ['how heavy is it', pot, 0],
      ['能放洗碗机吗', ['带盖重 1.2 公斤。', '请手洗，木柄不耐泡。', '有绿色和灰色。'], 1],
      ['运费怎么算', ['满 99 元包邮，不满收 8 元。', '签收后七天内可以退货。', '每天十点开门。'], 0],
      ['what is the heel like', ['color:  { value:"black" }', 'heel:  { type:[ { value:"flat" } ] }'], 1],
    ]
    for (const [question, candidates, wanted] of cases) {
      const { scores } = await ranker.rank(question, candidates)
      assert.equal(scores.indexOf(Math.max(...scores)), wanted, `${question}: ${scores}`)
    }
  })

  it('gives each candidate its own score, wherever it stands', async () => {
    const straight = await ranker.rank('what colours are there', pot)
    const turned = await ranker.rank('what colours are there', pot.toReversed())
    assert.equal(straight.none, turned.none)
    for (const [at, score] of straight.scores.entries()) assert.ok(Math.abs(score - turned.scores.at(-1 - at)!) < 0.3, `${at}`)
  })

  it('stops between two batches when it is told to', async () => {
    const abort = new AbortController()
    const many = Array.from({ length: 500 }, (_none, at) => `sentence ${at}`)
    const ranking = assert.rejects(ranker.rank('long work', many, abort.signal), { name: 'AbortError' })
    abort.abort()
    await ranking
  })

  it('names what a folder without a model lacks', async () => {
    await assert.rejects(openRanker('models/weights/intents'), /Expected .*lower\.onnx/)
  })
})

describe('words in common', () => {
  it('counts them as the training does', () => {
    // python -c "from overlap import features; print(features(…))" in models/training/answers
    const english = overlapsOf('how heavy is it', ['it weighs 3 kg', 'the colour is red', 'heavy and big'])
    assert.deepEqual(rounded(english), ['-0.08 0.20 0.00 0.15', '-0.08 0.20 0.00 0.15', '0.15 0.20 0.00 -0.30'])
    const han = overlapsOf('运费怎么算', ['满 99 元包邮，不满收 8 元。', '运费满九十九免', '每天十点开门。'])
    assert.deepEqual(rounded(han), ['-0.67 0.00 0.00 0.44', '1.34 0.14 0.24 -0.06', '-0.67 0.00 0.00 -0.37'])
  })

  it('is finite for texts that have none, and for no text', () => {
    assert.deepEqual(overlapsOf('', []), [])
    assert.ok(overlapsOf('', ['', '']).every(overlap => Object.values(overlap).every(Number.isFinite)))
  })

  it('reads pairs of Han characters and words', () => {
    assert.deepEqual(tokensOf('洗碗机 OK？ Shoes，水'), ['洗碗', '碗机', 'ok', 'shoe', '水'])
  })
})

describe('a long text', () => {
  const encode = (text: string) => Array.from(text, character => character.codePointAt(0)!)
  it('is read in pieces, those sooner that share words with the question', () => {
    const text = `${'We open at ten. '.repeat(40)}It weighs a kilo.${' We close at six.'.repeat(40)}`
    const pieces = piecesOf(text, 'what does it weighs?', encode, { longest: 60, most: 2 })
    assert.equal(pieces.length, 2)
    assert.ok(pieces.every(piece => piece.length <= 60))
    assert.ok(pieces.some(piece => String.fromCodePoint(...piece).includes('weighs')))
  })

  it('is whole where it fits, and cut where it never ends', () => {
    const limits = { longest: 10, most: 3 }
    assert.deepEqual(piecesOf('short', 'q', encode, limits), [encode('short')])
    assert.deepEqual(piecesOf('', 'q', encode, limits), [[]])
    assert.deepEqual(
      piecesOf('x'.repeat(1000), 'q', encode, limits).map(piece => piece.length),
      [10, 10, 10],
    )
  })
})

describe('a record as shops export it', () => {
  it('becomes words, and other texts stay', () => {
    assert.equal(plainRecord('heel:  { type:[ { value:"flat" } ] }'), 'heel: type: flat')
    assert.equal(
      plainRecord('item_weight:  { unit:ounces, normalized_value:{ unit:pounds, value:0.54 }, value:8.6 }'),
      'item weight: ounces, 8.6',
    )
    for (const text of ['Weight: 3 kg {net}', '重量：3 公斤', '']) assert.equal(plainRecord(text), text)
  })
})

function rounded(overlaps: ReturnType<typeof overlapsOf>): string[] {
  return overlaps.map(({ bm25, told, characters, length }) => [bm25, told, characters, length].map(value => value.toFixed(2)).join(' '))
}
