import { Worker } from 'node:worker_threads'

export type Asked<Question> = { id: number; question: Question }
export type Answered<Answer> = { id: number } & ({ ok: true; answer: Answer } | { ok: false; message: string })

/** Asks a module in a thread of its own, so that long reads never hold the event loop. It starts with the first question; a dead one is replaced. */
export function openThread<Question, Answer>(module: URL, workerData: unknown) {
  const waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>()
  let worker: Worker | undefined
  let last = 0
  let closed = false

  function start(): Worker {
    const started = new Worker(module, { workerData })
    started.on('message', (answered: Answered<Answer>) => {
      const asker = waiting.get(answered.id)
      waiting.delete(answered.id)
      if (waiting.size === 0) started.unref()
      if (answered.ok) asker?.resolve(answered.answer)
      else asker?.reject(new ThreadError(answered.message))
    })
    const ended = (reason: string) => {
      if (worker === started) worker = undefined
      for (const { reject } of waiting.values()) reject(new ThreadError(reason))
      waiting.clear()
    }
    started.on('error', error => ended(error.message))
    started.on('exit', code => ended(`The thread ended with code ${code}`))
    return started
  }

  return {
    ask(question: Question): Promise<Answer> {
      if (closed) return Promise.reject(new ThreadError('The thread is closed'))
      worker ??= start()
      const id = ++last
      const answer = new Promise<Answer>((resolve, reject) => waiting.set(id, { resolve, reject }))
      worker.ref()
      worker.postMessage({ id, question } satisfies Asked<Question>)
      return answer
    },
    async close(): Promise<void> {
      closed = true
      await worker?.terminate()
    },
  }
}

export class ThreadError extends Error {
  override readonly name = 'ThreadError'
}
