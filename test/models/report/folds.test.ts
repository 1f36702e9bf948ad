import assert from 'node:assert/strict'
import type { Encoder } from '../../../models/encoder.ts'
import { createClassifier, type IntentRow, trainIntents } from '../../../models/intents.ts'
import { seededRandom } from '../../../models/random.ts'
import { canFold, tryInFolds } from '../../../models/report/folds.ts'

const dimensions = 24
const intents = ['pay', 'ship', 'size']

/** Lines of an intent lie around its axis; "odd" has an axis of its own, which only a model that has seen it can know. */
const rows: IntentRow[] = [
  ...intents.flatMap(intent => Array.from({ length: 12 }, (_, at) => ({ text: `${intent} ${at}`, intent }))),
  ...['odd', 'Odd!', 'odd?'].map(text => ({ text, intent: 'pay' })),
]
const embedded: string[] = []
const encoder = {
  dimensions,
  hash: 'f'.repeat(64),
  async embed(texts: readonly string[]) {
    embedded.push(...texts)
    return texts.map(text => {
      const [name, number] = text.split(' ')
      const vector = new Float32Array(dimensions)
      const axis = intents.indexOf(name!)
      const random = seededRandom(Number(number ?? 0) + 1)
      if (axis < 0) vector[dimensions - 1] = 1
      else for (let at = 0; at < dimensions - 1; at++) vector[at] = (at === axis ? 1 : 0) + 0.15 * (random() - 0.5)
      const length = Math.hypot(...vector)
      return vector.map(value => value / length)
    })
  },
} as unknown as Encoder

describe('folds', () => {
  it('judge each row by a model that has not seen its text under any spelling', async () => {
    const progress: number[] = []
    const { answers, times } = await tryInFolds(rows, encoder, { folds: 4, onProgress: done => progress.push(done) })
    assert.deepEqual(
      answers.map(({ row }) => row),
      rows,
    )
    assert.equal(times.length, rows.length)
    assert.ok(answers.slice(0, 36).every(({ row, predicted }) => row.intent === predicted))
    const [seen] = await createClassifier(await trainIntents(rows, encoder), encoder)(['odd'])
    const unseen = answers.slice(36).map(({ probability }) => probability)
    assert.ok(
      unseen.every(probability => probability < seen!.intents[0]!.probability - 0.2),
      `${unseen} and ${seen!.intents[0]!.probability}`,
    )
    assert.deepEqual(
      progress,
      progress.toSorted((a, b) => a - b),
    )
    assert.ok(progress.at(-1)! > 0.999 && progress.at(-1)! <= 1)
  })

  it('embed a text for training once, however many folds train on it', async () => {
    embedded.length = 0
    await tryInFolds(rows, encoder, { folds: 4 })
    // Once to train and once to be judged; training may embed the intents' names too.
    const ofRows = embedded.filter(text => rows.some(row => row.text === text))
    assert.equal(ofRows.length, 2 * rows.length)
  })

  it('need two intents that every part leaves a text of', () => {
    assert.equal(canFold(rows, 5), true)
    assert.equal(canFold(rows.slice(0, 4), 5), false)
    const single = [
      ...rows.slice(0, 12),
      { text: 'ship 1', intent: 'ship' },
      { text: 'Ship 1.', intent: 'ship' },
      { text: 'far', intent: 'oos' },
      { text: 'farther', intent: 'oos' },
    ]
    assert.equal(canFold(single, 5), false)
    assert.equal(canFold([...single, { text: 'ship 2', intent: 'ship' }], 5), true)
  })
})
