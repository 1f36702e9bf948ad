import assert from 'node:assert/strict'
import { type Matmul, openMatmul } from '../../models/matmul.ts'
import { seededRandom } from '../../models/random.ts'
import { applyHead, logSumExp, softmax, trainHead } from '../../models/softmax-head.ts'

describe('the softmax head', () => {
  let matmul: Matmul
  before(async () => {
    matmul = await openMatmul()
  })
  after(() => matmul.close())

  it('separates what can be separated', async () => {
    const { inputs, targets } = clouds(300, 3)
    const head = await trainHead(matmul, inputs, targets, { classes: 3, strength: 10 })
    const correct = inputs.filter((input, row) => best(applyHead(head, input)) === targets[row]).length
    assert.ok(correct > 290, `${correct} of 300`)
  })

  it('ends where the gradient vanishes', async () => {
    const { inputs, targets } = clouds(200, 3)
    const strength = 1
    const head = await trainHead(matmul, inputs, targets, { classes: 3, strength, iterations: 500 })
    const lossOf = (weights: Float32Array) => {
      const likelihood = inputs.reduce((sum, input, row) => {
        const logits = applyHead({ ...head, weights }, input)
        return sum + logSumExp(logits) - logits[targets[row]!]!
      }, 0)
      return likelihood + weights.slice(0, head.inputs * 3).reduce((sum, weight) => sum + weight ** 2, 0) / (2 * strength)
    }
    const least = lossOf(head.weights)
    for (const at of head.weights.keys())
      for (const move of [0.05, -0.05]) {
        const moved = head.weights.slice()
        moved[at]! += move
        assert.ok(lossOf(moved) > least, `weight ${at}`)
      }
  })

  it('is the same for the same rows', async () => {
    const { inputs, targets } = clouds(100, 4)
    const heads = await Promise.all([0, 1].map(() => trainHead(matmul, inputs, targets, { classes: 4, strength: 3 })))
    assert.deepEqual(heads[0], heads[1])
  })

  it('gives probabilities even for extreme logits', () => {
    for (const logits of [Float32Array.of(1000, -1000, 999), Float32Array.of(-1e4, -1e4)]) {
      const sum = softmax(logits).reduce((total, value) => total + value, 0)
      assert.ok(Math.abs(sum - 1) < 1e-6)
    }
  })

  it('trains 5,000 rows of 384 numbers on 49 classes within 20 seconds', async () => {
    const { inputs, targets } = clouds(5000, 49, 384)
    const startedAt = performance.now()
    await trainHead(matmul, inputs, targets, { classes: 49, strength: 10 })
    assert.ok(performance.now() - startedAt < 20_000)
  })
})

function clouds(count: number, classes: number, width = 4) {
  const random = seededRandom(11)
  const middles = Array.from({ length: classes }, () => Float32Array.from({ length: width }, () => 4 * random() - 2))
  const targets = Array.from({ length: count }, (_, row) => row % classes)
  const inputs = targets.map(target => middles[target]!.map(value => value + random() - 0.5))
  return { inputs, targets }
}

function best(logits: Float32Array): number {
  return logits.indexOf(Math.max(...logits))
}
