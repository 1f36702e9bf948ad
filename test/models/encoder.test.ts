import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { type Encoder, openEncoder } from '../../models/encoder.ts'

const weights = 'models/weights/encoder'

describe('the encoder', () => {
  let encoder: Encoder
  before(async () => {
    encoder = await openEncoder(weights)
  })
  after(() => encoder.close())

  it('gives the vectors of the float32 reference up to quantisation', async () => {
    const reference: { text: string; vector: number[] }[] = JSON.parse(await readFile('test/models/encoder-embeddings.json', 'utf8'))
    const vectors = await encoder.embed(reference.map(entry => entry.text))
    const wanted = reference.map(entry => Float32Array.from(entry.vector))
    const cosines = centredCosines(vectors, wanted)
    assert.ok(mean(cosines) > 0.98, `mean centred cosine ${mean(cosines)}`)
    assert.ok(Math.min(...cosines) > 0.94, `least centred cosine ${Math.min(...cosines)}`)
  })

  it('gives unit vectors of the stated size', async () => {
    for (const vector of await encoder.embed(['hello', '你好', '', '   ', '😀'])) {
      assert.equal(vector.length, encoder.dimensions)
      assert.ok(Math.abs(Math.hypot(...vector) - 1) < 1e-5)
    }
  })

  it('gives a text the same vector in any company', async () => {
    const [alone] = await encoder.embed(['有没有红色的'])
    const [, , together] = await encoder.embed(['a much longer question about delivery to several countries', 'x', '有没有红色的'])
    assert.deepEqual(together, alone)
  })

  it('puts a question nearer to its translation than to another question', async () => {
    const [chinese, english, other] = await encoder.embed(['多久能发货', 'when will you ship it', 'do you have it in green'])
    assert.ok(dot(chinese!, english!) > dot(chinese!, other!))
  })

  it('reads no more than 128 tokens of a long text', async () => {
    const [long, longer] = await encoder.embed(['退货'.repeat(400), '退货'.repeat(900)])
    assert.deepEqual(longer, long)
  })

  it('stops between two texts when it is told to', async () => {
    const abort = new AbortController()
    const answer = assert.rejects(encoder.embed(new Array(5000).fill('long work'), abort.signal), { name: 'AbortError' })
    abort.abort()
    await answer
  })

  it('has a hash that stays', async () => {
    const again = await openEncoder(weights)
    assert.equal(again.hash, encoder.hash)
    assert.match(again.hash, /^[0-9a-f]{64}$/)
    await again.close()
  })

  it('names what a folder without a model lacks', async () => {
    await assert.rejects(openEncoder('test/models'), /Expected onnx\/model_quantized\.onnx or onnx\/model\.onnx in test\/models/)
  })
})

function centredCosines(vectors: Float32Array[], wanted: Float32Array[]): number[] {
  const [first, second] = [centred(vectors), centred(wanted)]
  return first.map((vector, at) => dot(vector, second[at]!) / Math.hypot(...vector) / Math.hypot(...second[at]!))
}

function centred(vectors: Float32Array[]): Float32Array[] {
  return vectors.map(vector => vector.map((value, at) => value - mean(vectors.map(other => other[at]!))))
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0)
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
