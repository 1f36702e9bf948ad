import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ChatEvent } from '../../server/wire.ts'

/** What a transcript tells of one turn; only what the tests look at. */
export type Trace = {
  turn: number
  at: string
  body: {
    language: string
    clauses: { text?: string; by: string; intents: { name: string; probability: number }[] }[]
    facts: { placeholder: string; text: string; source: string; ref: string }[]
    candidates: { text: string; by: string; refusal?: { reason: string }; chosen?: true }[]
    chosen: string
    versions: Record<string, string>
    timings: Record<string, number>
  }
}
export type Transcript = { conversation: { conversation: string; stage: string; language: string }; events: ChatEvent[]; traces: Trace[] }

/** The first admin's e-mail and password, as the first start left them in the data folder. */
export function adminOf(folder: string): { email: string; password: string } {
  const [email = '', password = ''] = readFileSync(join(folder, 'admin-password.txt'), 'utf8').trim().split(' ')
  return { email, password }
}

export function signIn(url: string, credentials: unknown): Promise<Response> {
  return fetch(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  })
}

export async function adminToken({ url, folder }: { url: string; folder: string }): Promise<string> {
  return ((await (await signIn(url, adminOf(folder))).json()) as { token: string }).token
}

export async function transcriptOf(url: string, token: string, conversation: string): Promise<Transcript> {
  const response = await fetch(`${url}/api/v1/conversations/${conversation}`, { headers: { authorization: `Bearer ${token}` } })
  return (await response.json()) as Transcript
}
