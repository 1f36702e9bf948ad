import { readBundle } from './bundle.ts'
import { type Classification, createClassifier } from './classifier.ts'
import { openEncoder } from './encoder.ts'
import type { ModelService, ProcessSettings } from './protocol.ts'

export type EncoderMethods = {
  classify(input: { texts: string[] }): Classification[]
  embed(input: { texts: string[] }): Float32Array[]
}

type Texts = { texts: string[] }

/** The encoder's methods as a model process offers them. */
export async function createEncoderService({ weights, threads, intents }: ProcessSettings): Promise<ModelService> {
  const encoder = await openEncoder(weights, { threads })
  const classify = intents === undefined ? undefined : createClassifier(await readBundle(intents, encoder.hash), encoder)
  return {
    methods: {
      embed: ({ texts }: Texts, signal) => encoder.embed(texts, signal),
      classify: async ({ texts }: Texts, signal) => {
        if (classify === undefined) throw new Error('Expected a folder of intents to classify with, got none')
        return classify(texts, signal)
      },
    },
  }
}
