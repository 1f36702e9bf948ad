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
