import { io, type Socket } from 'socket.io-client'
import type { Ack, Failure, Opened, ServerToShopper, ShopperToServer } from '../../server/wire.ts'
import type { Answer } from '../shared/outbox.ts'
import type { Line } from '../shared/session.ts'

export type LineEvents = Pick<ServerToShopper, 'event' | 'reply:delta' | 'typing'> & {
  connected(): void
  disconnected(): void
  /** The server does not serve this page; it is not asked again. */
  refused(failure: Failure): void
}

const refusedRetryMs = 5000

/** The socket of a shopper, as the session needs it: no buffering while offline, since the outbox keeps what is unsent. */
export function openLine(server: string, events: LineEvents, answerWithinMs = 10_000): Line {
  const { origin, pathname } = new URL(server)
  let hinted = false
  const socket: Socket<ServerToShopper, ShopperToServer> = io(`${origin}/shopper`, {
    path: `${pathname.replace(/\/$/, '')}/socket.io`,
    autoConnect: false,
    timeout: 8000,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 8000,
  })
  socket.on('connect', () => events.connected())
  socket.on('disconnect', reason => {
    events.disconnected()
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), refusedRetryMs)
  })
  socket.on('connect_error', error => {
    const { data } = error as Error & { data?: Failure }
    if (data?.code === 'unauthorized') {
      socket.disconnect()
      return events.refused(data)
    }
    if (!hinted) console.warn(`Usher: no answer from ${server} (${error.message}). ${hint(origin)}`)
    hinted = true
    // A middlebox may swallow WebSocket without a word: from here on, long polling comes first.
    socket.io.opts.transports = ['polling', 'websocket']
    events.disconnected()
    if (!socket.active) setTimeout(() => socket.connect(), refusedRetryMs)
  })
  socket.on('event', event => events.event(event))
  socket.on('reply:delta', delta => events['reply:delta'](delta))
  socket.on('typing', state => events.typing(state))

  /** A line that has carried nothing at all since the request is dead, though nobody has said so: a new one is there sooner. */
  async function ask(event: string, payload: unknown): Promise<unknown> {
    if (!socket.connected) throw new Error('Expected an open connection, it is closed')
    const { engine } = socket.io
    let heard = false
    engine.once('packet', () => (heard = true))
    try {
      return await (socket as Socket).timeout(answerWithinMs).emitWithAck(event, payload)
    } catch (error) {
      if (socket.connected && !heard && socket.io.engine === engine) socket.disconnect().connect()
      throw error
    }
  }

  return {
    connect: () => void socket.connect(),
    open: request => ask('conversation:open', request) as Promise<Ack<Opened>>,
    send: (event, payload) => ask(event, payload) as Promise<Answer>,
    take: payload => ask('action:take', payload) as Promise<Ack<{ granted: boolean }>>,
    leaveContact: payload => ask('contact:leave', payload) as Promise<Answer>,
    typing: on => void (socket.connected && socket.volatile.emit('typing', { on })),
    stop: () => void (socket.connected && socket.emit('reply:stop', {})),
  }
}

function hint(origin: string): string {
  return `If it keeps so: is the service there, and does the page’s Content-Security-Policy have connect-src ${origin} ${origin.replace(/^http/, 'ws')}?`
}
