import { createHash } from 'node:crypto'
import { z } from 'zod'

/** What the owner has begun: the share of visitors that is held out as control, by chance that the seed fixes. */
export type Experiment = { seed: string; held: number; startedAt: string }
export type ExperimentArm = 'treated' | 'control'

type Settings = { get(key: string): string | undefined; set(key: string, value: string): void }
const key = 'experiment'
const schema = z.object({ seed: z.string().min(8), held: z.number().gt(0).lt(1), startedAt: z.iso.datetime() })

/** The running experiment; none where the owner has begun none, or ended it. */
export function readExperiment(settings: Settings): Experiment | undefined {
  const stored = settings.get(key)
  if (stored === undefined || stored === '') return undefined
  return schema.parse(JSON.parse(stored))
}

export const saveExperiment = (settings: Settings, experiment: Experiment | undefined): void =>
  settings.set(key, experiment === undefined ? '' : JSON.stringify(experiment))

/** The same for the same visitor and seed wherever it is asked; `visitor` is their key. Nobody can choose an arm without knowing the seed. */
export function armOf({ seed, held }: Pick<Experiment, 'seed' | 'held'>, visitor: Uint8Array): ExperimentArm {
  const drawn = createHash('sha256').update(seed).update(visitor).digest().readUIntBE(0, 6) / 2 ** 48
  return drawn < held ? 'control' : 'treated'
}
