import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../store/sqlite.ts'
import { findPassages, findProducts } from './find.ts'
import type { SearchRequest, SearchResponse } from './search.ts'

const { file } = workerData as { file: string }
const database = openDatabase(file, { readonly: true })

parentPort?.on('message', (request: SearchRequest) => {
  parentPort?.postMessage(answer(request))
})

function answer(request: SearchRequest): SearchResponse {
  const { id } = request
  try {
    const value = request.method === 'products' ? findProducts(database, request.query) : findPassages(database, request.query)
    return { id, ok: true, value }
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}
