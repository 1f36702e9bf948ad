import assert from 'node:assert/strict'
import { seededRandom } from '../../models/random.ts'
import { createScratch, type SamplingOptions, sample } from '../../models/sampling.ts'

const plain: SamplingOptions = { temperature: 1, topP: 1, repetitionPenalty: 1 }
const logits = Float32Array.of(1, 3, 2, -1, 0.5, 2.5)
const draws = 20_000

describe('sampling', () => {
  it('takes the likeliest token at temperature 0 without asking for chance', () => {
    const random = () => assert.fail('asked')
    assert.equal(sample(logits, { ...plain, temperature: 0 }, random), 1)
  })

  it('draws each token as often as the softmax says', () => {
    for (const temperature of [0.5, 1, 2]) {
      const wanted = softmax([...logits].map(value => value / temperature))
      const seen = frequencies({ ...plain, temperature })
      for (const [id, probability] of wanted.entries())
        assert.ok(Math.abs(seen[id]! - probability) < 0.015, `token ${id} at ${temperature}`)
    }
  })

  it('draws only from the likeliest tokens that make up top-p', () => {
    const wanted = softmax([...logits])
    for (const topP of [0.01, 0.3, 0.6, 0.9, 0.99]) {
      const order = [...wanted.keys()].sort((a, b) => wanted[b]! - wanted[a]!)
      const nucleus = new Set<number>()
      let sum = 0
      for (const id of order) {
        if (sum >= topP) break
        nucleus.add(id)
        sum += wanted[id]!
      }
      const seen = frequencies({ ...plain, topP })
      for (const id of wanted.keys()) assert.equal(seen[id]! > 0, nucleus.has(id), `token ${id} at top-p ${topP}`)
    }
  })

  it('draws only what is allowed, as often as the softmax over that says', () => {
    const allowed = Int32Array.of(3, 0, 2, 4)
    const seen = frequencies({ ...plain, allowed })
    const wanted = softmax([...allowed].map(id => logits[id]!))
    for (const [at, id] of allowed.entries()) assert.ok(Math.abs(seen[id]! - wanted[at]!) < 0.015, `token ${id}`)
    assert.equal(seen[1]! + seen[5]!, 0)
    assert.equal(sample(logits, { ...plain, temperature: 0, allowed }, Math.random), 2)
    assert.equal(sample(logits, { ...plain, allowed: new Int32Array(0) }, Math.random), -1)
  })

  it('makes what was written less likely, whatever the sign of its logit', () => {
    const penalised: SamplingOptions = { ...plain, repetitionPenalty: 2, history: [1, 3] }
    const before = frequencies(plain)
    const after = frequencies(penalised)
    assert.ok(after[1]! < before[1]! && after[3]! < before[3]! && after[2]! > before[2]!)
    assert.equal(sample(logits, { ...penalised, temperature: 0 }, Math.random), 5)
  })

  it('gives the same tokens for the same seed', () => {
    const run = (seed: number) => {
      const random = seededRandom(seed)
      return Array.from({ length: 50 }, () => sample(logits, plain, random))
    }
    assert.deepEqual(run(4), run(4))
    assert.notDeepEqual(run(4), run(5))
  })

  it('leaves the logits as they were', () => {
    const copy = logits.slice()
    sample(copy, { ...plain, topP: 0.5, repetitionPenalty: 1.3, history: [1] }, Math.random)
    assert.deepEqual(copy, logits)
  })
})

function frequencies(options: SamplingOptions): number[] {
  const random = seededRandom(11)
  const scratch = createScratch(logits.length)
  const seen = Array.from(logits, () => 0)
  for (let at = 0; at < draws; at++) seen[sample(logits, options, random, scratch)]! += 1 / draws
  return seen
}

function softmax(values: number[]): number[] {
  const powers = values.map(Math.exp)
  const sum = powers.reduce((a, b) => a + b)
  return powers.map(power => power / sum)
}
