import type { FastifyRequest } from 'fastify'
import { UsherError } from '../errors.ts'

/** Throws unless it belongs to an admin. */
export async function adminSignedIn(
  request: FastifyRequest,
  ports: { admit(token: string): Promise<{ role: 'agent' | 'admin' }> },
): Promise<void> {
  const { role } = await signedIn(request, ports)
  if (role !== 'admin') throw new UsherError('unauthorized', 'Expected an admin, got an agent')
}

/** Whom the token of a request belongs to. It travels in the Authorization header only. */
export async function signedIn<A>(request: FastifyRequest, { admit }: { admit(token: string): Promise<A> }): Promise<A> {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (token === undefined) throw new UsherError('unauthorized', 'Expected an Authorization: Bearer header')
  return admit(token)
}
