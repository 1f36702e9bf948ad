import { seededRandom } from '../../models/random.ts'
import type { Arm, Moment } from './arms.ts'
import { creditOf, type StepMade } from './credit.ts'
import type { Policy } from './policies.ts'
import {
  after,
  before,
  chanceForward,
  meetShopper,
  momentOf,
  mostMoments,
  nextStage,
  possibleAt,
  type Shopper,
  type SimulatedStage,
  valueOfArm,
  valueOfBest,
} from './simulated-shoppers.ts'
import type { Strategy } from './strategy.ts'

/** Of one run: what was lost a shopper against the best choices (expected first orders), and who ordered. */
export type Run = {
  regret: Float64Array
  orders: number
  chosen: Map<Arm, number>
  possible: Map<Arm, number>
  leastShare: Map<Arm, number>
}

/** Shoppers come while others are still on their way: a cart is known so many shoppers later, an order later still. */
const progressKnownAfter = 10
const orderKnownAfter = 40

/** Two choices of a visit lie so far apart, in milliseconds: only their order counts. */
const apart = 60_000

export function runPolicy(strategy: Strategy, policy: Policy, shoppers: number, driftAt: number, seed: number): Run {
  const random = seededRandom(seed)
  const regret = new Float64Array(shoppers)
  const run: Run = { regret, orders: 0, chosen: new Map(), possible: new Map(), leastShare: new Map() }
  const waiting = new Map<number, (() => void)[]>()
  for (let at = 0; at < shoppers; at++) {
    for (const tell of waiting.get(at) ?? []) tell()
    waiting.delete(at)
    const shopper = meetShopper(at < driftAt ? before : after, random)
    const visit = visitOf(shopper, policy, run, random)
    regret[at] = visit.regret
    run.orders += Number(visit.steps.some(({ step }) => step === 'ordered'))
    if (policy.learn === undefined) continue
    const learn = policy.learn
    const early = creditOf(
      strategy,
      visit.choices,
      visit.steps.filter(({ step }) => step !== 'ordered'),
    )
    const late = creditOf(strategy, visit.choices, visit.steps)
    const plan = (when: number, tell: () => void) => waiting.set(when, [...(waiting.get(when) ?? []), tell])
    for (const [own, { arm, moment }] of visit.choices.entries()) {
      plan(at + progressKnownAfter, () => learn({ arm, moment, reward: early[own]! }))
      if (late[own] !== early[own]) plan(at + orderKnownAfter, () => learn({ arm, moment, reward: late[own]!, before: early[own]! }))
    }
  }
  return run
}

function visitOf(shopper: Shopper, policy: Policy, run: Run, random: () => number) {
  const best = valueOfBest(shopper.traits)
  const choices: { at: number; reached?: 'looked' | 'in_cart' | undefined; arm: Arm; moment: Moment }[] = []
  const steps: StepMade[] = []
  let stage: SimulatedStage = shopper.stage
  let lost = 0
  for (let moments = 0; moments < mostMoments; moments++) {
    const moment = momentOf({ ...shopper, stage })
    const possible = possibleAt(stage)
    const { arm, shares } = policy.choose(moment, possible, random)
    for (const one of possible) {
      run.possible.set(one, (run.possible.get(one) ?? 0) + 1)
      if (shares !== undefined) run.leastShare.set(one, Math.min(run.leastShare.get(one) ?? 1, shares.get(one) ?? 0))
    }
    run.chosen.set(arm, (run.chosen.get(arm) ?? 0) + 1)
    lost += best(stage, moments) - valueOfArm(shopper.traits, best, stage, moments, arm)
    choices.push({
      at: moments * apart,
      reached: stage === 'arrived' ? undefined : stage === 'looking' ? 'looked' : 'in_cart',
      arm,
      moment,
    })
    if (random() < chanceForward(shopper.traits, stage, arm)) {
      const next = nextStage(stage)
      steps.push({ at: moments * apart + 1, step: next === 'looking' ? 'looked' : next === 'in_cart' ? 'in_cart' : 'ordered' })
      if (next === 'ordered') break
      stage = next
    } else if (random() < shopper.traits.leaves) break
  }
  return { regret: lost, choices, steps }
}
