import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { createFrameReader } from './frames.ts'

/** What becomes of a frame; `cut`: it goes through, and the line breaks behind it. */
export type Verdict = 'pass' | 'drop' | 'twice' | 'cut'
export type Rules = { toServer?(text: string): Verdict; toClient?(text: string): Verdict }
export type Gate = Awaited<ReturnType<typeof openGate>>

type Connection = { client: Socket; server: Socket; muted: boolean }

/** The line between shoppers and the service, where it can be disturbed. Rules see whole WebSocket messages; long polling passes. */
export async function openGate(target: string, rules: Rules = {}) {
  const { port, hostname } = new URL(target)
  const connections = new Set<Connection>()
  let isHeld = false

  const listener = createServer(client => {
    const server = connect(Number(port), hostname)
    const connection: Connection = { client, server, muted: false }
    connections.add(connection)
    flow(connection, client, server, rules.toServer)
    flow(connection, server, client, rules.toClient)
    if (isHeld) server.pause()
  })

  function flow(connection: Connection, from: Socket, to: Socket, judge: Rules['toClient']): void {
    const read = createJudge(judge)
    from.setNoDelay(true)
    from.on('data', chunk => {
      if (connection.muted) return
      const { bytes, isLast } = read(chunk)
      if (!to.writable) return
      const isFree = to.write(bytes, () => isLast && to.resetAndDestroy())
      if (isLast) from.resetAndDestroy()
      if (!isFree) from.pause()
    })
    to.on('drain', () => {
      if (!(isHeld && from === connection.server)) from.resume()
    })
    from.on('error', () => {})
    from.on('close', () => {
      connections.delete(connection)
      to.destroy()
    })
  }

  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  return {
    url: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    connections: () => connections.size,
    /** Breaks one line, by its place among those that are there: politely, rudely, or so that nobody is told. */
    cut(place: number, how: 'end' | 'reset' | 'mute'): boolean {
      const connection = [...connections].filter(({ muted }) => !muted)[place]
      if (connection === undefined) return false
      const { client, server } = connection
      if (how === 'mute') connection.muted = true
      for (const socket of [client, server]) {
        if (how === 'reset') socket.resetAndDestroy()
        if (how === 'end') socket.end()
      }
      return true
    },
    /** Lets nothing through to the clients and reads nothing from the service, as if the clients had stopped reading. */
    hold(): void {
      isHeld = true
      for (const { server } of connections) server.pause()
    },
    release(): void {
      isHeld = false
      for (const { server } of connections) server.resume()
    },
    close(): void {
      listener.close()
      for (const { client, server } of connections) for (const socket of [client, server]) socket.destroy()
    },
  }
}

/** Passes the HTTP head as it is and, after an upgrade, each frame as the rule says. */
function createJudge(judge: Rules['toClient']): (chunk: Buffer) => { bytes: Buffer; isLast: boolean } {
  if (judge === undefined) return bytes => ({ bytes, isLast: false })
  let head: Buffer | undefined = Buffer.alloc(0)
  let isPlain = false
  const frames = createFrameReader()
  return chunk => {
    if (isPlain) return { bytes: chunk, isLast: false }
    const out: Buffer[] = []
    let body = chunk
    if (head !== undefined) {
      const all = Buffer.concat([head, chunk])
      const end = all.indexOf('\r\n\r\n')
      if (end < 0) {
        head = all
        return { bytes: Buffer.alloc(0), isLast: false }
      }
      head = undefined
      isPlain = !/^upgrade: *websocket/im.test(all.toString('latin1', 0, end))
      if (isPlain) return { bytes: all, isLast: false }
      out.push(all.subarray(0, end + 4))
      body = all.subarray(end + 4)
    }
    for (const { bytes, text } of frames(body)) {
      const verdict = text === undefined ? 'pass' : judge(text)
      if (verdict !== 'drop') out.push(bytes)
      if (verdict === 'twice') out.push(bytes)
      if (verdict === 'cut') return { bytes: Buffer.concat(out), isLast: true }
    }
    return { bytes: Buffer.concat(out), isLast: false }
  }
}
