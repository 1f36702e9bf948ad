import { setTimeout as rest } from 'node:timers/promises'
import type { LongWork } from '../language/long-work.ts'

/** Milliseconds of work between two turns of the event loop. */
const slice = 4

/**
 * Does long work beside a running service: shoppers are answered in between. After each slice it rests as long (`restMs`): a thread that
 * never sleeps is made to wait by the system just when a message comes.
 */
export async function inSlices<T>(work: LongWork<T>, signal?: AbortSignal, restMs = slice): Promise<T> {
  for (;;) {
    const until = performance.now() + slice
    while (performance.now() < until) {
      const step = work.next()
      if (step.done === true) return step.value
    }
    await rest(restMs)
    signal?.throwIfAborted()
  }
}
