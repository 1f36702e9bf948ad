/** A score that at least `most` reach and hardly more: found by counting, as sorting them all takes longer than the search. */
export function leastOfBest(scores: Float32Array | Float64Array, most: number): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const score of scores) {
    if (score < low) low = score
    if (score > high) high = score
  }
  if (scores.length <= most) return low
  const steps = 4096
  const scale = steps / (high - low || 1)
  const counts = new Int32Array(steps + 1)
  for (const score of scores) counts[Math.floor((score - low) * scale)]! += 1
  let [step, reached] = [steps, counts[steps]!]
  while (reached < most && step > 0) reached += counts[--step]!
  return low + (step - 1) / scale
}
