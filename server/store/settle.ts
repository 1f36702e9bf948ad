import { setTimeout as sleep } from 'node:timers/promises'

const restMs = 50
/** A backup of a large database reads from the write-ahead log this long; whoever erases does not wait for it. */
const patienceMs = 5000

/**
 * Folds the write-ahead log into the file, so that what was erased stands in neither; tells whether it did in good time. It goes on
 * trying after that, until `signal`.
 */
export async function settle(database: { fold(): boolean }, signal?: AbortSignal): Promise<boolean> {
  const until = performance.now() + patienceMs
  while (performance.now() < until) {
    if (database.fold()) return true
    await sleep(restMs)
  }
  const later = setInterval(() => {
    if (signal?.aborted === true || database.fold()) clearInterval(later)
  }, 1000)
  later.unref()
  return false
}
