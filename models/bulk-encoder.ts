import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { EmbeddingCache } from './embedding-cache.ts'
import type { Encoder } from './encoder.ts'

/** Between the threads: a text's place in the whole, and its vector. */
export type EmbeddedPart = { readonly from: number; readonly vectors: Float32Array[] }

const threads = 2
/** Opening the weights twice costs about a second: below so many texts one thread is sooner done. */
const fewTexts = 400
const part = 32

/**
 * Embeds many texts: what the cache has is not computed, and the rest is shared out to threads, since `run` holds the one it is called on.
 * Every text runs alone, so that its vector is the one it gets in service.
 */
export async function embedMany(
  texts: readonly string[],
  encoder: Encoder,
  options: { cache?: EmbeddingCache; signal?: AbortSignal; onProgress?: (done: number) => void } = {},
): Promise<Float32Array[]> {
  const { cache, signal, onProgress = () => {} } = options
  const unique = [...new Set(texts)]
  const vectors = new Map<string, Float32Array>()
  for (const [at, found] of ((await cache?.find(unique)) ?? []).entries()) if (found !== undefined) vectors.set(unique[at]!, found)
  const missing = unique.filter(text => !vectors.has(text))
  const alone = missing.length < fewTexts || encoder.folder === undefined
  let done = unique.length - missing.length
  const keep = (from: number, found: readonly Float32Array[]) => {
    for (const [at, vector] of found.entries()) vectors.set(missing[from + at]!, vector)
    done += found.length
    onProgress(done / unique.length)
  }
  if (alone)
    for (let from = 0; from < missing.length; from += part) keep(from, await encoder.embed(missing.slice(from, from + part), signal))
  else await embedInThreads(encoder.folder!, missing, keep, signal)
  await cache?.add(
    missing,
    missing.map(text => vectors.get(text)!),
  )
  return texts.map(text => vectors.get(text)!)
}

async function embedInThreads(
  folder: string,
  texts: readonly string[],
  keep: (from: number, vectors: readonly Float32Array[]) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: threads }, async () => {
      const worker = new Worker(new URL(`./embedding-thread${extname(import.meta.url)}`, import.meta.url), { workerData: folder })
      try {
        await new Promise<void>((resolve, reject) => {
          const stop = () => reject(signal?.reason)
          signal?.addEventListener('abort', stop, { once: true })
          if (signal?.aborted) stop()
          worker.on('error', reject)
          worker.on('exit', () => reject(new Error('Expected the thread that embeds to stay, got its end')))
          worker.on('message', (embedded: EmbeddedPart | 'ready') => {
            if (embedded !== 'ready') keep(embedded.from, embedded.vectors)
            if (next >= texts.length) return resolve()
            worker.postMessage({ from: next, texts: texts.slice(next, next + part) })
            next += part
          })
        })
      } finally {
        await worker.terminate()
      }
    }),
  )
}
