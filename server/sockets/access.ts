import type { IncomingMessage } from 'node:http'
import type { Namespace } from 'socket.io'
import { errorCodes } from '../wire.ts'

/** One answered event of a socket, or its coming and going. Never its payload. */
export type SocketAccess = { namespace: string; event: string; code: string; ms: number; address: string; conversation?: string }

const codes: ReadonlySet<string> = new Set(errorCodes)

/** Tells of every event that is acknowledged, of whatever namespace, and how long the answer took. */
export function watchSockets(
  namespace: Namespace,
  options: { tell(access: SocketAccess): void; addressOf(request: IncomingMessage): string },
): void {
  namespace.on('connection', socket => {
    const connected = performance.now()
    const tell = (event: string, code: string, since: number, conversation: unknown) =>
      options.tell({
        namespace: namespace.name,
        event,
        code,
        ms: performance.now() - since,
        address: options.addressOf(socket.request),
        ...(isId(conversation) ? { conversation } : {}),
      })
    tell('connect', 'ok', connected, undefined)
    socket.on('disconnect', reason => tell('disconnect', reason.replaceAll(' ', '_'), connected, conversationOf(socket.data)))
    socket.use((packet, next) => {
      const ack: unknown = packet.at(-1)
      // The name of an event that is none may be anything that somebody typed.
      if (socket.listenerCount(String(packet[0])) === 0) tell('unknown', 'unknown_event', performance.now(), conversationOf(socket.data))
      else if (typeof ack === 'function') {
        const asked = performance.now()
        packet[packet.length - 1] = (answer: unknown) => {
          ack(answer)
          tell(String(packet[0]), codeOf(answer), asked, conversationOf(socket.data) ?? conversationOf(packet[1]))
        }
      }
      next()
    })
  })
}

function codeOf(answer: unknown): string {
  const { ok, code } = (answer ?? {}) as { ok?: unknown; code?: unknown }
  return ok === true ? 'ok' : typeof code === 'string' && codes.has(code) ? code : 'internal'
}

function conversationOf(from: unknown): unknown {
  return from !== null && typeof from === 'object' && 'conversation' in from ? from.conversation : undefined
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)
}
