/** Spans of one line as strings that are equal where the spans are. */
export type Pair = { wanted: readonly string[]; found: readonly string[] }

export type Counts = { right: number; wanted: number; found: number }

export function countRight({ wanted, found }: Pair): Counts {
  const left = [...found]
  let right = 0
  for (const one of wanted) {
    const at = left.indexOf(one)
    if (at < 0) continue
    left.splice(at, 1)
    right += 1
  }
  return { right, wanted: wanted.length, found: found.length }
}

/** Micro-F1, the harmonic mean of precision and recall over all spans; 1 where nothing is wanted and nothing found. */
export function f1(counts: Iterable<Counts>): number {
  let right = 0
  let all = 0
  for (const one of counts) {
    right += one.right
    all += one.wanted + one.found
  }
  return all === 0 ? 1 : (2 * right) / all
}
