/** Counts in windows of `windowMs`: `take` is false from the first that is one too many until the window is over. Bounded in memory. */
export function createPace(most: number, windowMs: number, mostKeys = 10_000) {
  const windows = new Map<string, { from: number; taken: number }>()
  return {
    take(key: string, at: number): boolean {
      const from = at - (at % windowMs)
      const before = windows.get(key)
      const window = before?.from === from ? before : { from, taken: 0 }
      window.taken++
      windows.delete(key)
      windows.set(key, window)
      if (windows.size > mostKeys) windows.delete(windows.keys().next().value!)
      return window.taken <= most
    },
  }
}
