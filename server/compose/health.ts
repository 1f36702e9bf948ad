import type { Health } from '../http/health.ts'
import type { Models } from './models.ts'

type Options = {
  models: Pick<Models, 'status' | 'versions'>
  trouble(): string | undefined
  queue: { size(): number }
  faults(): number
  eventLoopDelayMs(percentile: number): number
}

/** How the service is, part by part, with what stands in for a part that is away. */
export function readHealth({ models, trouble: readTrouble, queue, faults, eventLoopDelayMs }: Options): Health {
  const { classifier: classifierStatus, generator: generatorStatus } = models.status()
  const trouble = readTrouble()
  const well =
    trouble === undefined && classifierStatus.state === 'ready' && (generatorStatus === undefined || generatorStatus.state === 'ready')
  return {
    state: well ? 'ok' : 'degraded',
    parts: {
      classifier: { ...classifierStatus, instead: classifierStatus.state === 'ready' ? 'nothing' : 'keywords and quick replies' },
      generator:
        generatorStatus === undefined
          ? { state: 'off', instead: 'templates' }
          : { ...generatorStatus, instead: generatorStatus.state === 'ready' ? 'nothing' : 'templates' },
      storage: trouble === undefined ? { state: 'ready' } : { state: 'refusing', lastError: trouble },
      queue: { conversations: queue.size(), turnFaults: faults() },
      eventLoop: { p999Ms: Math.round(eventLoopDelayMs(99.9) * 10) / 10 },
      versions: models.versions,
    },
  }
}
