import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createGeneratorService, type GenerateInput, type GeneratorService } from '../../models/generator.ts'
import { placeholdersOf } from '../../models/reply-grammar.ts'
import { readTokenizer } from '../../models/tokenizer.ts'

const weights = 'models/weights/decoder'
const never = new AbortController().signal
const input: GenerateInput = {
  prompt: 'zh recommend [product] [price] [why] | ask about=size',
  candidates: 3,
  maxTokens: 96,
  temperature: 0.8,
  topP: 0.95,
  repetitionPenalty: 1,
  seed: 5,
  greedyFirst: true,
}
// biome-ignore format: a list to read through
const acts = [
  'greet [shop]', 'greet | ask about=need', 'ask about=budget [currency]', 'ask about=size', 'recommend [product] [price]',
  'recommend [product] [price] [why] [budget]', 'recommend [product] [price] [why] [recipient] | ask about=colour',
  'recommend [product] [price] [count] [category]', 'inform [product] [stock] [size] availability=in_stock', 'inform [product] [detail]',
  'inform [product] [sizes] [colours]', 'answer [verdict] [quote] topic=returns', 'answer [quote] topic=delivery_time',
  'compare [product] [product2] [price] [price2]', 'compare [product] [product2] [price] [price2] [why] [why2]',
  'offer [code] [discount] [minimum]', 'confirm [category] [budget] | ask about=size', 'corrected [colour] what=colour',
  'no_match [category] [budget] relaxed=budget', 'in_cart [product] [quantity] [total] | next_step step=checkout',
]

describe('the generator', function () {
  this.timeout(180_000)
  let generator: GeneratorService
  before(async function () {
    if (!existsSync(`${weights}/tokenizer.json`)) this.skip() // the generator's weights are not in this checkout
    generator = await createGeneratorService(weights, { threads: 1 })
  })
  after(() => generator?.close())

  it('cuts text as the Python reference does, line by line', async () => {
    const tokenizer = await readTokenizer(weights)
    const lines = (await readFile('test/models/generator-tokens.jsonl', 'utf8')).trim().split('\n')
    assert.ok(lines.length >= 500)
    for (const line of lines) {
      const { text, ids } = JSON.parse(line) as { text: string; ids: number[] }
      assert.deepEqual(tokenizer.encode(text), ids, JSON.stringify(text))
    }
  })

  it('uses every placeholder of a plan exactly once and says nothing a fact would have to back', async () => {
    const plans = acts.flatMap(act => [`zh ${act}`, `en ${act}`])
    const replies = await Promise.all(plans.map(plan => generator.generate({ ...input, prompt: plan, candidates: 1 }, never)))
    for (const [at, plan] of plans.entries()) {
      const { text, finish } = replies[at]!.candidates[0]!
      assert.equal(finish, 'eos', `${plan} → ${text}`)
      assert.deepEqual(placeholdersOf(text).sort(), placeholdersOf(plan).sort(), `${plan} → ${text}`)
      const words = text.replaceAll(/\[[^\]]*\]/g, '')
      assert.doesNotMatch(words, /[\d\p{Sc}<>/\\@#{}|\n]/u, `${plan} → ${text}`)
      if (plan.startsWith('zh')) assert.doesNotMatch(words.replaceAll('AI', ''), /\p{Script=Latin}/u, `${plan} → ${text}`)
      else assert.doesNotMatch(words, /\p{Script=Han}/u, `${plan} → ${text}`)
    }
  })

  it('gives the same texts for the same seed, and others for another', async () => {
    const texts = async (seed: number) => (await generator.generate({ ...input, seed }, never)).candidates.map(({ text }) => text)
    const [first, again, other] = [await texts(5), await texts(5), await texts(6)]
    assert.deepEqual(again, first)
    assert.notDeepEqual(other, first)
  })

  it('writes the same beside the same others', async () => {
    const together = () =>
      Promise.all(
        ['zh recommend [product] [price]', 'en goodbye', 'zh smalltalk topic=joke', 'en offer [code] [discount]'].map(
          async prompt => (await generator.generate({ ...input, prompt }, never)).candidates,
        ),
      )
    await together() // plans that are not remembered yet join one by one
    assert.deepEqual(await together(), await together())
  })

  it('takes nearly always the same words without chance, alone or beside others', async () => {
    const plans = acts.flatMap((act, at) => [`${at % 2 === 0 ? 'zh' : 'en'} ${act}`])
    const write = async (prompt: string) => (await generator.generate({ ...input, prompt, candidates: 1 }, never)).candidates[0]!.text
    const beside = await Promise.all(plans.map(write))
    let same = 0
    for (const [at, plan] of plans.entries()) same += Number((await write(plan)) === beside[at])
    assert.ok(same >= 0.8 * plans.length, `${same} of ${plans.length}`)
  })

  it('ends a candidate at a text it is told to stop at, without that text', async () => {
    const whole = (await generator.generate({ ...input, candidates: 1 }, never)).candidates[0]!
    const [stop = ''] = /，|。/.exec(whole.text) ?? []
    const { text, finish } = (await generator.generate({ ...input, candidates: 1, stop: [stop] }, never)).candidates[0]!
    assert.deepEqual([text, finish], [whole.text.slice(0, whole.text.indexOf(stop)), 'stop'])
  })

  it('begins with the candidate that chance has no part in', async () => {
    const first = async (seed: number) => (await generator.generate({ ...input, seed }, never)).candidates[0]!.text
    assert.equal(await first(1), await first(2))
  })

  it('thinks a reply to the plan likelier than a drawn one on average', async () => {
    const { candidates } = await generator.generate({ ...input, candidates: 8, temperature: 1.5, topP: 1 }, never)
    const perToken = candidates.map(({ logProbability, tokens }) => logProbability / (tokens + 1))
    const drawn = perToken.slice(1)
    assert.ok(perToken[0]! > drawn.reduce((a, b) => a + b) / drawn.length)
  })

  it('stops soon after an abort, each candidate marked as stopped', async () => {
    const abort = new AbortController()
    setImmediate(() => abort.abort())
    const { candidates } = await generator.generate({ ...input, candidates: 2 }, abort.signal)
    for (const { finish, tokens } of candidates) {
      assert.equal(finish, 'stopped')
      assert.ok(tokens <= 2, `${tokens} tokens`)
    }
  })

  it('never writes beyond the positions it was built with', async () => {
    const prompt = `en ${Array.from({ length: 48 }, (_, at) => `inform [product${at}]`).join(' | ')}`
    await assert.rejects(generator.generate({ ...input, prompt, candidates: 1 }, never), /fewer than 256 tokens/)
    const { candidates, promptTokens } = await generator.generate(
      { ...input, prompt: prompt.slice(0, 700), candidates: 1, maxTokens: 500 },
      never,
    )
    assert.ok(promptTokens > 190 && promptTokens + candidates[0]!.tokens <= 256)
  })

  it('refuses a prompt in a language it was not taught', async () => {
    await assert.rejects(
      generator.generate({ ...input, prompt: 'de recommend [product]' }, never),
      /Expected a plan that begins with zh or en/,
    )
  })
})
