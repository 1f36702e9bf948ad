import { leastOfBest } from '../search/least-of-best.ts'

/** Sums by item over a fixed number of items: cleared in the time of what was added, so that one serves every request. */
export function createTally(itemCount: number) {
  const sums = new Float32Array(itemCount)
  const isTouched = new Uint8Array(itemCount)
  const touched: number[] = []
  return {
    add(item: number, value: number): void {
      if (isTouched[item] === 0) {
        isTouched[item] = 1
        touched.push(item)
      }
      sums[item]! += value
    },
    set(item: number, value: number): void {
      sums[item] = value
    },
    get: (item: number): number => sums[item]!,
    /** Each item that was added to, once. */
    touched: touched as readonly number[],
    /** Divides every sum. */
    share(by: number): void {
      if (by > 0) for (const item of touched) sums[item]! /= by
    },
    total: (): number => touched.reduce((sum, item) => sum + sums[item]!, 0),
    /** The items of the `most` greatest sums and hardly more, in no order. */
    top(most: number): readonly number[] {
      if (touched.length <= most) return touched
      const least = leastOfBest(
        Float32Array.from(touched, item => sums[item]!),
        most,
      )
      return touched.filter(item => sums[item]! >= least)
    },
    clear(): void {
      for (const item of touched) {
        sums[item] = 0
        isTouched[item] = 0
      }
      touched.length = 0
    },
  }
}

/** The `most` best by `scoreOf`, the best first; equal ones by their number, so that an answer is the same each time. */
export function best(items: Iterable<number>, scoreOf: (item: number) => number, most: number): number[] {
  return [...items].sort((a, b) => scoreOf(b) - scoreOf(a) || a - b).slice(0, most)
}
