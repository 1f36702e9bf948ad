import { createLatencies } from './latencies.ts'
import { ModelBusyError, ModelDeadError, ModelLateError, toModelError } from './model-errors.ts'
import type { FromProcess, ModelRole, Sums } from './protocol.ts'
import { type ProcessLog, type ProcessState, type SupervisorTimings, supervise } from './supervisor.ts'

export type HostOptions = {
  role: ModelRole
  /** Folder of the weights. */
  weights: string
  /** Folder of the intent bundle; encoder only. */
  intents?: string
  /** Folder of the encoder for English texts; encoder only. */
  english?: string
  /** Folder of the reader of messages in their situation; encoder only. */
  turns?: string
  /** Folder of the reader of questions beside sentences; encoder only. */
  reader?: string
  threads?: number
  /** Calls that may wait; one more is refused with ModelBusyError. */
  queueLimit?: number
  /** A call that would wait longer than this for those before it, at their usual pace, is refused with ModelBusyError too. */
  longestWaitMs?: number
  /** Of a call that names none; counted from `call`, the wait included. */
  deadlineMs?: number
  /**
   * Calls the process works on at the same time, at most. A batch of them takes longer than one: they begin as few and become more while they are
   * answered well in time, one fewer with one that nearly was not, half with one that is late (additive increase, multiplicative decrease).
   */
  parallel?: number
  onLog?: ProcessLog
  timings?: Partial<SupervisorTimings>
}

export type ModelStatus = {
  state: ProcessState
  pid: number | undefined
  restarts: number
  queued: number
  lastError: string | undefined
  calls: number
  timeouts: number
  p50Ms: number | undefined
  p95Ms: number | undefined
  /** Calls that are worked on at the same time, as things go. */
  places: number
  /** True when one more call would take the last place, or calls take more than half of their time: less should be asked of it. */
  pressed: boolean
  /** What the model told of itself with the last heartbeat; empty where it counts nothing. */
  sums: Sums
}

// biome-ignore lint/suspicious/noExplicitAny: any input type must fit, and a parameter position admits nothing narrower
type MethodTypes<Methods> = { [Name in keyof Methods]: (input: any) => unknown }

export type ModelProcess<Methods extends MethodTypes<Methods>> = {
  /**
   * Throws ModelBusyError, ModelLateError, ModelDeadError, ModelDamagedError, ModelCallError, or the reason of `signal`. A call under which the process went
   * down is tried once more in the next process.
   */
  call<Name extends keyof Methods & string>(
    method: Name,
    input: Parameters<Methods[Name]>[0],
    options?: { signal?: AbortSignal; deadlineMs?: number },
  ): Promise<Awaited<ReturnType<Methods[Name]>>>
  status(): ModelStatus
  /** Fulfilled when the first process is ready; rejected with ModelDeadError when none can be started. */
  readonly ready: Promise<void>
  close(): Promise<void>
}

const usualTimings: SupervisorTimings = {
  heartbeatMs: 1000,
  hangMs: 5000,
  startMs: 60_000,
  backOffMs: 250,
  longestBackOffMs: 30_000,
  stableMs: 60_000,
}
const mostAttempts = 2
/** How much the latest call counts in the usual pace. */
const newest = 0.3
/** Calls in company before it is known how many are answered in time. */
const firstPlaces = 4

type Call = {
  id: number
  method: string
  input: unknown
  startedAt: number
  limitMs: number
  sentAt?: number
  attempts: number
  /** When the caller was answered; a sent call stays known until the process is done with it. */
  settledAt?: number
  settle(outcome: { output: unknown } | { error: unknown }): void
}

