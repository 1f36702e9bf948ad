import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { Tensor } from 'onnxruntime-node'
import { filesOf, openGraph } from './graph.ts'
import { readTokenizer, type TextTokenizer } from './tokenizer.ts'

export type Encoder = {
  /** One vector of unit length a text, in the order of the texts. A text's vector does not depend on its neighbours. */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>
  /** The vectors of each text's words, to be compared one by one; a question and what may answer it are read differently. */
  embedWords(texts: readonly string[], as: 'query' | 'passage', signal?: AbortSignal): Promise<WordVectors[]>
  readonly dimensions: number
  /** Where another thread can open the same. */
  readonly folder?: string
  /** Of weights, tokenizer and prefix: what was computed with one encoder is worthless with another. */
  readonly hash: string
  close(): Promise<void>
}

/** Row after row, one a token, each a vector of this `length`; `whole` is the text's own vector, of unit length. */
export type WordVectors = { count: number; length: number; values: Int8Array; whole: Float32Array }

/** No part of a unit vector that these encoders make comes near 127 / 320. */
export const wordLength = 320
const longest = 128
const graphs = ['model_quantized', 'model']
/** Beyond this many characters a text cannot matter: 128 tokens of at most 16 characters each. */
export const longestText = longest * 16

/**
 * Opens a sentence encoder in the layout of Transformers.js: config.json, tokenizer.json, onnx/model_quantized.onnx (or model.onnx).
 * The prefix comes from `config_sentence_transformers.json`, the pooling from `1_Pooling/config.json`; without them: none, and the mean.
 */
export async function openEncoder(folder: string, options: { threads?: number } = {}): Promise<Encoder> {
  const [config, prompts, pooling, tokenizer, session] = await Promise.all([
    readConfig(folder),
    readPrompts(folder),
    readPooling(folder),
    readTokenizer(folder),
    openGraph(folder, graphs, options.threads),
  ])
  const limit = Math.min(longest, config.positions)
  const prefix = prompts.usual

  async function run(text: string): Promise<{ ids: number[]; hidden: Tensor }> {
    const ids = toIds(tokenizer, text, limit)
    const feeds = Object.fromEntries(session.inputNames.map(name => [name, toInput(name, ids)]))
    const { last_hidden_state: hidden } = await session.run(feeds, ['last_hidden_state'])
    if (hidden === undefined)
      throw new Error(`Expected the output last_hidden_state of the graph in ${folder}, got ${session.outputNames.join(', ')}`)
    return { ids, hidden }
  }

  async function embedOne(text: string): Promise<Float32Array> {
    const { ids, hidden } = await run(prefix + text.trim().slice(0, longestText))
    const pooled = pool(hidden.data as Float32Array, pooling === 'first' ? 1 : ids.length, config.dimensions)
    hidden.dispose()
    return pooled
  }

  async function wordsOf(text: string, before: string): Promise<WordVectors> {
    const { ids, hidden } = await run(before + text.trim().slice(0, longestText))
    const from = tokenizer.begin.length + tokenizer.encode(before.trim()).length
    const words = unitRows(hidden.data as Float32Array, from, ids.length - tokenizer.end.length, config.dimensions)
    const whole = pool(hidden.data as Float32Array, pooling === 'first' ? 1 : ids.length, config.dimensions)
    hidden.dispose()
    return { ...words, length: wordLength, whole }
  }

  async function each<Result>(texts: readonly string[], one: (text: string) => Promise<Result>, signal: AbortSignal | undefined) {
    const results: Result[] = []
    for (const text of texts) {
      signal?.throwIfAborted()
      results.push(await one(text))
      // `run` holds the event loop; between two texts a cancellation or a ping gets its turn.
      if (texts.length > 1) await setImmediate()
    }
    return results
  }

  return {
    dimensions: config.dimensions,
    folder,
    hash: await hashOf([...filesOf(folder, graphs), join(folder, 'tokenizer.json')], `${prefix}\n${pooling}`),
    embed: (texts, signal) => each(texts, embedOne, signal),
    embedWords: (texts, as, signal) => each(texts, text => wordsOf(text, prompts[as]), signal),
    close: () => session.release(),
  }
}

async function readConfig(folder: string): Promise<{ dimensions: number; positions: number }> {
  const { hidden_size: dimensions, max_position_embeddings: positions } = await readJson(join(folder, 'config.json'))
  if (typeof dimensions !== 'number') throw new Error(`Expected a number hidden_size in ${join(folder, 'config.json')}, got ${dimensions}`)
  return { dimensions, positions: typeof positions === 'number' ? positions : longest }
}

async function readPrompts(folder: string): Promise<{ usual: string; query: string; passage: string }> {
  const file = join(folder, 'config_sentence_transformers.json')
  if (!existsSync(file)) return { usual: '', query: '', passage: '' }
  const { prompts, default_prompt_name: name } = await readJson(file)
  const named = (prompts ?? {}) as Record<string, string>
  return { usual: named[String(name ?? 'query')] ?? '', query: named.query ?? '', passage: named.passage ?? '' }
}

async function readPooling(folder: string): Promise<'mean' | 'first'> {
  const file = join(folder, '1_Pooling', 'config.json')
  return existsSync(file) && (await readJson(file)).pooling_mode_cls_token === true ? 'first' : 'mean'
}

async function readJson(file: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(file, 'utf8'))
}

function toIds(tokenizer: TextTokenizer, text: string, limit: number): number[] {
  const room = limit - tokenizer.begin.length - tokenizer.end.length
  return [...tokenizer.begin, ...tokenizer.encode(text).slice(0, room), ...tokenizer.end]
}

function toInput(name: string, ids: number[]): Tensor {
  const values = name === 'input_ids' ? ids.map(BigInt) : ids.map(() => (name === 'attention_mask' ? 1n : 0n))
  return new Tensor('int64', BigInt64Array.from(values), [1, ids.length])
}

/** Mean of the first `rows` rows of [length, dimensions], brought to unit length. */
function pool(hidden: Float32Array, rows: number, dimensions: number): Float32Array {
  const sum = new Float32Array(dimensions)
  for (let row = 0; row < rows; row++) for (let at = 0; at < dimensions; at++) sum[at]! += hidden[row * dimensions + at]!
  const length = Math.hypot(...sum)
  return sum.map(value => value / length)
}

function unitRows(hidden: Float32Array, from: number, to: number, dimensions: number): Pick<WordVectors, 'count' | 'values'> {
  const count = Math.max(0, to - from)
  const values = new Int8Array(count * dimensions)
  for (let row = 0; row < count; row++) {
    const start = (from + row) * dimensions
    let square = 0
    for (let at = 0; at < dimensions; at++) square += hidden[start + at]! ** 2
    const scale = wordLength / Math.sqrt(square)
    for (let at = 0; at < dimensions; at++)
      values[row * dimensions + at] = Math.max(-127, Math.min(127, Math.round(hidden[start + at]! * scale)))
  }
  return { count, values }
}

async function hashOf(files: string[], settings: string): Promise<string> {
  const hash = createHash('sha256').update(settings)
  for (const file of files) hash.update(await readFile(file))
  return hash.digest('hex')
}
