import { setImmediate } from 'node:timers/promises'

/** Milliseconds of a turn's work after which others are heard. */
const longestMs = 5

/** For a turn: waits until everybody else was heard, where it has worked for a while since the last time. */
export function createBreath(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < longestMs) return
    await setImmediate()
    since = performance.now()
  }
}
