import type { Step, Strategy } from './strategy.ts'

const order: readonly Step[] = ['looked', 'in_cart', 'checkout', 'ordered']

/** A choice of one visit: when, and how far the shopper was already. Times in milliseconds. */
export type ChoiceMade = { at: number; reached?: Step | undefined }
export type StepMade = { at: number; step: Step }

/**
 * What each choice of one visitor is credited with, 0 … 1, parallel to `choices` (in order of time): the worth of the furthest step that came
 * after it and was new then, less for each later choice in between, which had a hand in it too. Late and repeated steps change nothing but
 * what they are.
 */
export function creditOf({ progress, credit }: Strategy, choices: readonly ChoiceMade[], steps: readonly StepMade[]): number[] {
  return choices.map(({ at, reached }, own) => {
    const from = reached === undefined ? -1 : order.indexOf(reached)
    return steps.reduce((most, { at: when, step }) => {
      if (when < at || when > at + credit.hours * 3_600_000 || order.indexOf(step) <= from) return most
      const later = choices.filter((choice, other) => other > own && choice.at <= when).length
      return Math.max(most, progress[step] * credit.share ** later)
    }, 0)
  })
}
