import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { extname } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { FromProcess, ProcessSettings, ToProcess } from './protocol.ts'

export type ProcessState = 'starting' | 'ready' | 'restarting' | 'dead'
export type ProcessLog = (entry: { level: 'info' | 'warn' | 'error'; message: string }) => void

export type SupervisorOptions = {
  settings: ProcessSettings
  onLog: ProcessLog
  onState(state: ProcessState): void
  onMessage(message: FromProcess): void
  /** The child is gone and will be replaced, or not: see `onState`. */
  onDown(): void
  /** `working`: on a call that is not late, so silence is excused; `stuck`: it did not let go of a call that was cancelled. */
  occupation(): 'idle' | 'working' | 'stuck'
  timings: SupervisorTimings
}

export type SupervisorTimings = {
  heartbeatMs: number
  /** How long a child may be silent without an excuse. */
  hangMs: number
  startMs: number
  /** The first pause before a restart; each further one is twice as long, up to `longestBackOffMs`. */
  backOffMs: number
  longestBackOffMs: number
  /** A child that was ready for so long makes earlier falls forgotten. */
  stableMs: number
}

export type Supervisor = {
  send(message: ToProcess): void
  close(): Promise<void>
  readonly state: ProcessState
  readonly restarts: number
  readonly lastError: string | undefined
  readonly pid: number | undefined
}

const mostFailedStarts = 5
const entry = fileURLToPath(new URL(`./process${extname(import.meta.url)}`, import.meta.url))

/** Keeps one child process of a model alive: restarts it after a crash or a hang, gives up when it cannot start. */
export function supervise(options: SupervisorOptions): Supervisor {
  const { settings, timings, onLog } = options
  let child: ChildProcess
  let state: ProcessState = 'starting'
  let restarts = 0
  let lastError: string | undefined
  let falls = 0
  let failedStarts = 0
  let heardAt = now()
  let readyAt: number | undefined
  let beatAt = now()
  let isPinged = false
  let backOff: NodeJS.Timeout | undefined

  function start(): void {
    readyAt = undefined
    heardAt = now()
    isPinged = false
    child = fork(entry, [JSON.stringify(settings)], {
      serialization: 'advanced',
      execArgv: process.execArgv.filter(argument => !argument.startsWith('--inspect')),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [child.stdout, child.stderr])
      if (stream !== null) createInterface(stream).on('line', message => onLog({ level: 'warn', message: `${settings.role}: ${message}` }))
    const own = child
    child.on('message', (message: FromProcess) => own === child && hear(message))
    child.on('error', error => {
      lastError = error.message
      if (own.pid === undefined) fall(own, 'could not be forked')
    })
    child.on('exit', (code, signal) => fall(own, signal === null ? `exited with ${code}` : `was ended by ${signal}`))
  }

  function hear(message: FromProcess): void {
    heardAt = now()
    if (message.kind === 'pong') isPinged = false
    if (message.kind === 'unable') lastError = message.message
    if (message.kind === 'ready') {
      readyAt = now()
      failedStarts = 0
      enter('ready')
    }
    options.onMessage(message)
  }

  function fall(fallen: ChildProcess, how: string): void {
    if (fallen !== child || state === 'dead' || backOff !== undefined) return
    const wasReady = readyAt !== undefined
    if (readyAt !== undefined && now() - readyAt > timings.stableMs) falls = 0
    if (!wasReady) failedStarts++
    lastError = wasReady || lastError === undefined ? `The process ${how}` : lastError
    readyAt = undefined
    if (failedStarts >= mostFailedStarts) {
      enter('dead')
      onLog({ level: 'error', message: `${settings.role}: gave up after ${failedStarts} failed starts: ${lastError}` })
      clearInterval(heartbeat)
      options.onDown()
      return
    }
    const pause = Math.min(timings.backOffMs * 2 ** falls++, timings.longestBackOffMs)
    onLog({ level: 'warn', message: `${settings.role}: the process ${how}; a new one starts in ${pause} ms` })
    enter('restarting')
    backOff = setTimeout(() => {
      backOff = undefined
      restarts++
      start()
    }, pause)
    options.onDown()
  }

  function beat(): void {
    const wasLate = now() - beatAt > 2 * timings.heartbeatMs
    beatAt = now()
    const occupation = options.occupation()
    // After a pause of our own (a blocked loop, a sleeping laptop) the answers may still lie unread.
    if (wasLate || occupation === 'working') heardAt = Math.max(heardAt, beatAt)
    const silentFor = now() - heardAt
    if (backOff !== undefined) return
    if (readyAt === undefined) {
      if (silentFor > timings.startMs) kill(`was not ready within ${timings.startMs} ms`)
      return
    }
    if (isPinged && silentFor > timings.hangMs) kill(`did not answer for ${Math.round(silentFor)} ms`)
    else if (occupation === 'stuck') kill(`did not let go of a cancelled call within ${timings.hangMs} ms`)
    else if (!isPinged) {
      isPinged = true
      send({ kind: 'ping' })
    }
  }

  function kill(reason: string): void {
    onLog({ level: 'error', message: `${settings.role}: the process ${reason}: killing it` })
    lastError = `The process ${reason}`
    child.kill('SIGKILL')
  }

  function send(message: ToProcess): void {
    // An error here means that the channel closed this instant; the exit event tells the rest.
    if (child.connected) child.send(message, () => {})
  }

  function enter(next: ProcessState): void {
    state = next
    options.onState(next)
  }

  const heartbeat = setInterval(beat, timings.heartbeatMs)
  start()

  return {
    send,
    async close() {
      const isRunning = child.exitCode === null && child.signalCode === null && child.pid !== undefined
      if (state !== 'dead') enter('dead')
      clearInterval(heartbeat)
      clearTimeout(backOff)
      options.onDown()
      if (!isRunning) return
      const exited = once(child, 'exit')
      if (child.connected) child.disconnect()
      const impatience = setTimeout(() => child.kill('SIGKILL'), timings.hangMs)
      await exited
      clearTimeout(impatience)
    },
    get state() {
      return state
    },
    get restarts() {
      return restarts
    },
    get lastError() {
      return lastError
    },
    get pid() {
      return readyAt === undefined ? undefined : child.pid
    },
  }
}

function now(): number {
  return performance.now()
}
