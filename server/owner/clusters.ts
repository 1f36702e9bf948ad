/** A sentence with where it was said and what it means as a unit vector. */
export type Said = { text: string; at: string; conversation: string; language: 'zh' | 'en' }
/** Sentences that mean about the same: how many there were, and a few of them, the most typical first. */
export type Cluster = { count: number; latest: string; examples: Said[] }

/** Cosine of the encoder's vectors from which two sentences want the same: of pairs in both languages, other wishes reach 0.87, the same one begins at 0.91. */
const near = 0.89
const mostExamples = 4

/**
 * Leader clustering (Hartigan, 1975): each sentence joins the nearest centre it is near enough to, else it is a centre of its own; the largest
 * first. One pass, so that thousands of sentences take milliseconds. `vectors` has one unit vector a sentence.
 */
export function clusters(said: readonly Said[], vectors: readonly Float32Array[]): Cluster[] {
  const found: { centre: Float32Array; members: { said: Said; vector: Float32Array }[] }[] = []
  for (const [place, one] of said.entries()) {
    const vector = vectors[place]!
    let best: (typeof found)[number] | undefined
    let closest = near
    for (const cluster of found) {
      const cosine = dot(vector, cluster.centre) / Math.hypot(...cluster.centre)
      if (cosine < closest) continue
      closest = cosine
      best = cluster
    }
    if (best === undefined) found.push({ centre: Float32Array.from(vector), members: [{ said: one, vector }] })
    else {
      best.members.push({ said: one, vector })
      for (let axis = 0; axis < vector.length; axis++) best.centre[axis]! += vector[axis]!
    }
  }
  return found
    .map(({ centre, members }) => ({
      count: members.length,
      latest: members
        .map(({ said: one }) => one.at)
        .sort()
        .at(-1)!,
      examples: distinct(members.sort((a, b) => dot(b.vector, centre) - dot(a.vector, centre)).map(({ said: one }) => one)),
    }))
    .sort((a, b) => b.count - a.count || b.latest.localeCompare(a.latest))
}

function distinct(said: readonly Said[]): Said[] {
  const first = new Map<string, Said>()
  for (const one of said) if (!first.has(one.text)) first.set(one.text, one)
  return [...first.values()].slice(0, mostExamples)
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let axis = 0; axis < a.length; axis++) sum += a[axis]! * b[axis]!
  return sum
}
