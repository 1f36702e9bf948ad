import type {
  CannedReply,
  ChatEvent,
  Desk,
  DeskView,
  Explanation,
  Found,
  Language,
  MessageSearch,
  Profile,
  Recent,
  Status,
} from '../../server/wire.ts'
import { bearer, request, telling } from '../staff/request.ts'

export type Summary = {
  conversation: string
  status: Status
  language: Language
  stage: string
  createdAt: string
  updatedAt: string
  last: string | null
}
export type Fact = { placeholder?: string; text: string; type: string; source: string; ref: string }
export type Act = { act: string; slots: Record<string, string | Fact | readonly Fact[]> }
export type Clause = {
  text: string
  by: string
  intents: { name: string; probability: number }[]
  abstain: boolean
  ambiguous: boolean
  oosScore: number
  slots: Record<string, unknown>
  mentions?: { slot: string; text: string; value: string }[]
}
export type Candidate = { text: string; by: string; logProbability?: number; refusal?: { reason: string; detail?: string }; chosen?: true }
export type Trace = {
  language: Language
  clauses: Clause[]
  wants: string[]
  acts: Act[]
  facts: Fact[]
  prompt: string
  candidates: Candidate[]
  chosen: 'generator' | 'template' | 'remote'
  versions: Record<string, string>
  timings: { understandMs: number; factsMs: number; wordMs: number; totalMs: number }
}
/** One turn with its reason in a sentence, and the why of what was chosen, recommended and offered in it. */
export type Explained = { turn: number; at: string; body: Trace; reason: Record<Language, string>; explained: Explanation[] }
export type Transcript = { conversation: Summary; events: ChatEvent[]; traces: Explained[] }

export const pageSize = 50

export const searchMessages = (token: string, search: Omit<MessageSearch, 'limit'> & { limit?: number }): Promise<Found> =>
  request('/api/v1/search', telling(token, 'POST', search))

export const fetchDesk = (token: string): Promise<Desk> => request('/api/v1/desk', bearer(token))

export const saveReply = (token: string, { id, ...reply }: CannedReply): Promise<Desk> =>
  request(`/api/v1/desk/replies/${id}`, telling(token, 'PUT', reply))

export const saveView = (token: string, { id, ...view }: DeskView): Promise<Desk> =>
  request(`/api/v1/desk/views/${id}`, telling(token, 'PUT', view))

/** A reply or a view. */
export const removeFromDesk = (token: string, what: 'replies' | 'views', id: string): Promise<Desk> =>
  request(`/api/v1/desk/${what}/${id}`, { method: 'DELETE', ...bearer(token) })

export function fetchTranscript(token: string, conversation: string): Promise<Transcript> {
  return request(`/api/v1/conversations/${encodeURIComponent(conversation)}`, bearer(token))
}

export const fetchProfile = (token: string, conversation: string): Promise<Profile & { spoken: Recent[] }> =>
  request(`/api/v1/conversations/${encodeURIComponent(conversation)}/profile`, bearer(token))

export type Copy = { text: string; by: Trace['chosen'] }

/** For admins. */
export async function writeCopy(token: string, sku: string, wanted: { language: string; form: string }): Promise<Copy[]> {
  const path = `/api/v1/products/${encodeURIComponent(sku)}/copy`
  return (await request<{ copies: Copy[] }>(path, telling(token, 'POST', wanted))).copies
}
