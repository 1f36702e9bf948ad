import { io, type Socket } from 'socket.io-client'
import type { Ack, Opened, ServerToShopper, ShopperToServer } from '../../server/wire.ts'
import type { Answer } from '../shared/outbox.ts'
import type { Line } from '../shared/session.ts'

export type LineEvents = Pick<ServerToShopper, 'event' | 'reply:delta' | 'typing'> & { connected(): void; disconnected(): void }

const answerWithinMs = 10_000
const refusedRetryMs = 5000

/** The socket of a shopper, as the session needs it: no buffering while offline, since the outbox keeps what is unsent. */
export function openLine(server: string, events: LineEvents): Line & { close(): void } {
  const socket: Socket<ServerToShopper, ShopperToServer> = io(`${server}/shopper`, {
    autoConnect: false,
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
  socket.on('connect_error', () => {
    events.disconnected()
    if (!socket.active) setTimeout(() => socket.connect(), refusedRetryMs)
  })
  socket.on('event', event => events.event(event))
  socket.on('reply:delta', delta => events['reply:delta'](delta))
  socket.on('typing', state => events.typing(state))

  return {
    connect: () => void socket.connect(),
    close: () => void socket.close(),
    open: request => ask(socket, 'conversation:open', request) as Promise<Ack<Opened>>,
    send: (event, payload) => ask(socket, event, payload) as Promise<Answer>,
    typing: on => void (socket.connected && socket.volatile.emit('typing', { on })),
    stop: () => void (socket.connected && socket.emit('reply:stop', {})),
  }
}

function ask(socket: Socket, event: string, payload: unknown): Promise<unknown> {
  if (!socket.connected) return Promise.reject(new Error('Expected an open connection, it is closed'))
  return socket.timeout(answerWithinMs).emitWithAck(event, payload)
}
