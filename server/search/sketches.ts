import { leastOfBest } from './least-of-best.ts'

/**
 * Vectors of one length in a bit a dimension: on which side of their centre each lies. A query keeps its full precision against
 * them (asymmetric distance: Gordo, Perronnin, Gong and Lazebnik, 2014), so that the best thousand of 100,000 by their sketches hold
 * nearly all of the best hundred by their cosines; those are then compared whole.
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

    /** The refs of the best `most` by their sketches, in no order, of those that `among` has a 1 for. */
    best(query: Float32Array, among: Uint8Array, most: number): number[] {
      const tables = tablesOf(query, width)
      const count = at.size
      const found = new Int32Array(count)
      const scores = new Float32Array(count)
      let size = 0
      for (let place = 0; place < count; place += 1) {
        const ref = refs[place]!
        if (among[ref] !== 1) continue
        found[size] = ref
        scores[size++] = scoreOf(tables, bits, place * width, width)
      }
      const least = leastOfBest(scores.subarray(0, size), most)
      const best: number[] = []
      for (let n = 0; n < size; n += 1) if (scores[n]! >= least) best.push(found[n]!)
      return best
    },
  }
}

export type Sketches = ReturnType<typeof createSketches>

/** Four sums at once: each addition of one alone would wait for the one before. */
function scoreOf(tables: Float32Array, bits: Uint8Array, from: number, width: number): number {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let byte = 0
  for (; byte + 3 < width; byte += 4) {
    a += tables[(byte << 8) | bits[from + byte]!]!
    b += tables[((byte + 1) << 8) | bits[from + byte + 1]!]!
    c += tables[((byte + 2) << 8) | bits[from + byte + 2]!]!
    d += tables[((byte + 3) << 8) | bits[from + byte + 3]!]!
  }
  for (; byte < width; byte += 1) a += tables[(byte << 8) | bits[from + byte]!]!
  return a + b + (c + d)
}

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
