import { existsSync, readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** Files that the service itself holds open: database, models' pipes, threads. */
const ownFiles = 96
const mostWhereUnknown = 4096
const fewest = 64

/** As many connections as this process may have files open, less its own. */
export function mostConnections(limits = '/proc/self/limits'): number {
  const told = existsSync(limits) ? /^Max open files\s+(\d+)/m.exec(readFileSync(limits, 'utf8'))?.[1] : undefined
  return told === undefined ? mostWhereUnknown : Math.max(fewest, Number(told) - ownFiles)
}

/**
 * Never more connections than there are files for: beyond it nobody else would be let in. Where there is no room, one that has asked for
 * nothing yet gives way, the oldest first; only where all have asked is the newcomer turned away.
 */
export function capConnections(server: Server, most: number): void {
  let open = 0
  /** In order of arrival. */
  const silent = new Set<Socket>()
  const asked = (socket: Socket) => silent.delete(socket)
  server.on('connection', (socket: Socket) => {
    open++
    silent.add(socket)
    socket.once('close', () => {
      open--
      silent.delete(socket)
    })
    if (open > most) (silent.values().next().value ?? socket).destroy()
  })
  server.on('request', ({ socket }) => asked(socket))
  server.on('upgrade', ({ socket }) => asked(socket))
}
