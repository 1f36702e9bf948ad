import { bearer, request, telling } from '../../staff/request.ts'

export type Worth = { conversation: string; message: number; language: string; text: string; understood: string[]; signs: string[] }
type Tested = { group: string; n: number; live: number; candidate: number; gained: number; lost: number; p: number }
export type Reason =
  | { what: 'lines'; group: string; gained: number; lost: number }
  | { what: 'held_back'; gained: number; lost: number }
  | { what: 'taught'; right: number; of: number }
export type Report = {
  passed: boolean
  reasons: Reason[]
  worse: { text: string; right: string; now: string; because?: string }[]
  /** Corrections that come out otherwise than they were said. */
  contradicting: string[]
  lines: Tested[]
  held_back: Tested[]
  taught: { right: number; of: number }
  replay: { messages: number; changed: { conversation: string; message: number; text: string; before: string; after: string }[] }
}
export type Release = {
  id: number
  state: string
  progress: number
  rows: number
  forgotten: number
  tries: number
  /** Its files are in the data folder. */
  there: boolean
  error: string | null
  fault: string | null
}
export type Step = { at: string; author: string; action: string; release: number | null; share: number | null }
export type Told = {
  live: number | null
  canary: { id: number; share: number } | null
  releases: Release[]
  log: Step[]
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

export const readReleases = (token: string): Promise<Pick<Told, 'live' | 'canary' | 'releases' | 'log'>> =>
  request('/api/v1/releases', bearer(token))

export type Term = { id: string; label: string }
export type Terms = { products: Term[]; categories: Term[]; colours: Term[]; sizes: string[] }
/** What a correction may name of the shop; goods that are called like `text`. */
export const readTerms = (token: string, text: string, language: string): Promise<Terms> =>
  request(`/api/v1/review/terms?${new URLSearchParams({ text, language })}`, bearer(token))

export const readReport = (token: string, id: number): Promise<{ report: Report | null }> =>
  request(`/api/v1/releases/${id}`, bearer(token))

/** `train`, `rollback`, or a step of one release. */
export function step(token: string, path: string, body: unknown = {}): Promise<unknown> {
  return request(`/api/v1/releases${path}`, telling(token, 'POST', body))
}
