import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { openRanker, type Ranking } from './ranker.ts'

export type Asked = { readonly question: string; readonly candidates: readonly string[] }

/** Between the threads: a line's place, and what was made of it. */
export type RankedPart = { readonly at: number; readonly ranking: Ranking }

const threads = 2
/** Opening the weights twice costs about a second: below so many candidates one thread is sooner done. */
const fewCandidates = 400

/** Ranks the candidates of many questions and hands each ranking over in the order of the lines; `run` holds its thread, so there are two. */
export async function rankMany(folder: string, lines: readonly Asked[], take: (ranking: Ranking, at: number) => void): Promise<void> {
  if (lines.reduce((sum, { candidates }) => sum + candidates.length, 0) >= fewCandidates) return rankInThreads(folder, lines, take)
  const ranker = await openRanker(folder)
  try {
    for (const [at, { question, candidates }] of lines.entries()) take(await ranker.rank(question, candidates), at)
  } finally {
    await ranker.close()
  }
}

async function rankInThreads(folder: string, lines: readonly Asked[], take: (ranking: Ranking, at: number) => void): Promise<void> {
  const early = new Map<number, Ranking>()
  let given = 0
  let taken = 0
  const keep = ({ at, ranking }: RankedPart) => {
    early.set(at, ranking)
    for (let next = early.get(taken); next !== undefined; next = early.get(taken)) {
      early.delete(taken)
      take(next, taken++)
    }
  }
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL(`./ranking-thread${extname(import.meta.url)}`, import.meta.url), { workerData: folder }),
  )
  try {
    await Promise.all(
      workers.map(
        worker =>
          new Promise<void>((resolve, reject) => {
            worker.on('error', reject)
            worker.on('exit', () => reject(new Error('Expected the thread that ranks to stay, got its end')))
            worker.on('message', (ranked: RankedPart | 'ready') => {
              if (ranked !== 'ready') keep(ranked)
              const line = lines[given]
              if (line === undefined) return resolve()
              worker.postMessage({ at: given++, question: line.question, candidates: line.candidates })
            })
          }),
      ),
    )
  } finally {
    await Promise.all(workers.map(worker => worker.terminate()))
  }
}
