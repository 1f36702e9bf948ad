import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import type { createAccessLog } from '../access.ts'
import type { Config } from '../config.ts'
import { guardLines } from '../lines.ts'
import type { createProxies } from '../proxies.ts'
import type { AgentNamespace } from '../sockets/agent.ts'
import { createInbox } from '../sockets/inbox.ts'
import type { ShopperNamespace } from '../sockets/shopper.ts'
import type { ChatEvent, NoteEvent, Queue } from '../wire.ts'

type Options = {
  server: HttpServer
  proxies: ReturnType<typeof createProxies>
  limits: Config['limits']
  access: ReturnType<typeof createAccessLog>
  readInbox(): Queue
  onFault(error: unknown): void
}

export type Sockets = ReturnType<typeof openSockets>

/** The two namespaces, the inbox that agents are sent and how an event reaches everybody who may see it. */
export function openSockets({ server, proxies, limits, access, readInbox, onFault }: Options) {
  const io = new Server(server, {
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    // Any page may ask and read why it is refused; no cookie goes along.
    cors: { origin: '*' },
    connectTimeout: 10_000,
    // A line that has died without a word is given up after 25 s, on both sides.
    pingInterval: 15_000,
    pingTimeout: 10_000,
  })
  guardLines(io, {
    proxies,
    limits,
    tell: access.socket,
    onRefused: access.refused,
  })
  const shoppers = io.of('/shopper') as ShopperNamespace
  const desks = io.of('/agent') as AgentNamespace
  const inbox = createInbox({
    read: readInbox,
    emit: changed => desks.emit('queue', changed),
    anybody: () => desks.sockets.size > 0,
    onFault,
  })
  /** Everybody who may see it does: the shopper's own pages, and the agents who watch. */
  const publish = (event: ChatEvent | NoteEvent) => {
    if (event.kind !== 'note') shoppers.to(event.conversation).emit('event', event)
    // The assistant was cut short: nothing else says that it writes no more.
    if (event.kind === 'status' && event.status === 'human')
      shoppers.to(event.conversation).emit('typing', { who: 'bot', on: false, ttlMs: 0 })
    desks.to(event.conversation).emit('event', event)
    inbox.changed()
  }
  return { io, shoppers, desks, inbox, publish }
}
