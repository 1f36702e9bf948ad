import type { Conversation, Summed } from './conversation.ts'
import type { ServiceSaid } from './services.ts'
import { productOf } from './taken.ts'
import type { Way } from './ways.ts'

/** A sum that is asked for: of the goods alone, with postage, after the coupon. `shown`: so many of those shown are meant; `besides`: with what is talked about. `corrects`: another count of what was added up; `taking`: what is named is taken too; `again`: the last sum is doubted; `claimed`: what somebody takes it for, in major units; `all`: all that is paid is asked for; `elsewhere`: nothing but where the parcel goes is new; `wraps`: of several products these alone are to be wrapped; `services`: work of the shop's that is to be done to them; `percent`: so much is to be taken off. False: it is to be left out. */
export type SumAsked = {
  shipping?: boolean
  all?: true
  elsewhere?: true
  coupon?: true | 'too'
  wrapping?: boolean
  wraps?: readonly string[]
  engraving?: boolean
  way?: Way | false
  limit?: number
  cart?: true
  shown?: number | 'all'
  besides?: true
  corrects?: true
  taking?: true
  again?: true
  claimed?: number
  services?: readonly ServiceSaid[]
  percent?: number
  sharers?: number
}

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
