import type { Queue } from '../wire.ts'

/** A busy shop changes faster than anybody reads: at most one inbox goes out in this time, in milliseconds. */
const restMs = 250

/** Tells all agents of a changed inbox: the first change at once, what follows soon after together. */
export function createInbox(ports: { read(): Queue; emit(queue: Queue): void; anybody(): boolean; onFault(error: unknown): void }) {
  let timer: NodeJS.Timeout | undefined
  let changedSince = false
  let closed = false

  function tell(): void {
    if (!ports.anybody()) return
    try {
      ports.emit(ports.read())
    } catch (error) {
      ports.onFault(error)
    }
  }

  function rest(): void {
    timer = setTimeout(() => {
      timer = undefined
      if (!changedSince) return
      changedSince = false
      tell()
      rest()
    }, restMs)
  }

  return {
    read: ports.read,
    changed(): void {
      if (closed) return
      if (timer !== undefined) {
        changedSince = true
        return
      }
      // What led to the change may go on in this very moment: it is told after it.
      timer = setTimeout(() => {
        tell()
        rest()
      }, 0)
    },
    close(): void {
      closed = true
      clearTimeout(timer)
    },
  }
}
