import type { Database } from '../store/sqlite.ts'
import type { Language } from '../wire.ts'

/** More tell nothing new, and each is read once more at every training. */
const mostReplayed = 300

/** What shoppers said lately, part by part, as the classifier is asked for it. */
export function recentlyHeard(
  database: Database,
  heardIn: (text: string, language: Language) => string[],
): { conversation: string; message: number; text: string }[] {
  const rows = database.sql<{ conversation: string; seq: number; text: string; language: Language }>(
    `SELECT e.conversation, e.seq, json_extract(e.body, '$.text') AS text, c.language FROM events e JOIN conversations c ON c.id = e.conversation
     WHERE e.kind = 'message' AND json_extract(e.body, '$.from') = 'shopper' AND json_extract(e.body, '$.choice') IS NULL
       AND c.id IN (SELECT id FROM conversations ORDER BY updated_at DESC LIMIT ?)
     ORDER BY e.at DESC LIMIT ?`,
    mostReplayed,
    mostReplayed,
  )
  return rows.flatMap(({ conversation, seq, text, language }) =>
    heardIn(text, language).map(heard => ({ conversation, message: seq, text: heard })),
  )
}
