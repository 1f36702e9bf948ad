import { cellsOf, type Decoder, type Prefilled } from './decode.ts'
import { ModelBusyError, ModelDamagedError } from './model-errors.ts'
import type { createPromptCache } from './prompt-cache.ts'

/** Chooses the tokens of one candidate. */
export type Chooser = {
  /** The next token, by its logarithm among these [V], which are read only and valid during the call; -1 where none may follow. */
  choose(logProbabilities: Float32Array): number
  /** True when the token just chosen completed a text at which the candidate stops. */
  isOver?(): boolean
}

export type WriteRequest = {
  prompt: readonly number[]
  /** One candidate each. */
  choosers: readonly Chooser[]
  /** Candidates it is content with while others are served; all of them without it. */
  fewest?: number | undefined
  maxTokens: number
  /** Tokens a candidate may write beyond the first that ended by itself; those behind it that ramble cost time and are never chosen. */
  slack?: number
}

export type DecodedCandidate = {
  /** Without the end of text. */
  ids: number[]
  /** Sum over the ids and the end of text, natural logarithm, under the model alone: neither temperature nor grammar counts. */
  logProbability: number
  /** `stop`: at a text it was to stop at; `length`: cut off; `stopped`: its request was aborted. */
  finish: 'eos' | 'stop' | 'length' | 'stopped'
}

export type Decoded = { candidates: DecodedCandidate[]; waitMs: number; prefillMs: number; decodeMs: number }

/** Sums since the start. Rows ÷ steps is the mean occupancy, tokens ÷ busy time the rate. */
export type BatchSums = {
  requests: number
  refused: number
  tokens: number
  steps: number
  rows: number
  prompts: number
  promptsRemembered: number
  waitMs: number
  busyMs: number
}

export type Batch = {
  /**
   * Writes to one prompt. It joins those that write already between two of their steps; an abort is seen between two steps as well and
   * returns what was written until then with `finish: 'stopped'`. Throws ModelBusyError when too many wait, RangeError for a request that no
   * empty batch could hold, ModelDamagedError when the model's numbers are none.
   */
  write(request: WriteRequest, signal: AbortSignal): Promise<Decoded>
  sums(): BatchSums
}

export type BatchOptions = { endOfText: number; mostRows: number; mostWaiting: number; prompts: ReturnType<typeof createPromptCache> }

type Group = {
  request: WriteRequest
  fewest: number
  /** Positions a row takes at most. */
  end: number
  signal: AbortSignal
  candidates: DecodedCandidate[]
  /** Rows that still write. */
  going: number
  arrivedAt: number
  startedAt: number
  firstAt: number
  settle(outcome: Decoded | Error): void
}

/** One row of the running batch: `length` tokens are in its cache, `next` is not yet. */
type Row = { group: Group; candidate: DecodedCandidate; chooser: Chooser; next: number; length: number; ended: boolean }

/**
 * One batch for all who want to be written to. Requests are served in the order they came; each gets an equal share of the rows, at least
 * its `fewest`, and no more than one unknown prompt runs between two steps, so that none holds up the others. What a request reads depends
 * on itself alone but for the rounding of numbers (see `openDecoder`).
 */
