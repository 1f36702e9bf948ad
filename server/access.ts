import type { HttpAccess } from './http/access.ts'
import type { Logger } from './log.ts'
import { shortAddress } from './privacy/address.ts'
import type { SocketAccess } from './sockets/access.ts'

/** Probes and scrapes come every few seconds and say nothing. */
const quietRoutes: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics'])

/** One line a request and a number for each: who asked what from where and how it ended, never what was said. */
export function createAccessLog(
  log: Logger,
  metrics: { observeHttp(request: HttpAccess): void; observeSocket(access: SocketAccess): void },
) {
  const rounded = (ms: number) => Math.round(ms * 10) / 10
  return {
    http(request: HttpAccess): void {
      metrics.observeHttp(request)
      const line = { ...request, ms: rounded(request.ms), address: shortAddress(request.address) }
      if (quietRoutes.has(request.route)) log.debug(line, 'http')
      else log.info(line, 'http')
    },
    socket(access: SocketAccess): void {
      metrics.observeSocket(access)
      log.info({ ...access, ms: rounded(access.ms), address: shortAddress(access.address) }, 'socket')
    },
  }
}
