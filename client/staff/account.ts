import { type Agent, bearer } from './request.ts'

const tokenKey = 'usher:console:token'
const agentKey = 'usher:console:agent'

export type Account = { token: string; agent: Agent }

/** Who is signed in, for as long as this tab lives. */
export function readAccount(): Account | undefined {
  const token = sessionStorage.getItem(tokenKey)
  const agent = sessionStorage.getItem(agentKey)
  return token && agent ? { token, agent: JSON.parse(agent) as Agent } : undefined
}

export function writeAccount({ token, agent }: Account): void {
  sessionStorage.setItem(tokenKey, token)
  sessionStorage.setItem(agentKey, JSON.stringify(agent))
}

export function forgetAccount(): void {
  sessionStorage.removeItem(tokenKey)
  sessionStorage.removeItem(agentKey)
}

/** Ends the session at the server, too: its token opens nothing any more. Where the server is away it ends by itself in some hours. */
export function signOut({ token }: Account): void {
  forgetAccount()
  void fetch('/api/v1/sessions/current', { method: 'DELETE', keepalive: true, ...bearer(token) }).catch(() => undefined)
}
