import type { Language, Role } from '../../server/wire.ts'
import type { Account } from '../staff/account.ts'
import { bearer, request, telling } from '../staff/request.ts'

export type Session = { id: string; device: string; origin: string | null; createdAt: string; seenAt: string; current?: boolean }
export type Mine = {
  email: string
  name: string
  role: Role
  away: boolean
  secondFactor: boolean
  recoveryLeft: number
  sessions: Session[]
}
export type Member = {
  email: string
  name: string
  role: Role
  languages: Language[]
  away: boolean
  online: boolean
  secondFactor: boolean
  revision: number
  sessions: Session[]
}
export type Invitation = { id: string; email: string; role: Role; expiresAt: string }
export type Team = { members: Member[]; invitations: Invitation[]; inTurn: boolean }
export type Entry = {
  id: number
  at: string
  actor: string
  action: string
  target: string | null
  detail: Record<string, string | number | boolean>
  origin: string | null
}

const v1 = (path: string) => `/api/v1${path}`
const member = (email: string, rest = '') => v1(`/team/members/${encodeURIComponent(email)}${rest}`)
const dropping = (token: string): RequestInit => ({ method: 'DELETE', ...bearer(token) })

export const fetchMine = (token: string): Promise<Mine> => request(v1('/account'), bearer(token))
export const changePassword = (token: string, told: { old: string; password: string }): Promise<Account> =>
  request(v1('/account/password'), telling(token, 'PUT', told))
export const beginFactor = (token: string, password: string): Promise<{ secret: string; address: string }> =>
  request(v1('/account/second-factor'), telling(token, 'POST', { password }))
export const proveFactor = (token: string, code: string): Promise<{ recovery: string[] }> =>
  request(v1('/account/second-factor'), telling(token, 'PUT', { code }))
export const endFactor = (token: string, password: string): Promise<void> =>
  request(v1('/account/second-factor'), telling(token, 'DELETE', { password }))
export const endSession = (token: string, id: string): Promise<void> =>
  request(v1(`/account/sessions/${encodeURIComponent(id)}`), dropping(token))
export const endOtherSessions = (token: string): Promise<void> => request(v1('/account/sessions'), dropping(token))
export const setAway = (token: string, away: boolean): Promise<void> => request(v1('/account/away'), telling(token, 'PUT', { away }))

/** Milliseconds; nothing where there are too few. */
export type Spread = { median: number; p90: number } | null
export type Times = { asked: number; answered: number; closed: number; first: Spread; resolved: Spread }
type Content = { ratings: number; mean: number | null }
export type Service = Times &
  Content & {
    agents: (Times & Content & { email: string; name: string })[]
    days: (Times & { day: string })[]
    weeks: { week: string; ratings: number; mean: number }[]
    remarks: { conversation: string; at: string; score: number; remark: string; by: string }[]
  }
export const fetchService = (token: string, days: number): Promise<Service> => request(v1(`/team/service?days=${days}`), bearer(token))
export const setTurns = (token: string, on: boolean): Promise<Team> => request(v1('/team/turns'), telling(token, 'PUT', { on }))
export const fetchTeam = (token: string): Promise<Team> => request(v1('/team'), bearer(token))
export const invite = (token: string, told: { email: string; role: string }): Promise<{ secret: string }> =>
  request(v1('/team/invitations'), telling(token, 'POST', told))
export const takeBack = (token: string, id: string): Promise<void> => request(v1(`/team/invitations/${id}`), dropping(token))
export const changeMember = (
  token: string,
  email: string,
  change: { role?: Role; languages?: Language[]; revision: number },
): Promise<void> => request(member(email), telling(token, 'PUT', change))
export const removeMember = (token: string, email: string): Promise<void> => request(member(email), dropping(token))
export const signMemberOut = (token: string, email: string): Promise<void> => request(member(email, '/sessions'), dropping(token))
export const endMemberFactor = (token: string, email: string): Promise<void> => request(member(email, '/second-factor'), dropping(token))

export function fetchAudit(token: string, query: Record<string, string>): Promise<{ entries: Entry[]; actions: string[] }> {
  return request(v1(`/team/audit?${new URLSearchParams(query)}`), bearer(token))
}

const posting = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
export const lookAt = (secret: string): Promise<{ email: string; role: Role }> => request(v1('/invitations/look'), posting({ secret }))
export const join = (told: { secret: string; name: string; password: string }): Promise<Account> =>
  request(v1('/invitations/join'), posting(told))
