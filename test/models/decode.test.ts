import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { type Chooser, decode } from '../../models/decode.ts'
import { readTokenizer, type TextTokenizer } from '../../models/tokenizer.ts'

const weights = 'models/weights/generator'
const file = `${weights}/onnx/model_q4.onnx`
const endOfText = 1
/** Int8 activations are rounded a little differently for one row than for many, so logits agree to about this much. */
const rounding = 0.2
const never = new AbortController().signal
const greedy: Chooser = { choose: logits => likeliest(logits) }
const plans = [
  'zh recommend [product] [price] [why] | ask about=size',
  'en in_cart [product] [quantity] | next_step step=checkout',
  'zh no_match [category] [budget] relaxed=budget',
  'en smalltalk topic=bot',
]

describe('decoding', function () {
  this.timeout(120_000)
  let session: InferenceSession
  let tokenizer: TextTokenizer
  before(async function () {
    if (!existsSync(file)) this.skip() // the generator's weights are not in this checkout
    session = await InferenceSession.create(file, { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 })
    tokenizer = await readTokenizer(weights)
  })
  after(() => session?.release())

  const promptOf = (plan: string) => [...tokenizer.begin, ...tokenizer.encode(`${plan}\n`)]

  it('finds each token it writes with the cache the likeliest without one too', async () => {
    for (const plan of plans) {
      const prompt = promptOf(plan)
      const { candidates } = await decode(session, prompt, [greedy], { maxTokens: 20, endOfText }, never)
      const { ids } = candidates[0]!
      assert.ok(ids.length > 3)
      for (const [at, id] of ids.entries()) {
        const logits = await naive(session, [...prompt, ...ids.slice(0, at)])
        const lead = logits[likeliest(logits)]! - logits[id]!
        assert.ok(lead < rounding, `${plan}: token ${at} is ${lead} behind`)
      }
    }
  })

  it('thinks the same of a text whatever runs beside it, though the candidates end at different steps', async () => {
    const prompt = promptOf(plans[0]!)
    const { candidates: written } = await decode(session, prompt, [greedy], { maxTokens: 24, endOfText }, never)
    const { ids } = written[0]!
    const texts = [ids.slice(0, 3), ids, ids.slice(0, 7)]
    const { candidates: together } = await decode(session, prompt, texts.map(dictate), { maxTokens: 40, endOfText }, never)
    for (const [at, text] of texts.entries()) {
      const { candidates } = await decode(session, prompt, [dictate(text)], { maxTokens: 40, endOfText }, never)
      assert.deepEqual(together[at]!.ids, text)
      const difference = Math.abs(together[at]!.logProbability - candidates[0]!.logProbability)
      assert.ok(difference < rounding * (text.length + 1), `${difference}`)
    }
  })

  it('says how each candidate ended', async () => {
    const choosers = [stopAfter(2), { choose: () => 500 }]
    const { candidates } = await decode(session, promptOf(plans[1]!), choosers, { maxTokens: 6, endOfText }, never)
    assert.deepEqual(
      candidates.map(({ finish, ids }) => [finish, ids.length]),
      [
        ['eos', 2],
        ['length', 6],
      ],
    )
  })

  it('does not wait for a candidate that goes on long after another ended', async () => {
    const choosers = [stopAfter(3), { choose: () => 500 }]
    const { candidates } = await decode(session, promptOf(plans[1]!), choosers, { maxTokens: 60, endOfText, slack: 4 }, never)
    assert.deepEqual(
      candidates.map(({ finish, ids }) => [finish, ids.length]),
      [
        ['eos', 3],
        ['length', 7],
      ],
    )
  })

  it('stops within a step of an abort and returns what there is', async () => {
    const abort = new AbortController()
    let steps = 0
    const chooser: Chooser = {
      choose: () => {
        steps += 1
        if (steps === 4) setImmediate(() => abort.abort())
        return 500
      },
    }
    const { candidates } = await decode(session, promptOf(plans[2]!), [chooser], { maxTokens: 60, endOfText }, abort.signal)
    assert.equal(candidates[0]!.finish, 'stopped')
    assert.ok(candidates[0]!.ids.length <= 5, `${candidates[0]!.ids.length} tokens`)
  })

  it('does nothing when the abort came first', async () => {
    const { candidates } = await decode(session, promptOf(plans[2]!), [greedy], { maxTokens: 60, endOfText }, AbortSignal.abort())
    assert.deepEqual(candidates, [{ ids: [], logProbability: 0, finish: 'stopped' }])
  })
})

/** Logits after the whole text, no cache: slow, and nothing to get wrong. */
async function naive(session: InferenceSession, ids: readonly number[]): Promise<Float32Array> {
  const feeds: Record<string, Tensor> = {
    input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
    attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), [1, ids.length]),
  }
  for (const input of session.inputMetadata) {
    if (!input.name.startsWith('past') || !input.isTensor) continue
    feeds[input.name] = new Tensor('float32', new Float32Array(0), [1, Number(input.shape[1]), 0, Number(input.shape[3])])
  }
  const { logits } = await session.run(feeds, ['logits'])
  return logits!.data as Float32Array
}

/** Writes the given ids, whatever the logits. */
function dictate(ids: readonly number[]): Chooser {
  let written = 0
  return { choose: () => ids[written++] ?? endOfText }
}

function stopAfter(count: number): Chooser {
  let written = 0
  return { choose: logits => (written++ < count ? likeliest(logits.with(endOfText, -1e9)) : endOfText) }
}

function likeliest(logits: Float32Array): number {
  return logits.reduce((best, value, id) => (value > logits[best]! ? id : best), 0)
}
