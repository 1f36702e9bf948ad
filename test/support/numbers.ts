/** The value below which `share` of the values lie; null of none. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted.length === 0 ? null : (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null)
}

export function rounded(value: number | null, digits = 0): number | null {
  return value === null ? null : Number(value.toFixed(digits))
}

/** p50, p95 and p99 in whole milliseconds. */
export function spread(values: readonly number[]): Record<'p50' | 'p95' | 'p99', number | null> {
  const at = (share: number) => rounded(percentile(values, share))
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
