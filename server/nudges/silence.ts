import { betweenVisitsMs, inCart, visitSince } from '../profile/visit.ts'
import type { Visitor } from '../store/behaviours.ts'
import type { Doing } from '../store/doings.ts'
import type { StoredNudge } from '../store/nudges.ts'
import type { NudgeTrigger } from '../wire.ts'
import type { NudgeSettings } from '../wire-nudges.ts'
import { lastBought } from './coming-back.ts'

/** Why nothing is said. */
export type Silence = 'declined' | 'with_person' | 'ordered' | 'enough' | 'decided' | 'unfounded'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** Less is the same day's errand. */
const awayMs = 20 * 60 * minuteMs

/** For how long there is no use in asking again, in milliseconds. */
export const restOf: Record<Silence, number> = {
  declined: dayMs,
  with_person: 5 * minuteMs,
  ordered: dayMs,
  enough: betweenVisitsMs,
  decided: minuteMs,
  unfounded: minuteMs,
}

export type Seen = {
  visitor: Visitor
  trigger: NudgeTrigger
  settings: NudgeSettings
  /** The latest first, as far as they matter. */
  nudges: readonly StoredNudge[]
  doings: readonly Doing[]
  wantsNone: boolean
  withPerson: boolean
  /** Something that they have ordered is on its way, as the shop's server tells. */
  underWay: boolean
  now: number
}

/** Why nothing may be said to this visitor now, whatever the strategy thinks of it; undefined where something may. */
export function silenceFor({
  visitor,
  trigger,
  settings,
  nudges,
  doings,
  wantsNone,
  withPerson,
  underWay,
  now,
}: Seen): Silence | undefined {
  if (wantsNone || nudges.some(({ answer, answered_at }) => answer === 'later' && answered_at! > now - dayMs)) return 'declined'
  if (withPerson) return 'with_person'
  if (doings.some(({ stage, at }) => stage === 5 && at > now - dayMs)) return 'ordered'
  const bought = trigger === 'returned' ? lastBought(doings) : undefined
  // A reason to come back is one for each order, and not while its parcel is awaited.
  if (bought !== undefined && (underWay || nudges.some(one => one.trigger === 'returned' && one.shown_at !== null && one.at > bought.at)))
    return 'ordered'
  const since = visitSince(doings, now)
  const ofVisit = nudges.filter(({ at }) => at >= since)
  if (ofVisit.filter(({ shown_at }) => shown_at !== null).length >= settings.mostAVisit) return 'enough'
  if (ofVisit.some(one => one.trigger === trigger && !isPending(one))) return 'decided'
  if (trigger === 'cart_idle' && inCart(doings).size === 0) return 'unfounded'
  if (trigger === 'returned' && !(visitor.firstAt < since - awayMs && !doings.some(({ at }) => at < since && at > since - awayMs)))
    return 'unfounded'
  return undefined
}

/** Decided, and neither shown nor kept to itself: a page asked and was gone, or the service was. */
export const isPending = ({ body, shown_at }: StoredNudge): boolean => body !== null && shown_at === null
