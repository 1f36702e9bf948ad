import type { Clause } from '../dialogue/turn.ts'

const sureOfIntent = 0.8

/** The classifier hears just this, and surely. */
export const heardAs = ({ intents: [best], abstain }: Clause, name: string): boolean =>
  best?.name === name && !abstain && best.probability >= sureOfIntent
