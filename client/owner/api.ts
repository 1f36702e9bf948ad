import type { Language, Money } from '../../server/wire.ts'
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
  trouble: { count: number; clusters: Cluster[] }
}

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
}
export type Guiding = { experiment: Experiment | null; arms: { arm: string; chosen: number; known: number; reward: number | null }[] }

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

export const writePage = (
  token: string,
  page: { language: Language; heading: string; text: string; replace?: boolean },
): Promise<{ topic: string }> => request(address('pages'), telling(token, 'POST', page))

/** Null ends it. */
export const saveExperiment = (token: string, experiment: { held: number } | null): Promise<Guiding> =>
  request(address('experiment'), telling(token, 'PUT', { experiment }))