/** A handle to a model in a process of its own: bounded queue, deadlines, cancellation, restarts, statistics. */
export function openModelProcess<Methods extends MethodTypes<Methods>>(options: HostOptions): ModelProcess<Methods> {
  const { role, queueLimit = 32, longestWaitMs = Number.POSITIVE_INFINITY, deadlineMs = 5000, parallel = 1 } = options
  const timings = { ...usualTimings, ...options.timings }
  const waiting: Call[] = []
  const sent = new Map<number, Call>()
  const latencies = createLatencies()
  let arrive = () => {}
  let fail = (_error: Error) => {}
  const ready = new Promise<void>((resolve, reject) => {
    arrive = resolve
    fail = reject
  })
  // Whoever does not wait for it learns of a failure from `status` and `call`.
  ready.catch(() => {})
  let lastId = 0
  let calls = 0
  let timeouts = 0
  /** How long the process works on a call, the wait not counted; 0 until one was answered. */
  let paceMs = 0
  let sums: Sums = {}
  let places = Math.min(parallel, firstPlaces)
  /** When they last became fewer: calls sent before then tell nothing new. */
  let fewerAt = 0

  const supervisor = supervise({
    settings: {
      role,
      weights: options.weights,
      threads: options.threads ?? 1,
      intents: options.intents,
      english: options.english,
      reader: options.reader,
      turns: options.turns,
    },
    onLog: options.onLog ?? (() => {}),
    onState(state) {
      if (state === 'ready') arrive()
      if (state === 'dead') fail(new ModelDeadError(`The ${role} cannot be started: ${supervisor.lastError ?? 'it was closed'}`))
      if (state === 'ready') sendNext()
    },
    onMessage: hear,
    onDown: takeBack,
    occupation,
    timings,
  })

  function call(method: string, input: unknown, { signal, deadlineMs: own }: { signal?: AbortSignal; deadlineMs?: number } = {}) {
    const limit = own ?? deadlineMs
    return new Promise<unknown>((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      if (supervisor.state === 'dead')
        return reject(new ModelDeadError(`The ${role} is not running: ${supervisor.lastError ?? 'it was closed'}`))
      if (waiting.length >= queueLimit) return reject(new ModelBusyError(`The ${role} is busy: ${queueLimit} calls wait already`))
      const waitMs = waitFor(sent.size + waiting.length)
      if (waitMs > longestWaitMs)
        return reject(new ModelBusyError(`The ${role} is busy: the calls before this one take about ${Math.round(waitMs)} ms`))
      const abort = () => {
        // A caller's own deadline is one too.
        if (signal?.reason?.name === 'TimeoutError') tellLate(one)
        giveUp(one, signal?.reason)
      }
      const deadline = setTimeout(() => {
        tellLate(one)
        giveUp(one, new ModelLateError(`The ${role} did not answer ${method} within ${limit} ms`))
      }, limit)
      const one: Call = {
        id: ++lastId,
        method,
        input,
        startedAt: performance.now(),
        limitMs: limit,
        attempts: 0,
        settle(outcome) {
          clearTimeout(deadline)
          signal?.removeEventListener('abort', abort)
          one.settledAt = performance.now()
          if ('output' in outcome) resolve(outcome.output)
          else reject(outcome.error)
        },
      }
      signal?.addEventListener('abort', abort, { once: true })
      calls++
      waiting.push(one)
      sendNext()
    })
  }

  function sendNext(): void {
    while (supervisor.state === 'ready' && sent.size < Math.floor(places)) {
      const next = waiting.shift()
      if (next === undefined) return
      next.attempts++
      next.sentAt = performance.now()
      sent.set(next.id, next)
      supervisor.send({ kind: 'call', id: next.id, method: next.method, input: next.input })
    }
  }

  function hear(message: FromProcess): void {
    if (message.kind === 'pong') sums = message.sums ?? sums
    if (message.kind !== 'result' && message.kind !== 'failure') return
    const answered = sent.get(message.id)
    sent.delete(message.id)
    if (answered !== undefined && answered.settledAt === undefined) {
      if (message.kind === 'result') {
        latencies.add(performance.now() - answered.startedAt)
        tellAnswered(answered)
        learn(performance.now() - (answered.sentAt ?? answered.startedAt))
        answered.settle({ output: message.output })
      } else {
        options.onLog?.({ level: 'error', message: `${role}: ${answered.method} failed: ${message.message}` })
        answered.settle({ error: toModelError(message.code, message.message) })
      }
    }
    sendNext()
  }

  function tellAnswered({ startedAt, limitMs }: Call): void {
    const share = (performance.now() - startedAt) / limitMs
    if (share > 0.75) places = Math.max(1, places - 1)
    else if (share < 0.5 && sent.size + 1 >= Math.floor(places)) places = Math.min(parallel, places + 1 / places)
  }

  function tellLate({ sentAt }: Call): void {
    timeouts++
    // Of those that were sent together one is sign enough.
    if (sentAt === undefined || sentAt <= fewerAt) return
    places = Math.max(1, places / 2)
    fewerAt = performance.now()
  }

  function giveUp(one: Call, error: unknown): void {
    const place = waiting.indexOf(one)
    if (place >= 0) waiting.splice(place, 1)
    else {
      supervisor.send({ kind: 'cancel', id: one.id })
      // It would have taken longer still: a machine that slows down shows here first.
      const workedMs = performance.now() - (one.sentAt ?? one.startedAt)
      if (workedMs > paceMs) learn(workedMs)
    }
    one.settle({ error })
  }

  /** Until a place is free, `ahead` calls being there: a place is given up every `paceMs / places`. */
  function waitFor(ahead: number): number {
    return (paceMs * Math.max(0, ahead - Math.floor(places) + 1)) / Math.floor(places)
  }

  function learn(workedMs: number): void {
    paceMs = paceMs === 0 ? workedMs : paceMs + newest * (workedMs - paceMs)
  }

  /** The process is gone: what it had goes back to the front of the queue, once. */
  function takeBack(): void {
    const unanswered = [...sent.values()].filter(one => one.settledAt === undefined)
    sent.clear()
    const isOver = supervisor.state === 'dead'
    const lost = isOver ? [...unanswered, ...waiting.splice(0)] : unanswered.filter(one => one.attempts >= mostAttempts)
    for (const one of lost) one.settle({ error: new ModelDeadError(`The ${role} went down: ${supervisor.lastError ?? 'it was closed'}`) })
    waiting.unshift(...unanswered.filter(one => one.settledAt === undefined))
  }

  function occupation(): 'idle' | 'working' | 'stuck' {
    const held = [...sent.values()]
    if (held.some(one => one.settledAt !== undefined && performance.now() - one.settledAt > timings.hangMs)) return 'stuck'
    return held.some(one => one.settledAt === undefined) ? 'working' : 'idle'
  }

  return {
    call: call as ModelProcess<Methods>['call'],
    status: () => ({
      state: supervisor.state,
      pid: supervisor.pid,
      restarts: supervisor.restarts,
      queued: waiting.length,
      lastError: supervisor.lastError,
      calls,
      timeouts,
      p50Ms: latencies.percentile(0.5),
      p95Ms: latencies.percentile(0.95),
      places: Math.floor(places),
      pressed: sent.size + 1 >= Math.floor(places) || paceMs > deadlineMs / 2,
      sums,
    }),
    ready,
    close: supervisor.close,
  }
}
