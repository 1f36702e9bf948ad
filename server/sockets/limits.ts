/** A sliding window: `take` is true while fewer than `limit` were taken in the last `windowMs`. Memory is bounded by pruning. */
export function createLimit(options: { limit: number; windowMs: number; now?: () => number }) {
  const { limit, windowMs } = options
  // Not the clock on the wall: that one may be set while somebody waits.
  const now = options.now ?? (() => performance.now())
  const taken = new Map<string, number[]>()
  return {
    /** Takes one for this key, or tells after how many milliseconds there is one again. */
    take(key: string): { ok: true } | { ok: false; retryAfterMs: number } {
      const at = now()
      const recent = (taken.get(key) ?? []).filter(time => time > at - windowMs)
      const [oldest] = recent
      if (recent.length >= limit && oldest !== undefined) return { ok: false, retryAfterMs: Math.max(1, oldest + windowMs - at) }
      recent.push(at)
      taken.delete(key)
      taken.set(key, recent)
      if (taken.size > 10_000) {
        for (const [other, times] of taken) {
          if ((times.at(-1) ?? 0) > at - windowMs) break
          taken.delete(other)
        }
      }
      return { ok: true }
    },
    /** What this key has taken is forgotten. */
    clear: (key: string): boolean => taken.delete(key),
  }
}

export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
}
