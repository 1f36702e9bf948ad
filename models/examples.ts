/**
 * Training examples by group (an intent, or out of scope): vectors as int8 with a scale each, group after group. Group g holds the rows
 * `offsets[g]` … `offsets[g + 1] − 1`.
 */
export type Examples = {
  readonly dimensions: number
  readonly offsets: readonly number[]
  readonly values: Int8Array
  readonly scales: Float32Array
}

/** Subtracts the mean of the training vectors and brings the rest to unit length: around 0 the angles say more. */
export function centre(vector: Float32Array, mean: Float32Array): Float32Array {
  const moved = vector.map((value, at) => value - mean[at]!)
  const length = Math.hypot(...moved)
  return length === 0 ? moved : moved.map(value => value / length)
}

export function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float64Array(vectors[0]?.length ?? 0)
  for (const vector of vectors) for (let at = 0; at < sum.length; at++) sum[at]! += vector[at]!
  return Float32Array.from(sum, value => value / vectors.length)
}

export function packExamples(groups: readonly (readonly Float32Array[])[], dimensions: number): Examples {
  const rows = groups.flat()
  const offsets = [0]
  for (const group of groups) offsets.push(offsets.at(-1)! + group.length)
  const values = new Int8Array(rows.length * dimensions)
  const scales = new Float32Array(rows.length)
  for (const [row, vector] of rows.entries()) {
    const scale = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127 || 1
    scales[row] = scale
    for (let at = 0; at < dimensions; at++) values[row * dimensions + at] = Math.round(vector[at]! / scale)
  }
  return { dimensions, offsets, values, scales }
}

/** The cosine to the nearest example of a group; −1 where it has none. `query` is centred and of unit length. */
export function nearest({ dimensions, offsets, values, scales }: Examples, group: number, query: Float32Array): number {
  let most = -1
  for (let row = offsets[group] ?? 0; row < (offsets[group + 1] ?? 0); row++) {
    const start = row * dimensions
    let sum = 0
    for (let at = 0; at < dimensions; at++) sum += query[at]! * values[start + at]!
    most = Math.max(most, sum * scales[row]!)
  }
  return most
}
