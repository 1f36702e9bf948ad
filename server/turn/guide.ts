import type { Conversation } from '../dialogue/conversation.ts'
import type { Decision } from '../dialogue/decision.ts'
import type { Found } from '../dialogue/found.ts'
import { type FreeArm, freeArmsOf, withArm } from '../dialogue/free-choice.ts'
import type { Want } from '../dialogue/wants.ts'
import type { Language } from '../language/language.ts'

/** Picks what is done where the shopper asked for nothing in particular, and remembers it with its chance. */
export type Strategy = {
  /** Nothing where this visitor is to be left alone; `possible` holds two arms or more, the first of them `plain`. */
  choose(at: { conversation: string; state: Conversation; possible: readonly FreeArm[]; said: number }): Chosen | undefined
  /** The shopper has seen it. */
  keep(at: { conversation: string; turn: number }, chosen: Chosen): void
}
/** `why`: what an agent reads of it. */
export type Chosen = { arm: FreeArm; why: unknown }
export type Choose = (at: { state: Conversation; possible: readonly FreeArm[] }) => Chosen | undefined

type Told = { decision: Decision; found: Found[] }
type Facts = { find(want: Want, language: Language): Promise<Found> }

/** Adds what the strategy picks where something is left open; what cannot be done in the end (no coupon, nothing to show) is not chosen. */
export async function guide(told: Told, language: Language, choose: Choose, facts: Facts): Promise<Told & { chosen?: Chosen }> {
  const arms = freeArmsOf(told.decision, told.found)
  if (arms.length < 2) return told
  const offer = arms.includes('coupon') ? await facts.find({ want: 'offer' }, language) : undefined
  const possible = arms.filter(arm => arm !== 'coupon' || (offer?.want === 'offer' && offer.coupon !== undefined))
  const chosen = possible.length < 2 ? undefined : choose({ state: told.decision.conversation, possible })
  if (chosen === undefined) return told
  const decision = withArm(told.decision, chosen.arm)
  const known = new Map(told.decision.wants.map((want, at) => [want, told.found[at]]))
  const found = await Promise.all(decision.wants.map(want => known.get(want) ?? facts.find(want, language)))
  const isThere = found.every(one => (one.want !== 'products' && one.want !== 'compare') || one.products.length > 0)
  return isThere ? { decision, found, chosen } : told
}
