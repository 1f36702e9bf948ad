import { z } from 'zod'

/** Says of a database that nothing in it is of real shoppers: what made it, and the moment its month ends with. */
export type Simulated = { seed: number; until: string }

type Settings = { get(key: string): string | undefined; set(key: string, value: string): void }
const key = 'simulated'
const schema = z.object({ seed: z.number(), until: z.iso.datetime() })

export function readSimulated(settings: Pick<Settings, 'get'>): Simulated | undefined {
  const stored = settings.get(key)
  return stored === undefined ? undefined : schema.parse(JSON.parse(stored))
}

/** For good: a database that was simulated never becomes a shop's. */
export const markSimulated = (settings: Settings, simulated: Simulated): void => settings.set(key, JSON.stringify(simulated))
