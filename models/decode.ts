import { setImmediate } from 'node:timers/promises'
import { type InferenceSession, Tensor } from 'onnxruntime-node'
import { logProbabilityOf } from './sampling.ts'

/** Chooses the tokens of one candidate. */
export type Chooser = {
  /** The next token for logits [V], which are read only and valid during the call. */
  choose(logits: Float32Array): number
}

export type DecodeOptions = {
  maxTokens: number
  endOfText: number
  /** Tokens a candidate may write beyond the first that ended by itself; those behind it that ramble cost time and are never chosen. */
  slack?: number
}

export type DecodedCandidate = {
  /** Without the end of text. */
  ids: number[]
  /** Sum over the ids and the end of text, natural logarithm, under the model alone: neither temperature nor grammar counts. */
  logProbability: number
  finish: 'eos' | 'length' | 'stopped'
}

export type Decoded = { candidates: DecodedCandidate[]; prefillMs: number; decodeMs: number }

/** One row of the running batch and the candidate it writes. */
type Row = { candidate: DecodedCandidate; chooser: Chooser; next: number }
type Cache = Map<string, Tensor>

/**
 * Writes one candidate a chooser to the same prompt. The prompt runs once; its cache is copied for each candidate, and all of
 * them advance as one batch that shrinks as they end. An abort is seen between two steps: what was written until then is
 * returned with `finish: 'stopped'`.
 *
 * The session takes input_ids and attention_mask [B, T] and past_key_values.L.{key,value} [B, groups, S, D], and gives logits [B, 1, V]
 * and present.L.{key,value}.
 */
export async function decode(
  session: InferenceSession,
  prompt: readonly number[],
  choosers: readonly Chooser[],
  options: DecodeOptions,
  signal: AbortSignal,
): Promise<Decoded> {
  const candidates = choosers.map((): DecodedCandidate => ({ ids: [], logProbability: 0, finish: 'stopped' }))
  if (signal.aborted || choosers.length === 0) return { candidates, prefillMs: 0, decodeMs: 0 }
  const started = performance.now()
  const first = await forward(session, [prompt], emptyCache(session))
  const prefilled = performance.now()
  let rows = choosers.map((chooser, at): Row => ({ candidate: candidates[at]!, chooser, next: -1 }))
  let going = advance(
    rows,
    rows.map(() => first.logits),
    options.endOfText,
    limitOf(candidates, options),
  )
  let cache = pick(
    first.cache,
    going.map(() => 0),
  )
  let length = prompt.length
  for (;;) {
    rows = going.map(at => rows[at]!)
    // `run` holds the event loop for its whole length; here a cancellation gets its turn.
    await setImmediate()
    if (rows.length === 0 || signal.aborted) break
    length += 1
    const { logits, cache: after } = await forward(
      session,
      rows.map(row => [row.next]),
      cache,
      length,
    )
    const size = logits.length / rows.length
    going = advance(
      rows,
      rows.map((_, at) => logits.subarray(at * size, (at + 1) * size)),
      options.endOfText,
      limitOf(candidates, options),
    )
    cache = going.length === rows.length ? after : pick(after, going)
  }
  return { candidates, prefillMs: prefilled - started, decodeMs: performance.now() - prefilled }
}

function limitOf(candidates: readonly DecodedCandidate[], { maxTokens, slack = maxTokens }: DecodeOptions): number {
  const shortest = Math.min(...candidates.map(({ finish, ids }) => (finish === 'eos' ? ids.length : maxTokens)))
  return Math.min(maxTokens, shortest + slack)
}

/** Lets every row choose; returns the places of those that go on. */
function advance(rows: readonly Row[], logits: readonly Float32Array[], endOfText: number, limit: number): number[] {
  const going: number[] = []
  for (const [at, row] of rows.entries()) {
    const { candidate } = row
    const token = row.chooser.choose(logits[at]!)
    candidate.logProbability += logProbabilityOf(logits[at]!, token)
    if (token === endOfText) {
      candidate.finish = 'eos'
      continue
    }
    candidate.ids.push(token)
    if (candidate.ids.length >= limit) {
      candidate.finish = 'length'
      continue
    }
    row.next = token
    going.push(at)
  }
  return going
}

async function forward(
  session: InferenceSession,
  tokens: readonly (readonly number[])[],
  cache: Cache,
  length = tokens[0]!.length,
): Promise<{ logits: Float32Array; cache: Cache }> {
  const feeds: Record<string, Tensor> = {
    input_ids: new Tensor('int64', BigInt64Array.from(tokens.flat(), BigInt), [tokens.length, tokens[0]!.length]),
    attention_mask: new Tensor('int64', new BigInt64Array(tokens.length * length).fill(1n), [tokens.length, length]),
    ...Object.fromEntries(cache),
  }
  const results = await session.run(feeds)
  const after: Cache = new Map()
  for (const name of cache.keys()) after.set(name, results[name.replace('past_key_values', 'present')]!)
  return { logits: results.logits!.data as Float32Array, cache: after }
}

function emptyCache(session: InferenceSession): Cache {
  const cache: Cache = new Map()
  for (const input of session.inputMetadata) {
    if (!input.name.startsWith('past_key_values.') || !input.isTensor) continue
    const [, groups, , size] = input.shape
    cache.set(input.name, new Tensor('float32', new Float32Array(0), [1, Number(groups), 0, Number(size)]))
  }
  return cache
}

/** The cache with the given rows of the batch, in that order; a row may be taken several times. */
function pick(cache: Cache, rows: readonly number[]): Cache {
  const picked: Cache = new Map()
  for (const [name, tensor] of cache) {
    const source = tensor.data as Float32Array
    const size = source.length / tensor.dims[0]!
    const target = new Float32Array(rows.length * size)
    for (const [at, row] of rows.entries()) target.set(source.subarray(row * size, (row + 1) * size), at * size)
    picked.set(name, new Tensor('float32', target, [rows.length, ...tensor.dims.slice(1)]))
  }
  return picked
}
