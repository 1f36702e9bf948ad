import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { planSpec } from '../../../prompts/plan-spec.ts'
import type { Fact, Plan, PlanAct } from '../../../server/dialogue/plan.ts'
import type { Pair } from './plans.ts'
import type { FactMaker } from './shop-facts.ts'

export type AuthoredReply = { language: 'zh' | 'en'; plan: string; reply: string }

/** The replies people wrote for plans, of which the generator's training holds some back. */
export function readAuthoredReplies(folder = fileURLToPath(import.meta.resolve('#root/models/training/replies'))): AuthoredReply[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.jsonl'))
    .sort()
    .flatMap(name =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter(line => line !== '')
        .map(line => JSON.parse(line) as AuthoredReply),
    )
}

/**
 * As models/training/generator/plans.py: one plan in ten, the same whatever the order of its slots; of a plan without facts one reply in ten.
 */
export function isHeldBack({ language, plan, reply }: AuthoredReply): boolean {
  const key = `${keyOf({ language, plan })}${/\[[^\]\s]*\]/.test(plan) ? '' : ` ${reply}`}`
  return createHash('sha256').update(key).digest().readUInt32BE(0) % 100 < 10
}

/** The different plans of one act, as the generator is asked for, whose replies are held back. */
export function heldBackPlans(replies: readonly AuthoredReply[]): Pick<AuthoredReply, 'language' | 'plan'>[] {
  const held = replies.filter(one => !one.plan.includes(' | ') && isHeldBack(one))
  return [...new Map(held.map(({ language, plan }) => [keyOf({ language, plan }), { language, plan }])).values()]
}

function keyOf({ language, plan }: Pick<AuthoredReply, 'language' | 'plan'>): string {
  const acts = plan.split(' | ').map(act => act.split(' ').sort().join(' '))
  return `${language} ${acts.join(' | ')}`
}

/** Acts that follow each other in the plans, once for each time they do. */
export function pairsOf(replies: readonly Pick<AuthoredReply, 'plan'>[]): Pair[] {
  return replies.flatMap(({ plan }) => {
    const acts = plan.split(' | ').map(act => act.split(' ')[0] ?? '')
    return acts.slice(1).map((after, at): Pair => [acts[at] ?? '', after])
  })
}

/** `recommend [product] [price] | ask about=size` with facts in the place of its placeholders. */
export function toPlan({ language, plan }: Pick<AuthoredReply, 'language' | 'plan'>, facts: FactMaker): Plan {
  const acts = plan.split(' | ').map(text => {
    const [act = '', ...words] = text.split(' ')
    const spec = planSpec.acts[act]
    if (spec === undefined) throw new RangeError(`Expected an act of prompts/plan.json, got "${act}" in "${plan}"`)
    const slots: Record<string, string | Fact | Fact[]> = {}
    for (const word of words.filter(one => !one.startsWith('['))) {
      const [slot = '', value = ''] = word.split('=')
      slots[slot] = value
    }
    facts.begin(act)
    for (const word of words.filter(one => one.startsWith('['))) {
      const slot = word.replace(/[[\]\d]/g, '')
      const { fact, many = 1 } = spec.slots[slot] ?? {}
      if (fact === undefined) throw new RangeError(`Expected a fact slot of ${act} in prompts/plan.json, got "${word}" in "${plan}"`)
      const before = (slots[slot] ?? []) as Fact[]
      const topic = typeof slots.topic === 'string' ? slots.topic : undefined
      const given = facts.make(slot, fact as Fact['type'], before.length, topic)
      slots[slot] = many > 1 ? [...before, given] : given
    }
    return { act, slots } as PlanAct
  })
  return { language, acts }
}
