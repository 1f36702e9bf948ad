import type { Arm, Feature } from './arms.ts'

/** Shares of the choices where an arm is possible, 0 … 1. */
export type Limits = { floor: number; ceiling: number }
export type Step = 'looked' | 'in_cart' | 'checkout' | 'ordered'
type Tilts = Readonly<Partial<Record<Feature, number>>>

/** The file of arms, features and priors, as it was read; `strategy.yaml` says what each is. */
export type Strategy = {
  progress: Readonly<Record<Step, number>>
  credit: { hours: number; share: number }
  memory: number
  scarce: { outcomes: number; ceiling: number }
  expected: number
  more: Tilts
  /** Standard deviations of the prior, in log odds. */
  doubt: { shoppers: number; arms: number; features: number }
  /** Variance of progress, against that of a coin of the same mean. */
  spread: number
  arms: Readonly<Record<Arm, Limits>> & Readonly<Record<Exclude<Arm, 'plain'>, Limits & { helps: number; more: Tilts }>>
}
