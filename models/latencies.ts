const remembered = 512

/** The last durations of something, for percentiles of the present rather than of all time. */
export function createLatencies() {
  const values: number[] = []
  let next = 0
  return {
    add(ms: number): void {
      values[next] = ms
      next = (next + 1) % remembered
    },
    /** Undefined before the first value. */
    percentile(share: number): number | undefined {
      const sorted = values.toSorted((a, b) => a - b)
      return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
    },
  }
}
