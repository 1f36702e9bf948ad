import assert from 'node:assert/strict'
import { chooseRecipe, dealFolds, type Labelled, predictHeldOut, predictLeftOut } from '../../models/cross-validation.ts'
import { type Matmul, openMatmul } from '../../models/matmul.ts'
import { seededRandom } from '../../models/random.ts'
import { featuresOf } from '../../models/wording.ts'

const intents = 8

describe('cross-validation', () => {
  let matmul: Matmul
  before(async () => {
    matmul = await openMatmul()
  })
  after(() => matmul.close())

  it('takes the names of intents where they say what the rows are about, and leaves them where they do not', async () => {
    for (const turn of [0, 1]) {
      const data = { ...clouds(2, 0.35), names: Array.from({ length: intents }, (_, of) => axis((of + turn) % intents)) }
      const { recipe } = await chooseRecipe(matmul, data, dealFolds(data, 2, 1))
      assert.equal(recipe.names, turn === 0)
    }
  })

  it('deals every class evenly, and every row once', () => {
    const { ofRow } = dealFolds(clouds(10, 0.1), 5, 1)
    for (let intent = 0; intent < intents; intent++) {
      const own = ofRow.slice(intent * 10, intent * 10 + 10)
      assert.deepEqual(
        [0, 1, 2, 3, 4].map(fold => own.filter(of => of === fold).length),
        [2, 2, 2, 2, 2],
      )
    }
  })

  it('sees rows of left-out intents with heads that never knew them', async () => {
    const data = clouds(10, 0.1)
    const folds = dealFolds(data, 4, 1)
    const chosen = await chooseRecipe(matmul, data, folds)
    const known = await predictHeldOut(matmul, data, folds, chosen)
    const { logits, features, isLeftOut } = await predictLeftOut(matmul, data, folds, chosen)
    const nearness = (rows: number[], from: readonly number[][]) => rows.reduce((sum, row) => sum + from[row]![1]!, 0) / rows.length
    const rows = Array.from(isLeftOut.keys())
    const [leftOut, leftIn] = [rows.filter(row => isLeftOut[row]), rows.filter(row => !isLeftOut[row])]
    assert.equal(leftOut.length, rows.length / 4)
    assert.ok(logits.every(own => own.length === intents - intents / 4))
    assert.ok(nearness(leftOut, features) < 0.6 && nearness(leftOut, known.features) > 0.9)
    assert.ok(nearness(leftIn, features) > 0.9)
  })
})

/** Rows around one axis an intent, by intent; there are more axes than intents. */
function clouds(rows: number, noise: number): Labelled {
  const random = seededRandom(3)
  const targets = Array.from({ length: intents * rows }, (_, row) => Math.floor(row / rows))
  const vectors = targets.map(target => unit(axis(target).map(value => value + noise * (random() - 0.5) * 2)))
  const wordings = targets.map(() => featuresOf('like all others'))
  return { intents, targets, vectors, wordings, names: targets.slice(0, intents).map((_, of) => axis(of)), strangers: [] }
}

function axis(of: number): Float32Array {
  return Float32Array.from({ length: intents * 2 }, (_, at) => Number(at === of))
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector)
  return vector.map(value => value / length)
}
