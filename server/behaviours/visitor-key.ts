import { createHash, createHmac } from 'node:crypto'

/** Who a visitor is, without the id that the page or the shop knows: nobody without the key can tell one from the other. */
export function createVisitorKeys(secret: Uint8Array) {
  const key = createHmac('sha256', secret).update('visitors').digest()
  return (visitor: string): Buffer => createHmac('sha256', key).update(visitor).digest().subarray(0, 16)
}

/** The name under which an event is stored once. A page can name its own visitor's events only, and never those that the shop's server sends. */
export function eventKey(source: 'page' | 'server' | 'import', visitor: Uint8Array, id: string, line = 0): Buffer {
  const hash = createHash('sha256').update(`${source}:${line}:`)
  if (source === 'page') hash.update(visitor)
  return hash.update(id).digest().subarray(0, 16)
}
