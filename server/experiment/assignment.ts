import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { UsherError } from '../errors.ts'

/** A stretch of an experiment in which another share was held out. */
export type Period = { held: number; from: string; to: string }
/**
 * What the owner has begun: the share of visitors that is held out as control, by chance that the seed fixes. `earlier`: periods with another share, the
 * oldest first; whoever got an arm in one keeps it and is counted there.
 */
export type Experiment = { seed: string; held: number; startedAt: string; stoppedAt?: string | undefined; earlier?: Period[] | undefined }
export type ExperimentArm = 'treated' | 'control'

type Settings = { get(key: string): string | undefined; set(key: string, value: string): void }
const key = 'experiment'
const schema = z.object({
  // One that was kept by an earlier version, or set by hand, may be short: who has an arm by it keeps it.
  seed: z.string().min(1),
  held: z.number().gt(0).lt(1),
  startedAt: z.iso.datetime(),
  stoppedAt: z.iso.datetime().optional(),
  earlier: z.array(z.object({ held: z.number().gt(0).lt(1), from: z.iso.datetime(), to: z.iso.datetime() })).optional(),
})

/** The last experiment that the owner has begun; `stoppedAt` where it runs no more. */
export function readExperiment(settings: Settings): Experiment | undefined {
  const stored = settings.get(key)
  if (stored === undefined) return undefined
  const read = schema.safeParse(parsed(stored))
  if (read.success) return read.data
  const [{ path, message }] = read.error.issues as [z.core.$ZodIssue]
  throw new UsherError(
    'conflict',
    `Expected an experiment under "${key}" of the database's shop_settings, its ${path.join('.') || 'JSON'} is unreadable (${message}): \`usher experiment start\` begins another`,
  )
}

function parsed(stored: string): unknown {
  try {
    return JSON.parse(stored)
  } catch {
    return undefined
  }
}

export const saveExperiment = (settings: Settings, experiment: Experiment): void => settings.set(key, JSON.stringify(experiment))

/** Another one, in which nobody has an arm yet: `clear` takes them away, and belongs in the same transaction. */
export function beginExperiment(settings: Settings, clear: () => void, { held, at }: { held: number; at: Date }): Experiment {
  const begun = { seed: randomBytes(16).toString('hex'), held, startedAt: at.toISOString() }
  clear()
  saveExperiment(settings, begun)
  return begun
}

/** The place of the period that goes on, from 0: visitors who get an arm now are counted in it. */
export const periodOf = ({ earlier = [] }: Experiment): number => earlier.length
/** When it began. */
export const periodFrom = ({ earlier = [], startedAt }: Experiment): string => earlier.at(-1)?.to ?? startedAt

/**
 * Another share for visitors who come from now on, in a period of its own: nobody who has an arm changes it, and visitors that were drawn with different
 * chances are never counted together. Nothing where none runs.
 */
export function changeShare(settings: Settings, { held, at }: { held: number; at: Date }): Experiment | undefined {
  const running = readExperiment(settings)
  if (running === undefined || running.stoppedAt !== undefined) return undefined
  if (running.held === held) return running
  const over: Period = { held: running.held, from: periodFrom(running), to: at.toISOString() }
  const changed = { ...running, held, earlier: [...(running.earlier ?? []), over] }
  saveExperiment(settings, changed)
  return changed
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
