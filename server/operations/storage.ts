type Writes = { trouble(): string | undefined; probe(): void }

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
  const look = () => {
    if (database.trouble() !== undefined) {
      if (!isDown) options.onDown(database.trouble() ?? '')
      isDown = true
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
