import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'mocha'
import { linearise } from '../../prompts/linearise.ts'
import { isTemplatesAlone, planSpec } from '../../prompts/plan-spec.ts'
import type { Fact } from '../../server/dialogue/plan.ts'
import { refusalOf } from '../../server/turn/guard.ts'

type Authored = { language: 'zh' | 'en'; plan: string; reply: string }

const fact: Fact = { type: 'phrase', text: 'X', source: 'shop', ref: 'test' }
const folder = new URL('replies/', new URL(import.meta.resolve('#root/models/training/manifest.ts')))
const authored = readdirSync(folder)
  .filter(name => name.endsWith('.jsonl'))
  .flatMap(name => readFileSync(new URL(name, folder), 'utf8').trim().split('\n'))
  .map(line => JSON.parse(line) as Authored)

/** `recommend [product] [price] | ask about=size` → acts. */
function read(plan: string) {
  return plan.split(' | ').map(part => {
    const [act = '', ...slots] = part.split(' ')
    const given: Record<string, string | Fact | Fact[]> = {}
    for (const slot of slots) {
      const name = slot.replace(/^\[|\d*\]$/g, '')
      if (!slot.startsWith('[')) given[slot.split('=')[0] ?? ''] = slot.split('=')[1] ?? ''
      else if (planSpec.acts[act]?.slots[name]?.many !== undefined) given[name] = [...((given[name] as Fact[] | undefined) ?? []), fact]
      else given[name] = fact
    }
    return { act, slots: given }
  })
}

describe('the authored replies', () => {
  it('are at least 30 in both languages for every act that an engine words', () => {
    for (const language of ['zh', 'en']) {
      for (const act of Object.keys(planSpec.acts).filter(name => !isTemplatesAlone(name))) {
        const count = authored.filter(
          one => one.language === language && one.plan.split(' | ').some(part => part.split(' ')[0] === act),
        ).length
        assert.ok(count >= 30, `${language} ${act}: ${count}`)
      }
    }
  })

  it('say what their plan carries and nothing else', () => {
    const refused = authored.flatMap(({ language, plan, reply }) => {
      // The authors number a second act's facts as they read best; what counts is that each stands there once.
      const placeholders = new Map((plan.match(/\[[a-z_]+\d*\]/g) ?? []).map(placeholder => [placeholder, fact]))
      const refusal = refusalOf(reply, { ...linearise({ language, acts: read(plan) }), placeholders }, language)
      // Some authored lines word a feature as an adjective ("is [why]"), which the guard has come to refuse;
      // others say yes to a question that no plan of the time told: they stay as training data.
      return refusal === undefined || refusal.reason === 'bent_fact' || refusal.reason === 'opener'
        ? []
        : [`${plan} → ${reply}: ${refusal.reason} ${refusal.detail}`]
    })
    assert.deepEqual(refused.slice(0, 20), [])
  })
})
