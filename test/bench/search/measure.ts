import { monitorEventLoopDelay } from 'node:perf_hooks'
import { percentile, rounded } from '../../support/numbers.ts'

/** p50, p95 and the longest in milliseconds. */
export function spreadOf(values: readonly number[]) {
  const at = (share: number) => rounded(percentile(values, share), 1)
  return { p50: at(0.5), p95: at(0.95), max: at(1) }
}

/** How late a timer of one millisecond is, as `usher_event_loop_delay_p999_seconds` has it. */
export function watchLoop() {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  return {
    stop() {
      delay.disable()
      const ms = (nanoseconds: number) => rounded(nanoseconds / 1e6, 1)
      return { p99: ms(delay.percentile(99)), p999: ms(delay.percentile(99.9)), max: ms(delay.max) }
    },
  }
}
