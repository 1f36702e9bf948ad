import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Signs, signNames } from './look-signs.ts'

/** A tree of decisions: at a node below 0 a leaf, `~node` its place in `leaves`; else to `left` where the sign is at most `threshold`. */
const tree = z.strictObject({
  sign: z.array(z.int()),
  threshold: z.array(z.number()),
  left: z.array(z.int()),
  right: z.array(z.int()),
  leaves: z.array(z.number()),
})
/** `kinds`: the worth of a kind as the first sign, before those of `signNames`; the trees' sum is a log-odds. */
const forest = z.strictObject({ kinds: z.record(z.string(), z.number()), trees: z.array(tree) })
const schema = z.strictObject({
  signs: z.array(z.string()),
  drop: forest,
  add: forest,
  /** From which likelihood on a sentence is added, and an act beside one that is added left out. */
  least: z.strictObject({ drop: z.number(), add: z.number() }),
})

export type Forest = Readonly<z.infer<typeof forest>>
export type LookWeights = Readonly<z.infer<typeof schema>>

/** Throws, naming the file, where it is not as `training/second-look/fit.py` writes it, or was fitted to other signs. */
export function readLookWeights(file: string): LookWeights {
  const read = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`)
  if (read.data.signs.join() !== signNames.join())
    throw new Error(`${file}: expected the signs ${signNames.join(', ')}, got ${read.data.signs.join(', ')}: fit it anew`)
  return read.data
}

/** How likely it is, 0 … 1. */
export function likelihoodOf({ kind, numbers }: Signs, { kinds, trees }: Forest): number {
  const signs = [kinds[kind] ?? 0, ...numbers]
  const logOdds = trees.reduce((sum, { sign, threshold, left, right, leaves }) => {
    let node = sign.length === 0 ? -1 : 0
    while (node >= 0) node = signs[sign[node]!]! <= threshold[node]! ? left[node]! : right[node]!
    return sum + leaves[~node]!
  }, 0)
  return 1 / (1 + Math.exp(-logOdds))
}
