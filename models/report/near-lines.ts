import { centre, meanOf } from '../examples.ts'
import { type Matmul, type Matrix, transpose } from '../matmul.ts'
import { foldText, textDistance } from './text-distance.ts'

export type NearPair = { one: number; other: number; cosine: number }

/**
 * Two lines are near when their vectors, centred on the mean of all lines, have at least the first cosine and their texts are not wholly
 * different, or at least the second and they differ in a letter or two. Set by reading pairs across intents above 0.85 in three sets: at 0.92 and
 * more nearly all ask the same (9,890 lines of shops have 3 such pairs, Banking77's 8,622 have 15, CLINC150's 15,100 have 11), below it ever more are
 * told apart rightly by one word; a slip of spelling ("recognise" for "recognize") can cost down to 0.86. The cosines are those of `weights/encoder`.
 */
const near = [
  { cosine: 0.92, distance: 0.5 },
  { cosine: 0.85, distance: 0.15 },
] as const
const leastCosine = Math.min(...near.map(({ cosine }) => cosine))
/** Lines whose cosines are computed at once. */
const block = 512

type Side = { readonly texts: readonly string[]; readonly vectors: readonly Float32Array[] }
type OnProgress = (done: number) => void

/** Pairs of `lines` that are near and pass `concerns`, `one` before `other`. */
export function nearPairs(
  matmul: Matmul,
  lines: Side,
  concerns: (one: number, other: number) => boolean,
  onProgress?: OnProgress,
): Promise<NearPair[]> {
  return nearBetween(matmul, lines, lines, (one, other) => one < other && concerns(one, other), onProgress)
}

/** Pairs of a line of `tests` (`one`) and a line of `lines` (`other`) that are near. */
export function nearLeaks(matmul: Matmul, tests: Side, lines: Side, onProgress?: OnProgress): Promise<NearPair[]> {
  return nearBetween(matmul, tests, lines, () => true, onProgress)
}

/** All cosines, a block of lines by a block of lines: the products run in onnxruntime, and only what is close is looked at. */
async function nearBetween(
  matmul: Matmul,
  left: Side,
  right: Side,
  concerns: (one: number, other: number) => boolean,
  onProgress: OnProgress = () => {},
): Promise<NearPair[]> {
  const pairs: NearPair[] = []
  const [ones, others] = [left.texts.map(foldText), right.texts.map(foldText)]
  const mean = meanOf(right.vectors)
  const [rows, columns] = [toBlocks(left, mean), toBlocks(right, mean).map(transpose)]
  for (const [down, a] of rows.entries()) {
    for (const [across, b] of columns.entries()) {
      // Of a side with itself one half tells all.
      if (left === right && across < down) continue
      const { values } = await matmul.multiply(a, b)
      for (let at = 0; at < values.length; at++) {
        const cosine = values[at]!
        if (cosine < leastCosine) continue
        const [one, other] = [down * block + Math.floor(at / b.columns), across * block + (at % b.columns)]
        if (!concerns(one, other)) continue
        const apart = textDistance(ones[one]!, others[other]!)
        if (near.some(limit => cosine >= limit.cosine && apart <= limit.distance)) pairs.push({ one, other, cosine })
      }
    }
    onProgress((down + 1) / rows.length)
  }
  return pairs.sort((a, b) => a.one - b.one || a.other - b.other)
}

function toBlocks({ vectors }: Side, mean: Float32Array): Matrix[] {
  return Array.from({ length: Math.ceil(vectors.length / block) }, (_, at) => {
    const own = vectors.slice(at * block, (at + 1) * block)
    const values = new Float32Array(own.length * mean.length)
    for (const [row, vector] of own.entries()) values.set(centre(vector, mean), row * mean.length)
    return { rows: own.length, columns: mean.length, values }
  })
}
