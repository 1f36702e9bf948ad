import { setImmediate as turn } from 'node:timers/promises'
import type { LongWork } from '../dialogue/long-work.ts'

/** Milliseconds of work between two turns of the event loop. */
const slice = 5

/** Does long work beside a running service: shoppers are answered in between. */
export async function inSlices<T>(work: LongWork<T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const until = performance.now() + slice
    while (performance.now() < until) {
      const step = work.next()
      if (step.done === true) return step.value
    }
    await turn()
    signal?.throwIfAborted()
  }
}
