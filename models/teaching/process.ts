import { setPriority } from 'node:os'
import { type TeachingInput, type TeachingReport, teach } from './train.ts'

export type FromTeaching =
  | { kind: 'progress'; done: number }
  | { kind: 'done'; report: TeachingReport }
  | { kind: 'failed'; message: string }

/** A training in a process of its own, which shoppers' turns go before. Started by fork only: it is told once what to do, and ends with its parent. */
process.on('disconnect', () => process.exit(1))
process.once('message', (input: TeachingInput) => {
  try {
    setPriority(10)
  } catch {
    // Where it may not be set it is as it is.
  }
  const tell = (message: FromTeaching) => new Promise<void>(sent => process.send?.(message, () => sent()))
  teach(input, done => void tell({ kind: 'progress', done }))
    .then(
      report => tell({ kind: 'done', report }),
      (error: unknown) => tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
    )
    .finally(() => process.exit(0))
})
