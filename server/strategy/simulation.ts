import { type Arm, arms } from './arms.ts'
import { banditPolicy, fixedPolicy, greedyPolicy, uniformPolicy } from './policies.ts'
import { type Run, runPolicy } from './simulate.ts'
import type { Strategy } from './strategy.ts'

export const contenders = ['bandit', 'uniform', 'greedy', 'best_fixed'] as const
export type Contender = (typeof contenders)[number]

export type Simulation = {
  seeds: number
  shoppers: number
  drift_at: number
  /** Expected first orders lost in a run against the best choices for each shopper's kind; mean over seeds. */
  regret: Record<Contender, number>
  /** Shares of all shoppers who ordered; mean over seeds. */
  first_order_rate: Record<Contender, number>
  best_fixed_arm: Arm
  /** Shoppers after the drift until the bandit's regret is nearer to that before the drift than to that just after it; null: never. */
  adapted_after: number | null
  /** Where an arm was possible: its floor, the least share it was ever given, and how often it was chosen. */
  arms: Record<Arm, { floor: number; least_share: number; chosen: number }>
}
/** Mean regret of the shopper at each place, by contender. */
export type Curves = Record<Contender, Float64Array>

export type Plan = { seeds: number; shoppers: number; driftAt: number }

/**
 * Runs every policy over the same worlds, `seeds` times. Each contender meets its own shoppers: what one does changes who stays.
 * `onRun` hears after each run what share of all is done, and may take a breath.
 */
export async function simulate(strategy: Strategy, plan: Plan, onRun: (done: number) => void | Promise<void>) {
  const { seeds, shoppers, driftAt } = plan
  const candidates = [
    { name: 'bandit', policy: () => banditPolicy(strategy) },
    { name: 'greedy', policy: () => greedyPolicy(strategy) },
    { name: 'uniform', policy: () => uniformPolicy },
    ...arms.map(arm => ({ name: arm, policy: () => fixedPolicy(arm) })),
  ]
  const runs = new Map<string, Run[]>(candidates.map(({ name }) => [name, []]))
  for (let seed = 0; seed < seeds; seed++) {
    for (const [at, { name, policy }] of candidates.entries()) {
      runs.get(name)!.push(runPolicy(strategy, policy(), shoppers, driftAt, seed))
      await onRun((seed + (at + 1) / candidates.length) / seeds)
    }
  }
  const rate = (name: string) => mean(runs.get(name)!.map(({ orders }) => orders / shoppers))
  const bestFixed = arms.reduce((best, arm) => (rate(arm) > rate(best) ? arm : best))
  const nameOf: Record<Contender, string> = { bandit: 'bandit', uniform: 'uniform', greedy: 'greedy', best_fixed: bestFixed }
  const each = <T>(of: (name: string) => T) =>
    Object.fromEntries(contenders.map(contender => [contender, of(nameOf[contender])])) as Record<Contender, T>
  const curves: Curves = each(name => meanCurve(runs.get(name)!.map(({ regret }) => regret)))
  const banditRuns = runs.get('bandit')!
  const armsOf = Object.fromEntries(
    arms.map(arm => {
      const total = (of: 'chosen' | 'possible') => banditRuns.reduce((sum, run) => sum + (run[of].get(arm) ?? 0), 0)
      const least = Math.min(...banditRuns.map(run => run.leastShare.get(arm) ?? 1))
      return [arm, { floor: strategy.arms[arm].floor, least_share: least, chosen: total('chosen') / Math.max(1, total('possible')) }]
    }),
  ) as Simulation['arms']
  const simulation: Simulation = {
    seeds,
    shoppers,
    drift_at: driftAt,
    regret: each(name => mean(runs.get(name)!.map(({ regret }) => sum(regret)))),
    first_order_rate: each(rate),
    best_fixed_arm: bestFixed,
    adapted_after: adaptedAfter(curves.bandit, driftAt),
    arms: armsOf,
  }
  return { simulation, curves }
}

/** Regret is looked at over so many shoppers at once. */
const windowOf = 100

function adaptedAfter(regret: Float64Array, driftAt: number): number | null {
  const level = (from: number, many: number) => mean([...regret.subarray(from, from + many)])
  const calm = level(Math.max(0, driftAt - 10 * windowOf), Math.min(driftAt, 10 * windowOf))
  const shaken = level(driftAt, windowOf)
  for (let at = 0; driftAt + at + windowOf <= regret.length; at++) if (level(driftAt + at, windowOf) <= (calm + shaken) / 2) return at
  return null
}

function meanCurve(curves: readonly Float64Array[]): Float64Array {
  return Float64Array.from(curves[0]!, (_, at) => mean(curves.map(curve => curve[at]!)))
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]) => sum(values) / values.length
