/** A set of texts in a few bits each: it never misses one, and takes about one in a hundred others for one (B. H. Bloom, 1970). */
export type Bloom = { bits: Uint8Array; has(text: string): boolean }

const bitsEach = 10
const hashes = 6

export function bloomOf(texts: ReadonlySet<string>): Bloom {
  const bits = new Uint8Array(Math.max(8, Math.ceil((texts.size * bitsEach) / 8)))
  for (const text of texts) for (const at of placesOf(text, bits.length * 8)) bits[at >> 3]! |= 1 << (at & 7)
  return readBloom(bits)
}

export function readBloom(bits: Uint8Array): Bloom {
  return { bits, has: text => placesOf(text, bits.length * 8).every(at => ((bits[at >> 3] ?? 0) & (1 << (at & 7))) !== 0) }
}

/** Double hashing (A. Kirsch, M. Mitzenmacher, 2006) of two FNV-1a hashes. */
function placesOf(text: string, size: number): number[] {
  const [one, two] = [fnv(text, 0x811c9dc5), fnv(text, 0x01234567) | 1]
  return Array.from({ length: hashes }, (_, turn) => (one + Math.imul(turn, two)) >>> 0).map(hash => hash % size)
}

function fnv(text: string, seed: number): number {
  let hash = seed
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}
