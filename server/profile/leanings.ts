import type { Belief } from '../wire-profile.ts'
import { bandId, bandOf } from './price-bands.ts'

/** What somebody likes, without what it rests on. */
export type Leaning = Pick<Belief, 'subject' | 'id' | 'share'>
/** What a product may be liked for; `price` in minor units. */
export type Liked = { category: string | null; maker: string | null; price: number; currency: string }

/** A kind of thing tells more of a product than who made it or what it costs; together 1. */
const worth = { category: 0.5, maker: 0.25, price: 0.25 } as const

/** How far a product is what somebody likes, 0 … 1. */
export function fitOf({ category, maker, price, currency }: Liked, leanings: readonly Leaning[]): number {
  const band = bandOf(price, currency)
  const own = { category, maker, price: band === undefined ? null : bandId(band) }
  return leanings.reduce(
    (sum, { subject, id, share }) => (subject !== 'size' && own[subject] === id ? sum + worth[subject] * share : sum),
    0,
  )
}

/** A maker by the name in the first language that there is. */
export const makerId = (name: string): string => name.toLowerCase()
