import { type InferenceSession, Tensor } from 'onnxruntime-node'
import type { Chooser } from '../../models/batch.ts'
import { logProbabilityOf } from '../../models/sampling.ts'

type Written = { ids: number[]; logProbability: number }

/**
 * Writes one candidate by itself, beside a copy of itself (a lone row is rounded otherwise than rows in pairs). The cache goes from output to
 * input as it is: no pool, no moving, no company, nothing to get wrong.
 */
export async function writeSlowly(
  session: InferenceSession,
  prompt: readonly number[],
  chooser: Chooser,
  { maxTokens, endOfText }: { maxTokens: number; endOfText: number },
): Promise<Written> {
  const written: Written = { ids: [], logProbability: 0 }
  let results = await session.run({ ...feed([prompt], prompt.length), ...emptyCache(session) })
  let logits = results.logits!.data as Float32Array
  let cache = cacheOf(session, results, twice)
  while (written.ids.length < maxTokens) {
    const token = chooser.choose(logits)
    written.logProbability += logProbabilityOf(logits, token)
    if (token === endOfText) break
    written.ids.push(token)
    results = await session.run({ ...feed([[token], [token]], prompt.length + written.ids.length), ...cache })
    logits = (results.logits!.data as Float32Array).subarray(0, results.logits!.dims[2])
    cache = cacheOf(session, results, tensor => tensor)
  }
  return written
}

/** Logits after the whole text, no cache at all. */
export async function readWhole(session: InferenceSession, ids: readonly number[]): Promise<Float32Array> {
  const { logits } = await session.run({ ...feed([ids], ids.length), ...emptyCache(session) }, ['logits'])
  return logits!.data as Float32Array
}

function feed(ids: readonly (readonly number[])[], length: number): Record<string, Tensor> {
  return {
    input_ids: new Tensor('int64', BigInt64Array.from(ids.flat(), BigInt), [ids.length, ids[0]!.length]),
    attention_mask: new Tensor('int64', new BigInt64Array(ids.length * length).fill(1n), [ids.length, length]),
  }
}

function emptyCache(session: InferenceSession): Record<string, Tensor> {
  const cache: Record<string, Tensor> = {}
  for (const input of session.inputMetadata) {
    if (input.name.startsWith('past') && input.isTensor)
      cache[input.name] = new Tensor('float32', new Float32Array(0), [1, Number(input.shape[1]), 0, Number(input.shape[3])])
  }
  return cache
}

function cacheOf(session: InferenceSession, results: InferenceSession.OnnxValueMapType, change: (tensor: Tensor) => Tensor) {
  const cache: Record<string, Tensor> = {}
  for (const { name } of session.inputMetadata)
    if (name.startsWith('past')) cache[name] = change(results[name.replace('past_key_values', 'present')] as Tensor)
  return cache
}

function twice(tensor: Tensor): Tensor {
  const cells = tensor.data as Float32Array
  const both = new Float32Array(cells.length * 2)
  both.set(cells)
  both.set(cells, cells.length)
  return new Tensor('float32', both, [2, ...tensor.dims.slice(1)])
}
