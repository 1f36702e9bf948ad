import { wilson } from '../../models/wilson.ts'
import { quantileOf, z95 } from './normal.ts'

/** Of `of` visitors `hits` did it: whole numbers, 0 <= hits <= of. */
export type Share = { hits: number; of: number }
export type Interval = { value: number; low: number; high: number }

export const shareOf = ({ hits, of }: Share): number => (of === 0 ? 0 : hits / of)

/**
 * Difference of two independent shares, treated − control, with its 95 % interval by the hybrid score method without continuity correction
 * (R. G. Newcombe, Statistics in Medicine 17:873, 1998, method 10). Sound for small counts and shares near 0 and 1.
 * In shares (0.02 is two percentage points); an empty arm makes the interval as wide as not knowing it.
 */
export function differenceOfShares(treated: Share, control: Share): Interval {
  const [p1, p2] = [shareOf(treated), shareOf(control)]
  const [low1, high1] = wilson(treated.hits, treated.of)
  const [low2, high2] = wilson(control.hits, control.of)
  if (treated.of === 0 || control.of === 0) return { value: p1 - p2, low: low1 - high2, high: high1 - low2 }
  return {
    value: p1 - p2,
    low: p1 - p2 - Math.hypot(p1 - low1, high2 - p2),
    high: p1 - p2 + Math.hypot(high1 - p1, p2 - low2),
  }
}

/** Chance that a true difference of that size is told from none (80 %) by a two-sided test at 5 %: what the tables of sample sizes assume. */
const power = quantileOf(0.8)

/**
 * The smallest difference of shares that arms of these sizes would tell from none in 80 % of experiments, at 5 %, two-sided, where the
 * control's share is `base` (J. L. Fleiss, Statistical Methods for Rates and Proportions, 1981, with one pooled variance).
 * In shares; Infinity where an arm is empty.
 */
export function detectableDifference(base: number, sizes: { treated: number; control: number }): number {
  const { treated, control } = sizes
  if (treated === 0 || control === 0) return Number.POSITIVE_INFINITY
  return (z95 + power) * Math.sqrt(variance(base) * (1 / treated + 1 / control))
}

/**
 * How many visitors both arms together must have until a difference of `difference` can be told as above, where `held` of them are held
 * out as control. Whole visitors.
 */
export function visitorsNeeded(base: number, difference: number, held: number): number {
  return Math.ceil(((z95 + power) / difference) ** 2 * variance(base) * (1 / held + 1 / (1 - held)))
}

/** A share that was never seen is not known to be 0: some spread stays. */
const variance = (share: number) => Math.max(share * (1 - share), 0.001)
