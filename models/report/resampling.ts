import { type Estimate, quantile } from '../metrics.ts'
import { seededRandom } from '../random.ts'

export const resamples = 1000
/** A stratum of fewer rows hardly varies when it is drawn from itself, and would make an interval too narrow. */
const leastStratum = 5

/**
 * Draws rows with replacement, `resamples` times, within each stratum as many as it has (Efron & Tibshirani 1993, chapters 6 and 8), so that no
 * draw lacks an intent or the out-of-scope rows. Strata of fewer than five rows are put together. The same rows and seed give the same draws;
 * `visit` gets the same array each time.
 */
export function resample(rows: Int32Array, stratumOf: (row: number) => number, seed: number, visit: (drawn: Int32Array) => void): void {
  const strata = toStrata(rows, stratumOf)
  const random = seededRandom(seed)
  const drawn = new Int32Array(rows.length)
  for (let draw = 0; draw < resamples; draw++) {
    let at = 0
    for (const stratum of strata)
      for (let count = stratum.length; count > 0; count--) drawn[at++] = stratum[Math.floor(random() * stratum.length)]!
    visit(drawn)
  }
}

/** The 95 % interval by the percentiles of what resamples gave (Efron & Tibshirani 1993, chapter 13); null where there is no value. */
export function toEstimate(value: number, drawn: readonly number[]): Estimate | null {
  if (Number.isNaN(value)) return null
  const sorted = drawn.filter(one => !Number.isNaN(one)).sort((a, b) => a - b)
  return { value, low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) }
}

function toStrata(rows: Int32Array, stratumOf: (row: number) => number): number[][] {
  const groups = new Map<number, number[]>()
  for (const row of rows) {
    const stratum = stratumOf(row)
    const group = groups.get(stratum)
    if (group === undefined) groups.set(stratum, [row])
    else group.push(row)
  }
  const large = [...groups.values()].filter(group => group.length >= leastStratum)
  const small = [...groups.values()].filter(group => group.length < leastStratum).flat()
  return small.length === 0 ? large : [...large, small]
}
