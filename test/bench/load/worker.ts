import { monitorEventLoopDelay } from 'node:perf_hooks'
import { type IdleOptions, idle } from './idle.ts'
import { type Talked, type TalkOptions, talk } from './talk.ts'

/** A process of its own with a share of the shoppers; started by fork only. */
export type Task = { kind: 'talk'; shoppers: TalkOptions[] } | { kind: 'idle'; options: IdleOptions }
export type FromWorker =
  /** `delayMs`: p99 of this process's own event-loop delay; a high one makes the latencies it measured too high. */
  | { kind: 'talked'; talked: Talked[]; delayMs: number }
  | { kind: 'idling'; open: number; conversations: string[] }
  | { kind: 'woken'; answeredMs: number[] }

const loop = monitorEventLoopDelay({ resolution: 10 })
loop.enable()

process.once('message', async (task: Task) => {
  if (task.kind === 'talk') {
    const talked = await Promise.all(task.shoppers.map(talk))
    tell({ kind: 'talked', talked, delayMs: loop.percentile(99) / 1e6 })
  } else await idle(task.options, tell)
})

function tell(message: FromWorker): void {
  process.send?.(message)
}
