import type { Visitor } from '../store/behaviours.ts'
import type { Doing } from '../store/doings.ts'
import type { Belief } from '../wire-profile.ts'
import { isReturning } from './traits.ts'
import { isInterest } from './visit.ts'

/** Less evidence than two looks is no leaning. */
const leastOfKind = 2

/** What the strategy goes by: how many products lately, since when nothing, and how much of their interest is in one kind of thing (0 … 1). */
export type Seen = {
  returning: boolean
  phone: boolean
  fromAd: boolean
  products: number
  lastAt: number | null
  oneKind: number
}

/** `lately`: doings of this visit or day, the latest first. */
export function seenOf(
  visitor: Pick<Visitor, 'firstAt' | 'device' | 'channel'>,
  lately: readonly Doing[],
  beliefs: readonly Belief[],
  now: number,
): Seen {
  const kind = beliefs.find(({ subject }) => subject === 'category')
  return {
    returning: isReturning(visitor, now),
    phone: visitor.device === 'phone',
    fromAd: visitor.channel === 'ads',
    products: new Set(lately.filter(isInterest).map(({ sku }) => sku)).size,
    lastAt: lately[0]?.at ?? null,
    oneKind: kind === undefined || kind.weight < leastOfKind ? 0 : kind.share,
  }
}
