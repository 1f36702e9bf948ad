import assert from 'node:assert/strict'
import { openReader, type Reader } from '../../models/reader.ts'

const weights = 'models/weights/ranker'
const care = ['Weighs 1.2 kg with the lid.', 'Wash by hand; the handle is oak.', 'Comes in green and grey.']

describe('the reader of questions beside sentences', () => {
  let reader: Reader
  before(async () => {
    reader = await openReader(weights)
  })
  after(() => reader.close())

  it('puts the sentence that answers above its neighbours, in both languages', async () => {
    const cases: [string, string[], number][] = [
      ['can it go in the dishwasher?', care, 1],
      ['how heavy is it', care, 0],
      ['能放洗碗机吗', ['带盖重 1.2 公斤。', '请手洗，木柄不耐泡。', '有绿色和灰色。'], 1],
      ['运费怎么算', ['满 99 元包邮，不满收 8 元。', '签收后七天内可以退货。', '每天十点开门。'], 0],
    ]
    for (const [question, sentences, wanted] of cases) {
      const scores = await reader.read(question, sentences)
      assert.equal(scores.indexOf(Math.max(...scores)), wanted, `${question}: ${scores}`)
    }
  })

  it('gives each sentence its own score, wherever it stands', async () => {
    const straight = await reader.read('what colours are there', care)
    const turned = await reader.read('what colours are there', care.toReversed())
    for (const [at, score] of straight.entries()) assert.ok(Math.abs(score - turned.at(-1 - at)!) < 0.2, `${straight} ${turned}`)
  })

  it('reads the empty, the strange and the endless', async () => {
    const scores = await reader.read('', ['', '😀', '</s><s>', '退货'.repeat(2000)])
    assert.equal(scores.length, 4)
    assert.ok(scores.every(Number.isFinite))
    assert.deepEqual(await reader.read('anything?', []), [])
  })

  it('stops between two sentences when it is told to', async () => {
    const abort = new AbortController()
    const reading = assert.rejects(
      reader.read(
        'long work',
        Array.from({ length: 500 }, (_none, at) => `sentence ${at}`),
        abort.signal,
      ),
      { name: 'AbortError' },
    )
    abort.abort()
    await reading
  })

  it('names what a folder without a model lacks', async () => {
    await assert.rejects(openReader('models/weights/intents'), /Expected .*lower\.onnx/)
  })
})
