import type { IncomingMessage } from 'node:http'
import type { Namespace } from 'socket.io'
import { toFailure, UsherError } from '../errors.ts'

/** A page of this server's own host, of a listed origin, or no page at all (a server, a test) may connect. */
export function isAllowedOrigin(origin: string | undefined, host: string | undefined, listed: readonly string[]): boolean {
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  const page = new URL(origin)
  return page.host === host || listed.some(one => (one.includes('*.') ? isBelow(page, one) : page.origin === one))
}

/** `https://*.example.com` is every host below example.com, not example.com itself. */
function isBelow(page: URL, pattern: string): boolean {
  const listed = new URL(pattern.replace('*.', ''))
  return page.protocol === listed.protocol && page.port === listed.port && page.hostname.endsWith(`.${listed.hostname}`)
}

/**
 * Refuses pages that are not listed. This happens after the handshake, since a browser tells a page nothing of why a handshake was
 * refused: so the page's console can say what to change.
 */
export function guardOrigins(
  namespace: Namespace,
  options: { origins: readonly string[]; hostOf(request: IncomingMessage): string | undefined },
): void {
  namespace.use((socket, next) => {
    const { origin } = socket.request.headers
    if (isAllowedOrigin(origin, options.hostOf(socket.request), options.origins)) return next()
    const refusal = new UsherError('unauthorized', `Expected the origin of the page in USHER_ORIGINS, got ${origin}`)
    next(Object.assign(refusal, { data: toFailure(refusal) }))
  })
}
