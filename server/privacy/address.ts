import ipaddr from 'ipaddr.js'

/** An address as a log may keep it: of IPv4 the first three bytes, of IPv6 the first 48 bits; nothing of what is neither. */
export function shortAddress(address: string | undefined): string | undefined {
  if (address === undefined || !ipaddr.isValid(address)) return undefined
  const parsed = ipaddr.process(address)
  const kept = parsed.kind() === 'ipv4' ? 3 : 6
  const bytes = parsed.toByteArray().map((byte, at) => (at < kept ? byte : 0))
  return ipaddr.fromByteArray(bytes).toString()
}
