import { io, type Socket } from 'socket.io-client'
import type { AgentToServer, ServerToAgent } from '../../server/wire.ts'
import type { AgentLine } from '../shared/desk/desk.ts'

export type LineEvents = ServerToAgent & { connected(): void; disconnected(): void; refused(): void }

const answerWithinMs = 10_000
const retryMs = 5000
const cutOffMs = 300

/** The socket of an agent. Nothing is buffered while it is down: what must not be lost is in the outbox. */
export function openLine(token: string, events: LineEvents): AgentLine & { close(): void } {
  const socket: Socket<ServerToAgent, AgentToServer> = io('/agent', {
    auth: { token },
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 8000,
    forceNew: true,
  })
  const again = (ms = retryMs) => setTimeout(() => socket.connect(), ms)
  let timer: ReturnType<typeof setTimeout> | undefined
  socket.on('connect', () => events.connected())
  socket.on('disconnect', reason => {
    events.disconnected()
    // The session may have ended: that shows at the next try.
    if (reason === 'io server disconnect') timer = again(cutOffMs)
  })
  socket.on('connect_error', error => {
    events.disconnected()
    if (isRefusal(error)) return events.refused()
    if (!socket.active) timer = again()
  })
  socket.on('event', event => events.event(event))
  socket.on('typing', state => events.typing(state))
  socket.on('queue', queue => events.queue(queue))
  socket.on('reads', reads => events.reads(reads))
  socket.on('erased', gone => events.erased(gone))

  return {
    ask(event, payload) {
      if (!socket.connected) return Promise.reject(new Error('Expected an open connection, it is closed'))
      return (socket as Socket).timeout(answerWithinMs).emitWithAck(event, payload)
    },
    typing: (conversation, on) => void (socket.connected && socket.volatile.emit('typing', { conversation, on })),
    close() {
      clearTimeout(timer)
      socket.close()
    },
  }
}

/** The server refuses a token by the code of its errors. */
function isRefusal(error: Error): boolean {
  const { code } = ((error as Error & { data?: unknown }).data ?? {}) as { code?: unknown }
  return [code, error.message].some(each => each === 'unauthorized' || each === 'token_expired')
}
