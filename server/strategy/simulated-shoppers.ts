import { type Arm, arms, type Feature, features, type Moment } from './arms.ts'

/** Kinds of shoppers whom the simulation lets come; what the strategy sees of them are features that tell of the kind with errors. */
export const kinds = ['decided', 'comparing', 'bargaining', 'lost', 'browsing'] as const
export type Kind = (typeof kinds)[number]

/** How far a simulated shopper is. */
export const simulatedStages = ['arrived', 'looking', 'in_cart'] as const
export type SimulatedStage = (typeof simulatedStages)[number]

type Traits = {
  /** Chance to be met. */
  share: number
  /** Chance to go a step further at a moment, by stage, with no help. */
  forward: Readonly<Record<SimulatedStage, number>>
  /** Chance to be gone for good where no step was made. */
  leaves: number
  /** What an arm changes in the log odds of a step. */
  effect: Readonly<Record<Exclude<Arm, 'plain'>, number>>
  /** Chance to show a feature; features that are not named show in 5 of 100. */
  shows: Readonly<Partial<Record<Feature, number>>>
}
export type World = Readonly<Record<Kind, Traits>>

const usual = { arrived: 0.32, looking: 0.26, in_cart: 0.34 }

/** Each kind is helped by something else and put off by the rest. */
export const before: World = {
  decided: {
    share: 0.2,
    forward: { arrived: 0.6, looking: 0.5, in_cart: 0.55 },
    leaves: 0.35,
    effect: { ask_need: -1, bestsellers: -0.9, help_decide: -0.6, coupon: -0.4 },
    shows: { need_known: 0.9, returning: 0.6 },
  },
  comparing: {
    share: 0.2,
    forward: usual,
    leaves: 0.4,
    effect: { ask_need: -0.3, bestsellers: -0.5, help_decide: 1.4, coupon: 0 },
    shows: { comparing: 0.9, looked_around: 0.4, doubts: 0.5 },
  },
  bargaining: {
    share: 0.2,
    forward: usual,
    leaves: 0.4,
    effect: { ask_need: -0.4, bestsellers: 0, help_decide: -0.3, coupon: 1.5 },
    shows: { bargain: 0.9, from_ad: 0.6, hesitating: 0.5 },
  },
  lost: {
    share: 0.2,
    forward: usual,
    leaves: 0.45,
    effect: { ask_need: 1.5, bestsellers: 0.2, help_decide: -0.5, coupon: -0.2 },
    shows: { gift: 0.8, talked: 0.8, phone: 0.5 },
  },
  browsing: {
    share: 0.2,
    forward: usual,
    leaves: 0.45,
    effect: { ask_need: -0.6, bestsellers: 1.4, help_decide: -0.3, coupon: 0.1 },
    shows: { looked_around: 0.85, phone: 0.7, from_ad: 0.4 },
  },
}

/** One day other things help: those who compared want to be shown what others buy, the lost are won by the coupon, and more of those come. */
export const after: World = {
  ...before,
  comparing: { ...before.comparing, share: 0.2, effect: { ask_need: -0.3, bestsellers: 1.4, help_decide: -0.5, coupon: 0 } },
  bargaining: { ...before.bargaining, share: 0.15, effect: { ask_need: -0.4, bestsellers: 0, help_decide: 1.2, coupon: 0.1 } },
  lost: { ...before.lost, share: 0.3, effect: { ask_need: -0.2, bestsellers: 0.2, help_decide: -0.5, coupon: 1.5 } },
  decided: { ...before.decided, share: 0.15 },
}

export type Shopper = { kind: Kind; traits: Traits; stage: SimulatedStage; shown: Readonly<Record<Feature, number>>; moments: number }

/** Nobody is looked after longer. */
export const mostMoments = 6

export function meetShopper(world: World, random: () => number): Shopper {
  const drawn = random()
  const upTo = (place: number) => kinds.slice(0, place + 1).reduce((sum, name) => sum + world[name].share, 0)
  const kind = kinds.find((_, place) => drawn < upTo(place)) ?? 'browsing'
  const traits = world[kind]
  const shown = Object.fromEntries(
    features.map(name => [name, random() < (traits.shows[name] ?? 0.05) ? 0.8 + 0.2 * random() : 0]),
  ) as Moment
  return { kind, traits, stage: 'arrived', shown, moments: 0 }
}

export const momentOf = ({ stage, shown }: Shopper): Moment => ({ ...shown, in_cart: stage === 'in_cart' ? 1 : 0 })

/** Two things must have been looked at to be set side by side. */
export const possibleAt = (stage: SimulatedStage): readonly Arm[] =>
  stage === 'arrived' ? arms.filter(arm => arm !== 'help_decide') : arms

/** Chance to go a step further. */
export function chanceForward({ forward, effect }: Traits, stage: SimulatedStage, arm: Arm): number {
  const odds = Math.log(forward[stage] / (1 - forward[stage])) + (arm === 'plain' ? 0 : effect[arm])
  return 1 / (1 + Math.exp(-odds))
}

/** The chance of an order for who goes on with the best arm at every moment: by stage and moments that are left. */
export function valueOfBest(traits: Traits): (stage: SimulatedStage | 'ordered', moments: number) => number {
  const known = new Map<string, number>()
  const value = (stage: SimulatedStage | 'ordered', moments: number): number => {
    if (stage === 'ordered') return 1
    if (moments >= mostMoments) return 0
    const key = `${stage}${moments}`
    const found = known.get(key) ?? Math.max(...possibleAt(stage).map(arm => valueOfArm(traits, value, stage, moments, arm)))
    known.set(key, found)
    return found
  }
  return value
}

/** The chance of an order for who is met with `arm` now and with the best one from then on. */
export function valueOfArm(
  traits: Traits,
  best: (stage: SimulatedStage | 'ordered', moments: number) => number,
  stage: SimulatedStage,
  moments: number,
  arm: Arm,
): number {
  const forward = chanceForward(traits, stage, arm)
  return forward * best(nextStage(stage), moments + 1) + (1 - forward) * (1 - traits.leaves) * best(stage, moments + 1)
}

export function nextStage(stage: SimulatedStage): SimulatedStage | 'ordered' {
  return stage === 'arrived' ? 'looking' : stage === 'looking' ? 'in_cart' : 'ordered'
}
