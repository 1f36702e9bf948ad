import { encoderOf, readBundle } from './bundle.ts'
import { type Classifier, createClassifier } from './classifier.ts'
import { type Encoder, openEncoder, type WordVectors } from './encoder.ts'
import type { ModelService, ProcessSettings } from './protocol.ts'
import { openReader } from './reader.ts'
import { askVector, readTaughtModel, type TaughtClassification } from './teaching/model.ts'
import { openTurnReader, type TurnInput, type TurnOutput } from './turn-reader.ts'

export type EncoderMethods = {
  /** `release`: the folder of what answers in place of the intents that the process was started with. */
  classify(input: { texts: string[]; release?: string | undefined }): TaughtClassification[]
  /** Opens a release beside what answers now; the first message for it waits for nothing then. Fails where it is not whole. */
  prepare(input: { release: string }): true
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
  const classify = intents === undefined ? undefined : await openClassifiers(intents, encoder, threads)
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
      classify: async ({ texts, release }: Texts & { release?: string }, signal) => {
        if (classify === undefined) throw new Error('Expected a folder of intents to classify with, got none')
        return release === undefined ? classify.asDelivered(texts, signal) : (await classify.by(release))(texts, signal)
      },
      prepare: async ({ release }: { release: string }) => {
        if (classify === undefined) throw new Error('Expected a folder of intents to classify with, got none')
        await classify.by(release)
        return true
      },
    },
  }
}

/** As many as can answer at a time, and the one before. */
const mostReleases = 3

/**
 * Intents that bring their own encoder are read by that one; everything else stays with the usual one. A release is opened whole before it is asked
 * anything, and kept.
 */
async function openClassifiers(intents: string, usual: Encoder, threads: number) {
  const own = encoderOf(intents)
  const encoder = own === undefined ? usual : await openEncoder(own, { threads })
  const releases = new Map<string, Promise<Classifier>>()
  async function open(release: string): Promise<Classifier> {
    const model = await readTaughtModel(release, encoder)
    return async (messages, signal) => {
      const read = messages.map(message => (typeof message === 'string' ? { text: message } : message))
      const vectors = await encoder.embed(
        read.map(({ text }) => text),
        signal,
      )
      return vectors.map((vector, at) => askVector(model, vector, read[at]!))
    }
  }
  return {
    asDelivered: createClassifier(await readBundle(intents, encoder.hash), encoder),
    by(release: string): Promise<Classifier> {
      const opened = releases.get(release) ?? open(release)
      // The last asked for stands last.
      releases.delete(release)
      releases.set(release, opened)
      opened.catch(() => releases.delete(release))
      const [oldest] = releases.keys()
      if (releases.size > mostReleases && oldest !== undefined) releases.delete(oldest)
      return opened
    },
  }
}
