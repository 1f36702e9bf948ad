import { type ChildProcess, fork } from 'node:child_process'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FromTeaching } from '../../models/teaching/process.ts'
import type { TaughtRow, TeachingInput, TeachingReport } from '../../models/teaching/train.ts'
import { hashOfTaught, type Taught } from '../store/corrections.ts'
import type { TrainingFault } from '../store/releases.ts'
import { heldBackLines, isThere, type Line, releaseFolder, removeOthers } from './folders.ts'

export type TrainerPorts = {
  corrections: { taught(): Taught[] }
  releases: {
    take(worker: number): { id: number; against: number | null } | undefined
    takeBack(isAlive: (worker: number) => boolean): void
    hear(id: number, progress: number): boolean
    learnsFrom(id: number, corrections: readonly number[]): void
    finish(id: number, worker: number, done: { passed: boolean; report: unknown; dataSet: string }): boolean
    fail(id: number, error: TrainingFault | string): void
    reachable(): Set<number>
  }
  /** What shoppers said lately, to see which decisions would change. */
  replay(): TeachingInput['replay']
  data: string
  /** The intents as delivered or as the owner's, and an encoder for such as bring none. */
  base: string
  encoder: string
  /** What a release is held against; the project's own held-back lines without it. */
  lines?: readonly Line[]
  onFault(error: unknown): void
}

const lookMs = 1000
/** How often the database is told how far a training is. */
const tellMs = 500
const entry = fileURLToPath(new URL(`../../models/teaching/process${extname(import.meta.url)}`, import.meta.url))

/** Runs the trainings that are asked for, one at a time, each in a process of its own. What a kill leaves half-way begins again. */
export function createTrainer(ports: TrainerPorts) {
  const { releases } = ports
  let running: { child: ChildProcess; done: Promise<void> } | undefined
  let isClosed = false

  /** False where nothing waits. */
  async function runNext(): Promise<boolean> {
    // Nothing runs here: what this process's number stands at is of one that had it before.
    releases.takeBack(worker => worker !== process.pid && isAlive(worker))
    const taken = releases.take(process.pid)
    if (taken === undefined) return false
    const rows = ports.corrections.taught()
    if (rows.length === 0) {
      releases.fail(taken.id, 'erased')
      return true
    }
    releases.learnsFrom(
      taken.id,
      rows.map(({ id }) => id),
    )
    const live = taken.against === null ? undefined : releaseFolder(ports.data, taken.against)
    const input: TeachingInput = {
      base: ports.base,
      encoder: ports.encoder,
      // Where its files are gone the models as delivered answer.
      live: live !== undefined && isThere(live) ? live : undefined,
      out: releaseFolder(ports.data, taken.id),
      rows: rows.map(toRow),
      lines: ports.lines ?? heldBackLines(),
      replay: ports.replay(),
      cache: join(ports.data, 'cache', 'embeddings'),
    }
    const child = fork(entry, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] })
    const outcome = listen(child, input, done => releases.hear(taken.id, done))
    running = { child, done: outcome.then(() => undefined) }
    const ended = await outcome
    running = undefined
    // Whoever closes leaves the training to the next start.
    if (isClosed) return false
    if ('report' in ended) {
      const { passed } = ended.report
      releases.finish(taken.id, process.pid, { passed, report: ended.report, dataSet: hashOfTaught(rows) })
    } else if (ended.message !== undefined) releases.fail(taken.id, ended.message)
    // Ended without a word, by a kill: it waits again.
    else releases.takeBack(() => false)
    removeOthers(ports.data, releases.reachable())
    return true
  }

  let looking: Promise<unknown> | undefined
  const look = () => {
    looking ??= runNext()
      .catch(ports.onFault)
      .finally(() => {
        looking = undefined
      })
  }
  let timer: NodeJS.Timeout | undefined
  return {
    runNext,
    start(): void {
      removeOthers(ports.data, releases.reachable())
      timer = setInterval(look, lookMs)
    },
    async close(): Promise<void> {
      isClosed = true
      clearInterval(timer)
      running?.child.kill('SIGKILL')
      await looking
    },
  }
}

type Ended = { report: TeachingReport } | { message?: string }

function listen(child: ChildProcess, input: TeachingInput, onProgress: (done: number) => void): Promise<Ended> {
  return new Promise(resolve => {
    let toldAt = 0
    let ended: Ended = {}
    child.on('message', (message: FromTeaching) => {
      switch (message.kind) {
        case 'progress':
          if (performance.now() - toldAt < tellMs) return
          toldAt = performance.now()
          onProgress(message.done)
          return
        case 'done':
          ended = { report: message.report }
          return
        case 'failed':
          ended = { message: message.message }
          return
        default:
          message satisfies never
      }
    })
    child.on('error', error => resolve({ message: error.message }))
    child.on('exit', () => resolve(ended))
    child.send(input, () => undefined)
  })
}

/** A message of several parts is remembered as a whole; single ones stand among the examples too. */
const toRow = ({ id, heard, language, meant }: Taught): TaughtRow => ({
  correction: id,
  text: heard.join(' / '),
  whole: heard.length === 1,
  language,
  meaning: meant,
})

function isAlive(worker: number): boolean {
  try {
    process.kill(worker, 0)
    return true
  } catch {
    return false
  }
}
