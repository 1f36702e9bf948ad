import { type Chooser, createBatch } from '../../../models/batch.ts'
import { openDecoder, openSession } from '../../../models/decode.ts'
import { mostCells, mostRemembered, mostWaiting, readPieces } from '../../../models/generator.ts'
import { createPromptCache } from '../../../models/prompt-cache.ts'
import { generatorRows } from '../../../models/protocol.ts'
import { seededRandom } from '../../../models/random.ts'
import { createReplyGrammar, replyLanguages } from '../../../models/reply-grammar.ts'
import { createScratch, sample } from '../../../models/sampling.ts'

const weights = 'models/weights/decoder'
const endOfText = 1
const never = new AbortController().signal

export type Measured = {
  /** From the first token on. */
  tokensASecond: number
  tokensACpuSecond: number
  firstTokenMs: number
  replyMs: number
}
export type Runner = { run(requests: number, prompt: number, tokens: number, warm: boolean): Promise<Measured>; close(): Promise<void> }

/**
 * The engine of the service as it is, but for replies of a given length: drawn at 0.6 within top-p 0.9 from the words of a language, Chinese and
 * English in turns, the end of text never among them.
 */
export async function openOurs(threads: number): Promise<Runner> {
  const session = await openSession(`${weights}/onnx/model_q4.onnx`, threads)
  const pieces = await readPieces(weights)
  const vocabulary = pieces.length
  const grammar = createReplyGrammar(pieces, endOfText)
  // What a reply may begin with: it does not end there.
  const wordsOf = replyLanguages.map(language => grammar.begin(language, []).allowed)
  const decoder = openDecoder(session, { vocabulary, mostRows: generatorRows, mostCells })
  const prompts = createPromptCache(mostRemembered)
  const batch = createBatch(decoder, { endOfText, mostRows: generatorRows, mostWaiting, prompts })
  const scratch = createScratch(vocabulary)
  let runs = 0

  function drawing(seed: number, onFirst: () => void): Chooser {
    const random = seededRandom(seed)
    const allowed = wordsOf[seed % wordsOf.length]!
    const options = { temperature: 0.6, topP: 0.9, repetitionPenalty: 1, allowed }
    let isFirst = true
    return {
      choose(logProbabilities) {
        if (isFirst) onFirst()
        isFirst = false
        return sample(logProbabilities, options, random, scratch)
      },
    }
  }

  return {
    async run(requests, prompt, tokens, warm) {
      if (!warm) runs++
      let cpu = process.cpuUsage()
      const onFirst = () => {
        cpu = process.cpuUsage()
      }
      const results = await Promise.all(
        Array.from({ length: requests }, (_, at) =>
          batch.write(
            { prompt: promptOf(prompt, at + (warm ? 0 : 100 * runs)), choosers: [drawing(at + runs, onFirst)], maxTokens: tokens },
            never,
          ),
        ),
      )
      const { user, system } = process.cpuUsage(cpu)
      const decodeMs = Math.max(...results.map(result => result.decodeMs))
      return {
        tokensASecond: (1000 * requests * (tokens - 1)) / decodeMs,
        tokensACpuSecond: (1e6 * requests * (tokens - 1)) / (user + system),
        firstTokenMs: Math.max(...results.map(result => result.waitMs + result.prefillMs)),
        replyMs: Math.max(...results.map(result => result.waitMs + result.prefillMs + result.decodeMs)),
      }
    },
    close: () => session.release(),
  }
}

/** Ids that are words; another for each seed. */
export function promptOf(length: number, seed: number): number[] {
  return Array.from({ length }, (_, at) => 300 + ((at * 7919 + seed * 104_729) % 3700))
}
