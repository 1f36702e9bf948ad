import type { Bundle } from '../bundle.ts'
import { nearest } from '../examples.ts'
import { exampleAt, rowsOf } from './lessons.ts'

/** Of pairs of sentences as near as that so many mean the same. */
const precision = 0.95
const asked = 200
/** A corrected sentence speaks for others that are nearer to it than anything that is known to mean something else. */
const nearerBy = 0.01
/** Where nothing can be told only the sentence itself is meant. */
const itself = 1

/**
 * From which cosine on two sentences mean the same, in the space of the bundle's own examples: the least at which, of the nearest of any intent, 95 % are of
 * the same one. Deterministic.
 */
export function commonReach({ examples, labels }: Bundle): number {
  const rows = [...rowsOf(examples)]
  const step = Math.max(1, Math.floor(rows.length / asked))
  const met: { cosine: number; same: boolean }[] = []
  for (let at = 0; at < rows.length; at += step) {
    const { row, group } = rows[at]!
    const query = exampleAt(examples, row)
    // The nearest of its own group is itself.
    const two = nearest(examples, group, query, 2)
    const size = examples.offsets[group + 1]! - examples.offsets[group]!
    if (size > 1) met.push({ cosine: 2 * two - 1, same: true })
    for (let other = 0; other <= labels.length; other++)
      if (other !== group) met.push({ cosine: nearest(examples, other, query, 1), same: false })
  }
  met.sort((a, b) => b.cosine - a.cosine)
  let [same, reach] = [0, itself]
  for (const [at, one] of met.entries()) {
    if (one.same) same++
    if (at >= 20 && same / (at + 1) >= precision) reach = Math.min(reach, one.cosine)
  }
  return reach
}

/** How far around it a corrected sentence speaks: never as far as an example of the bundle that means something else. */
export function reachOf(bundle: Bundle, vector: Float32Array, group: number, common: number): number {
  let other = -1
  for (let at = 0; at <= bundle.labels.length; at++) if (at !== group) other = Math.max(other, nearest(bundle.examples, at, vector, 1))
  return Math.min(itself, Math.max(common, other + nearerBy))
}
