import type { Prefilled } from './decode.ts'

/**
 * Prompts that ran lately. A plan names its facts by placeholders, so that the same few hundred plans come again and again, whoever
 * talks: one that is remembered begins to write at once. Bounded by the tokens it holds; the one unused longest goes first.
 */
export function createPromptCache(mostTokens: number) {
  const held = new Map<string, Prefilled>()
  let tokens = 0
  return {
    find(prompt: readonly number[]): Prefilled | undefined {
      const key = prompt.join(' ')
      const found = held.get(key)
      if (found === undefined) return undefined
      held.delete(key)
      held.set(key, found)
      return found
    },
    keep(prompt: readonly number[], prefilled: Prefilled): void {
      const key = prompt.join(' ')
      if (prefilled.length > mostTokens || held.has(key)) return
      held.set(key, prefilled)
      tokens += prefilled.length
      for (const [oldest, { length }] of held) {
        if (tokens <= mostTokens) break
        held.delete(oldest)
        tokens -= length
      }
    },
  }
}
