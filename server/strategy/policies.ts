import type { Arm, Moment } from './arms.ts'
import { type Outcome, observe, priorBeliefs, scoreOf } from './beliefs.ts'
import { drawArm, type Shares, sharesNow } from './choose.ts'
import type { Strategy } from './strategy.ts'

/** One way to choose, over one run of shoppers. `random` gives numbers in [0, 1). */
export type Policy = {
  choose(moment: Moment, possible: readonly Arm[], random: () => number): { arm: Arm; shares?: Shares }
  learn?(outcome: Outcome): void
}

export function banditPolicy(strategy: Strategy): Policy {
  const prior = priorBeliefs(strategy)
  let beliefs = prior
  return {
    choose(moment, possible, random) {
      const shares = sharesNow(beliefs, strategy, moment, possible)
      return { arm: drawArm(shares, random()), shares }
    },
    learn: outcome => {
      beliefs = observe(beliefs, prior, outcome, strategy)
    },
  }
}

/** Learns in the same way and always takes what looks best. */
export function greedyPolicy(strategy: Strategy): Policy {
  const prior = priorBeliefs(strategy)
  let beliefs = prior
  return {
    choose(moment, possible) {
      const score = (arm: Arm) => scoreOf(beliefs, arm, moment).mean
      return { arm: possible.reduce((best, arm) => (score(arm) > score(best) ? arm : best)) }
    },
    learn: outcome => {
      beliefs = observe(beliefs, prior, outcome, strategy)
    },
  }
}

export const uniformPolicy: Policy = {
  choose: (_moment, possible, random) => ({ arm: possible[Math.floor(random() * possible.length)]! }),
}

export const fixedPolicy = (arm: Arm): Policy => ({
  choose: (_moment, possible) => ({ arm: possible.includes(arm) ? arm : 'plain' }),
})
