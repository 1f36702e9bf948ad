import { seededRandom } from '../../../models/random.ts'
import { isTemplatesAlone, planSpec } from '../../../prompts/plan-spec.ts'
import type { Fact, Plan, PlanAct } from '../../../server/dialogue/plan.ts'
import type { FactMaker, ShopFacts } from './shop-facts.ts'

/** Two acts that follow each other, as often as they do in authored plans. */
export type Pair = readonly [before: string, after: string]

/** What a fact slot stands beside, where not every literal of its act goes with it; without any it belongs to what templates alone word. */
const onlyWith: Record<string, readonly string[]> = {
  'ask.product': ['size', 'colour'],
  'ask.category': ['budget', 'size', 'colour', 'recipient', 'product'],
  'ask.currency': ['budget'],
  'inform.stock': ['low_stock', 'in_stock'],
  'inform.was': ['reduced'],
  'next_step.product': ['add_to_cart', 'choose_variant', 'remove_in_cart'],
  'next_step.category': ['more', 'back'],
  'handoff.position': ['waiting'],
  'handoff.hours': ['away'],
  'thank.order': ['order'],
}
/** Fact slots of which the act needs one at least. */
const oneOf: Record<string, readonly string[]> = {
  inform: ['price', 'size', 'colour', 'sizes', 'colours', 'detail'],
  confirm: ['category', 'budget', 'colour', 'size', 'recipient', 'quantity'],
  copy: ['price', 'category', 'feature', 'recipient'],
  summary: ['category', 'budget', 'colour', 'size', 'recipient', 'product'],
}
const mostOptional = 3

/**
 * Plans over all acts and literals that engines word, zh and en in turns: every act leads as often as any other, alone or with neighbours it has
 * in authored plans. The same seed gives the same plans.
 */
export function drawPlans(count: number, seed: number, shop: ShopFacts, pairs: readonly Pair[]): Plan[] {
  const names = Object.keys(planSpec.acts).filter(act => !isTemplatesAlone(act))
  const drawn = new Map<string, number>()
  return Array.from({ length: count }, (_, at) => {
    const random = seededRandom(Math.imul(seed, 0x9e3779b1) + at)
    const language = at % 2 === 0 ? 'zh' : 'en'
    const order = orderAround(names[(at >> 1) % names.length] ?? '', pairs, random)
    const facts = shop.maker(language, random)
    return { language, acts: withoutAsked(order.map(act => drawAct(`${language} ${act}`, act, facts, random, drawn))) }
  })
}

/** One to three acts of which each neighbours are a pair. */
function orderAround(act: string, pairs: readonly Pair[], random: () => number): string[] {
  const order = [act]
  const wanted = random()
  for (let length = wanted < 0.45 ? 1 : wanted < 0.8 ? 2 : 3; length > 1; length--) {
    const [first, last] = [order[0], order.at(-1)]
    const after = pairs.filter(pair => pair[0] === last && !order.includes(pair[1]))
    const before = pairs.filter(pair => pair[1] === first && !order.includes(pair[0]))
    const chosen = [...after, ...before][Math.floor(random() * (after.length + before.length))]
    if (chosen === undefined) break
    if (chosen[0] === last) order.push(chosen[1])
    else order.unshift(chosen[0])
  }
  return order
}

function drawAct(key: string, act: string, facts: FactMaker, random: () => number, drawn: Map<string, number>): PlanAct {
  const spec = planSpec.acts[act]
  if (spec === undefined) throw new RangeError(`Expected an act of prompts/plan.json, got "${act}"`)
  const slots: Record<string, string | Fact | Fact[]> = {}
  // Literals go round, so that none is left to chance.
  for (const [slot, { literal, template = [], required, unsaid }] of Object.entries(spec.slots)) {
    // No engine reads it.
    if (unsaid === true) continue
    const values = literal?.filter(value => !template.includes(value)) ?? []
    if (values.length === 0) continue
    const turn = drawn.get(`${key} ${slot}`) ?? 0
    drawn.set(`${key} ${slot}`, turn + 1)
    const choices = required === true ? values : [undefined, ...values]
    const value = choices[turn % choices.length]
    if (value !== undefined) slots[slot] = value
  }
  const literals = Object.values(slots)
  const goesWith = (slot: string) => onlyWith[`${act}.${slot}`]?.some(value => literals.includes(value)) !== false
  // What is corrected, or was dropped, is said; nothing else is.
  const about = act === 'corrected' ? slots.what : act === 'no_match' && slots.relaxed !== 'nothing' ? slots.relaxed : undefined
  const optional = shuffled(
    Object.entries(spec.slots).filter(([slot, { fact, required }]) => fact !== undefined && required !== true && goesWith(slot)),
    random,
  ).map(([slot]) => slot)
  const wanted = new Set(optional.filter(slot => (slot === about ? true : act !== 'corrected' && random() < 0.4)).slice(0, mostOptional))
  if (typeof about === 'string' && optional.includes(about)) wanted.add(about)
  const needed = oneOf[act]?.filter(slot => optional.includes(slot)) ?? []
  if (needed.length > 0 && !needed.some(slot => wanted.has(slot))) wanted.add(needed[Math.floor(random() * needed.length)] ?? '')
  if (slots.availability === 'not_offered' && !wanted.has('size')) wanted.add('colour')
  facts.begin(act)
  for (const [slot, { fact, many = 1, required }] of Object.entries(spec.slots)) {
    if (fact === undefined || (required !== true && !wanted.has(slot))) continue
    const type = fact as Fact['type']
    const topic = typeof slots.topic === 'string' ? slots.topic : undefined
    // Two sides of a comparison and of a choice; of anything else as many as there are.
    const values = act === 'compare' || slot === 'option' ? many : 1 + Math.floor(random() * many)
    const given = Array.from({ length: values }, (_, at) => facts.make(slot, type, at, topic))
    slots[slot] = many > 1 ? given : given[0]!
  }
  return { act, slots } as PlanAct
}

/** What is asked for is not known yet: no other act says it, unless it has nothing else to say. */
function withoutAsked(acts: PlanAct[]): PlanAct[] {
  const asked = acts.flatMap(({ act, slots }) => (act === 'ask' ? [slots.about] : []))
  return acts.map(({ act, slots }) => {
    const isNeeded = (slot: string) => planSpec.acts[act]?.slots[slot]?.required === true || act === 'corrected' || act === 'no_match'
    const left = Object.entries(slots).filter(([slot]) => isNeeded(slot) || !asked.some(about => about === slot))
    const needed = oneOf[act]
    const says = needed === undefined || left.some(([slot]) => needed.includes(slot))
    return { act, slots: says ? Object.fromEntries(left) : slots } as PlanAct
  })
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map(value => ({ value, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value)
}
