import { logSumExp } from './softmax-head.ts'

const bins = 15

/** Mean negative log-likelihood of the targets under softmax(logits / temperature). */
export function crossEntropy(logits: readonly Float32Array[], targets: readonly number[], temperature: number): number {
  let sum = 0
  for (const [row, values] of logits.entries()) {
    const cooled = values.map(value => value / temperature)
    sum += logSumExp(cooled) - cooled[targets[row]!]!
  }
  return sum / logits.length
}

/** The temperature with the least cross-entropy (Guo et al. 2017), by golden-section search on its logarithm. */
export function fitTemperature(logits: readonly Float32Array[], targets: readonly number[]): number {
  const ratio = (Math.sqrt(5) - 1) / 2
  const lossAt = (log: number) => crossEntropy(logits, targets, Math.exp(log))
  let [low, high] = [Math.log(0.05), Math.log(20)]
  let [left, right] = [high - ratio * (high - low), low + ratio * (high - low)]
  let [leftLoss, rightLoss] = [lossAt(left), lossAt(right)]
  while (high - low > 1e-3) {
    if (leftLoss < rightLoss) {
      ;[high, right, rightLoss] = [right, left, leftLoss]
      left = high - ratio * (high - low)
      leftLoss = lossAt(left)
    } else {
      ;[low, left, leftLoss] = [left, right, rightLoss]
      right = low + ratio * (high - low)
      rightLoss = lossAt(right)
    }
  }
  return Math.exp((low + high) / 2)
}

/** Expected calibration error over 15 equal bins: how far confidence and accuracy lie apart, weighted by how often. */
export function calibrationError(answers: readonly { confidence: number; correct: boolean }[]): number | null {
  if (answers.length === 0) return null
  const confidence = new Float64Array(bins)
  const correct = new Float64Array(bins)
  for (const answer of answers) {
    const bin = Math.min(bins - 1, Math.floor(answer.confidence * bins))
    confidence[bin]! += answer.confidence
    correct[bin]! += Number(answer.correct)
  }
  return confidence.reduce((sum, total, bin) => sum + Math.abs(total - correct[bin]!), 0) / answers.length
}
