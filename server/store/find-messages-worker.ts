import { parentPort, workerData } from 'node:worker_threads'
import type { Found, MessageSearch } from '../wire.ts'
import { createMessageFinder } from './find-messages.ts'
import { openDatabase } from './sqlite.ts'
import type { Answered, Asked } from './thread.ts'

const { file } = workerData as { file: string }
const find = createMessageFinder(openDatabase(file, { readonly: true }))

parentPort?.on('message', ({ id, question }: Asked<MessageSearch>) => {
  parentPort?.postMessage(answer(id, question))
})

function answer(id: number, question: MessageSearch): Answered<Found> {
  try {
    return { id, ok: true, answer: find(question) }
  } catch (error) {
    return { id, ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}
