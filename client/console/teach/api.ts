import { bearer, request, telling } from '../../staff/request.ts'

export type Worth = { conversation: string; message: number; language: string; text: string; understood: string[]; signs: string[] }
type Tested = { group: string; n: number; live: number; candidate: number; gained: number; lost: number; p: number }
export type Report = {
  passed: boolean
  reasons: { what: string }[]
  lines: Tested[]
  held_back: Tested[]
  taught: { right: number; of: number }
  replay: { messages: number; changed: { conversation: string; message: number; before: string; after: string }[] }
}
export type Release = {
  id: number
  state: string
  progress: number
  rows: number
  forgotten: number
  report: Report | null
  error: string | null
}
export type Told = {
  live: number | null
  canary: { id: number; share: number } | null
  releases: Release[]
  meanings: number
  worth: Worth[]
}

export async function readTeaching(token: string): Promise<Told> {
  const [releases, { meanings }, { messages }] = await Promise.all([
    request<Omit<Told, 'meanings' | 'worth'>>('/api/v1/releases', bearer(token)),
    request<{ meanings: unknown[] }>('/api/v1/corrections', bearer(token)),
    request<{ messages: Worth[] }>('/api/v1/review?limit=30', bearer(token)),
  ])
  return { ...releases, meanings: meanings.length, worth: messages }
}

export const readReleases = (token: string): Promise<Pick<Told, 'live' | 'canary' | 'releases'>> =>
  request('/api/v1/releases', bearer(token))

/** `train`, `rollback`, or a step of one release. */
export function step(token: string, path: string, body: unknown = {}): Promise<unknown> {
  return request(`/api/v1/releases${path}`, telling(token, 'POST', body))
}
