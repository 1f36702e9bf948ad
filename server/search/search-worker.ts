import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../store/sqlite.ts'
import { createProductFinder } from './find-products.ts'
import type { SearchRequest, SearchResponse } from './search.ts'

const { file } = workerData as { file: string }
const database = openDatabase(file, { readonly: true })
const findProducts = createProductFinder(database)

parentPort?.on('message', (request: SearchRequest) => {
  parentPort?.postMessage(answer(request))
})

function answer(request: SearchRequest): SearchResponse {
  const { id } = request
  try {
    return { id, ok: true, value: findProducts(request.query) }
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}
