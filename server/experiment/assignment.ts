import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'

/** What the owner has begun: the share of visitors that is held out as control, by chance that the seed fixes. */
export type Experiment = { seed: string; held: number; startedAt: string; stoppedAt?: string | undefined }
export type ExperimentArm = 'treated' | 'control'

type Settings = { get(key: string): string | undefined; set(key: string, value: string): void }
const key = 'experiment'
const schema = z.object({
  seed: z.string().min(8),
  held: z.number().gt(0).lt(1),
  startedAt: z.iso.datetime(),
  stoppedAt: z.iso.datetime().optional(),
})

/** The last experiment that the owner has begun; `stoppedAt` where it runs no more. */
export function readExperiment(settings: Settings): Experiment | undefined {
  const stored = settings.get(key)
  if (stored === undefined) return undefined
  return schema.parse(JSON.parse(stored))
}

export const saveExperiment = (settings: Settings, experiment: Experiment): void => settings.set(key, JSON.stringify(experiment))

/** Another one, in which nobody has an arm yet: `clear` takes them away, and belongs in the same transaction. */
export function beginExperiment(settings: Settings, clear: () => void, { held, at }: { held: number; at: Date }): Experiment {
  const begun = { seed: randomBytes(16).toString('hex'), held, startedAt: at.toISOString() }
  clear()
  saveExperiment(settings, begun)
  return begun
}

/** It runs no more; what was counted can still be told. */
export function endExperiment(settings: Settings, at: Date): void {
  const last = readExperiment(settings)
  if (last !== undefined) saveExperiment(settings, { ...last, stoppedAt: at.toISOString() })
}

/** The same for the same visitor and seed wherever it is asked; `visitor` is their key. Nobody can choose an arm without knowing the seed. */
export function armOf({ seed, held }: Pick<Experiment, 'seed' | 'held'>, visitor: Uint8Array): ExperimentArm {
  const drawn = createHash('sha256').update(seed).update(visitor).digest().readUIntBE(0, 6) / 2 ** 48
  return drawn < held ? 'control' : 'treated'
}
