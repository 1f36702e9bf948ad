import { readBundle } from './bundle.ts'
import { type Classification, createClassifier } from './classifier.ts'
import { openEncoder } from './encoder.ts'
import type { ModelService, ProcessSettings } from './protocol.ts'

export type EncoderMethods = {
  classify(input: { texts: string[] }): Classification[]
  embed(input: { texts: string[] }): Float32Array[]
  /** By the encoder for English texts; its vectors compare with their like only. */
  embedEnglish(input: { texts: string[] }): Float32Array[]
}

type Texts = { texts: string[] }

/** The encoder's methods as a model process offers them. */
export async function createEncoderService({ weights, threads, intents, english }: ProcessSettings): Promise<ModelService> {
  const encoder = await openEncoder(weights, { threads })
  const classify = intents === undefined ? undefined : createClassifier(await readBundle(intents, encoder.hash), encoder)
  const inEnglish = english === undefined ? undefined : await openEncoder(english, { threads })
  return {
    methods: {
      embed: ({ texts }: Texts, signal) => encoder.embed(texts, signal),
      embedEnglish: async ({ texts }: Texts, signal) => {
        if (inEnglish === undefined) throw new Error('Expected a folder of an encoder for English, got none')
        return inEnglish.embed(texts, signal)
      },
      classify: async ({ texts }: Texts, signal) => {
        if (classify === undefined) throw new Error('Expected a folder of intents to classify with, got none')
        return classify(texts, signal)
      },
    },
  }
}
