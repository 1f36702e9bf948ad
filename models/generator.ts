import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BatchSums, type Chooser, createBatch } from './batch.ts'
import { openDecoder, openSession } from './decode.ts'
import { createPromptCache } from './prompt-cache.ts'
import { generatorRows } from './protocol.ts'
import { seededRandom } from './random.ts'
import { createReplyGrammar, placeholdersOf, type ReplyLanguage, type ReplyState, replyLanguages } from './reply-grammar.ts'
import { createScratch, type SamplingScratch, sample } from './sampling.ts'
import { readTokenizer } from './tokenizer.ts'

export type GenerateInput = {
  /** A plan on one line, its language first: `zh recommend [product] [price] | ask about=size`. */
  prompt: string
  candidates: number
  /** Candidates that are enough while others are served; all of them without it. */
  fewest?: number
  maxTokens: number
  temperature: number
  topP: number
  repetitionPenalty: number
  /** Same seed, input and company, same texts. */
  seed: number
  /** The first candidate takes the likeliest token at each step; the others are drawn. */
  greedyFirst: boolean
  /** Texts at which a candidate ends; it is given without them. */
  stop?: readonly string[]
}

export type GeneratedCandidate = {
  text: string
  /** Natural logarithm, of the whole reply under the model. */
  logProbability: number
  tokens: number
  /** Only `eos` and `stop` are whole replies. */
  finish: 'eos' | 'stop' | 'length' | 'stopped'
}

export type GenerateOutput = {
  candidates: GeneratedCandidate[]
  promptTokens: number
  /** For room in the batch; then until the first token; then until the last. */
  waitMs: number
  prefillMs: number
  decodeMs: number
}

export type GeneratorService = {
  /**
   * Any number may be asked for at once: they write as one batch. In the same company a seed gives the same texts; in another, or alone, numbers
   * are rounded a little differently, and now and then a text becomes another one. Where a request named `fewest`, the number of its candidates
   * depends on the others too. Rejects with RangeError on a prompt that is not a plan in a known language, or too long to leave room
   * for a reply; with ModelBusyError when too many wait; with ModelDamagedError when the weights give no numbers.
   */
  generate(input: GenerateInput, signal: AbortSignal): Promise<GenerateOutput>
  sums(): BatchSums
  close(): Promise<void>
}

/** How much longer than the shortest a candidate may become. */
const slack = 16
/** Positions of the cache for all of them, 36 KB each: 24 plans with the longest replies of the service, or 12 of the model's longest texts. */
export const mostCells = 3456
/** Requests that wait for a row. */
export const mostWaiting = 64
/** Tokens of plans that are remembered, 36 KB each. */
export const mostRemembered = 1024

/** Opens the folder of a decoder in the layout of Transformers.js: tokenizer.json, generation_config.json, onnx/model_q4.onnx (or the 8-bit or exact one). */
export async function createGeneratorService(dir: string, options: { threads: number }): Promise<GeneratorService> {
  const names = ['model_q4.onnx', 'model_quantized.onnx', 'model.onnx']
  const file = names.map(name => join(dir, 'onnx', name)).find(existsSync)
  if (file === undefined) throw new Error(`Expected one of onnx/${names.join(', onnx/')} in ${dir}`)
  const [tokenizer, pieces, endOfText, positions, session] = await Promise.all([
    readTokenizer(dir),
    readPieces(dir),
    readNumber(join(dir, 'generation_config.json'), 'eos_token_id'),
    readNumber(join(dir, 'config.json'), 'max_position_embeddings'),
    openSession(file, options.threads),
  ])
  const grammar = createReplyGrammar(pieces, endOfText)
  const scratch = createScratch(pieces.length)
  const decoder = openDecoder(session, { vocabulary: pieces.length, mostRows: generatorRows, mostCells })
  const batch = createBatch(decoder, { endOfText, mostRows: generatorRows, mostWaiting, prompts: createPromptCache(mostRemembered) })

  return {
    async generate(input, signal) {
      const language = languageOf(input.prompt)
      const plan = input.prompt.trimEnd()
      const prompt = [...tokenizer.begin, ...tokenizer.encode(`${plan}\n`)]
      const room = positions - prompt.length
      if (room < 1) throw new RangeError(`Expected a plan of fewer than ${positions} tokens, got ${prompt.length}`)
      const textOf = (ids: readonly number[]) => ids.map(id => pieces[id]).join('')
      const choosers = Array.from({ length: input.candidates }, (_, at) =>
        createChooser(grammar.begin(language, placeholdersOf(plan)), input, at, scratch, textOf),
      )
      const { candidates, ...times } = await batch.write(
        { prompt, choosers, fewest: input.fewest, maxTokens: Math.min(input.maxTokens, room), slack },
        signal,
      )
      return {
        candidates: candidates.map(({ ids, logProbability, finish }) => ({
          text: before(textOf(ids), input.stop).trim(),
          logProbability,
          tokens: ids.length,
          finish,
        })),
        promptTokens: prompt.length,
        ...times,
      }
    },
    sums: batch.sums,
    close: () => session.release(),
  }
}

function createChooser(
  state: ReplyState,
  input: GenerateInput,
  at: number,
  scratch: SamplingScratch,
  textOf: (ids: readonly number[]) => string,
): Chooser {
  // Neighbouring seeds must not give neighbouring candidates.
  const random = seededRandom(Math.imul(input.seed, 0x9e3779b1) + at)
  const options = {
    temperature: input.greedyFirst && at === 0 ? 0 : input.temperature,
    topP: input.topP,
    repetitionPenalty: input.repetitionPenalty,
    history: state.words,
  }
  let written = ''
  return {
    choose(logProbabilities) {
      const token = sample(logProbabilities, { ...options, allowed: state.allowed }, random, scratch)
      if (token < 0) return token
      state.accept(token)
      if (input.stop !== undefined) written += textOf([token])
      return token
    },
    isOver: () => input.stop?.some(text => written.includes(text)) === true,
  }
}

/** The text up to the first of those it was to stop at. */
function before(text: string, stop: readonly string[] = []): string {
  const ends = stop.map(end => text.indexOf(end)).filter(at => at >= 0)
  return ends.length === 0 ? text : text.slice(0, Math.min(...ends))
}

function languageOf(prompt: string): ReplyLanguage {
  const language = replyLanguages.find(tag => prompt.startsWith(`${tag} `))
  if (language === undefined)
    throw new RangeError(`Expected a plan that begins with ${replyLanguages.join(' or ')}, got "${prompt.slice(0, 40)}"`)
  return language
}

/** The text of each token: byte and special tokens have none, since no reply may hold them. */
export async function readPieces(dir: string): Promise<(string | undefined)[]> {
  const { model, added_tokens: added } = JSON.parse(await readFile(join(dir, 'tokenizer.json'), 'utf8')) as {
    model: { vocab: Record<string, number> }
    added_tokens: { id: number }[]
  }
  const special = new Set(added.map(token => token.id))
  const pieces: (string | undefined)[] = []
  for (const [piece, id] of Object.entries(model.vocab)) {
    pieces[id] = special.has(id) || /^<0x[0-9A-F]{2}>$/.test(piece) ? undefined : piece.replaceAll('▁', ' ')
  }
  return Array.from(pieces)
}

async function readNumber(file: string, name: string): Promise<number> {
  const value = (JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>)[name]
  if (typeof value !== 'number') throw new Error(`Expected a number ${name} in ${file}, got ${value}`)
  return value
}
