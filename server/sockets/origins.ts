/** A page of this server's own host, of a listed origin, or no page at all (a server, a test) may connect. */
export function isAllowedOrigin(headers: { origin?: string | undefined; host?: string | undefined }, origins: readonly string[]): boolean {
  const { origin, host } = headers
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  return new URL(origin).host === host || origins.includes(origin)
}
