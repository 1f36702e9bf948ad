import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { InferenceSession } from 'onnxruntime-node'
import { type Batch, type BatchOptions, type Chooser, createBatch, type Decoded, type WriteRequest } from '../../models/batch.ts'
import { type Decoder, openDecoder } from '../../models/decode.ts'
import { createPromptCache } from '../../models/prompt-cache.ts'
import { seededRandom } from '../../models/random.ts'
import { sample } from '../../models/sampling.ts'
import { readTokenizer, type TextTokenizer } from '../../models/tokenizer.ts'
import { readWhole, writeSlowly } from '../support/slow-decoder.ts'

const weights = 'models/weights/decoder'
const file = `${weights}/onnx/model_q4.onnx`
const endOfText = 1
const { vocab_size: vocabulary } = JSON.parse(readFileSync(`${weights}/config.json`, 'utf8')) as { vocab_size: number }
/** Int8 activations are rounded a little differently for one row than for many, so log-probabilities agree to about this much. */
const rounding = 0.4
/** Tokens that are likelier than one in a thousand are compared; what nobody would ever draw drifts farther. */
const likely = Math.log(0.001)
const never = new AbortController().signal
const greedy: Chooser = { choose: logProbabilities => likeliest(logProbabilities) }
const plans = [
  'zh recommend [product] [price] [why] | ask about=size',
  'en in_cart [product] [quantity] | next_step step=checkout',
  'zh no_match [category] [budget] relaxed=budget',
  'en smalltalk topic=bot',
]

