import assert from 'node:assert/strict'
import { nearest, packExamples } from '../../models/examples.ts'
import { fitThresholds, type Kept, scopeFeatures, thresholdOf } from '../../models/out-of-scope.ts'

const score = { means: [], deviations: [], weights: [], bias: 0 }

describe('thresholds', () => {
  const seen = (count: number, language: string, intent: number, most: number): Kept[] =>
    Array.from({ length: count }, (_, at) => ({ score: (most * (at + 1)) / count, language, intent }))

  it('keep the stated share of each intent where it has many messages', () => {
    const all = [...seen(9000, 'zh', 0, 0.2), ...seen(9000, 'zh', 1, 0.8)]
    const fitted = { ...score, ...fitThresholds(all, 2, 0.95) }
    const keptOf = (intent: number) =>
      all.filter(one => one.intent === intent && one.score <= thresholdOf(fitted, 'zh', intent)).length / 9000
    assert.ok(Math.abs(keptOf(0) - 0.95) < 0.04 && Math.abs(keptOf(1) - 0.95) < 0.04, `${keptOf(0)}, ${keptOf(1)}`)
    assert.ok(thresholdOf(fitted, 'zh', 0) < thresholdOf(fitted, 'zh', 1))
  })

  it('are drawn towards those of the language, and of all, where few messages were seen', () => {
    const fitted = {
      ...score,
      ...fitThresholds([...seen(2000, 'zh', 0, 0.8), ...seen(3, 'zh', 1, 0.1), ...seen(3, 'en', 0, 0.1)], 3, 0.95),
    }
    const { threshold, byLanguage } = fitted
    assert.ok(Math.abs(thresholdOf(fitted, 'zh', 1) - byLanguage.zh!.threshold) < 0.1)
    assert.ok(Math.abs(byLanguage.en!.threshold - threshold) < 0.1)
    assert.equal(thresholdOf(fitted, 'zh', 2), byLanguage.zh!.threshold, 'an intent that was never seen')
    assert.equal(thresholdOf(fitted, 'fr', 0), threshold, 'a language that was never seen')
  })
})

describe('signs of what is out of scope', () => {
  const examples = packExamples(
    [
      [[1, 0, 0]],
      [[0, 1, 0]],
      [
        [0, 0, 1],
        [0, 0.6, 0.8],
      ],
    ].map(group => group.map(row => Float32Array.from(row))),
    3,
  )

  it('are the highest logit, nearness to either side and how far out of scope lies above the intents', () => {
    const [peak, known, stranger, above] = scopeFeatures(Float32Array.of(2, 1, 3), Float32Array.of(0, 0.6, 0.8), examples)
    assert.equal(peak, 2)
    assert.ok(Math.abs(known! - 0.6) < 0.01 && Math.abs(stranger! - (1 + 0.8) / 2) < 0.01, `${known}, ${stranger}`)
    assert.ok(Math.abs(above! - (3 - Math.log(Math.exp(2) + Math.exp(1)))) < 1e-5)
  })

  it('say nothing of an out of scope that the head was never shown', () => {
    const of = (peak: number) => scopeFeatures(Float32Array.of(peak, 0, -1000), Float32Array.of(1, 0, 0), examples)[3]
    assert.equal(of(2), of(9))
  })

  it('count the nearest examples of a group, as many as there are', () => {
    const group = (...cosines: number[]) => packExamples([cosines.map(cosine => Float32Array.of(cosine, Math.sqrt(1 - cosine ** 2)))], 2)
    const query = Float32Array.of(1, 0)
    const meanOf = (cosines: number[], count: number) => nearest(group(...cosines), 0, query, count)
    assert.ok(Math.abs(meanOf([0.1, 0.9, 0.3, 0.5, -0.2], 3) - (0.9 + 0.5 + 0.3) / 3) < 0.01)
    assert.ok(Math.abs(meanOf([0.1, 0.9, 0.9], 1) - 0.9) < 0.01)
    assert.ok(Math.abs(meanOf([0.4, 0.2], 3) - 0.3) < 0.01)
    assert.equal(meanOf([], 3), -1)
  })
})
