import { InferenceSession } from 'onnxruntime-node'
import { type Chooser, createBatch } from '../../../models/batch.ts'
import { openDecoder } from '../../../models/decode.ts'
import { mostCells, mostRemembered, mostWaiting } from '../../../models/generator.ts'
import { createPromptCache } from '../../../models/prompt-cache.ts'
import { generatorRows } from '../../../models/protocol.ts'
import { seededRandom } from '../../../models/random.ts'
import { createScratch, sample } from '../../../models/sampling.ts'

const vocabulary = 48_000
const endOfText = 1
const never = new AbortController().signal

export type Measured = { tokensASecond: number; tokensACpuSecond: number; firstTokenMs: number; replyMs: number }
export type Runner = { run(requests: number, prompt: number, tokens: number, warm: boolean): Promise<Measured>; close(): Promise<void> }

/** The engine of the service as it is, but for replies of a given length: drawn at 0.6 within top-p 0.9, the end of text forbidden. */
export async function openOurs(threads: number): Promise<Runner> {
  const session = await InferenceSession.create('models/weights/generator/onnx/model_q4.onnx', {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  })
  const decoder = openDecoder(session, { vocabulary, mostRows: generatorRows, mostCells })
  const prompts = createPromptCache(mostRemembered)
  const batch = createBatch(decoder, { endOfText, mostRows: generatorRows, mostWaiting, prompts })
  const scratch = createScratch(vocabulary)
  const banned = new Uint8Array(vocabulary)
  banned[endOfText] = 1
  let runs = 0

  function drawing(seed: number): Chooser {
    const random = seededRandom(seed)
    const options = { temperature: 0.6, topP: 0.9, repetitionPenalty: 1, banned }
    return { choose: logits => sample(logits, options, random, scratch) }
  }

  return {
    async run(requests, prompt, tokens, warm) {
      if (!warm) runs++
      const cpu = process.cpuUsage()
      const results = await Promise.all(
        Array.from({ length: requests }, (_, at) =>
          batch.write({ prompt: promptOf(prompt, at + (warm ? 0 : 100 * runs)), choosers: [drawing(at)], maxTokens: tokens }, never),
        ),
      )
      const { user, system } = process.cpuUsage(cpu)
      const decodeMs = Math.max(...results.map(result => result.decodeMs))
      return {
        tokensASecond: (1000 * requests * (tokens - 1)) / decodeMs,
        tokensACpuSecond: (1e6 * requests * tokens) / (user + system),
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
