import assert from 'node:assert/strict'
import { calibrationError, crossEntropy, fitTemperature } from '../../models/calibration.ts'
import { seededRandom } from '../../models/random.ts'
import { softmax } from '../../models/softmax-head.ts'

describe('calibration', () => {
  it('finds the temperature the logits were made with', () => {
    const random = seededRandom(5)
    for (const temperature of [0.5, 1, 3]) {
      const logits = Array.from({ length: 4000 }, () => Float32Array.from({ length: 4 }, () => 6 * random() * temperature))
      const targets = logits.map(row => draw(softmax(row, temperature), random()))
      const fitted = fitTemperature(logits, targets)
      assert.ok(Math.abs(Math.log(fitted / temperature)) < 0.1, `${fitted} for ${temperature}`)
      assert.ok(crossEntropy(logits, targets, fitted) <= crossEntropy(logits, targets, 1) + 1e-6)
    }
  })

  it('measures no error where confidence is kept, and all of it where it never is', () => {
    const kept = [0.75, 0.75, 0.75, 0.75].map((confidence, at) => ({ confidence, correct: at > 0 }))
    assert.equal(calibrationError(kept), 0)
    assert.equal(calibrationError([{ confidence: 1, correct: false }]), 1)
    assert.equal(calibrationError([]), null)
  })
})

function draw(probabilities: Float32Array, random: number): number {
  let left = random
  for (const [at, probability] of probabilities.entries()) {
    left -= probability
    if (left < 0) return at
  }
  return probabilities.length - 1
}
