import type { Visitor } from '../store/behaviours.ts'
import type { Doing, StoredNudge } from '../store/nudges.ts'
import type { NudgeTrigger } from '../wire.ts'
import type { NudgeSettings } from '../wire-nudges.ts'

/** Why nothing is said. */
export type Silence = 'declined' | 'with_person' | 'ordered' | 'enough' | 'decided' | 'unfounded'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** A visit is over when nothing was done for so long. */
const betweenVisitsMs = 30 * minuteMs
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
  now: number
}

/** Why nothing may be said to this visitor now, whatever the strategy thinks of it; undefined where something may. */
export function silenceFor({ visitor, trigger, settings, nudges, doings, wantsNone, withPerson, now }: Seen): Silence | undefined {
  if (wantsNone || nudges.some(({ answer, answered_at }) => answer === 'later' && answered_at! > now - dayMs)) return 'declined'
  if (withPerson) return 'with_person'
  if (doings.some(({ stage, at }) => stage === 5 && at > now - dayMs)) return 'ordered'
  const since = visitSince(doings, now)
  const ofVisit = nudges.filter(({ at }) => at >= since)
  if (ofVisit.filter(({ shown_at }) => shown_at !== null).length >= settings.mostAVisit) return 'enough'
  if (ofVisit.some(one => one.trigger === trigger && !isPending(one))) return 'decided'
  if (trigger === 'cart_idle' && linesInCart(doings) === 0) return 'unfounded'
  if (trigger === 'returned' && !(visitor.firstAt < since - awayMs && !doings.some(({ at }) => at < since && at > since - awayMs)))
    return 'unfounded'
  return undefined
}

/** Decided, and neither shown nor kept to itself: a page asked and was gone, or the service was. */
export const isPending = ({ body, shown_at }: StoredNudge): boolean => body !== null && shown_at === null

/** When this visit began. */
export function visitSince(doings: readonly Doing[], now: number): number {
  let since = now
  for (const { at } of doings) {
    if (since - at > betweenVisitsMs) break
    since = Math.min(since, at)
  }
  return since
}

/** Additions that were not taken back, since the last order; at least so much lies in the cart. */
export function linesInCart(doings: readonly Doing[]): number {
  const skus = new Set<string>()
  for (const { name, sku, stage } of doings.toReversed()) {
    if (stage === 5) skus.clear()
    else if (name === 'Product Added') skus.add(sku ?? '')
    else if (name === 'Product Removed') skus.delete(sku ?? '')
  }
  return skus.size
}

/** Different products of this visit, the one looked at last first. */
export function lookedAt(doings: readonly Doing[], since: number): string[] {
  const viewed = doings.filter(({ name, sku, at }) => sku !== null && at >= since && (name === 'Product Viewed' || name === 'Page Viewed'))
  return [...new Set(viewed.map(({ sku }) => sku!))]
}
