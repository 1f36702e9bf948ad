import { Worker } from 'node:worker_threads'
import type { Suggestion, SuggestQuery } from './suggest.ts'

export type SuggestRequest = { id: number; query: SuggestQuery | 'refresh' }
export type SuggestResponse = { id: number } & ({ ok: true; value: Suggestion[] } | { ok: false; message: string })

export type Recommender = {
  /** Nothing where it is late or has failed: the shop's own order stands in. */
  suggest(query: SuggestQuery): Promise<Suggestion[]>
  /** Counts what visitors did since; by itself it does so every few minutes. */
  refresh(): Promise<void>
  close(): Promise<void>
}

const refreshMs = 3 * 60_000
const lateMs = 400

/** What goes with what visitors look at, in a thread of its own: a million events are read there and never hold a turn. */
export function openRecommender(file: string, onFault: (error: unknown) => void): Recommender {
  const waiting = new Map<number, (value: Suggestion[]) => void>()
  let last = 0
  let closed = false
  /** Begins with the first question, which the shop's own order answers. */
  let worker: Worker | undefined

  function start(): Worker {
    const started = new Worker(new URL('./suggest-worker.js', import.meta.url), { workerData: { file, refreshMs } })
    started.unref()
    started.on('message', (response: SuggestResponse) => {
      if (!response.ok) onFault(new Error(response.message))
      waiting.get(response.id)?.(response.ok ? response.value : [])
      waiting.delete(response.id)
    })
    const ended = (error?: unknown) => {
      if (worker === started) worker = undefined
      if (error !== undefined) onFault(error)
      for (const answer of waiting.values()) answer([])
      waiting.clear()
    }
    started.on('error', ended)
    started.on('exit', () => ended())
    return started
  }

  function ask(query: SuggestRequest['query'], patienceMs: number): Promise<Suggestion[]> {
    if (closed) return Promise.resolve([])
    worker ??= start()
    const id = ++last
    const answer = new Promise<Suggestion[]>(resolve => {
      const timer = setTimeout(() => {
        waiting.delete(id)
        resolve([])
      }, patienceMs)
      waiting.set(id, value => {
        clearTimeout(timer)
        resolve(value)
      })
    })
    worker.postMessage({ id, query } satisfies SuggestRequest)
    return answer
  }

  return {
    suggest: query => ask(query, lateMs),
    refresh: async () => void (await ask('refresh', 60_000)),
    async close() {
      closed = true
      await worker?.terminate()
    },
  }
}
