import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Site = { url: string; close(): Promise<void> }

export type Files = Record<string, { type: string; body: string; headers?: Record<string, string> }>

/** A shop's own site: files by path, which may be added later. Its port makes it another origin than the chat's. */
export function startSite(files: Files): Promise<Site> {
  const server = createServer((incoming, outgoing) => {
    const file = files[new URL(incoming.url ?? '/', 'http://site').pathname]
    if (file === undefined) return void outgoing.writeHead(404).end()
    outgoing.writeHead(200, { 'content-type': `${file.type}; charset=utf-8`, ...file.headers }).end(file.body)
  })
  return listen(server)
}

/**
 * A reverse proxy as shops have one: it serves the chat under `prefix`, tells the client's address and host, and passes, refuses or
 * swallows WebSocket. `tells`: the headers it sets, in place of those.
 */
export function startProxy(options: {
  to: string
  prefix?: string
  client?: string
  upgrades: 'pass' | 'refuse' | 'swallow'
  tells?: (incoming: IncomingMessage) => Record<string, string>
}): Promise<Site> {
  const { to, prefix = '', client, upgrades } = options
  const usual = ({ headers, socket }: IncomingMessage) => ({
    host: target.host,
    'x-forwarded-for': [headers['x-forwarded-for'], client ?? socket.remoteAddress].filter(Boolean).join(', '),
    'x-forwarded-host': headers.host,
  })
  const tells = options.tells ?? usual
  const target = new URL(to)
  const forward = (incoming: IncomingMessage) =>
    request({
      host: target.hostname,
      port: target.port,
      method: incoming.method,
      path: (incoming.url ?? '/').slice(prefix.length) || '/',
      headers: { ...incoming.headers, ...tells(incoming) },
    })
  const server = createServer((incoming, outgoing) => {
    if (!(incoming.url ?? '').startsWith(`${prefix}/`)) return void outgoing.writeHead(404).end()
    const onward = forward(incoming)
    onward.on('response', answer => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  server.on('upgrade', (incoming, socket, head) => {
    socket.on('error', () => socket.destroy())
    if (upgrades === 'swallow') return
    if (upgrades === 'refuse') return void socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n')
    const onward = forward(incoming)
    onward.on('upgrade', (answer, inner, first) => {
      const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}`)
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`)
      socket.write(first)
      inner.on('error', () => inner.destroy())
      inner.write(head)
      inner.pipe(socket).pipe(inner)
    })
    onward.on('response', answer => socket.end(`HTTP/1.1 ${answer.statusCode} Refused\r\ncontent-length: 0\r\n\r\n`))
    onward.on('error', () => socket.destroy())
    onward.end()
  })
  return listen(server)
}

function listen(server: Server): Promise<Site> {
  const sockets = new Set<{ destroy(): void }>()
  server.on('connection', socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  return new Promise(resolve =>
    server.listen(0, '127.0.0.1', () =>
      resolve({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        close: () =>
          new Promise<void>(done => {
            server.close(() => done())
            for (const socket of sockets) socket.destroy()
          }),
      }),
    ),
  )
}
