import type { IncomingMessage } from 'node:http'
import proxyAddr from '@fastify/proxy-addr'

/** How many proxies stand in front, or which addresses are theirs. */
export type TrustedProxies = number | readonly string[]

/**
 * What a request says of where it came from, once for HTTP and for sockets: forwarded headers count only as far as each hop, counted
 * from the connection inwards, is trusted. The word of anybody else is ignored.
 */
export function createProxies(trusted: TrustedProxies) {
  const listed = typeof trusted === 'number' ? undefined : proxyAddr.compile([...trusted])
  const trusts = (address: string, hop: number): boolean =>
    typeof trusted === 'number' ? hop < trusted : (listed?.(address, hop) ?? false)

  return {
    trusts,
    addressOf: (request: IncomingMessage): string => proxyAddr(request, trusts),
    /** The host the page sees: of several in `X-Forwarded-Host`, the nearest proxy's. */
    hostOf(request: IncomingMessage): string | undefined {
      const forwarded = request.headers['x-forwarded-host']
      const nearest = request.socket.remoteAddress
      if (typeof forwarded !== 'string' || nearest === undefined || !trusts(nearest, 0)) return request.headers.host
      return forwarded.split(',').at(-1)?.trim()
    },
  }
}
