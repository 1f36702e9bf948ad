import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../store/sqlite.ts'
import type { SuggestRequest, SuggestResponse } from './recommender.ts'
import { createSuggester } from './suggest.ts'

const { file, refreshMs } = workerData as { file: string; refreshMs: number }
const suggester = createSuggester(openDatabase(file, { readonly: true }), Date.now)
setInterval(() => suggester.refresh(), refreshMs)

parentPort?.on('message', (request: SuggestRequest) => {
  parentPort?.postMessage(answer(request))
})

function answer({ id, query }: SuggestRequest): SuggestResponse {
  try {
    if (query === 'refresh') suggester.refresh()
    return { id, ok: true, value: query === 'refresh' ? [] : suggester.suggest(query) }
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}
