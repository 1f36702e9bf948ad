type Writes = { trouble(): string | undefined; troubles(): { count: number; last: string }; probe(): void }

/** How often a database that could not be written is tried again. */
const lookEveryMs = 1000
/** The write-ahead log often has room for one small write more: only with this much beside it is a trouble over. */
const roomBytes = 1 << 20

/** Tells when writing begins to fail and when it works again; tries by itself, so that a full disk heals without a restart. */
export function watchStorage(options: { database: Writes; freeBytes(): number; onDown(reason: string): void; onUp(): void }): {
  close(): void
} {
  const { database } = options
  let isDown = false
  let seen = database.troubles().count
  const look = () => {
    // One that came and went between two looks has left messages waiting too.
    const { count, last } = database.troubles()
    if (count > seen && !isDown) {
      options.onDown(last)
      isDown = true
    }
    seen = count
    if (database.trouble() !== undefined) {
      if (options.freeBytes() < roomBytes) return
      try {
        database.probe()
      } catch {
        // Still down: `trouble` says why.
        return
      }
    }
    if (isDown && database.trouble() === undefined) {
      isDown = false
      options.onUp()
    }
  }
  const timer = setInterval(look, lookEveryMs)
  timer.unref()
  return { close: () => clearInterval(timer) }
}
