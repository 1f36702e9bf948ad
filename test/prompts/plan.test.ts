import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'mocha'
import { planTypes } from '../../prompts/generate-types.ts'
import { fill, linearise } from '../../prompts/linearise.ts'
import { planSpec } from '../../prompts/plan-spec.ts'
import { templateReply, wordingsOf } from '../../prompts/templates.ts'
import type { Fact, Plan } from '../../server/dialogue/plan.ts'
import { refusalOf } from '../../server/turn/guard.ts'

const fact = (type: Fact['type'], text = 'X'): Fact => ({ type, text, source: 'shop', ref: 'test' })

describe('the plan contract', () => {
  it('has types that are generated from plan.json as it is', () => {
    const file = new URL(import.meta.resolve('#root/server/dialogue/plan.ts'))
    assert.equal(readFileSync(file, 'utf8'), planTypes(planSpec), 'run `npm run generate`')
  })

  it('has a template in both languages for every act and every value of its leading literal', () => {
    for (const [act, { slots }] of Object.entries(planSpec.acts)) {
      const [name, literal] = Object.entries(slots).find(([, slot]) => slot.literal !== undefined) ?? []
      for (const value of literal?.literal ?? ['']) {
        const wordings = wordingsOf(act, name === undefined ? {} : { [name]: value })
        assert.ok(wordings.zh.length > 0 && wordings.en.length > 0, `${act} ${value}`)
      }
    }
  })

  it('has templates that say every fact once and pass the guard, for every subset of facts an act can have', function () {
    this.timeout(240_000)
    let plans = 0
    const failures = new Set<string>()
    for (const [act, { slots }] of Object.entries(planSpec.acts)) {
      if (act === 'ask') continue
      const facts = Object.entries(slots).filter(([, slot]) => slot.fact !== undefined)
      const [[literal, values] = [], [second, others] = []] = Object.entries(slots).filter(([, slot]) => slot.literal !== undefined)
      for (const value of values?.literal ?? [undefined]) {
        for (let subset = 0; subset < 1 << facts.length; subset++) {
          if (facts.some(([, slot], at) => slot.required === true && ((subset >> at) & 1) === 0)) continue
          const given = facts.filter((_, at) => ((subset >> at) & 1) === 1)
          const own = Object.fromEntries(
            given.map(([slot, { many }]) => [
              slot,
              many === undefined ? fact('phrase') : Array.from({ length: many }, () => fact('phrase')),
            ]),
          )
          // A second literal takes its values in turn, and none.
          const other = [...(others?.literal ?? []), undefined][subset % ((others?.literal?.length ?? 0) + 1)]
          if (second !== undefined && other !== undefined) own[second] = other as never
          for (const language of ['zh', 'en'] as const) {
            const plan = linearise({
              language,
              acts: [{ act, slots: { ...own, ...(literal === undefined || value === undefined ? {} : { [literal]: value }) } }],
            })
            // Of an act of very many facts each subset has one of its wordings.
            for (const variant of facts.length > 9 ? [subset % 3] : [0, 1, 2]) {
              plans++
              const refusal = refusalOf(templateReply(plan, language, variant), plan, language)
              if (refusal !== undefined) failures.add(`${plan.prompt}: ${refusal.reason} ${refusal.detail}`)
            }
          }
        }
      }
    }
    assert.deepEqual([...failures].slice(0, 10), [])
    assert.ok(plans > 5000)
  })

  it('numbers placeholders over the whole plan', () => {
    const plan: Plan = {
      language: 'en',
      acts: [
        { act: 'recommend', slots: { product: fact('name', 'Tent'), price: fact('money', '¥5.00') } },
        {
          act: 'compare',
          slots: { product: [fact('name', 'A'), fact('name', 'B')], price: [fact('money', '¥1.00'), fact('money', '¥2.00')] },
        },
      ],
    }
    const { prompt, placeholders } = linearise<Fact>(plan)
    assert.equal(prompt, 'en recommend [product] [price] | compare [product2] [product3] [price2] [price3]')
    assert.equal(fill('[product] [product3] [nothing]', placeholders), 'Tent B [nothing]')
  })

  it('refuses acts, slots and values that plan.json does not have', () => {
    assert.throws(() => linearise({ language: 'en', acts: [{ act: 'shout', slots: {} }] }), /act of prompts\/plan.json/)
    assert.throws(() => linearise({ language: 'en', acts: [{ act: 'recommend', slots: { product: fact('name') } }] }), /"price"/)
    assert.throws(() => linearise({ language: 'en', acts: [{ act: 'ask', slots: { about: 'weather' } }] }), /weather/)
    assert.throws(() => linearise({ language: 'en', acts: [{ act: 'goodbye', slots: { price: fact('money') } }] }), /price/)
  })
})
