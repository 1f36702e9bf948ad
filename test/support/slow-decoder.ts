import { type InferenceSession, Tensor } from 'onnxruntime-node'
import type { Chooser } from '../../models/batch.ts'

type Written = { tokens: number[]; logProbabilities: Float32Array[] }

/**
 * Writes one candidate by itself, and tells the log-probabilities each of its tokens was chosen by. The cache goes from output to input as it is: no pool,
 * no moving, no company, nothing to get wrong.
 */
export async function writeSlowly(
  session: InferenceSession,
  prompt: readonly number[],
  chooser: Chooser,
  { maxTokens, endOfText }: { maxTokens: number; endOfText: number },
): Promise<Written> {
  const written: Written = { tokens: [], logProbabilities: [] }
  let results = await session.run({ ...feed([prompt], prompt.length), ...emptyCache(session) })
  let logProbabilities = results.log_probabilities!.data as Float32Array
  while (written.tokens.length < maxTokens) {
    const token = chooser.choose(logProbabilities)
    written.tokens.push(token)
    written.logProbabilities.push(logProbabilities)
    if (token === endOfText) break
    results = await session.run({ ...feed([[token]], prompt.length + written.tokens.length), ...cacheOf(session, results) })
    logProbabilities = results.log_probabilities!.data as Float32Array
  }
  return written
}

/** Log-probabilities after the whole text, no cache at all. */
export async function readWhole(session: InferenceSession, ids: readonly number[]): Promise<Float32Array> {
  const { log_probabilities: logProbabilities } = await session.run({ ...feed([ids], ids.length), ...emptyCache(session) }, [
    'log_probabilities',
  ])
  return logProbabilities!.data as Float32Array
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

function cacheOf(session: InferenceSession, results: InferenceSession.OnnxValueMapType) {
  const cache: Record<string, Tensor> = {}
  for (const { name } of session.inputMetadata)
    if (name.startsWith('past')) cache[name] = results[name.replace('past_key_values', 'present')] as Tensor
  return cache
}
