import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { ModelBusyError, ModelDamagedError } from '../../models/model-errors.ts'
import type { Fact, Plan } from '../../server/dialogue/plan.ts'
import { type Candidate, type Engine, sentencesOf, word } from '../../server/turn/word.ts'
import { isQuick } from '../support/machine.ts'

const fact = (type: Fact['type'], text: string): Fact => ({ type, text, source: 'shop', ref: 'test' })
const plan = (product = 'Skyglide', price = '¥399'): Plan => ({
  language: 'en',
  acts: [{ act: 'recommend', slots: { product: fact('name', product), price: fact('money', price) } }],
})
const quoting = (language: 'zh' | 'en', text: string): Plan => ({
  language,
  acts: [{ act: 'answer', slots: { topic: 'shipping', quote: fact('quote', text) } }],
})

type Asked = { plan: string; candidates: number; seed: number }
function engineOf(candidates: Candidate[], by: Engine['by'] = 'generator', asked: Asked[] = []): Engine {
  return {
    by,
    generate: async request => {
      asked.push(request)
      return candidates
    },
  }
}
/** Never answers; gives up when told to, as an engine must. */
const late: Engine = {
  by: 'generator',
  generate: (_request, signal) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true })),
}
const dead: Engine = { by: 'remote', generate: () => Promise.reject(new Error('connection refused')) }
const wordWith = (engines: Engine[], said = plan(), options: { deadlineMs?: number; signal?: AbortSignal } = {}) =>
  word(
    said,
    { engines, candidates: 2, deadlineMs: options.deadlineMs ?? 1000, names: new Set(['skyglide']), seed: 3 },
    options.signal ?? new AbortController().signal,
  )

