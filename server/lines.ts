import type { IncomingMessage } from 'node:http'
import type { Server } from 'socket.io'
import { createPace } from './behaviours/pace.ts'
import { toFailure, UsherError } from './errors.ts'
import type { createProxies } from './proxies.ts'
import { type SocketAccess, watchSockets } from './sockets/access.ts'
import { cutSlowReaders } from './sockets/backlog.ts'
import { countLines, meterFrames } from './sockets/frames.ts'
import { isLoopback } from './sockets/limits.ts'
import { guardOrigins } from './sockets/origins.ts'

/** Frames of one line in the time of `USHER_RATE_MESSAGES`, for each message of it: signs of typing, page events and heartbeats come on top. */
const framesAMessage = 10
const linesAnAddress = { frames: 10, open: 256, newAMinute: 600 } as const
const windowMs = 10_000

type Options = {
  proxies: ReturnType<typeof createProxies>
  limits: { messages: number; origins: readonly string[] }
  tell(access: SocketAccess): void
  /** Of a line that sent too much, or that was one too many. */
  onRefused(address: string, why: 'frames' | 'lines'): void
}

/** What holds for every line, in whatever namespace: who may open one, how much it may send, and that it reads. The machine itself is not counted by its address. */
export function guardLines(io: Server, { proxies, limits, tell, onRefused }: Options): void {
  const isFree = (request: IncomingMessage) => isLoopback(proxies.addressOf(request))
  const ofLine = createPace(limits.messages * framesAMessage, windowMs)
  const ofAddress = createPace(limits.messages * framesAMessage * linesAnAddress.frames, windowMs)
  const opened = createPace(linesAnAddress.newAMinute, 60_000)
  const now = () => performance.now()

  cutSlowReaders(io.engine)
  meterFrames(io.engine, {
    takeOfLine: id => ofLine.take(id, now()),
    takeOfAddress: request => isFree(request) || ofAddress.take(proxies.keyOf(request), now()),
    onCut: request => onRefused(proxies.addressOf(request), 'frames'),
  })
  const hasRoom = countLines(io.engine, { most: linesAnAddress.open, keyOf: proxies.keyOf })
  io.engine.opts.allowRequest = (request, answer) => {
    // Of a long poll each request comes here; only the first opens a line.
    const isNew = !new URL(request.url ?? '', 'http://localhost').searchParams.has('sid')
    const allowed = !isNew || isFree(request) || (opened.take(proxies.keyOf(request), now()) && hasRoom(request))
    if (!allowed) onRefused(proxies.addressOf(request), 'lines')
    answer(allowed ? undefined : 'too many lines', allowed)
  }

  // Nobody needs the namespace that is always there; every other one has the guard.
  io.of('/').use((_socket, next) => {
    const refusal = new UsherError('unauthorized', 'Expected the namespace /shopper or /agent')
    next(Object.assign(refusal, { data: toFailure(refusal) }))
  })
  io.on('new_namespace', namespace => {
    guardOrigins(namespace, { origins: limits.origins, hostOf: proxies.hostOf })
    watchSockets(namespace, { tell, addressOf: proxies.addressOf })
  })
}
