import { bundledStrategy, readStrategy } from './read-strategy.ts'
import type { Strategy } from './strategy.ts'

type Settings = { get(key: string): string | undefined; set(key: string, value: string): void }
export const strategyKey = 'strategy'

/** The owner's own file where one is in use, else the program's; the same object until it changes. */
export function createCurrentStrategy(settings: Pick<Settings, 'get'>): () => Strategy {
  const bundled = bundledStrategy()
  let last: { text: string; strategy: Strategy } = { text: '', strategy: bundled }
  return () => {
    const text = settings.get(strategyKey) ?? ''
    if (text === last.text) return last.strategy
    const read = text === '' ? { ok: true as const, value: bundled } : readStrategy(text, 'the strategy in use')
    if (!read.ok) throw new Error(read.faults.join('\n'))
    last = { text, strategy: read.value }
    return last.strategy
  }
}

/** `text`: of a file that was read without a fault; empty for the program's own. */
export const saveStrategy = (settings: Settings, text: string): void => settings.set(strategyKey, text)
