import { once } from 'node:events'
import { connect } from 'node:net'
import { z } from 'zod'
import { type Finding, fail, ok, warn } from './finding.ts'

const healthSchema = z.object({ state: z.string(), parts: z.record(z.string(), z.unknown()) })

/** Free, held by a running Usher (and how that one is), or by something else. */
export async function examinePort(host: string, port: number): Promise<Finding> {
  const to = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host
  if (port === 0) return ok('port', 'any free one')
  const socket = connect({ host: to, port })
  const isHeld = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(() => false)
  socket.destroy()
  if (!isHeld) return ok('port', `${port} is free: no service runs here`)
  const health = await askHealth(to, port)
  if (health === undefined) return fail('port', `${port} is held by another program`, 'Stop that one, or set USHER_PORT.')
  return health === 'ok'
    ? ok('port', `${port} is served by a running Usher`)
    : warn('port', `${port} is served by an Usher that is ${health}`, `Read http://${to}:${port}/healthz: it names the part.`)
}

async function askHealth(host: string, port: number): Promise<string | undefined> {
  const name = host.includes(':') ? `[${host}]` : host
  try {
    const answer = await fetch(`http://${name}:${port}/healthz`, { signal: AbortSignal.timeout(3000) })
    return healthSchema.parse(await answer.json()).state
  } catch {
    // Whatever it says, it does not speak as Usher does.
    return undefined
  }
}
