import { createHmac } from 'node:crypto'

export const shopSecret = 'the-shops-own-secret-of-32-characters'

/** The shop's own server: signs what it sends. `at` is its clock in milliseconds. */
export async function postSigned(
  url: string,
  path: string,
  body: unknown,
  { at = Date.now(), secret = shopSecret, raw = JSON.stringify(body) } = {},
) {
  const seconds = Math.floor(at / 1000)
  const hash = createHmac('sha256', secret).update(`${seconds}.${raw}`).digest('hex')
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'usher-signature': `t=${seconds},v1=${hash}` },
    body: raw,
  })
  return { status: response.status, body: (await response.json()) as Answer }
}

export type Answer = {
  code?: string
  message?: string
  stored: number
  duplicates: number
  refused: number
  results: { index: number; id?: string; result: string; code?: string; message?: string }[]
}
