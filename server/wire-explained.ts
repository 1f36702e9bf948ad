import type { Words } from './wire-profile.ts'

/** What can be opened to "why". */
export const explainedKinds = ['choice', 'recommendation', 'offer', 'nudge', 'silence'] as const
export type ExplainedKind = (typeof explainedKinds)[number]

/**
 * Why something was recommended, offered, said of the service's own accord or left unsaid, in one form: a sentence first, what it rests on behind it.
 * Chances, expected progress and limits 0 … 1; `known`: what was known of the shopper, 0 … 1 each.
 */
export type Explanation = {
  kind: ExplainedKind
  /** What was done. */
  title: Words
  sentence: Words
  known: { name: string; label: Words; value: number }[]
  arms: { arm: string; label: Words; chance: number; expected?: number; floor?: number; ceiling?: number; chosen?: true }[]
  rules: Words[]
  facts: { text: string; source: 'shop' | 'shopper' | 'computed'; ref: string }[]
}

/** A recent thing of the owner's page; `said`: what the shopper said before, `came`: the progress that followed, 0 … 1, null while nothing is known. */
export type Recent = { at: string; conversation: string | null; said: string | null; came: number | null; explained: Explanation[] }
