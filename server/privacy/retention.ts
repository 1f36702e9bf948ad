import { setImmediate as breath } from 'node:timers/promises'

type Store = {
  idleSince(before: string, limit: number): string[]
  erase(ids: readonly string[], before: string): { conversations: number; events: number }
  settle(): Promise<boolean>
}

const dayMs = 24 * 3600 * 1000
/** Small enough that shoppers who talk meanwhile do not wait for it. */
const batch = 20
/** A wall clock that has run away from the monotonic one by more than this is not believed. */
const mostDriftMs = 3600 * 1000

/**
 * Erases conversations in which nothing has happened for so many days: at start and once a day, in small batches. A clock that
 * jumped while the service ran erases nothing: the run is left out once, and the next goes by the new time.
 */
export function createRetention(options: {
  days: number
  /** What else is kept for so many days at most, 0 for ever; each tells how many went. */
  classes?: readonly { days: number; erase(before: Date): number }[]
  store: Store
  now(): Date
  /** Milliseconds of a clock that nobody sets. */
  monotonic(): number
  onErased(counts: { conversations: number; events: number; ms: number }, ids: readonly string[]): void
  onFault(error: unknown): void
}) {
  const { days, store, now, monotonic } = options
  let wall = now().getTime()
  let steady = monotonic()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let closed = false

  async function run(): Promise<void> {
    const at = now().getTime()
    const drift = at - wall - (monotonic() - steady)
    wall = at
    steady = monotonic()
    if (Math.abs(drift) > mostDriftMs) {
      throw new Error(`Expected a clock that runs steadily, it jumped by ${Math.round(drift / 1000)} s: nothing is erased today`)
    }
    const classes = (options.classes ?? []).filter(each => each.days > 0)
    const others = classes.reduce((sum, each) => sum + each.erase(new Date(at - each.days * dayMs)), 0)
    if (others > 0) await store.settle()
    if (days === 0) return
    const before = new Date(at - days * dayMs).toISOString()
    const sum = { conversations: 0, events: 0 }
    const gone: string[] = []
    while (!closed) {
      const ids = store.idleSince(before, batch)
      if (ids.length === 0) break
      const counts = store.erase(ids, before)
      sum.conversations += counts.conversations
      sum.events += counts.events
      gone.push(...ids)
      await breath()
    }
    if (sum.conversations === 0) return
    await store.settle()
    options.onErased({ ...sum, ms: Math.round(monotonic() - steady) }, gone)
  }

  return {
    /** Runs now and then once a day; does nothing where everything is kept. */
    start(): void {
      if (closed || (days === 0 && (options.classes ?? []).every(each => each.days === 0))) return
      clearTimeout(timer)
      running = running.then(run).catch(options.onFault)
      timer = setTimeout(() => this.start(), dayMs)
      timer.unref()
    },
    async close(): Promise<void> {
      closed = true
      clearTimeout(timer)
      await running
    },
  }
}
