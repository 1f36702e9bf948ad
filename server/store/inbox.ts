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

/** A talk with the assistant that nobody has touched for longer is history, for the transcripts' page. */
const recentMs = 24 * 3600_000

/** The agents' view over all conversations. */
export function createInboxStore(database: Database, now: () => Date) {
  return {
    /** See `Queue` for what is in it and in which order. One with nothing but the greeting (`seq` 1) is nobody's work. */
    read(limit: number): Omit<Queue, 'agentsOnline'> {
      const since = new Date(now().getTime() - recentMs).toISOString()
      const groups: { where: string; order: string; values: readonly string[] }[] = [
        { where: 'c.requested_at IS NOT NULL', order: 'c.requested_at, c.id', values: [] },
        { where: "c.status = 'human'", order: 'c.updated_at DESC', values: [] },
        { where: "c.status = 'bot' AND c.updated_at > ? AND c.seq > 1", order: 'c.updated_at DESC', values: [since] },
      ]
      const rows: Row[] = []
      for (const { where, order, values } of groups) {
        const room = limit - rows.length
        if (room > 0) rows.push(...database.sql<Row>(`${select} WHERE ${where} ORDER BY ${order} LIMIT ?`, ...values, room))
      }
      const counts = groups.map(
        ({ where, values }) =>
          database.sql<{ n: number }>(`SELECT count(*) AS n FROM conversations c WHERE ${where}`, ...values)[0]?.n ?? 0,
      )
      const [waiting = 0] = counts
      return { conversations: rows.map(toItem), open: counts.reduce((sum, n) => sum + n, 0), waiting }
    },

    /** Since when the first in line waits for a person. */
    longestWaitSince: (): string | undefined =>
      database.sql<{ at: string | null }>('SELECT min(requested_at) AS at FROM conversations WHERE requested_at IS NOT NULL')[0]?.at ??
      undefined,

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