export function createBatch(decoder: Decoder, { endOfText, mostRows, mostWaiting, prompts }: BatchOptions): Batch {
  const waiting: Group[] = []
  const rows: Row[] = []
  const tokens = new Int32Array(mostRows)
  const lengths = new Int32Array(mostRows)
  const sums: BatchSums = {
    requests: 0,
    refused: 0,
    tokens: 0,
    steps: 0,
    rows: 0,
    prompts: 0,
    promptsRemembered: 0,
    waitMs: 0,
    busyMs: 0,
  }
  let isRunning = false

  function write(request: WriteRequest, signal: AbortSignal): Promise<Decoded> {
    const { choosers, prompt, maxTokens } = request
    const fewest = Math.min(request.fewest ?? choosers.length, choosers.length)
    const end = prompt.length + maxTokens
    if (fewest > mostRows || cellsOf(fewest, end) > decoder.mostCells)
      return Promise.reject(
        new RangeError(`Expected at most ${mostRows} candidates of ${decoder.mostCells} positions, got ${fewest} × ${end}`),
      )
    if (waiting.length >= mostWaiting) {
      sums.refused++
      return Promise.reject(new ModelBusyError(`The batch is busy: ${mostWaiting} requests wait already`))
    }
    return new Promise((resolve, reject) => {
      sums.requests++
      const arrivedAt = performance.now()
      waiting.push({
        request,
        fewest,
        end,
        signal,
        candidates: choosers.map(() => ({ ids: [], logProbability: 0, finish: 'stopped' })),
        going: 0,
        arrivedAt,
        startedAt: arrivedAt,
        firstAt: arrivedAt,
        settle: outcome => (outcome instanceof Error ? reject(outcome) : resolve(outcome)),
      })
      if (!isRunning) void run()
    })
  }

  async function run(): Promise<void> {
    isRunning = true
    while (waiting.length > 0 || rows.length > 0) {
      const startedAt = performance.now()
      dropAborted()
      await admit()
      if (rows.length > 0) await step()
      sums.busyMs += performance.now() - startedAt
    }
    isRunning = false
  }

  function dropAborted(): void {
    for (let at = waiting.length - 1; at >= 0; at--) if (waiting[at]!.signal.aborted) finish(waiting.splice(at, 1)[0]!)
    for (const row of rows) if (row.group.signal.aborted) end(row, 'stopped')
    compact()
  }

  async function admit(): Promise<void> {
    let ranOne = false
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const count = shareOf(next)
      if (count === 0) return
      const { prompt } = next.request
      const known = prompts.find(prompt)
      if (known === undefined && ranOne) return
      waiting.shift()
      next.startedAt = performance.now()
      sums.waitMs += next.startedAt - next.arrivedAt
      next.candidates.length = count
      try {
        join(next, known ?? (await decoder.prefill(prompt)))
      } catch (error) {
        fail(next, error)
      }
      if (known === undefined) {
        ranOne = true
        sums.prompts++
      } else sums.promptsRemembered++
    }
  }

  /** Rows for a request that waits; 0 when it must wait longer. */
  function shareOf(group: Group): number {
    const served = new Set(rows.map(row => row.group))
    const fair = Math.floor(mostRows / (served.size + waiting.length))
    const length = Math.max(group.end, ...[...served].map(({ end }) => end))
    const wanted = Math.max(group.fewest, Math.min(group.candidates.length, fair))
    for (let count = wanted; count >= group.fewest; count--) {
      const together = rows.length + count
      if (together <= mostRows && cellsOf(together, length) <= decoder.mostCells) return count
    }
    return 0
  }

  function join(group: Group, prompt: Prefilled): void {
    prompts.keep(group.request.prompt, prompt)
    const from = rows.length
    for (const [at, candidate] of group.candidates.entries()) {
      rows.push({ group, candidate, chooser: group.request.choosers[at]!, next: -1, length: prompt.length, ended: false })
      group.going++
    }
    makeRoom()
    for (let at = from; at < rows.length; at++) {
      decoder.load(at, prompt)
      advance(rows[at]!, prompt.logProbabilities)
    }
    group.firstAt = performance.now()
    compact()
  }

  async function step(): Promise<void> {
    makeRoom()
    for (const [at, row] of rows.entries()) {
      tokens[at] = row.next
      lengths[at] = row.length
    }
    try {
      const logProbabilities = await decoder.step(rows.length, tokens, lengths)
      sums.steps++
      sums.rows += rows.length
      for (const [at, row] of rows.entries()) {
        row.length++
        if (!row.ended) advance(row, logProbabilities[at]!)
      }
    } catch (error) {
      for (const { group } of [...rows]) fail(group, error)
    }
    compact()
  }

  function makeRoom(): void {
    let longest = 0
    for (const { length } of rows) longest = Math.max(longest, length)
    decoder.reserve(rows.length, longest + 1)
  }

  function advance(row: Row, logProbabilities: Float32Array): void {
    const { candidate, chooser, group } = row
    const token = chooser.choose(logProbabilities)
    // A number that is none makes all of them none.
    const logProbability = logProbabilities[Math.max(token, 0)]!
    if (!Number.isFinite(logProbability)) {
      fail(group, new ModelDamagedError('Expected the model to give finite numbers, got others: its file may be damaged'))
      return
    }
    if (token < 0) {
      end(row, 'length')
      return
    }
    candidate.logProbability += logProbability
    if (token === endOfText) {
      end(row, 'eos')
      return
    }
    candidate.ids.push(token)
    sums.tokens++
    row.next = token
    if (chooser.isOver?.() === true) end(row, 'stop')
    else if (candidate.ids.length >= limitOf(group)) end(row, 'length')
  }

  function end(row: Row, how: DecodedCandidate['finish']): void {
    if (row.ended) return
    row.ended = true
    row.candidate.finish = how
    row.group.going--
    if (row.group.going === 0) finish(row.group)
  }

  function finish(group: Group): void {
    const { candidates, arrivedAt, startedAt, firstAt, settle } = group
    settle({ candidates, waitMs: startedAt - arrivedAt, prefillMs: firstAt - startedAt, decodeMs: performance.now() - firstAt })
  }

  function fail(group: Group, error: unknown): void {
    for (const row of rows) if (row.group === group) row.ended = true
    group.settle(error instanceof Error ? error : new Error(String(error)))
  }

  /** The last row takes the place of one that has ended. */
  function compact(): void {
    for (let at = rows.length - 1; at >= 0; at--) {
      if (!rows[at]!.ended) continue
      const last = rows.pop()!
      if (at === rows.length) continue
      decoder.move(rows.length, at, last.length)
      rows[at] = last
    }
  }

  return { write, sums: () => ({ ...sums }) }
}

function limitOf({ candidates, request: { maxTokens, slack = maxTokens } }: Group): number {
  let shortest = maxTokens
  for (const { finish, ids } of candidates) if (finish === 'eos' || finish === 'stop') shortest = Math.min(shortest, ids.length)
  return Math.min(maxTokens, shortest + slack)
}
