import { Worker } from 'node:worker_threads'
import type { Language } from '../wire.ts'

export type Filters = {
  category?: string
  /** Minor units. */
  minPrice?: number
  maxPrice?: number
  colour?: string
  notColour?: string
  size?: string
  /** True: at least one variant that fits can be had now. */
  inStock?: boolean
}

export type ProductQuery = {
  /** Empty: everything that passes the filters, in the shop's own order. */
  text: string
  language: Language
  /** Of the query text, L2-normalised, by the encoder that made the stored ones. */
  vector?: Float32Array
  filters: Filters
  /** Also what does not stand out in meaning: the caller weighs `likeness` itself. */
  widely?: true
  exclude?: readonly string[]
  limit: number
}

export type ProductHit = {
  sku: string
  /** Comparable within one answer only; the best is first. */
  score: number
  /** By how much more than the average product its text is like the query's vector, in cosines; absent without one. */
  likeness?: number
  matched: readonly ('title' | 'words' | 'text' | 'meaning' | 'filters')[]
}

export type Search = {
  searchProducts(query: ProductQuery): Promise<ProductHit[]>
  close(): Promise<void>
}

export type SearchRequest = { id: number; query: ProductQuery }
export type SearchResponse = { id: number } & ({ ok: true; value: ProductHit[] } | { ok: false; message: string })

/** Searches a database file in a thread of its own, so that long scans never hold the event loop. A dead thread is replaced. */
export function openSearch(file: string): Search {
  const waiting = new Map<number, { resolve(value: ProductHit[]): void; reject(error: Error): void }>()
  let last = 0
  let closed = false

  function start(): Worker {
    const started = new Worker(new URL('./search-worker.js', import.meta.url), { workerData: { file } })
    started.unref()
    started.on('message', (response: SearchResponse) => {
      const caller = waiting.get(response.id)
      waiting.delete(response.id)
      if (waiting.size === 0) started.unref()
      if (response.ok) caller?.resolve(response.value)
      else caller?.reject(new SearchError(response.message))
    })
    const ended = (reason: string) => {
      if (worker === started) worker = undefined
      for (const { reject } of waiting.values()) reject(new SearchError(reason))
      waiting.clear()
    }
    started.on('error', error => ended(error.message))
    started.on('exit', code => ended(`The search thread ended with code ${code}`))
    return started
  }

  function searchProducts(query: ProductQuery): Promise<ProductHit[]> {
    if (closed) return Promise.reject(new SearchError('The search is closed'))
    worker ??= start()
    const id = ++last
    const answer = new Promise<ProductHit[]>((resolve, reject) => waiting.set(id, { resolve, reject }))
    worker.ref()
    worker.postMessage({ id, query } satisfies SearchRequest)
    return answer
  }

  let worker: Worker | undefined = start()

  return {
    searchProducts,
    close: async () => {
      closed = true
      await worker?.terminate()
    },
  }
}

export class SearchError extends Error {
  override readonly name = 'SearchError'
}
