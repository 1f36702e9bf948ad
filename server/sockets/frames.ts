import type { IncomingMessage } from 'node:http'

/** What is looked at of one connection of engine.io, whichever transport it is on. */
type Connection = {
  id: string
  request: IncomingMessage
  on(event: 'packet', listener: () => void): unknown
  once(event: 'close', listener: () => void): unknown
  close(discard: boolean): void
}
type Engine = { on(event: 'connection', listener: (connection: Connection) => void): unknown }

/**
 * Everything that comes over a line counts, whatever it is: events within the contract and outside of it, signs of typing, refused sends, heartbeats.
 * A line that sends more than its share, or whose address does over all its lines, is cut at once: what has come in with the frame that was
 * one too many is not looked at. No page comes near it.
 */
export function meterFrames(
  engine: Engine,
  ports: { takeOfLine(id: string): boolean; takeOfAddress(request: IncomingMessage): boolean; onCut(request: IncomingMessage): void },
): void {
  engine.on('connection', connection => {
    const { id, request } = connection
    let isCut = false
    connection.on('packet', () => {
      if (isCut || (ports.takeOfLine(id) && ports.takeOfAddress(request))) return
      isCut = true
      ports.onCut(request)
      connection.close(true)
    })
  })
}

/** Counts the lines of each address: whether it may have one more. */
export function countLines(engine: Engine, options: { most: number; keyOf(request: IncomingMessage): string }) {
  const open = new Map<string, number>()
  engine.on('connection', connection => {
    const key = options.keyOf(connection.request)
    open.set(key, (open.get(key) ?? 0) + 1)
    connection.once('close', () => {
      const left = (open.get(key) ?? 1) - 1
      if (left === 0) open.delete(key)
      else open.set(key, left)
    })
  })
  return (request: IncomingMessage): boolean => (open.get(options.keyOf(request)) ?? 0) < options.most
}
