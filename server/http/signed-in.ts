import type { FastifyInstance, FastifyRequest } from 'fastify'
import { UsherError } from '../errors.ts'
import type { Role } from '../wire.ts'
import { may, type Permission, refusalOf } from '../wire-roles.ts'

export type Caller = { email: string; name: string; role: Role; session: string }
type Admission = { admit(token: string): Promise<Caller> }
/** What a request did, where its route and its path do not say it. */
export type Deed = { action: string; target?: string; detail?: Record<string, string | number | boolean> }

const callers = new WeakMap<FastifyRequest, { caller: Caller; what: Permission }>()
const deeds = new WeakMap<FastifyRequest, Deed>()

/** Throws unless it belongs to an admin or an owner. */
export async function adminSignedIn(request: FastifyRequest, ports: Admission): Promise<Caller> {
  return signedIn(request, ports, 'manage')
}

/**
 * Whom the token of a request belongs to. It travels in the Authorization header only. Who only reads may ask, not change: a route that
 * changes nothing by another method than GET says so.
 */
export async function signedIn(
  request: FastifyRequest,
  { admit }: Admission,
  what: Permission = request.method === 'GET' || request.method === 'HEAD' ? 'read' : 'work',
): Promise<Caller> {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (token === undefined) throw new UsherError('unauthorized', 'Expected an Authorization: Bearer header')
  const caller = await admit(token)
  if (!may(caller.role, what)) throw new UsherError('unauthorized', refusalOf(caller.role, what))
  callers.set(request, { caller, what })
  return caller
}

/** Names what the request does, for the audit log. */
export function did(request: FastifyRequest, deed: Deed): void {
  deeds.set(request, deed)
}

const longestTold = 400
/** A setting as the audit log tells it; of one that is taken back nothing. */
export const toldOf = (value: unknown): string => (value === null ? '' : JSON.stringify(value).slice(0, longestTold))

/** Tells of every change that somebody signed in has made, by whatever route; never its body. */
export function watchDeeds(server: FastifyInstance, tell: (caller: Caller, deed: Deed, request: FastifyRequest) => void): void {
  server.addHook('onResponse', async (request, reply) => {
    const asked = callers.get(request)
    const named = deeds.get(request)
    const reads = request.method === 'GET' || asked?.what === 'read'
    if (asked === undefined || reply.statusCode >= 400 || (reads && named === undefined)) return
    const [target] = Object.values((request.params ?? {}) as Record<string, string>)
    const deed = named ?? { action: `${request.method} ${request.routeOptions.url ?? 'unknown'}` }
    tell(asked.caller, target === undefined ? deed : { target: target.slice(0, 200), ...deed }, request)
  })
}