describe('the batch', function () {
  this.timeout(240_000)
  let session: InferenceSession
  let tokenizer: TextTokenizer
  before(async function () {
    if (!existsSync(file)) this.skip() // the generator's weights are not in this checkout
    session = await InferenceSession.create(file, { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 })
    tokenizer = await readTokenizer(weights)
  })
  after(() => session?.release())

  const promptOf = (plan: string) => [...tokenizer.begin, ...tokenizer.encode(`${plan}\n`)]
  /** `onStep` is called between two steps with how many there were. */
  function open(options: Partial<BatchOptions> & { onStep?: (step: number) => void; mostCells?: number } = {}): Batch {
    const { onStep = () => undefined, mostCells = 1024, ...rest } = options
    const settings = { endOfText, mostRows: 9, mostWaiting: 20, prompts: createPromptCache(60), ...rest }
    const decoder = openDecoder(session, { vocabulary, mostRows: settings.mostRows, mostCells })
    let steps = 0
    const counting: Decoder = {
      ...decoder,
      async step(...row) {
        const logProbabilities = await decoder.step(...row)
        onStep(++steps)
        return logProbabilities
      },
    }
    return createBatch(counting, settings)
  }
  const write = (plan: string, choosers: Chooser[], options: Partial<WriteRequest> = {}, signal = never, batch = open()) =>
    batch.write({ prompt: promptOf(plan), choosers, maxTokens: 20, ...options }, signal)

  it('finds each token it writes with the cache the likeliest without one too', async () => {
    for (const plan of plans) {
      const { candidates } = await write(plan, [greedy])
      const { ids } = candidates[0]!
      assert.ok(ids.length > 3)
      for (const [at, id] of ids.entries()) {
        const logProbabilities = await readWhole(session, [...promptOf(plan), ...ids.slice(0, at)])
        const lead = logProbabilities[likeliest(logProbabilities)]! - logProbabilities[id]!
        assert.ok(lead < rounding, `${plan}: token ${at} is ${lead} behind`)
      }
    }
  })

  it('gives each candidate the numbers that the slow decoder has for it alone, whoever joins, leaves or is cut off meanwhile', async () => {
    const known = new Map<string, ReturnType<typeof writeSlowly>>()
    const slowly = (plan: string, seed: number, maxTokens: number) => {
      const key = `${plan} ${seed} ${maxTokens}`
      const found = known.get(key) ?? writeSlowly(session, promptOf(plan), drawing(seed), { maxTokens, endOfText })
      known.set(key, found)
      return found
    }
    for (const run of [1, 2, 3]) {
      const random = seededRandom(run)
      const below = (limit: number) => Math.floor(random() * limit)
      const requests = Array.from({ length: 7 }, (_, at) => ({
        plan: plans[below(plans.length)]!,
        seeds: Array.from({ length: 1 + below(3) }, () => below(3)),
        maxTokens: 6 + 6 * below(2),
        joinsAfter: at === 0 ? 0 : below(12),
        cutAfter: below(3) === 0 ? below(20) : Number.POSITIVE_INFINITY,
        abort: new AbortController(),
      }))
      const going: Promise<{ request: (typeof requests)[number]; decoded: Decoded }>[] = []
      let compared = 0
      const pending = new Set(requests)
      const alone = new Map<string, Awaited<ReturnType<typeof writeSlowly>>>()
      for (const { plan, seeds, maxTokens } of requests)
        for (const seed of seeds) alone.set(`${plan} ${seed} ${maxTokens}`, await slowly(plan, seed, maxTokens))
      /** Writes what the slow decoder wrote, whatever it reads, and compares what it reads with what that one read. */
      function following(plan: string, seed: number, maxTokens: number): Chooser {
        const { tokens, logProbabilities: expected } = alone.get(`${plan} ${seed} ${maxTokens}`)!
        let at = 0
        return {
          choose(logProbabilities) {
            const own = expected[at]!
            const apart = logProbabilities.reduce(
              (most, value, id) => (own[id]! < likely ? most : Math.max(most, Math.abs(value - own[id]!))),
              0,
            )
            assert.ok(apart < rounding, `${plan}: ${apart} apart at token ${at}`)
            compared++
            return tokens[at++]!
          },
        }
      }
      const batch = open({
        onStep(step) {
          for (const request of requests) {
            if (pending.has(request) && step >= request.joinsAfter) start(request)
            if (step >= request.cutAfter) request.abort.abort()
          }
        },
      })
      function start(request: (typeof requests)[number]) {
        pending.delete(request)
        const { plan, seeds, maxTokens, abort } = request
        const choosers = seeds.map(seed => following(plan, seed, maxTokens))
        going.push(write(plan, choosers, { maxTokens }, abort.signal, batch).then(decoded => ({ request, decoded })))
      }
      start(requests[0]!)
      for (let at = 0; at < going.length; at++) await going[at]
      for (const { request, decoded } of await Promise.all(going)) {
        for (const [at, { ids, finish }] of decoded.candidates.entries()) {
          const { tokens } = await slowly(request.plan, request.seeds[at]!, request.maxTokens)
          const written = tokens.filter(token => token !== endOfText)
          assert.deepEqual(ids, finish === 'stopped' ? written.slice(0, ids.length) : written)
        }
      }
      assert.ok(going.length > 2 && compared > 30)
    }
  })

  it('says how each candidate ended', async () => {
    const { candidates } = await write(plans[1]!, [stopAfter(2), { choose: () => 500 }], { maxTokens: 6 })
    assert.deepEqual(
      candidates.map(({ finish, ids }) => [finish, ids.length]),
      [
        ['eos', 2],
        ['length', 6],
      ],
    )
  })

  it('does not wait for a candidate that goes on long after another ended', async () => {
    const { candidates } = await write(plans[1]!, [stopAfter(3), { choose: () => 500 }], { maxTokens: 60, slack: 4 })
    assert.deepEqual(
      candidates.map(({ finish, ids }) => [finish, ids.length]),
      [
        ['eos', 3],
        ['length', 7],
      ],
    )
  })

  it('stops within a step of an abort and returns what there is, while the others go on', async () => {
    const abort = new AbortController()
    const batch = open({ onStep: step => step === 4 && abort.abort() })
    const other = write(plans[1]!, [{ choose: () => 500 }], { maxTokens: 12 }, never, batch)
    const { candidates } = await write(plans[2]!, [{ choose: () => 500 }], { maxTokens: 60 }, abort.signal, batch)
    assert.equal(candidates[0]!.finish, 'stopped')
    assert.ok(candidates[0]!.ids.length <= 6, `${candidates[0]!.ids.length} tokens`)
    assert.equal((await other).candidates[0]!.ids.length, 12)
  })

  it('gives up at once what waits when it is aborted, and writes nothing', async () => {
    const batch = open({ mostRows: 1 })
    const first = write(plans[0]!, [{ choose: () => 500 }], { maxTokens: 5 }, never, batch)
    const { candidates } = await write(plans[2]!, [greedy], {}, AbortSignal.abort(), batch)
    assert.deepEqual(candidates, [{ ids: [], logProbability: 0, finish: 'stopped' }])
    assert.equal((await first).candidates[0]!.ids.length, 5)
  })

  it('refuses what comes to a full queue, and what no empty batch could hold', async () => {
    const batch = open({ mostRows: 1, mostWaiting: 1 })
    const served = [1, 2].map(() => write(plans[3]!, [stopAfter(2)], {}, never, batch))
    await assert.rejects(write(plans[3]!, [greedy], {}, never, batch), { name: 'ModelBusyError', code: 'model_busy' })
    await Promise.all(served)
    assert.equal(batch.sums().refused, 1)
    await assert.rejects(write(plans[3]!, [greedy, greedy], {}, never, batch), RangeError)
    await assert.rejects(write(plans[3]!, [greedy], { maxTokens: 2000 }, never, batch), RangeError)
  })

  it('serves in the order they came, and gives those who ask for much their share only while others wait', async () => {
    const batch = open({ mostRows: 4 })
    const done: string[] = []
    const ask = (name: string, candidates: number, fewest: number) =>
      write(
        plans[3]!,
        Array.from({ length: candidates }, () => stopAfter(3)),
        { fewest },
        never,
        batch,
      ).then(({ candidates: given }) => {
        done.push(name)
        return given.length
      })
    const given = await Promise.all([ask('a', 3, 1), ask('b', 3, 1), ask('c', 3, 1), ask('d', 3, 3)])
    assert.deepEqual(done, ['a', 'b', 'c', 'd'])
    assert.deepEqual(
      given,
      [1, 1, 1, 3].map((least, at) => Math.max(least, given[at]!)),
    )
    assert.ok(given[0]! + given[1]! + given[2]! < 9)
    assert.equal(await ask('alone', 3, 1), 3)
  })

  it('never holds more positions than it was given', async () => {
    let most = 0
    const decoder = openDecoder(session, { vocabulary, mostRows: 9, mostCells: 256 })
    const watched: Decoder = {
      ...decoder,
      reserve(rows, length) {
        most = Math.max(most, rows)
        decoder.reserve(rows, length)
      },
    }
    const batch = createBatch(watched, { endOfText, mostRows: 9, mostWaiting: 20, prompts: createPromptCache(60) })
    const long = () => write(plans[0]!, [{ choose: () => 500 }], { maxTokens: 60 }, never, batch)
    assert.deepEqual(
      (await Promise.all([long(), long(), long(), long()])).map(({ candidates }) => candidates[0]!.ids.length),
      [60, 60, 60, 60],
    )
    assert.equal(most, 3)
  })

  it('runs a plan it remembers no second time, and counts what it did', async () => {
    const batch = open()
    await write(plans[3]!, [stopAfter(4), stopAfter(4)], {}, never, batch)
    await write(plans[3]!, [stopAfter(4)], {}, never, batch)
    const { requests, prompts, promptsRemembered, tokens, steps, rows, busyMs } = batch.sums()
    assert.deepEqual({ requests, prompts, promptsRemembered, tokens }, { requests: 2, prompts: 1, promptsRemembered: 1, tokens: 12 })
    assert.deepEqual([steps, rows], [8, 12])
    assert.ok(busyMs > 0)
  })

  it('tells numbers that are none from a reply, and serves the next request', async () => {
    const decoder = openDecoder(session, { vocabulary, mostRows: 4, mostCells: 512 })
    let damaged = true
    const broken: Decoder = {
      ...decoder,
      async step(...row) {
        const logProbabilities = await decoder.step(...row)
        if (damaged) logProbabilities[0]!.fill(Number.NaN)
        return logProbabilities
      },
    }
    const batch = createBatch(broken, { endOfText, mostRows: 4, mostWaiting: 4, prompts: createPromptCache(60) })
    await assert.rejects(write(plans[3]!, [greedy], {}, never, batch), { name: 'ModelDamagedError', code: 'model_damaged' })
    damaged = false
    assert.equal((await write(plans[3]!, [stopAfter(2)], {}, never, batch)).candidates[0]!.finish, 'eos')
  })

  it('fails only those in the batch when a step fails', async () => {
    const decoder = openDecoder(session, { vocabulary, mostRows: 4, mostCells: 512 })
    let failing = true
    const broken: Decoder = { ...decoder, step: (...row) => (failing ? Promise.reject(new Error('no memory')) : decoder.step(...row)) }
    const batch = createBatch(broken, { endOfText, mostRows: 4, mostWaiting: 4, prompts: createPromptCache(60) })
    await assert.rejects(write(plans[3]!, [greedy], {}, never, batch), /no memory/)
    failing = false
    assert.equal((await write(plans[3]!, [stopAfter(2)], {}, never, batch)).candidates[0]!.finish, 'eos')
  })
})

function drawing(seed: number): Chooser {
  const random = seededRandom(seed)
  const options = { temperature: 0.9, topP: 0.95, repetitionPenalty: 1 }
  return { choose: logProbabilities => sample(logProbabilities, options, random) }
}

function stopAfter(count: number): Chooser {
  let written = 0
  return { choose: logProbabilities => (written++ < count ? likeliest(logProbabilities.with(endOfText, -1e9)) : endOfText) }
}

function likeliest(logProbabilities: Float32Array): number {
  return logProbabilities.reduce((best, value, id) => (value > logProbabilities[best]! ? id : best), 0)
}
