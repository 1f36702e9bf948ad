import { shareBelow } from '../experiment/normal.ts'
import type { Arm, Moment } from './arms.ts'
import { type Beliefs, type Score, scoreOf } from './beliefs.ts'
import type { Limits, Strategy } from './strategy.ts'

/** Shares of the arms that were possible, which add up to 1. */
export type Shares = ReadonlyMap<Arm, number>

/**
 * With what chance each possible arm is chosen now: Thompson sampling (W. R. Thompson, 1933) chooses each as often as it is believed to be the
 * best, which is computed rather than drawn, so that the chance that is stored with a decision is the one it was made with.
 * `possible` is not empty and holds `plain`.
 */
export function sharesNow(beliefs: Beliefs, strategy: Strategy, moment: Moment, possible: readonly Arm[]): Shares {
  const best = chancesOfBeingBest(possible.map(arm => scoreOf(beliefs, arm, moment)))
  const scarce = beliefs.outcomes < strategy.scarce.outcomes ? strategy.scarce.ceiling : 1
  return withinLimits(
    possible,
    best,
    possible.map(arm => ({ ...strategy.arms[arm], ...(arm === 'plain' ? {} : { ceiling: Math.min(strategy.arms[arm].ceiling, scarce) }) })),
  )
}

/** The arm that a random number in [0, 1) falls on. */
export function drawArm(shares: Shares, random: number): Arm {
  let left = random
  let last: Arm = 'plain'
  for (const [arm, share] of shares) {
    if (share <= 0) continue
    if (left < share) return arm
    left -= share
    last = arm
  }
  return last
}

/** Places on the normal curve, in standard deviations, at which the chances are summed. */
const step = 0.25
const places = Array.from({ length: 41 }, (_, at) => {
  const at0 = (at - 20) * step
  return { at: at0, weight: Math.exp((-at0 * at0) / 2) }
})

/** The normal distribution's shares, looked up: exact to five digits, 50 times as fast. */
const tableEnd = 6
const perUnit = 200
const table = Float64Array.from({ length: 2 * tableEnd * perUnit + 1 }, (_, at) => shareBelow(at / perUnit - tableEnd))
const below = (x: number) => (x <= -tableEnd ? 0 : x >= tableEnd ? 1 : table[Math.round((x + tableEnd) * perUnit)]!)

/** Of independent normal scores: the chance of each to be the largest. */
export function chancesOfBeingBest(scores: readonly Score[]): number[] {
  const chances = scores.map((score, own) => {
    let sum = 0
    for (const { at, weight } of places) {
      const value = score.mean + score.deviation * at
      let chance = weight
      for (let other = 0; other < scores.length; other++) {
        if (other !== own) chance *= below((value - scores[other]!.mean) / Math.max(scores[other]!.deviation, 1e-9))
      }
      sum += chance
    }
    return sum
  })
  const all = chances.reduce((sum, chance) => sum + chance, 0)
  return chances.map(chance => chance / all)
}

/** Each gets its floor and of the rest its chance; what is above a ceiling goes to the others in proportion, in the end to `plain`. */
export function withinLimits(possible: readonly Arm[], chances: readonly number[], limits: readonly Limits[]): Shares {
  const rest = 1 - limits.reduce((sum, { floor }) => sum + floor, 0)
  const shares = chances.map((chance, at) => limits[at]!.floor + rest * chance)
  const capped = new Set<number>()
  for (;;) {
    const over = shares.flatMap((share, at) => (!capped.has(at) && share > limits[at]!.ceiling ? [at] : []))
    if (over.length === 0) break
    let spare = 0
    for (const at of over) {
      spare += shares[at]! - limits[at]!.ceiling
      shares[at] = limits[at]!.ceiling
      capped.add(at)
    }
    const open = shares.flatMap((share, at) => (capped.has(at) ? [] : [{ at, share }]))
    const weight = open.reduce((sum, { share }) => sum + share, 0)
    if (open.length === 0 || weight === 0) {
      shares[possible.indexOf('plain')]! += spare
      break
    }
    for (const { at, share } of open) shares[at] = share + (spare * share) / weight
  }
  return new Map(possible.map((arm, at) => [arm, shares[at]!]))
}
