/** Reciprocal rank fusion's constant (Cormack, Clarke and Büttcher, 2009). */
export const k = 60

/** Scores by the places in several rankings, the best first in each. */
export function fuse(...rankings: readonly (readonly number[])[]): Map<number, number> {
  const scores = new Map<number, number>()
  for (const ranking of rankings) {
    for (const [at, id] of ranking.entries()) scores.set(id, (scores.get(id) ?? 0) + 1 / (k + at + 1))
  }
  return scores
}
