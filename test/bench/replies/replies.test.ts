import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, describe, it } from 'mocha'
import { seededRandom } from '../../../models/random.ts'
import { linearise } from '../../../prompts/linearise.ts'
import { isTemplatesAlone, planSpec } from '../../../prompts/plan-spec.ts'
import type { Fact, Plan } from '../../../server/dialogue/plan.ts'
import { heldBackPlans, isHeldBack, pairsOf, readAuthoredReplies, toPlan } from './authored-plans.ts'
import { figuresOf, slotFaults } from './figures.ts'
import { readHostileInputs } from './hostile-inputs.ts'
import { inOtherLanguage, leaked } from './leaks.ts'
import { drawPlans } from './plans.ts'
import { countVotes, situationOf, toItems } from './reading.ts'
import { openShopFacts, type ShopFacts } from './shop-facts.ts'
import { templateFor, wordPlan } from './wording.ts'

describe('the bench of replies', () => {
  let shop: ShopFacts
  let plans: Plan[]
  const authored = readAuthoredReplies()
  before(() => {
    shop = openShopFacts()
    plans = drawPlans(1500, 1, shop, pairsOf(authored))
  })

  it('draws every act and every literal that engines word, in both languages, in plans that can be worded', () => {
    const seen = new Set<string>()
    for (const plan of plans) {
      const linear = linearise<Fact>(plan)
      assert.ok(!linear.templateOnly, linear.prompt)
      for (const { act, slots } of plan.acts) {
        seen.add(`${plan.language} ${act}`)
        for (const [slot, value] of Object.entries(slots))
          seen.add(`${plan.language} ${act} ${slot}${typeof value === 'string' ? `=${value}` : ''}`)
      }
    }
    const byEngines = Object.entries(planSpec.acts).filter(([act]) => !isTemplatesAlone(act))
    const worded = byEngines.flatMap(([act, { slots }]) => [
      act,
      ...Object.entries(slots).flatMap(([slot, { literal, template = [], unsaid }]) =>
        literal === undefined
          ? [`${act} ${slot}`]
          : literal.filter(value => !template.includes(value) && unsaid !== true).map(value => `${act} ${slot}=${value}`),
      ),
    ])
    const byTemplatesAlone = ['inform was', 'handoff hours']
    const missing = worded.flatMap(one => ['zh', 'en'].map(language => `${language} ${one}`)).filter(one => !seen.has(one))
    assert.deepEqual(
      missing.filter(one => !byTemplatesAlone.includes(one.slice(3))),
      [],
    )
  })

  it('draws the same plans by the same seed, one to three acts that follow each other in authored plans', () => {
    const pairs = pairsOf(authored)
    assert.deepEqual(drawPlans(40, 1, shop, pairs), plans.slice(0, 40))
    assert.notDeepEqual(drawPlans(40, 2, shop, pairs), plans.slice(0, 40))
    const known = new Set(pairs.map(pair => pair.join(' ')))
    for (const { acts } of plans)
      for (const [at, { act }] of acts.slice(1).entries()) assert.ok(known.has(`${acts[at]?.act} ${act}`), `${acts[at]?.act} ${act}`)
    assert.deepEqual([...new Set(plans.map(({ acts }) => acts.length))].sort(), [1, 2, 3])
  })

  it('holds back what the training holds back', () => {
    const held = (language: 'zh' | 'en', plan: string, reply = 'x') => isHeldBack({ language, plan, reply })
    assert.ok(held('en', 'ask about=need', 'What are you looking for today?'))
    assert.ok(held('zh', 'ask about=need', '请问您想买什么？'))
    assert.ok(!held('en', 'greet', "Welcome in. I'm an AI shopping assistant, so ask me anything about the products here."))
    assert.ok(held('zh', 'in_cart [product] [quantity] [total] | next_step step=checkout'))
    assert.ok(held('zh', 'in_cart [total] [product] [quantity] | next_step step=checkout', 'another reply'))
    assert.ok(!held('en', 'in_cart [product] [quantity] [total] | next_step step=checkout'))
    assert.ok(held('en', 'ask about=budget [category]') && !held('zh', 'recommend [product] [price]'))
  })

  it('words a held-back plan with its acts, literals and facts, each fact once', () => {
    // Some were written with [price2] beside [product2]; the service numbers each slot by itself.
    const parts = (plan: string) =>
      plan
        .replace(/\d+(?=\])/g, '')
        .split(' | ')
        .map(act => act.split(' ').sort())
    const held = heldBackPlans(authored)
    assert.ok(held.length > 100, String(held.length))
    for (const one of held) {
      const { prompt } = linearise<Fact>(toPlan(one, shop.maker(one.language, seededRandom(1))))
      assert.deepEqual(parts(prompt.slice(3)), parts(one.plan))
    }
  })

  it('counts facts that are missing, repeated and made up', () => {
    assert.equal(slotFaults('en inform [product] [price]', '[product] is [price].'), 0)
    assert.equal(slotFaults('en inform [product] [price]', '[product], the [product], is [cost].'), 3)
  })

  it('tells what the generator wrote from what is said, and the guard from both', async () => {
    const plan: Plan = {
      language: 'en',
      acts: [{ act: 'inform', slots: { product: fact('name', 'Trail 3'), price: fact('money', '¥89.00') } }],
    }
    const candidate = (text: string, logProbability: number, finish: 'eos' | 'length' = 'eos') => ({
      text,
      logProbability,
      tokens: 9,
      finish,
    })
    const wrong = {
      candidates: [
        candidate('[product] is cheap.', -1),
        candidate('[product] is [price], delivered free.', -2),
        candidate('It', 0, 'length'),
      ],
    }
    const right = { candidates: [candidate('[product] is cheap.', -3), candidate('[product] is [price].', -2)] }
    const worded = await Promise.all(
      [wrong, right].map(output => wordPlan(plan, { generate: async () => output }, { candidates: 3, names: new Set(), seed: 1 })),
    )
    assert.deepEqual(
      worded.map(({ by }) => by),
      ['template', 'generator'],
    )
    assert.equal(worded[1]?.reply, 'Trail 3 is ¥89.00.')
    const figures = figuresOf(worded)
    assert.deepEqual(figures.slotError, { first: 1, likeliest: 0.5, said: 0 })
    assert.deepEqual(figures.refusals, { missing_fact: 2, claim: 1, cut_off: 1 })
    assert.deepEqual([figures.refused, figures.templated, figures.inLanguage.said], [0.8, 0.5, 1])
    assert.equal(figuresOf(worded, 'greet').replies, 0)
  })

  it('sees a leaked plan, an instruction and a letter of the other language, and nothing in the templates', async () => {
    const instructions = 'Answer with the reply alone: one to three short, warm, plain sentences.'
    for (const reply of [
      'It costs [price2].',
      'recommend | ask',
      'Now topic=returns.',
      'It is in_cart.',
      'My orders: answer with the reply alone: one to three.',
    ])
      assert.notEqual(leaked(reply, [], instructions), undefined, reply)
    assert.equal(leaked('The page says “use [price2] here”.', ['“use [price2] here”'], instructions), undefined)
    assert.equal(inOtherLanguage('推荐Trail 3，AI 选的。', ['Trail 3'], 'zh'), undefined)
    assert.equal(inOtherLanguage('推荐 this。', [], 'zh'), 'this')
    assert.equal(inOtherLanguage('It is 红色.', [], 'en'), '红色')
    for (const plan of plans.slice(0, 200)) {
      const reply = await templateFor(plan, 1)
      const facts = [...linearise<Fact>(plan).placeholders.values()].map(({ text }) => text)
      assert.equal(leaked(reply, facts, instructions), undefined, reply)
      assert.equal(inOtherLanguage(reply, facts, plan.language), undefined, reply)
    }
  })

  it('tells a reader every situation in plain words', () => {
    for (const { acts, language } of plans)
      for (const act of acts) {
        const situation = situationOf(act, language)
        for (const value of Object.values(act.slots).flat() as (string | Fact)[])
          if (typeof value !== 'string') assert.ok(situation.includes(value.text), situation)
      }
  })

  it('hides which reply is whose, and counts the votes by the key', () => {
    const [plan] = plans
    assert.ok(plan)
    const { items, key } = toItems(
      Array.from({ length: 40 }, () => ({ plan, generated: 'ours', template: 'theirs' })),
      1,
    )
    assert.equal(new Set(Object.values(key)).size, 2)
    for (const item of items) assert.equal(item[key[item.id] ?? 'A'], 'ours')
    assert.ok(!JSON.stringify(items).includes('generated'))
    const votes = Object.fromEntries(items.map(({ id, A }, at) => [id, at < 10 ? 'tie' : A === 'ours' ? 'A' : 'B']))
    const lost = Object.fromEntries(
      Object.entries(votes)
        .slice(30)
        .map(([id, vote]) => [id, vote === 'A' ? 'B' : 'A']),
    )
    const { all, en } = countVotes({ ...votes, ...lost }, key)
    assert.deepEqual([all.preferred, all.tied, all.lost, all.share, en.votes], [20, 10, 10, 0.75, 0])
    assert.ok(all.interval[0] < 0.75 && all.interval[1] > 0.75)
    assert.throws(() => countVotes({ 'zh-999': 'A' }, key), /zh-999/)
    assert.throws(() => countVotes({ 'zh-001': 'C' }, key), /"C"/)
  })

  it('takes hostile inputs from each set in turns, and none from a folder that is not there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'usher-hostile-'))
    mkdirSync(join(folder, 'probes'))
    writeFileSync(join(folder, 'naughty.json'), JSON.stringify(['', 'one', 'two', 'x'.repeat(3000)]))
    writeFileSync(join(folder, 'probes', 'a.json'), JSON.stringify({ name: 'not this', payloads: ['three'] }))
    writeFileSync(join(folder, 'scripts.txt'), '# a comment\n<b>\n<i>\n')
    writeFileSync(join(folder, 'scripts.LICENSE'), 'MIT')
    const inputs = readHostileInputs(folder, 4)
    rmSync(folder, { recursive: true })
    assert.deepEqual(new Set(inputs.slice(0, 3).map(({ set }) => set)), new Set(['naughty', 'probes', 'scripts']))
    assert.deepEqual([inputs.length, inputs.some(({ text }) => text === 'three')], [4, true])
    assert.deepEqual(readHostileInputs(join(folder, 'nowhere'), 4), [])
  })
})

function fact(type: Fact['type'], text: string): Fact {
  return { type, text, source: 'shop', ref: 'test' }
}
