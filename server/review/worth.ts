import type { Database } from '../store/sqlite.ts'
import type { Language } from '../wire.ts'

export const signs = ['unsure', 'disagreeing', 'frequent', 'rated_badly', 'handed_over', 'unanswered'] as const
export type Sign = (typeof signs)[number]
/** A message that is worth a look: why, and what it was taken for. */
export type Worth = {
  conversation: string
  message: number
  at: string
  language: Language
  text: string
  understood: string[]
  signs: Sign[]
  worth: number
}

/** What each sign adds; how often the same was said counts beside. */
const worthOf: Record<Sign, number> = { unsure: 2, disagreeing: 2, frequent: 1, rated_badly: 3, handed_over: 2, unanswered: 2 }
const mostTurns = 1500
const often = 3
/** Below this an intent was not far from a guess. */
const unsureBelow = 0.6

type Row = { conversation: string; turn: number; at: string; trace: string; said: string; score: number | null; wait: string | null }
type Trace = {
  language: Language
  clauses: { intents: { name: string; probability: number }[]; abstain: boolean; ambiguous: boolean }[]
  commands?: { command: string }[]
  acts?: { act: string; slots: Record<string, unknown> }[]
}

/** The latest turns that nobody has corrected, those first of which most is to be learnt. */
export function worthCorrecting(database: Database, most: number): Worth[] {
  const rows = database.sql<Row>(
    `SELECT t.conversation, t.turn, t.at, t.body AS trace, json_extract(e.body, '$.text') AS said, c.wait_reason AS wait,
       (SELECT min(json_extract(r.body, '$.score')) FROM events r WHERE r.conversation = t.conversation AND r.kind = 'rating') AS score
     FROM traces t INDEXED BY traces_by_time
     JOIN events e ON e.conversation = t.conversation AND e.seq = t.turn AND e.kind = 'message' AND json_extract(e.body, '$.from') = 'shopper'
     JOIN conversations c ON c.id = t.conversation
     WHERE json_extract(e.body, '$.choice') IS NULL
       AND NOT EXISTS (SELECT 1 FROM corrections k WHERE k.conversation = t.conversation AND k.message = t.turn)
     ORDER BY t.at DESC LIMIT ?`,
    mostTurns,
  )
  const counts = new Map<string, number>()
  const keyOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  for (const { said } of rows) counts.set(keyOf(said), (counts.get(keyOf(said)) ?? 0) + 1)
  const met = new Set<string>()
  return rows
    .flatMap((row): Worth[] => {
      const key = keyOf(row.said)
      const trace = JSON.parse(row.trace) as Trace
      const count = counts.get(key) ?? 1
      const found = signsOf(row, trace, count)
      // The same said again is listed once.
      if (found.length === 0 || key === '' || met.has(key)) return []
      met.add(key)
      const understood = trace.clauses.map(({ intents: [best], abstain }) => (abstain ? 'oos' : (best?.name ?? 'oos')))
      const worth = found.reduce((sum, sign) => sum + worthOf[sign], 0) + Math.log2(count)
      return [
        {
          conversation: row.conversation,
          message: row.turn,
          at: row.at,
          language: trace.language,
          text: row.said,
          understood,
          signs: found,
          worth,
        },
      ]
    })
    .sort((a, b) => b.worth - a.worth || b.at.localeCompare(a.at))
    .slice(0, most)
}

function signsOf({ score, wait }: Row, { clauses, commands, acts = [] }: Trace, count: number): Sign[] {
  const unsure = clauses.some(({ intents: [best], abstain, ambiguous }) => abstain || ambiguous || (best?.probability ?? 0) < unsureBelow)
  const wish = (names: readonly string[]) => names.some(name => /^(?:find|more|cheaper|show|ask_recommendation)/.test(name))
  const ofIntents = clauses.flatMap(({ intents: [best] }) => best?.name ?? [])
  const ofCommands = (commands ?? []).map(({ command }) => command)
  const found: [Sign, boolean][] = [
    ['unsure', unsure],
    ['disagreeing', ofCommands.length > 0 && ofIntents.length > 0 && wish(ofCommands) !== wish(ofIntents)],
    ['frequent', count >= often],
    ['rated_badly', score !== null && score <= 2],
    ['handed_over', wait !== null],
    [
      'unanswered',
      acts.some(
        ({ act, slots }) =>
          act === 'clarify' || act === 'untold' || (act === 'decline' && (slots.reason === 'unknown' || slots.reason === 'unknown_rest')),
      ),
    ],
  ]
  const own = found.flatMap(([sign, holds]) => (holds ? [sign] : []))
  // That a thing is said often is no reason by itself.
  return own.length === 1 && own[0] === 'frequent' ? [] : own
}
