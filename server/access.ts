import type { HttpAccess } from './http/access.ts'
import type { Logger } from './log.ts'
import { shortAddress } from './privacy/address.ts'
import type { SocketAccess } from './sockets/access.ts'

/** Of the same refusal this many are told in the time below, in milliseconds; the others are counted in one line after it. */
const mostAlike = 20
const windowMs = 10_000

/** Probes and scrapes come every few seconds and say nothing. */
const quietRoutes: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics'])

/** One line a request and a number for each: who asked what from where and how it ended, never what was said. */
export function createAccessLog(
  log: Logger,
  metrics: {
    observeHttp(request: HttpAccess): void
    observeSocket(access: Pick<SocketAccess, 'namespace' | 'event' | 'code' | 'ms'>): void
  },
) {
  const rounded = (ms: number) => Math.round(ms * 10) / 10
  const alike = new Map<string, number>()
  /** False for one of many alike: whoever floods the service must not fill the disk too. */
  const tells = (what: string): boolean => {
    const seen = (alike.get(what) ?? 0) + 1
    alike.set(what, seen)
    if (seen === 1)
      setTimeout(() => {
        const more = (alike.get(what) ?? 0) - mostAlike
        alike.delete(what)
        if (more > 0) log.info({ what, more }, 'and more like it')
      }, windowMs).unref()
    return seen <= mostAlike
  }
  return {
    http(request: HttpAccess): void {
      metrics.observeHttp(request)
      const line = { ...request, ms: rounded(request.ms), address: shortAddress(request.address) }
      if (quietRoutes.has(request.route)) log.debug(line, 'http')
      else if (request.status < 400 || tells(`${request.method} ${request.route} ${request.status}`)) log.info(line, 'http')
    },
    socket(access: SocketAccess): void {
      metrics.observeSocket(access)
      if (access.code !== 'ok' && !tells(`${access.namespace} ${access.event} ${access.code}`)) return
      log.info({ ...access, ms: rounded(access.ms), address: shortAddress(access.address) }, 'socket')
    },
    /** A line that sent too much, or one too many. */
    refused(address: string, why: 'frames' | 'lines'): void {
      metrics.observeSocket({ namespace: '-', event: 'connect', code: why, ms: 0 })
      if (tells(`line ${why}`)) log.warn({ address: shortAddress(address), why }, 'a line was cut or refused')
    },
  }
}
