import { join } from 'node:path'
import { type Bundle, readBundle } from '../bundle.ts'
import { type Classification, classifyVector, type Message } from '../classifier.ts'
import type { Encoder } from '../encoder.ts'
import { centre } from '../examples.ts'
import { type Recalled, type Remembered, readMemory, recall } from './memory.ts'

/** An intent bundle with the sentences that people corrected. */
export type TaughtModel<Meaning = unknown> = { bundle: Bundle; memory: readonly Remembered<Meaning>[] }
export type TaughtClassification = Classification & { recalled?: Recalled }

/** Where the parts of a release lie in its folder. */
export const bundleIn = (folder: string): string => join(folder, 'intents')

/** Throws BundleError unless the whole release is there and whole. */
export async function readTaughtModel(folder: string, encoder: Pick<Encoder, 'hash'>): Promise<TaughtModel> {
  const bundle = await readBundle(bundleIn(folder), encoder.hash)
  return { bundle, memory: await readMemory(folder, bundle.mean.length) }
}

export function askVector({ bundle, memory }: TaughtModel, vector: Float32Array, message: Message): TaughtClassification {
  const recalled = memory.length === 0 ? undefined : recall(memory, centre(vector, bundle.mean))
  return { ...classifyVector(bundle, vector, message), ...(recalled && { recalled }) }
}
