import { seededRandom } from '../../models/random.ts'
import type { ArmCounts } from '../store/experiment.ts'
import type { Experiment } from './assignment.ts'
import { differenceOfMeans, type Values } from './bootstrap.ts'
import { differenceAtAnyTime } from './confidence-sequence.ts'
import { detectableDifference, differenceOfShares, type Interval, type Share, shareOf, visitorsNeeded } from './proportions.ts'

type ArmReport = { visitors: number; first_orders: number; rate: number }
export type ExperimentReport = {
  held_out: number
  /** Null: none was begun, and nobody is held out. */
  started_at: string | null
  stopped_at: string | null
  arms: { treated: ArmReport; control: ArmReport }
  counts: { visitors: number; first_orders: number }
  /** First-order rate, treated − control, in shares: 0.01 is one first order more of 100 visitors. */
  difference: number
  /** 95 %, for a single look at an end that was fixed before (Newcombe). */
  interval: [number, number]
  /** 95 % at every moment at once: may be looked at daily, and acted on as soon as it excludes 0. */
  interval_any_time: [number, number]
  /** How many times as often the treated order for the first time, and its interval at any time; null: no end to it yet. */
  ratio: { value: number | null; interval: [number, number | null] }
  /** First orders that came of it so far, and the 95 % at any time. */
  first_orders_more: { value: number; interval: [number, number] }
  /** Money a visitor, treated − control, minor units, with its bootstrap interval; null before anybody is in both arms. */
  value_a_visitor: { difference: number; interval: [number, number] } | null
  enough: boolean
  verdict: 'more' | 'fewer' | 'no_large_difference' | 'not_enough_yet'
  /** The smallest difference that so many visitors would show in 80 % of experiments; null before anybody is in both arms. */
  detectable: number | null
  /** Visitors in both arms together until a difference of `aim` can be told in 80 % of experiments. */
  visitors_needed: number
  aim: number
}

/** Relative to the control's rate: a smaller gain is not what the owner runs this for. */
const aimedGain = 0.25
/** Before anything is known of the shop's own rate. */
const usualRate = 0.03
const fewestOrders = 10
/** What `usher experiment start` holds out unless told. */
export const usualHeld = 0.1

/** What the owner is told of an experiment. `spent`: what each who ordered has spent, by arm. */
export function reportExperiment(
  experiment: Experiment | undefined,
  counts: readonly ArmCounts[],
  spent: readonly { arm: 'treated' | 'control'; value: number }[],
): ExperimentReport {
  const share = (arm: 'treated' | 'control'): Share => {
    const found = counts.find(one => one.arm === arm)
    return { hits: found?.ordered ?? 0, of: found?.visitors ?? 0 }
  }
  const [treated, control] = [share('treated'), share('control')]
  const held = experiment?.held ?? (treated.of > 0 && control.of > 0 ? control.of / (treated.of + control.of) : usualHeld)
  const once = differenceOfShares(treated, control)
  const { ratio, ...always } = differenceAtAnyTime(treated, control, held)
  const base = control.hits >= fewestOrders ? shareOf(control) : Math.max(usualRate, shareOf(control))
  const aim = aimedGain * base
  const needed = visitorsNeeded(base, aim, held)
  const clear = always.low > 0 || always.high < 0
  const large = treated.of + control.of >= needed && control.hits >= fewestOrders
  const both = treated.of > 0 && control.of > 0
  const values = (arm: 'treated' | 'control', of: number): Values => ({
    spent: spent.filter(one => one.arm === arm).map(({ value }) => value),
    of,
  })
  const money = both ? differenceOfMeans(values('treated', treated.of), values('control', control.of), seededRandom(1)) : undefined
  const of = ({ hits, of }: Share): ArmReport => ({ visitors: of, first_orders: hits, rate: shareOf({ hits, of }) })
  return {
    held_out: experiment?.held ?? 0,
    started_at: experiment?.startedAt ?? null,
    stopped_at: experiment?.stoppedAt ?? null,
    counts: { visitors: treated.of + control.of, first_orders: treated.hits + control.hits },
    arms: { treated: of(treated), control: of(control) },
    difference: once.value,
    interval: pair(once),
    interval_any_time: pair(always),
    ratio: { value: finite(ratio.value), interval: [ratio.low, finite(ratio.high)] },
    first_orders_more: { value: once.value * treated.of, interval: [always.low * treated.of, always.high * treated.of] },
    value_a_visitor: money === undefined ? null : { difference: money.value, interval: pair(money) },
    enough: clear || large,
    verdict: always.low > 0 ? 'more' : always.high < 0 ? 'fewer' : large ? 'no_large_difference' : 'not_enough_yet',
    detectable: both ? detectableDifference(base, { treated: treated.of, control: control.of }) : null,
    visitors_needed: needed,
    aim,
  }
}

const pair = ({ low, high }: Interval): [number, number] => [low, high]
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)
