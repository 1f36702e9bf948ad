import type { Role } from '../../server/wire.ts'

/** `status` 401: sign in again. */
export class RequestError extends Error {
  readonly status: number

  constructor(path: string, status: number, told?: string) {
    super(told ?? `Expected an answer from ${path}, got status ${status}`)
    this.name = 'RequestError'
    this.status = status
  }
}

export type Agent = { email: string; name: string; role: Role }

/** `needs`: a code of the second factor, too. */
export function signIn(told: {
  email: string
  password: string
  code?: string
}): Promise<{ token: string; agent: Agent } | { needs: 'code' }> {
  return request('/api/v1/sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(told),
  })
}

/** What the server refuses says why, where it does. */
export async function request<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(path, init)
  if (response.status === 204) return undefined as T
  if (response.ok) return (await response.json()) as T
  const { message } = (await response.json().catch(() => ({}))) as { message?: unknown }
  throw new RequestError(path, response.status, typeof message === 'string' ? message : undefined)
}

export function bearer(token: string): { headers: Record<string, string> } {
  return { headers: { authorization: `Bearer ${token}` } }
}

/** A request with a JSON body. */
export function telling(token: string, method: 'POST' | 'PUT' | 'DELETE', body: unknown): RequestInit {
  return { method, headers: { ...bearer(token).headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
