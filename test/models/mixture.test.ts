import assert from 'node:assert/strict'
import { packExamples } from '../../models/examples.ts'
import { fitMixture, leanToRare, type Mixture, mix, nearnessOf, type Views } from '../../models/mixture.ts'
import { seededRandom } from '../../models/random.ts'

const intents = 12
/** The first is as frequent as all others together, the last has a dozen rows. */
const counts = Array.from({ length: intents }, (_, intent) => Math.round(400 * 0.73 ** intent) + 5)

describe('a mixture of views', () => {
  it('gives rare intents back what a head that is sure of the frequent ones takes from them', async () => {
    const { views, targets } = seen(3, 1)
    const mixture = leanToRare(await fitMixture(views, targets, counts), views, targets, counts)
    assert.ok(mixture.lean.at(-1)! - mixture.lean[0]! > 0.5)
    const fresh = seen(4, 1)
    const rare = (given: Mixture) =>
      Array.from(fresh.targets.keys()).filter(row => fresh.targets[row]! > 5 && right(fresh, row, given)).length
    assert.ok(rare(mixture) > 1.2 * rare(headAlone), `${rare(mixture)} instead of ${rare(headAlone)} right`)
  })

  it('listens to a view as far as it tells something', async () => {
    const { views, targets } = seen(3, 0)
    const both = await fitMixture(views, targets, counts)
    assert.ok(both.wording > 0.3, `wording ${both.wording}`)
    const deaf = views.map(own => ({ ...own, wording: own.wording.map(() => 0), nearness: own.head.map(logit => -logit) }))
    const alone = await fitMixture(deaf, targets, counts)
    assert.deepEqual([alone.wording, alone.nearness], [0, 0])
  })

  it('leaves all as it is where nothing was held out', async () => {
    assert.deepEqual(await fitMixture([], [], [1, 1]), { wording: 0, nearness: 0, lean: [-0, -0] })
  })

  it('is the same for the same rows', async () => {
    const { views, targets } = seen(3, 0.5)
    assert.deepEqual(await fitMixture(views, targets, counts), await fitMixture(views, targets, counts))
  })

  it('measures nearness to the likeliest intents, and counts the others as the farthest of these', () => {
    const axis = (at: number) => Float32Array.from({ length: 30 }, (_, own) => Number(own === at))
    const examples = packExamples(
      Array.from({ length: 30 }, (_, at) => [axis(at)]),
      30,
    )
    const head = Float32Array.from({ length: 30 }, (_, at) => -at)
    const nearness = nearnessOf(head, axis(2), examples)
    assert.deepEqual([nearness.indexOf(Math.max(...nearness)), Math.round(nearness[2]!)], [2, 10])
    assert.equal(nearnessOf(head, axis(25), examples)[25], 0)
  })
})

const headAlone: Mixture = { wording: 0, nearness: 0, lean: new Array<number>(intents).fill(0) }

function right({ views, targets }: ReturnType<typeof seen>, row: number, mixture: Mixture): boolean {
  const logits = mix(views[row]!, mixture)
  return logits.indexOf(Math.max(...logits)) === targets[row]
}

/** Views of rows by their intents' frequency; `prejudice`: how far the head leans to frequent intents, in powers of their shares. */
function seen(seed: number, prejudice: number): { views: Views[]; targets: number[] } {
  const random = seededRandom(seed)
  const targets = counts.flatMap((count, intent) => new Array<number>(count).fill(intent))
  const noisy = (target: number, shift: (intent: number) => number) =>
    Float32Array.from({ length: intents }, (_, intent) => 2.5 * Number(intent === target) + 3 * (random() - 0.5) + shift(intent))
  const views = targets.map(target => ({
    head: noisy(target, intent => prejudice * Math.log(counts[intent]!)),
    wording: noisy(target, () => 0),
    nearness: new Float32Array(intents),
  }))
  return { views, targets }
}