describe('the wording of a plan', () => {
  it('takes the likeliest candidate that passes, by mean log-probability', async () => {
    const { text, by } = await wordWith([
      engineOf([
        { text: 'Look at [product], [price].', logProbability: -0.5 },
        { text: "I'd suggest [product], which is [price] in our shop right here.", logProbability: -0.2 },
        { text: 'Take [product] for free, [price]!', logProbability: -0.05 },
      ]),
    ])
    assert.equal(text, "I'd suggest Skyglide, which is ¥399 in our shop right here.")
    assert.equal(by, 'generator')
  })

  it('leaves to the templates what nothing was trained on, and asks the engine for the rest of the plan', async () => {
    const asked: Asked[] = []
    const engine = engineOf([{ text: "I'm so sorry about that.", logProbability: -0.1 }], 'generator', asked)
    const away: Plan['acts'][number] = { act: 'handoff', slots: { state: 'away', hours: fact('phrase', 'Mon–Fri 9–18') } }
    const alone = await wordWith([engine], { language: 'en', acts: [away] })
    assert.deepEqual([alone.by, asked.length], ['template', 0])
    assert.match(alone.text, /they are here Mon–Fri 9–18/)
    const mixed = await wordWith([engine], { language: 'en', acts: [{ act: 'apologise', slots: { for: 'misunderstanding' } }, away] })
    assert.deepEqual(
      asked.map(({ plan: prompt }) => prompt),
      ['en apologise for=misunderstanding'],
    )
    assert.equal(mixed.text, `I'm so sorry about that. ${alone.text}`)
  })

  it('varies among candidates that are as good, the same for the same turn', async () => {
    const good = ['Look at [product], [price].', 'Have a look at [product], [price].', 'See [product], [price].']
    const said = async (seed: number) => {
      const engine = engineOf(good.map(text => ({ text, logProbability: -0.2 })))
      const options = { engines: [engine], candidates: 3, deadlineMs: 1000, names: new Set<string>(), seed }
      return (await word(plan(), options, new AbortController().signal)).text
    }
    assert.equal(new Set(await Promise.all([0, 1, 2].map(said))).size, 3)
    assert.equal(await said(1), await said(1))
  })

  it('does not repeat what was said a moment ago where another wording passes', async () => {
    const engine = engineOf([
      { text: 'Look at [product], [price].', logProbability: -0.1 },
      { text: "I'd suggest [product] at [price].", logProbability: -0.4 },
    ])
    const options = { engines: [engine], candidates: 2, deadlineMs: 1000, names: new Set<string>(), seed: 3 }
    const again = async (said: string[]) => (await word(plan(), { ...options, said }, new AbortController().signal)).text
    assert.equal(await again([]), 'Look at Skyglide, ¥399.')
    assert.equal(await again(['Hi! Look at Skyglide, ¥399.']), "I'd suggest Skyglide at ¥399.")
    assert.equal(await again(["Look at Skyglide, ¥399. I'd suggest Skyglide at ¥399."]), 'Look at Skyglide, ¥399.')
  })

  it('introduces the first quotation in a while only, and gives each its own line', async () => {
    const quote = (text: string): Plan['acts'][number] => ({
      act: 'answer',
      slots: { topic: 'shipping', quote: fact('quote', text) },
    })
    const engine = engineOf([{ text: 'Our page says: [quote]', logProbability: -0.1 }])
    const options = { engines: [engine], candidates: 1, deadlineMs: 1000, names: new Set<string>(), seed: 0 }
    const said = async (acts: Plan['acts'], lately: string[] = []) =>
      (await word({ language: 'en', acts }, { ...options, said: lately }, new AbortController().signal)).text
    const two = [quote('“Free from ¥99.”'), quote('“Two days.”')]
    assert.equal(await said(two), 'Our page says: “Free from ¥99.”\n“Two days.”')
    assert.equal(await said(two, ['Hello!', 'Our page says: “No.”']), '“Free from ¥99.”\n“Two days.”')
    const about: Plan['acts'][number] = { act: 'inform', slots: { product: fact('name', 'Tent'), detail: fact('quote', '“Dry.”') } }
    assert.equal(await said([about, ...two]), 'Tent. From the description: “Dry.”\n“Free from ¥99.”\n“Two days.”')
  })

  it('shows no candidate that its own engine finds unlikely', async () => {
    const { by, candidates } = await wordWith([engineOf([{ text: 'Look at [product], [price].', logProbability: -1.4 }])])
    assert.equal(by, 'template')
    assert.equal(candidates[0]?.refusal?.reason, 'unlikely')
  })

  it('keeps every refused candidate with its reason for the trace', async () => {
    const { by, candidates } = await wordWith([
      engineOf([{ text: 'Look at [product].' }, { text: 'Skyglide is [product] at [price].' }, { text: '[product] at [price], 50% off.' }]),
    ])
    assert.equal(by, 'template')
    const reasons = candidates.map(({ refusal }) => refusal?.reason)
    assert.deepEqual(reasons, ['missing_fact', 'name', 'forbidden_text', undefined])
    assert.equal(candidates.at(-1)?.by, 'template')
  })

  it('shows the engines the plan with placeholders, never a fact', async () => {
    const asked: Asked[] = []
    await wordWith([engineOf([], 'remote', asked)])
    assert.equal(asked[0]?.plan, 'en recommend [product] [price]')
    assert.doesNotMatch(JSON.stringify(asked), /Skyglide|399/)
  })

  it('asks the engines in order: one that is dead or only invents makes way for the next', async () => {
    const good = engineOf([{ text: 'See [product] at [price].' }])
    for (const first of [dead, engineOf([{ text: 'All is free today!' }], 'remote'), engineOf([], 'remote')]) {
      const { text, by } = await wordWith([first, good])
      assert.deepEqual([text, by], ['See Skyglide at ¥399.', 'generator'])
    }
  })

  it('does not wait for an engine that is late: templates answer', async () => {
    const startedAt = performance.now()
    const { text, by, candidates } = await wordWith([late], plan(), { deadlineMs: 50 })
    assert.ok(isQuick(performance.now() - startedAt, 500))
    assert.equal(by, 'template')
    assert.match(text, /Skyglide/)
    assert.match(text, /¥399/)
    assert.equal(candidates[0]?.refusal?.reason, 'late')
  })

  it('words the acts of a long plan side by side, within one deadline', async () => {
    const { acts } = plan()
    const long: Plan = { ...plan(), acts: [...acts, { act: 'ask', slots: { about: 'size' } }, { act: 'thank', slots: { for: 'message' } }] }
    const asked: string[] = []
    const slow: Engine = {
      by: 'generator',
      generate(request, signal) {
        asked.push(request.plan)
        return late.generate(request, signal)
      },
    }
    const { by, text } = await wordWith([slow], long, { deadlineMs: 50 })
    assert.deepEqual(asked, ['en recommend [product] [price]', 'en ask about=size', 'en thank for=message'])
    assert.equal(by, 'template')
    assert.match(text, /Skyglide/)
  })

  it('uses what was worded where another act of the plan found no room, and gives each act its own facts', async () => {
    const two: Plan = { ...plan(), acts: [...plan().acts, ...plan('Cirrus', '¥99').acts, { act: 'ask', slots: { about: 'size' } }] }
    let calls = 0
    const engine: Engine = {
      by: 'generator',
      generate: async ({ plan: prompt }) => {
        calls++
        if (prompt.includes('ask')) throw new ModelBusyError('The generator is busy')
        return [{ text: calls === 1 ? 'See [product] at [price].' : '[product] costs [price].' }]
      },
    }
    const { text, by, candidates, placeholders } = await wordWith([engine], two)
    assert.match(text, /^See Skyglide at ¥399\. Cirrus costs ¥99\. [A-Z].*\?$/)
    assert.equal(by, 'generator')
    assert.deepEqual(
      candidates.map(one => [one.by, one.chosen === true, one.refusal?.reason]),
      [
        ['generator', true, undefined],
        ['generator', true, undefined],
        ['generator', false, 'busy'],
        ['template', true, undefined],
      ],
    )
    assert.deepEqual(
      [...placeholders].map(([name, { text: value }]) => [name, value]),
      [
        ['[product] (1)', 'Skyglide'],
        ['[price] (1)', '¥399'],
        ['[product] (2)', 'Cirrus'],
        ['[price] (2)', '¥99'],
      ],
    )
  })

  it('says sorry once where another act apologises already', async () => {
    const engine: Engine = {
      by: 'generator',
      generate: async ({ plan: prompt }) =>
        prompt.includes('apologise')
          ? [{ text: "I'm sorry, I got that wrong." }]
          : [
              { text: "Sorry, I'm not sure what you mean.", logProbability: -0.1 },
              { text: 'Could you tell me a little more?', logProbability: -0.3 },
            ],
    }
    const clarify: Plan = { language: 'en', acts: [{ act: 'clarify', slots: {} }] }
    assert.equal((await wordWith([engine], clarify)).text, "Sorry, I'm not sure what you mean.")
    const both: Plan = { language: 'en', acts: [{ act: 'apologise', slots: { for: 'misunderstanding' } }, ...clarify.acts] }
    assert.equal((await wordWith([engine], both)).text, "I'm sorry, I got that wrong. Could you tell me a little more?")
  })

  it('need not word two acts of one kind alike', async () => {
    const engine = engineOf(['Look at [product], [price].', 'See [product], [price].'].map(text => ({ text, logProbability: -0.2 })))
    const { text } = await wordWith([engine], { ...plan(), acts: [...plan().acts, ...plan('Cirrus', '¥99').acts] })
    assert.equal(text, 'See Skyglide, ¥399. Look at Cirrus, ¥99.')
  })

  it('gives a remote engine the whole of a plan, and the local one its acts when that fails', async () => {
    const both: Plan = { ...plan(), acts: [...plan().acts, { act: 'ask', slots: { about: 'size' } }] }
    const asked: Asked[] = []
    const whole = engineOf([{ text: 'See [product] at [price]. Which size do you need?' }], 'remote', asked)
    assert.equal((await wordWith([whole], both)).text, 'See Skyglide at ¥399. Which size do you need?')
    assert.deepEqual(
      asked.map(({ plan: prompt }) => prompt),
      ['en recommend [product] [price] | ask about=size'],
    )
    const local: Engine = {
      by: 'generator',
      generate: async ({ plan: prompt }) => [{ text: prompt.includes('ask') ? 'Which size do you need?' : 'See [product] at [price].' }],
    }
    const { text, by, candidates } = await wordWith([engineOf([{ text: 'All is free today!' }], 'remote'), local], both)
    assert.deepEqual([text, by], ['See Skyglide at ¥399. Which size do you need?', 'generator'])
    assert.deepEqual(
      candidates.map(one => one.by),
      ['remote', 'generator', 'generator'],
    )
  })

  it('begins a sentence with a capital where it begins with a fact, but spells names as they are', async () => {
    const answer: Plan = {
      language: 'en',
      acts: [{ act: 'answer', slots: { topic: 'returns', verdict: fact('verdict', 'yes'), quote: fact('quote', '“Within 30 days.”') } }],
    }
    assert.equal(
      (await wordWith([engineOf([{ text: 'Thanks for asking. [verdict]. Our shop says: [quote]' }])], answer)).text,
      'Thanks for asking. Yes. Our shop says: “Within 30 days.”',
    )
    const named = plan('iSpy Camera')
    assert.equal((await wordWith([engineOf([{ text: '[product] costs [price].' }])], named)).text, 'iSpy Camera costs ¥399.')
  })

  it('asks the local engine when a remote one is late, with a deadline of its own', async () => {
    const { by, candidates } = await wordWith([{ ...late, by: 'remote' }, engineOf([{ text: 'See [product] at [price].' }])], plan(), {
      deadlineMs: 50,
    })
    assert.equal(by, 'generator')
    assert.deepEqual([candidates[0]?.by, candidates[0]?.refusal?.reason], ['remote', 'late'])
  })

  it('tells an engine that failed from one that is late', async () => {
    const damaged: Engine = { by: 'generator', generate: () => Promise.reject(new ModelDamagedError('Expected finite numbers')) }
    const { by, candidates } = await wordWith([damaged])
    assert.equal(by, 'template')
    assert.deepEqual(candidates[0]?.refusal, { reason: 'failed', detail: 'Expected finite numbers' })
  })

  it('keeps in the trace that an engine was busy, and does not wait for it', async () => {
    const busy: Engine = { by: 'generator', generate: () => Promise.reject(new ModelBusyError('The generator is busy')) }
    const { by, candidates } = await wordWith([busy])
    assert.equal(by, 'template')
    assert.deepEqual(candidates[0]?.refusal, { reason: 'busy', detail: 'The generator is busy' })
  })

  it('ends at once when the turn is cut, and words nothing', async () => {
    const cut = new AbortController()
    const wording = wordWith([late], plan(), { deadlineMs: 10_000, signal: cut.signal })
    cut.abort(new Error('a newer message came'))
    await assert.rejects(wording, /a newer message came/)
    const many = new AbortController()
    const three = { ...plan(), acts: [...plan().acts, ...plan('Cirrus').acts, ...plan('Nimbus').acts] }
    const wordingOfMany = wordWith([late], three, { deadlineMs: 10_000, signal: many.signal })
    many.abort(new Error('a newer message came'))
    await assert.rejects(wordingOfMany, /a newer message came/)
  })

  it('says the same again for the same turn', async () => {
    assert.equal((await wordWith([])).text, (await wordWith([])).text)
  })

  it('fills each placeholder once: a value that looks like one stays as it is', async () => {
    const odd = plan('[price]', '$& [product] $1')
    const { text } = await wordWith([engineOf([{ text: 'See [product], [price]!' }])], odd)
    assert.equal(text, 'See [price], $& [product] $1!')
    assert.match((await wordWith([], odd)).text, /\[price\]/)
  })

  it('adds no full stop after a quotation that brings its own', async () => {
    const cases: [Plan, string, string][] = [
      [quoting('en', '“Free from ¥99.”'), 'Our shop says: [quote].', 'Our shop says: “Free from ¥99.”'],
      [quoting('en', '“Free from ¥99.”'), '[quote]. Anything else?', '“Free from ¥99.” Anything else?'],
      [quoting('zh', '“满 99 元包邮。”'), '店里规定是[quote]。', '店里规定是“满 99 元包邮。”'],
    ]
    for (const [said, candidate, expected] of cases) {
      const { text, candidates } = await wordWith([engineOf([{ text: candidate }])], said)
      assert.equal(text, expected, JSON.stringify(candidates))
    }
  })
})

