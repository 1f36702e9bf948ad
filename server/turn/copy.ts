import type { Plan, PlanAct } from '../dialogue/plan.ts'
import { type Worded, type WordOptions, word } from './word.ts'

export type CopyRequest = { form: 'post' | 'subject'; language: Plan['language']; count: number }
export type Copy = { text: string; by: Worded['by']; facts: { slot: string; text: string }[] }

/** Words each act by itself, guard included; what comes out the same is given once. */
export async function writeCopy(
  acts: readonly PlanAct[],
  language: Plan['language'],
  options: Omit<WordOptions, 'seed'>,
  signal: AbortSignal,
): Promise<Copy[]> {
  const copies = new Map<string, Copy>()
  for (const [seed, act] of acts.entries()) {
    const { text, by, placeholders } = await word({ language, acts: [act] }, { ...options, seed }, signal)
    if (!copies.has(text)) copies.set(text, { text, by, facts: factsOf(placeholders) })
  }
  return [...copies.values()]
}

/** What a text is made of, named as in prompts/plan.json. */
export function factsOf(placeholders: Worded['placeholders']): { slot: string; text: string }[] {
  return [...placeholders].map(([placeholder, { text }]) => ({ slot: placeholder.replace(/^\[|\d*\]$/g, ''), text }))
}
