/**
 * Vectors of one length in a bit a dimension: on which side of their centre each lies. A query keeps its full precision against
 * them (asymmetric distance: Gordo, Perronnin, Gong and Lazebnik, 2014), so that the best thousand of 100,000 by their sketches hold
 * the best hundred by their cosines; those are then compared whole.
 */
export function createSketches(dimensions: number) {
  const width = Math.ceil(dimensions / 8)
  const at = new Map<number, number>()
  const sum = new Float64Array(dimensions)
  let refs = new Int32Array(1024)
  let bits = new Uint8Array(refs.length * width)
  /** Set by the first call of `centre`. */
  let middle: Float32Array | undefined
  let replaced = 0
  let centredAt = 0

  function put(ref: number, vector: Float32Array): void {
    let place = at.get(ref)
    if (place === undefined) {
      place = at.size
      at.set(ref, place)
      if (place === refs.length) grow()
      refs[place] = ref
      for (let d = 0; d < dimensions; d += 1) sum[d]! += vector[d]!
    } else replaced += 1
    const start = place * width
    bits.fill(0, start, start + width)
    for (let d = 0; d < dimensions; d += 1) if (vector[d]! > (middle?.[d] ?? 0)) bits[start + (d >> 3)]! |= 1 << (d & 7)
  }

  function grow(): void {
    const [oldRefs, oldBits] = [refs, bits]
    refs = new Int32Array(oldRefs.length * 2)
    refs.set(oldRefs)
    bits = new Uint8Array(oldBits.length * 2)
    bits.set(oldBits)
  }

  return {
    get count() {
      return at.size
    },
    put,
    /** To be told before vectors are put in: where the middle of all lies. */
    centre(on: Float32Array, count: number) {
      middle = on
      centredAt = count
    },
    /** The average of all vectors. */
    mean: () => Float32Array.from(sum, value => value / at.size),
    /** Whether so many have come that the middle has moved, or so many were replaced that the average is off. */
    worn: (fewest: number) => replaced > at.size / 100 || (at.size > fewest && at.size > 2 * centredAt),

    /** The refs of the best `most` by their sketches, in no order. */
    best(query: Float32Array, among: (ref: number) => boolean, most: number): number[] {
      const tables = tablesOf(query, width)
      const found: number[] = []
      const scores: number[] = []
      for (let place = 0; place < at.size; place += 1) {
        if (!among(refs[place]!)) continue
        const start = place * width
        let score = 0
        for (let byte = 0; byte < width; byte += 1) score += tables[(byte << 8) | bits[start + byte]!]!
        found.push(refs[place]!)
        scores.push(score)
      }
      if (found.length <= most) return found
      const least = Float32Array.from(scores).sort()[scores.length - most]!
      return found.filter((_ref, n) => Math.fround(scores[n]!) >= least)
    },
  }
}

export type Sketches = ReturnType<typeof createSketches>

/** For each byte of a sketch and each value it may have: the sum of the query's dimensions whose bits are set. */
function tablesOf(query: Float32Array, width: number): Float32Array {
  const tables = new Float32Array(width * 256)
  for (let byte = 0; byte < width; byte += 1) {
    for (let value = 1; value < 256; value += 1) {
      const low = value & -value
      tables[(byte << 8) | value] = tables[(byte << 8) | (value ^ low)]! + (query[byte * 8 + 31 - Math.clz32(low)] ?? 0)
    }
  }
  return tables
}
