import { parentPort, workerData } from 'node:worker_threads'
import type { Asked, RankedPart } from './bulk-ranker.ts'
import { openRanker } from './ranker.ts'

/** A thread of `rankMany`: opens the ranker in the folder it was given and ranks one question after another. */
const ranker = await openRanker(workerData as string)
parentPort?.on('message', async ({ at, question, candidates }: Asked & { at: number }) => {
  parentPort?.postMessage({ at, ranking: await ranker.rank(question, candidates) } satisfies RankedPart)
})
parentPort?.postMessage('ready')
