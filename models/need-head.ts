import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { dot } from './teaching/memory.ts'

/** A linear head on the vectors of `weights/encoder`: above 0 a message tells what somebody lives with and needs something for. */
export type NeedHead = { weights: Float32Array; bias: number }

const schema = z.strictObject({ bias: z.number(), weights: z.array(z.number()).length(384) })

/** Throws, naming the file, where it is not whole. */
export function readNeedHead(file: string): NeedHead {
  const read = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`)
  return { weights: Float32Array.from(read.data.weights), bias: read.data.bias }
}

/** A logit; nothing where there is no vector. */
export const oddsOf = (vector: Float32Array | undefined, { weights, bias }: NeedHead): number | undefined =>
  vector === undefined ? undefined : dot(vector, weights) + bias
