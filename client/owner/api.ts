import type { Language, Money, NudgeTrigger, Recent } from '../../server/wire.ts'
import { bearer, request, telling } from '../staff/request.ts'

export const stages = ['arrived', 'viewed', 'considered', 'in_cart', 'checkout', 'ordered'] as const
export type FunnelRow = Record<(typeof stages)[number], number> & { group: string | null }
export const groups = ['channel', 'language', 'device', 'arm'] as const
export type Group = (typeof groups)[number]
export type Cohort = { week: string; customers: number; back_7: number | null; back_30: number | null; ordered_again_30: number | null }
export type Funnel = { all: FunnelRow | null; by: Record<Group, FunnelRow[]>; retention: Cohort[] }

export type Satisfaction = {
  count: number
  mean: number | null
  scores: number[]
  weeks: { week: string; count: number; mean: number }[]
  remarks: { at: string; score: number; remark: string; conversation: string }[]
}

export type Said = { text: string; at: string; conversation: string; language: Language }
export type Cluster = { count: number; latest: string; examples: Said[] }
type Spread = { p50: number; p95: number }
export type Voices = {
  service: { turns: number; by: Record<string, number>; took: Record<'total' | 'understanding' | 'facts' | 'wording', Spread> }
  unmet: { count: number; nothing: number; clusters: Cluster[] }
  unanswered: { count: number; clusters: Cluster[] }
  /** Of the shop's own search field, in vain. */
  searches: { query: string; count: number; latest: string }[]
}

export const complaintAspects = ['quality', 'size', 'delivery', 'price', 'service', 'other'] as const
export type ComplaintAspect = (typeof complaintAspects)[number]
export type Complaints = { count: number; aspects: { aspect: ComplaintAspect; count: number; lately: number; examples: Said[] }[] }

/** `told`: what it was set to, as JSON. */
export type Change = { at: string; by: string; what: string; told: string }

type ArmReport = { visitors: number; first_orders: number; rate: number }
export type Experiment = {
  held_out: number
  started_at: string
  arms: { treated: ArmReport; control: ArmReport }
  difference: number
  interval_any_time: [number, number]
  first_orders_more: { value: number; interval: [number, number] }
  value_a_visitor: { difference: number; interval: [number, number] } | null
  verdict: 'more' | 'fewer' | 'no_large_difference' | 'not_enough_yet'
  detectable: number | null
  visitors_needed: number
  /** Who got an arm since then is counted; those of periods with another share stand in `earlier`. */
  counted_since: string
  earlier: {
    held_out: number
    from: string
    to: string
    arms: Experiment['arms']
    difference: number
    interval_any_time: [number, number]
  }[]
}
type Arm = { arm: string; chosen: number; known: number; reward: number | null; floor: number; ceiling: number }
/** `own`: the owner's limits hold, not the program's. `recent`: choices, words at the bubble and silences; `told`: what was recommended and offered without a choice. */
export type Guiding = { experiment: Experiment | null; arms: Arm[]; own: boolean; recent: Recent[]; told: Recent[] }

export type Settings = {
  name: { zh?: string; en?: string }
  currency: string | null
  shipping: { fee: Money; freeOver?: Money } | null
  /** Nothing on the page is of real shoppers. */
  simulated: { seed: number; until: string } | null
}

const address = (name: string) => `/api/v1/owner/${name}`

export function fetchPart<T>(token: string, name: string, days: number): Promise<T> {
  return request(`${address(name)}?days=${days}`, bearer(token))
}

export const fetchSettings = (token: string): Promise<Settings> => request(address('settings'), bearer(token))

export const saveShipping = (token: string, shipping: { fee: string; freeOver?: string } | null): Promise<Settings> =>
  request(address('settings'), telling(token, 'PUT', { shipping }))

/** Begins it, or gives the one that runs another share; null ends it. */
export const saveExperiment = (token: string, experiment: { held: number } | null): Promise<Guiding> =>
  request(address('experiment'), telling(token, 'PUT', { experiment }))

/** By arm, shares from 0 to 1; the ceiling 0 is off. Null: as the program has them. */
export const saveLimits = (token: string, arms: Record<string, { floor: number; ceiling: number }> | null): Promise<Guiding> =>
  request(address('strategy'), telling(token, 'PUT', { arms }))

export type Coupon = {
  code: string
  state: string
  off: Money | { percent: number }
  over: Money
  first_order: boolean
  uses?: number
  until?: string
}
export const fetchCoupons = (token: string): Promise<{ coupons: Coupon[] }> => request('/api/v1/coupons', bearer(token))

export const addCoupon = (token: string, coupon: Record<string, string | boolean>): Promise<unknown> =>
  request('/api/v1/coupons', telling(token, 'POST', coupon))

export const endCoupon = (token: string, code: string): Promise<unknown> =>
  request(`/api/v1/coupons/${encodeURIComponent(code)}`, { method: 'DELETE', ...bearer(token) })

export const nudgeTriggers = ['dwell', 'exit', 'shipping', 'cart_idle', 'returned'] as const satisfies readonly NudgeTrigger[]
export type NudgeSettings = {
  on: boolean
  triggers: NudgeTrigger[]
  mostAVisit: number
  /** By the clock of `timeZone`. */
  quietHours: { from: string; to: string } | null
  timeZone: string
}
export type NudgeCounts = Record<'decided' | 'shown' | 'opened' | 'later' | 'never', number> & { trigger: NudgeTrigger; arm: string }
export type Nudges = { settings: NudgeSettings; guiding: boolean; consent: 'asked' | 'given'; counts: NudgeCounts[] }
export const fetchNudges = (token: string, days: number): Promise<Nudges> => fetchPart(token, 'nudges', days)
export const saveNudges = (token: string, settings: NudgeSettings): Promise<Nudges> =>
  request(address('nudges'), telling(token, 'PUT', settings))

export type NamedProduct = { sku: string; title: { zh?: string; en?: string } }
export const fetchProducts = (token: string, named: string): Promise<{ products: NamedProduct[] }> =>
  request(`${address('products')}?named=${encodeURIComponent(named.slice(0, 100))}`, bearer(token))

export const writeCopy = (
  token: string,
  sku: string,
  wanted: { language: string; form: string },
): Promise<{ copies: { text: string }[] }> => request(`/api/v1/products/${encodeURIComponent(sku)}/copy`, telling(token, 'POST', wanted))
