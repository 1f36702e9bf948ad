import type { Choice } from './strategist.ts'

/** A choice as JSON: until a visitor has seen it, nothing is learnt of it. */
export const toStoredChoice = (choice: Choice): string => JSON.stringify({ ...choice, shares: Object.fromEntries(choice.shares) })

/** Of the same program: it is ten minutes old at most. */
export function fromStoredChoice(stored: string): Choice {
  const { shares, ...choice } = JSON.parse(stored) as Omit<Choice, 'shares'> & { shares: Record<string, number> }
  return { ...choice, shares: new Map(Object.entries(shares)) as Choice['shares'] }
}
