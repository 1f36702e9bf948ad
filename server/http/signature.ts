import { createHmac, timingSafeEqual } from 'node:crypto'
import { UsherError } from '../errors.ts'

const headerForm = /^t=(\d{9,12}),v1=([0-9a-f]{64})$/
/** How far the sender's clock may be off, either way; a copy of an old request is no older than that. */
export const signatureWindowMs = 5 * 60_000

/**
 * Checks `Usher-Signature: t=SECONDS,v1=HEX`, an HMAC-SHA256 of `SECONDS.BODY` by the shop's secret, and returns the sender's time in
 * milliseconds. Throws `unauthorized` with what is wrong.
 */
export function readSignature(header: string | string[] | undefined, body: Buffer, secret: Uint8Array | undefined, now: Date): number {
  if (secret === undefined)
    throw new UsherError('unauthorized', 'Expected USHER_SHOP_SECRET to be set before the shop’s server is believed')
  const [, seconds, given] = (typeof header === 'string' ? headerForm.exec(header) : undefined) ?? []
  if (seconds === undefined || given === undefined)
    throw new UsherError('unauthorized', 'Expected a header Usher-Signature: t=SECONDS,v1=HMAC, got none of that form')
  const expected = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest()
  if (!timingSafeEqual(expected, Buffer.from(given, 'hex')))
    throw new UsherError('unauthorized', 'Expected v1 to be the HMAC-SHA256 of "t.body" by USHER_SHOP_SECRET, got another')
  const sentAt = Number(seconds) * 1000
  if (Math.abs(sentAt - now.getTime()) > signatureWindowMs)
    throw new UsherError(
      'unauthorized',
      `Expected t within 5 minutes of ${now.toISOString()}, got ${new Date(sentAt).toISOString()}: a replayed request, or a clock that is off`,
    )
  return sentAt
}
