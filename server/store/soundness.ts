import { Worker } from 'node:worker_threads'

/** How often a database is looked through, in milliseconds. A thread of its own reads all of it: seconds for a gigabyte. */
const everyMs = 10 * 60_000

/** Looks for pages that are not what was written, though nobody asks for them; `onDamage` hears what SQLite says. */
export function watchSoundness(file: string, options: { everyMs?: number; onDamage(found: string): void; onFault(error: unknown): void }) {
  let worker: Worker | undefined
  const timer = setInterval(() => {
    if (worker !== undefined) return
    worker = new Worker(new URL('./soundness-worker.js', import.meta.url), { workerData: { file } })
    worker.unref()
    worker.on('message', (found: string | undefined) => {
      if (found !== undefined) options.onDamage(found)
    })
    worker.on('error', options.onFault)
    worker.on('exit', () => (worker = undefined))
  }, options.everyMs ?? everyMs)
  timer.unref()
  return {
    async close(): Promise<void> {
      clearInterval(timer)
      await worker?.terminate()
    },
  }
}
