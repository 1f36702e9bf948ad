import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { readTokenizer, type TextTokenizer } from './tokenizer.ts'

export type Encoder = {
  /** One vector of unit length a text, in the order of the texts. A text's vector does not depend on its neighbours. */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>
  readonly dimensions: number
  /** Of weights, tokenizer and prefix: what was computed with one encoder is worthless with another. */
  readonly hash: string
  close(): Promise<void>
}

const longest = 128
/** Beyond this many characters a text cannot matter: 128 tokens of at most 16 characters each. */
const longestText = longest * 16

/**
 * Opens a sentence encoder in the layout of Transformers.js: config.json, tokenizer.json, onnx/model_quantized.onnx (or model.onnx).
 * The prefix comes from `config_sentence_transformers.json`, the pooling from `1_Pooling/config.json`; without them: none, and the mean.
 */
export async function openEncoder(folder: string, options: { threads?: number } = {}): Promise<Encoder> {
  const model = ['model_quantized.onnx', 'model.onnx'].map(name => join(folder, 'onnx', name)).find(existsSync)
  if (model === undefined) throw new Error(`Expected onnx/model_quantized.onnx or onnx/model.onnx in ${folder}`)
  const [config, prefix, pooling, tokenizer] = await Promise.all([
    readConfig(folder),
    readPrefix(folder),
    readPooling(folder),
    readTokenizer(folder),
  ])
  const session = await InferenceSession.create(model, {
    intraOpNumThreads: options.threads ?? 1,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  })
  const limit = Math.min(longest, config.positions)

  async function embedOne(text: string): Promise<Float32Array> {
    const ids = toIds(tokenizer, prefix + text.trim().slice(0, longestText), limit)
    const feeds = Object.fromEntries(session.inputNames.map(name => [name, toInput(name, ids)]))
    const { last_hidden_state: hidden } = await session.run(feeds, ['last_hidden_state'])
    if (hidden === undefined) throw new Error(`Expected the output last_hidden_state of ${model}, got ${session.outputNames.join(', ')}`)
    const pooled = pool(hidden.data as Float32Array, pooling === 'first' ? 1 : ids.length, config.dimensions)
    hidden.dispose()
    return pooled
  }

  return {
    dimensions: config.dimensions,
    hash: await hashOf([model, join(folder, 'tokenizer.json')], `${prefix}\n${pooling}`),
    async embed(texts, signal) {
      const vectors: Float32Array[] = []
      for (const text of texts) {
        signal?.throwIfAborted()
        vectors.push(await embedOne(text))
        // `run` holds the event loop; between two texts a cancellation or a ping gets its turn.
        if (texts.length > 1) await setImmediate()
      }
      return vectors
    },
    close: () => session.release(),
  }
}

async function readConfig(folder: string): Promise<{ dimensions: number; positions: number }> {
  const { hidden_size: dimensions, max_position_embeddings: positions } = await readJson(join(folder, 'config.json'))
  if (typeof dimensions !== 'number') throw new Error(`Expected a number hidden_size in ${join(folder, 'config.json')}, got ${dimensions}`)
  return { dimensions, positions: typeof positions === 'number' ? positions : longest }
}

async function readPrefix(folder: string): Promise<string> {
  const file = join(folder, 'config_sentence_transformers.json')
  if (!existsSync(file)) return ''
  const { prompts, default_prompt_name: name } = await readJson(file)
  return (prompts as Record<string, string> | undefined)?.[String(name ?? 'query')] ?? ''
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

async function hashOf(files: string[], settings: string): Promise<string> {
  const hash = createHash('sha256').update(settings)
  for (const file of files) hash.update(await readFile(file))
  return hash.digest('hex')
}
