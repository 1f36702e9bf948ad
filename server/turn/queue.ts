/** What is known of a conversation that has something to answer. */
type Line = {
  timer?: NodeJS.Timeout
  /** When the first of the folded messages came: the pause is not stretched for ever. */
  since: number
  typingUntil: number
  /** Turns in a row that ended in a fault. */
  faults: number
  running?: { abort: AbortController; stop: AbortController; showing: boolean; done: Promise<void> }
}

/** A shopper who keeps typing is waited for this long at most, and this long after the last sign of it. */
const longestFoldMs = 6000
const typingHoldMs = 1500

/** A turn that fails is tried again, each time after twice as long, and answered in another way after so many faults. */
const faultPauseMs = 500
const mostFaults = 2

/**
 * One turn at a time per conversation. A short pause folds a burst into one turn; a newer message aborts a reply that has
 * not begun to show; after a reply, whatever came meanwhile is answered next.
 */
export function createTurnQueue(options: {
  pauseMs: number
  /** Runs one turn. Rejects with the abort reason when cut before it showed anything. */
  run(conversation: string, cut: { abort: AbortSignal; stop: AbortSignal; onShow(): void }): Promise<void>
  /** True when something still waits for an answer. */
  hasWaiting(conversation: string): boolean
  onFault(conversation: string, error: unknown): void
  /** The turn failed again and again: answers it in some other way. Must not throw. */
  giveUp(conversation: string): void
  now?: () => number
}) {
  const lines = new Map<string, Line>()
  // Not the clock on the wall: that one may be set while somebody waits.
  const now = options.now ?? (() => performance.now())
  let closed = false

  const lineOf = (conversation: string) => {
    let line = lines.get(conversation)
    if (line === undefined) {
      line = { since: 0, typingUntil: 0, faults: 0 }
      lines.set(conversation, line)
    }
    return line
  }

  function schedule(conversation: string, delayMs: number): void {
    if (closed) return
    const line = lineOf(conversation)
    clearTimeout(line.timer)
    line.timer = setTimeout(() => {
      delete line.timer
      void start(conversation, line)
    }, delayMs)
  }

  async function start(conversation: string, line: Line): Promise<void> {
    if (closed || line.running !== undefined) return
    const hold = Math.min(line.typingUntil, line.since + longestFoldMs) - now()
    if (hold > 0) return schedule(conversation, hold)
    const abort = new AbortController()
    const stop = new AbortController()
    const running = { abort, stop, showing: false, done: Promise.resolve() }
    line.running = running
    line.since = 0
    running.done = options
      .run(conversation, { abort: abort.signal, stop: stop.signal, onShow: () => (running.showing = true) })
      .then(() => {
        line.faults = 0
      })
      .catch((error: unknown) => {
        if (abort.signal.aborted || stop.signal.aborted) return
        line.faults++
        options.onFault(conversation, error)
        if (line.faults >= mostFaults) options.giveUp(conversation)
      })
      .finally(() => {
        delete line.running
        const retryMs = line.faults > 0 ? faultPauseMs * 2 ** Math.min(line.faults, 6) : abort.signal.aborted ? 0 : options.pauseMs
        if (line.timer === undefined && !closed && options.hasWaiting(conversation)) schedule(conversation, retryMs)
        else if (line.timer === undefined) lines.delete(conversation)
      })
  }

  return {
    /** Something came that wants an answer. */
    nudge(conversation: string, at: 'once' | 'after-pause' = 'after-pause'): void {
      const line = lineOf(conversation)
      if (line.since === 0) line.since = now()
      line.typingUntil = 0
      if (line.running !== undefined && !line.running.showing) line.running.abort.abort(new Error('a newer message came'))
      schedule(conversation, at === 'once' ? 0 : options.pauseMs)
    },
    typing(conversation: string, on: boolean): void {
      const line = lines.get(conversation)
      if (line !== undefined) line.typingUntil = on ? now() + typingHoldMs : 0
    },
    /** The shopper pressed stop. Tells whether a reply is being shown (it ends with the sentence), was on its way, or neither. */
    stop(conversation: string): 'showing' | 'pending' | 'idle' {
      const line = lines.get(conversation)
      if (line === undefined) return 'idle'
      clearTimeout(line.timer)
      delete line.timer
      line.running?.stop.abort(new Error('the shopper pressed stop'))
      return line.running?.showing === true ? 'showing' : 'pending'
    },
    /** A person takes over: what waits is theirs, what is being worded or shown ends at once. */
    cancel(conversation: string): void {
      const line = lines.get(conversation)
      if (line === undefined) return
      clearTimeout(line.timer)
      delete line.timer
      line.running?.abort.abort(new Error('a person has taken over'))
      line.running?.stop.abort(new Error('a person has taken over'))
      if (line.running === undefined) lines.delete(conversation)
    },
    size: () => lines.size,
    /** Lets replies that are being shown finish, drops the rest: a start queues them again. */
    async close(): Promise<void> {
      closed = true
      for (const line of lines.values()) {
        clearTimeout(line.timer)
        if (line.running !== undefined && !line.running.showing) line.running.abort.abort(new Error('the service stops'))
      }
      await Promise.all([...lines.values()].map(line => line.running?.done))
      lines.clear()
    },
  }
}
