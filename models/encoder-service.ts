import { readBundle } from './bundle.ts'
import { type Classification, createClassifier } from './classifier.ts'
import { openEncoder, type WordVectors } from './encoder.ts'
import type { ModelService, ProcessSettings } from './protocol.ts'

export type EncoderMethods = {
  classify(input: { texts: string[] }): Classification[]
  embed(input: { texts: string[] }): Float32Array[]
  /** `english`: by the encoder for English texts, whose vectors compare with their like only. */
  embedWords(input: { texts: string[]; as: 'query' | 'passage'; english: boolean }): WordVectors[]
}

type Texts = { texts: string[] }
type Words = Texts & { as: 'query' | 'passage'; english: boolean }

/** The encoder's methods as a model process offers them. */
export async function createEncoderService({ weights, threads, intents, english }: ProcessSettings): Promise<ModelService> {
  const encoder = await openEncoder(weights, { threads })
  const classify = intents === undefined ? undefined : createClassifier(await readBundle(intents, encoder.hash), encoder)
  const inEnglish = english === undefined ? undefined : await openEncoder(english, { threads })
  return {
    methods: {
      embed: ({ texts }: Texts, signal) => encoder.embed(texts, signal),
      embedWords: async ({ texts, as, english: by }: Words, signal) => {
        if (by && inEnglish === undefined) throw new Error('Expected a folder of an encoder for English, got none')
        return (by && inEnglish !== undefined ? inEnglish : encoder).embedWords(texts, as, signal)
      },
      classify: async ({ texts }: Texts, signal) => {
        if (classify === undefined) throw new Error('Expected a folder of intents to classify with, got none')
        return classify(texts, signal)
      },
    },
  }
}
