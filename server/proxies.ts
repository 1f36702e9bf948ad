import type { IncomingMessage } from 'node:http'
import proxyAddr from '@fastify/proxy-addr'
import ipaddr from 'ipaddr.js'

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

  /** Some proxies write the port along; what is no address at all is not believed. */
  const addressOf = (request: IncomingMessage): string =>
    plainAddress(proxyAddr(request, trusts)) ?? plainAddress(request.socket.remoteAddress ?? '') ?? ''
  return {
    trusts,
    addressOf,
    /** Who is counted as one by limits: see `limitKey`. */
    keyOf: (request: IncomingMessage): string => limitKey(addressOf(request)),
    /** The host the page sees: of several in `X-Forwarded-Host`, the nearest proxy's. */
    hostOf(request: IncomingMessage): string | undefined {
      const forwarded = request.headers['x-forwarded-host']
      const nearest = request.socket.remoteAddress
      if (typeof forwarded !== 'string' || nearest === undefined || !trusts(nearest, 0)) return request.headers.host
      return forwarded.split(',').at(-1)?.trim()
    },
  }
}

function plainAddress(told: string): string | undefined {
  const text = told.trim()
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
  return ipaddr.isValid(bare) ? ipaddr.process(bare.replace(/%.*$/, '')).toString() : undefined
}

/** Whoever has one address of IPv6 has 2⁶⁴ of them: its network counts. */
export function limitKey(address: string): string {
  if (!ipaddr.IPv6.isValid(address)) return address
  const network = ipaddr.IPv6.parse(address).toByteArray().fill(0, 8)
  return `${ipaddr.fromByteArray(network).toString()}/64`
}
