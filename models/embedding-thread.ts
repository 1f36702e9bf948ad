import { parentPort, workerData } from 'node:worker_threads'
import type { EmbeddedPart } from './bulk-encoder.ts'
import { openEncoder } from './encoder.ts'

/** A thread of `embedMany`: opens the encoder in the folder it was given and embeds part after part. */
const encoder = await openEncoder(workerData as string)
parentPort?.on('message', async ({ from, texts }: { from: number; texts: string[] }) => {
  const vectors = await encoder.embed(texts)
  parentPort?.postMessage({ from, vectors } satisfies EmbeddedPart)
})
parentPort?.postMessage('ready')
