import type { FastifyRequest } from 'fastify'
import { UsherError } from '../errors.ts'

/** Whom the token of a request belongs to. It travels in the Authorization header only. */
export async function signedIn<A>(request: FastifyRequest, { admit }: { admit(token: string): Promise<A> }): Promise<A> {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (token === undefined) throw new UsherError('unauthorized', 'Expected an Authorization: Bearer header')
  return admit(token)
}
