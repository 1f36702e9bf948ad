import type { Language, Queue, QueueItem, Status, WaitReason } from '../wire.ts'
import type { Database } from './sqlite.ts'

type Row = {
  id: string
  created_at: string
  updated_at: string
  language: Language
  status: Status
  stage: string
  requested_at: string | null
  wait_reason: WaitReason | null
  claimed_by: string | null
  agent_name: string | null
  has_contact: number
  last: string | null
}

/** One read for all lines: the last message comes with its row. */
const select = `
  SELECT c.id, c.created_at, c.updated_at, c.language, c.status, c.stage, c.requested_at, c.wait_reason, c.claimed_by,
    a.name AS agent_name,
    EXISTS (SELECT 1 FROM contacts WHERE conversation = c.id) AS has_contact,
    (SELECT body FROM events WHERE conversation = c.id AND kind = 'message' ORDER BY seq DESC LIMIT 1) AS last
  FROM conversations c LEFT JOIN agents a ON a.email = c.claimed_by`

/** The agents' view over all conversations. */
export function createInboxStore(database: Database) {
  const count = (where: string) => database.sql<{ n: number }>(`SELECT count(*) AS n FROM conversations WHERE ${where}`)[0]?.n ?? 0
  return {
    /** See `Queue` for the order. A conversation with nothing but the greeting (`seq` 1) is nobody's work. */
    read(limit: number): Omit<Queue, 'agentsOnline'> {
      const rows: Row[] = []
      for (const [statuses, order] of [
        ["'requested', 'queued'", 'c.requested_at, c.id'],
        ["'human'", 'c.updated_at DESC'],
        ["'bot'", 'c.updated_at DESC'],
      ] as const) {
        const some = limit - rows.length
        if (some > 0)
          rows.push(...database.sql<Row>(`${select} WHERE c.status IN (${statuses}) AND c.seq > 1 ORDER BY ${order} LIMIT ?`, some))
      }
      return {
        conversations: rows.map(toItem),
        open: count("status IN ('bot', 'requested', 'queued', 'human') AND seq > 1"),
        waiting: count("status IN ('requested', 'queued')"),
      }
    },

    find(conversation: string): QueueItem | undefined {
      const [row] = database.sql<Row>(`${select} WHERE c.id = ?`, conversation)
      return row === undefined ? undefined : toItem(row)
    },
  }
}

function toItem(row: Row): QueueItem {
  const last = row.last === null ? undefined : (JSON.parse(row.last) as { text: string; from: 'shopper' | 'bot' | 'agent' })
  return {
    conversation: row.id,
    status: row.status,
    language: row.language,
    stage: row.stage,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    waitingSince: row.requested_at,
    ...(row.wait_reason === null ? {} : { reason: row.wait_reason }),
    last: last?.text ?? null,
    ...(last === undefined ? {} : { lastFrom: last.from }),
    ...(row.claimed_by === null ? {} : { agent: { email: row.claimed_by, name: row.agent_name ?? row.claimed_by } }),
    ...(row.has_contact === 1 ? { contact: true as const } : {}),
  }
}