describe('the sentences of a reply', () => {
  it('end after 。！？ and after a full stop before a space, a quotation staying whole', () => {
    const cases: [string, string[]][] = [
      ['您好！想看点什么？我来帮您。', ['您好！', '想看点什么？', '我来帮您。']],
      ['It is ¥39.90 now. Shall I add it?', ['It is ¥39.90 now. ', 'Shall I add it?']],
      ['规定是“满 99 元包邮。不满收 8 元。”还有别的吗？', ['规定是“满 99 元包邮。不满收 8 元。”还有别的吗？']],
      ['No end', ['No end']],
      ['', ['']],
    ]
    for (const [text, sentences] of cases) assert.deepEqual(sentencesOf(text), sentences)
  })

  it('are the reply and nothing but the reply, whatever it is made of', () => {
    const parts = '你好|。|！|？|.|. |?|!|“|”| |\n|Hello|3.5|¥99|[price]|👍🏽|…|"|。。'.split('|')
    let state = 7
    const pick = () => {
      state = (state * 48271) % 2147483647
      return parts[state % parts.length] ?? ''
    }
    for (let n = 0; n < 3000; n++) {
      const text = Array.from({ length: 1 + (n % 14) }, pick).join('')
      const sentences = sentencesOf(text)
      assert.equal(sentences.join(''), text)
      assert.equal(sentences.includes(''), false)
    }
  })
})
