import { encoderOf, readBundle } from './bundle.ts'
import { type Classification, type Classifier, createClassifier } from './classifier.ts'
import { type Encoder, openEncoder, type WordVectors } from './encoder.ts'
import type { ModelService, ProcessSettings } from './protocol.ts'
import { openReader } from './reader.ts'
import { openTurnReader, type TurnInput, type TurnOutput } from './turn-reader.ts'

export type EncoderMethods = {
  classify(input: { texts: string[] }): Classification[]
  embed(input: { texts: string[] }): Float32Array[]
  /** `english`: by the encoder for English texts, whose vectors compare with their like only. */
  embedWords(input: { texts: string[]; as: 'query' | 'passage'; english: boolean }): WordVectors[]
  /** How surely each sentence answers: above 0 rather than not. */
  read(input: { question: string; sentences: string[] }): number[]
  readTurn(input: TurnInput): TurnOutput
}

type Texts = { texts: string[] }
type Words = Texts & { as: 'query' | 'passage'; english: boolean }
type Pairs = { question: string; sentences: string[] }

/** The encoder's methods as a model process offers them. */
export async function createEncoderService({ weights, threads, intents, english, reader, turns }: ProcessSettings): Promise<ModelService> {
  const encoder = await openEncoder(weights, { threads })
  const classify = intents === undefined ? undefined : await openClassifier(intents, encoder, threads)
  const inEnglish = english === undefined ? undefined : await openEncoder(english, { threads })
  const sideBySide = reader === undefined ? undefined : await openReader(reader, { threads })
  const ofTurns = turns === undefined ? undefined : await openTurnReader(turns, { threads })
  return {
    methods: {
      embed: ({ texts }: Texts, signal) => encoder.embed(texts, signal),
      embedWords: async ({ texts, as, english: by }: Words, signal) => {
        if (by && inEnglish === undefined) throw new Error('Expected a folder of an encoder for English, got none')
        return (by && inEnglish !== undefined ? inEnglish : encoder).embedWords(texts, as, signal)
      },
      read: async ({ question, sentences }: Pairs, signal) => {
        if (sideBySide === undefined) throw new Error('Expected a folder of a reader, got none')
        return sideBySide.read(question, sentences, signal)
      },
      readTurn: async (turn: TurnInput) => {
        if (ofTurns === undefined) throw new Error('Expected a folder of a turn reader, got none')
        return ofTurns.read(turn)
      },
      classify: async ({ texts }: Texts, signal) => {
        if (classify === undefined) throw new Error('Expected a folder of intents to classify with, got none')
        return classify(texts, signal)
      },
    },
  }
}

/** Intents that bring their own encoder are read by that one; everything else stays with the usual one. */
async function openClassifier(intents: string, usual: Encoder, threads: number): Promise<Classifier> {
  const own = encoderOf(intents)
  const encoder = own === undefined ? usual : await openEncoder(own, { threads })
  return createClassifier(await readBundle(intents, encoder.hash), encoder)
}
