import type { ServiceSaid } from '../language/services.ts'
import type { SumAsked } from '../language/sums.ts'
import type { Way } from '../language/ways.ts'
import type { Conversation, Summed } from './conversation.ts'
import { productOf } from './taken.ts'

/** What a sum is asked with; `place`: the region a parcel goes to, `way`: how it is sent, where that has a price of its own; `again`: it is added up anew, line by line; `limit`: whether it is within so much, in major units; `coupon`: with it, `too` where it is asked about beside; `wraps`: of several products these alone are to be wrapped; `buyer`: what was said of who buys. */
export type TotalAsks = {
  shipping?: true
  coupon?: true | 'too'
  wrapping?: true
  wraps?: readonly string[]
  engraving?: true
  services?: readonly ServiceSaid[]
  /** What somebody says is taken off. */
  percent?: number
  buyer?: string
  place?: string
  way?: Way
  again?: true
  limit?: number
  /** What somebody takes it for, in major units. */
  claimed?: number
  /** Among how many it is shared. */
  sharers?: number
}

/** What a sum is asked with: what it says, and for the same goods what the sum before it counted in; where the parcel goes was perhaps said before. */
export function asksOf(
  { destination, buyer, summed = [], summedWith = {} }: Conversation,
  { shipping, all, coupon, wrapping, wraps, engraving, way, again, limit, claimed, services = [], percent, sharers }: SumAsked,
  lines: readonly Summed[],
): TotalAsks {
  const before = summed.some(one => lines.some(line => productOf(line) === productOf(one))) ? summedWith : {}
  const sent = way ?? before.way
  const wrapped = (wrapping ?? before.wrapping) === true
  const these = wrapping === undefined ? before.wraps : wraps
  const engraved = (engraving ?? before.engraving) === true
  const share = percent ?? before.percent
  const served = mergedServices(before.services ?? [], services)
  // What all of it comes to is not told without the parcel, nor where it goes to a place that was told, nor beside what else is charged on top.
  const isSent =
    shipping ?? (before.shipping === true || all === true || destination !== undefined || wrapped || engraved || served.length > 0)
  return {
    ...(isSent ? { shipping: true as const } : {}),
    ...(coupon === undefined ? {} : { coupon }),
    ...(wrapped ? { wrapping: true as const, ...(these === undefined ? {} : { wraps: these }) } : {}),
    ...(engraved ? { engraving: true as const } : {}),
    ...(served.length > 0 ? { services: served } : {}),
    ...(sent === undefined || sent === false || shipping === false ? {} : { way: sent }),
    ...(again === true ? { again } : {}),
    ...(limit === undefined ? {} : { limit }),
    ...(claimed === undefined ? {} : { claimed }),
    ...(sharers === undefined ? {} : { sharers }),
    ...(destination === undefined ? {} : { place: destination }),
    ...(share === undefined ? {} : { percent: share }),
    ...(buyer === undefined ? {} : { buyer }),
  }
}

/** What was wanted before with what is wanted now: what is said of one anew counts, and what is not said stays. */
const mergedServices = (before: readonly ServiceSaid[], now: readonly ServiceSaid[]): readonly ServiceSaid[] => [
  ...before.filter(({ of }) => now.every(one => one.of !== of)),
  ...now.map(one => ({ ...before.find(({ of }) => of === one.of), ...one })),
]
