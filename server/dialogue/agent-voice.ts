import type { PlanAct } from './plan.ts'

/**
 * What of a reply a person would say too: no assistant introduces itself, no colleague is on the way, and where the shopper was not
 * understood there is nothing to suggest. An agent's words come without cards: none is spoken of.
 */
export function inAgentsVoice(acts: readonly PlanAct[]): PlanAct[] {
  const puzzled = acts.some(isPuzzled)
  return acts.filter(act => !isOfAssistant(act) && !isPuzzled(act) && !(puzzled && act.act === 'ask')).map(withoutCards)
}

function isOfAssistant({ act, slots }: PlanAct): boolean {
  if (act === 'greet' || act === 'handoff') return true
  if (act === 'next_step' && (slots.step === 'add_to_cart' || slots.step === 'choose_variant')) return true
  return (act === 'smalltalk' && slots.topic === 'bot') || (act === 'decline' && slots.reason === 'not_allowed')
}

function withoutCards(said: PlanAct): PlanAct {
  if (said.act !== 'recommend') return said
  const { count: _cards, ...slots } = said.slots
  return { act: 'recommend', slots }
}

function isPuzzled({ act, slots }: PlanAct): boolean {
  if (act === 'clarify') return true
  return (act === 'decline' && slots.reason === 'out_of_scope') || (act === 'apologise' && slots.for === 'misunderstanding')
}

/** Acts that sell: none of them is for somebody who complains. */
const selling: ReadonlySet<PlanAct['act']> = new Set([
  'recommend',
  'compare',
  'offer',
  'promotion',
  'terms',
  'choose',
  'next_step',
  'no_match',
  'copy',
])

/** Whether a reply is one to trouble with something bought. */
export const isToTrouble = (acts: readonly PlanAct[]): boolean =>
  acts.some(({ act, slots }) => act === 'apologise' && slots.for !== 'misunderstanding' && slots.for !== 'sold_out')

/** A reply to somebody who complains: it sells nothing and asks for no wish, and says sorry where nothing else is left. */
export function withoutSelling(acts: readonly PlanAct[]): PlanAct[] {
  const left = acts.filter(
    ({ act, slots }) => !selling.has(act) && !(act === 'ask' && slots.about !== 'product' && slots.about !== 'order'),
  )
  return left.length === 0 ? [{ act: 'apologise', slots: { for: 'trouble' } }] : left
}
