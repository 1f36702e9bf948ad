import { seededRandom } from './random.ts'

export type Estimate = { value: number; low: number; high: number }

/** Enough for an interval, and no more than that many rows drawn in all: of many rows the interval is narrow however it is read. */
const mostResamples = 500
const mostDrawn = 10_000_000

/** Mean F1 over every class that is wanted or given; a class that is never met with success counts as 0. */
export function macroF1(wanted: readonly string[], given: readonly string[]): number {
  const counts = new Map<string, { both: number; wanted: number; given: number }>()
  const of = (name: string) => {
    const found = counts.get(name) ?? { both: 0, wanted: 0, given: 0 }
    counts.set(name, found)
    return found
  }
  for (const [at, name] of wanted.entries()) {
    of(name).wanted++
    of(given[at]!).given++
    if (given[at] === name) of(name).both++
  }
  return mean([...counts.values()].map(count => (2 * count.both) / (count.wanted + count.given)))
}

export function accuracy(wanted: readonly string[], given: readonly string[]): number {
  return mean(wanted.map((name, at) => Number(given[at] === name)))
}

/** The probability that a positive scores above a negative; ties count half. Null without either. */
export function auroc(scores: readonly number[], isPositive: readonly boolean[]): number | null {
  const order = scores.map((_, at) => at).sort((a, b) => scores[a]! - scores[b]!)
  let rankSum = 0
  for (let start = 0; start < order.length; ) {
    let end = start
    while (end < order.length && scores[order[end]!] === scores[order[start]!]) end++
    for (const at of order.slice(start, end)) if (isPositive[at]) rankSum += (start + 1 + end) / 2
    start = end
  }
  const positives = isPositive.filter(Boolean).length
  const negatives = scores.length - positives
  return positives === 0 || negatives === 0 ? null : (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives)
}

/** Matthews correlation; 0 where one side is empty. */
export function matthews(isPositive: readonly boolean[], isFlagged: readonly boolean[]): number {
  let [hits, alarms, misses, rejections] = [0, 0, 0, 0]
  for (const [at, positive] of isPositive.entries()) {
    if (positive && isFlagged[at]) hits++
    else if (positive) misses++
    else if (isFlagged[at]) alarms++
    else rejections++
  }
  const below = Math.sqrt((hits + alarms) * (hits + misses) * (rejections + alarms) * (rejections + misses))
  return below === 0 ? 0 : (hits * rejections - alarms * misses) / below
}

/** A figure over rows 0 … count − 1 with its 95 % interval by the bootstrap (percentiles of resampled rows). */
export function estimate(count: number, figure: (rows: readonly number[]) => number, seed: number): Estimate {
  const random = seededRandom(seed)
  const rows = Array.from({ length: count }, (_, at) => at)
  const resamples = Math.min(mostResamples, Math.ceil(mostDrawn / Math.max(1, count)))
  const drawn = Array.from({ length: resamples }, () => figure(rows.map(() => Math.floor(random() * count)))).sort((a, b) => a - b)
  return { value: figure(rows), low: quantile(drawn, 0.025), high: quantile(drawn, 0.975) }
}

/** `sorted` ascending, not empty. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
