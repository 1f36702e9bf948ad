import { createHash } from 'node:crypto'
import type { Language, Place, Queue, QueueItem, Status, WaitReason } from '../wire.ts'
import type { LocalText } from './catalogue.ts'
import type { Database } from './sqlite.ts'
import { waitingLine } from './waiting-line.ts'

type Row = {
  id: string
  seq: number
  want_seq: number | null
  created_at: string
  updated_at: string
  language: Language
  status: Status
  stage: string
  visitor: string | null
  requested_at: string | null
  wait_reason: WaitReason | null
  claimed_by: string | null
  page: string | null
  agent_name: string | null
  has_contact: number
  given: number | null
  sku: string | null
  title: string | null
  labels: string | null
}
type SaidRow = {
  id: string
  last_seq: number | null
  last: string | null
  /** What was given as the reason when a person was asked for by a button. */
  asked: string | null
  want: string | null
  order_id: string | null
}
/** What is read out of a conversation's events. */
type Said = { last?: { seq: number; text: string; from: 'shopper' | 'bot' | 'agent' }; asked?: string; want?: string; order?: string }

/** One read for all lines, of what costs little. */
const select = `
  SELECT c.id, c.seq, c.want_seq, c.created_at, c.updated_at, c.language, c.status, c.stage, c.visitor, c.requested_at, c.wait_reason, c.claimed_by, c.page,
    a.name AS agent_name,
    EXISTS (SELECT 1 FROM contacts WHERE conversation = c.id) AS has_contact,
    CASE WHEN c.claim_seq IS NOT NULL THEN
      EXISTS (SELECT 1 FROM events WHERE conversation = c.id AND seq = c.claim_seq AND author IS NULL)
      AND NOT EXISTS (SELECT 1 FROM events WHERE conversation = c.id AND seq > c.claim_seq AND kind = 'message' AND author = c.claimed_by) END AS given,
    p.sku, p.texts ->> 'title' AS title,
    (SELECT json_group_array(value) FROM facets WHERE conversation = c.id AND facet = 'label') AS labels
  FROM conversations c LEFT JOIN agents a ON a.email = c.claimed_by
    LEFT JOIN products p ON p.sku = CASE WHEN json_valid(c.state) THEN c.state ->> 'focus' END`

/** The last message, and the one that says what is wanted: until one does, the shopper's longest. */
const selectSaid = `
  SELECT c.id,
    (SELECT seq FROM events WHERE conversation = c.id AND kind = 'message' ORDER BY seq DESC LIMIT 1) AS last_seq,
    (SELECT body FROM events WHERE conversation = c.id AND kind = 'message' ORDER BY seq DESC LIMIT 1) AS last,
    (SELECT body ->> 'reason' FROM events
      WHERE conversation = c.id AND kind = 'status' AND client_id IS NOT NULL AND author IS NULL ORDER BY seq DESC LIMIT 1) AS asked,
    (SELECT body ->> 'text' FROM events WHERE conversation = c.id AND seq = coalesce(c.want_seq,
      (SELECT seq FROM events WHERE conversation = c.id AND kind = 'message' AND client_id IS NOT NULL AND author IS NULL
        ORDER BY length(body ->> 'text') DESC, seq LIMIT 1))) AS want,
    (SELECT body ->> '$.properties.order_id' FROM events WHERE conversation = c.id AND kind = 'track' AND body ->> 'name' = 'Order Completed'
      AND EXISTS (SELECT 1 FROM facets WHERE facet = 'order' AND value = '1' AND conversation = c.id) ORDER BY seq DESC LIMIT 1) AS order_id
  FROM conversations c WHERE c.id IN (SELECT value FROM json_each(?))`

/** A talk with the assistant that nobody has touched for longer is history, for the transcripts' page. */
const recentMs = 24 * 3600_000
/** What turns writing around: pages send order numbers as they like. */
const turning = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu
/** Longer words of a shopper are read in the conversation. */
const longestWant = 140

/** The agents' view over all conversations. */
export function createInboxStore(database: Database, now: () => Date) {
  /** What was said in the conversations that were read last. An event raises `seq`, and one is rewritten only together with a new one. */
  let known = new Map<string, Said>()
  const versionOf = ({ id, seq, want_seq }: Row) => `${id} ${seq} ${want_seq}`

  function saidIn(rows: readonly Row[]): Map<string, Said> {
    const missing = rows.filter(row => !known.has(versionOf(row))).map(({ id }) => id)
    const read = missing.length === 0 ? [] : database.sql<SaidRow>(selectSaid, JSON.stringify(missing))
    const fresh = new Map(read.map(said => [said.id, toSaid(said)]))
    return new Map(rows.map(row => [versionOf(row), (fresh.get(row.id) ?? known.get(versionOf(row)))!]))
  }

  return {
    /** See `Queue` for what is in it and in which order. One with nothing but the greeting (`seq` 1) is nobody's work. */
    read(limit: number): Omit<Queue, 'agentsOnline'> {
      const since = new Date(now().getTime() - recentMs).toISOString()
      const line = waitingLine(database)
      const places = new Map(line.map(({ id }, at) => [id, at + 1]))
      const first = line.slice(0, limit).map(({ id }) => id)
      const rows = database.sql<Row>(`${select} WHERE c.id IN (SELECT value FROM json_each(?))`, JSON.stringify(first))
      rows.sort((a, b) => places.get(a.id)! - places.get(b.id)!)
      const groups: { where: string; values: readonly string[] }[] = [
        { where: "c.status = 'human'", values: [] },
        { where: "c.status = 'bot' AND c.updated_at > ? AND c.seq > 1", values: [since] },
      ]
      for (const { where, values } of groups) {
        const room = limit - rows.length
        if (room > 0) rows.push(...database.sql<Row>(`${select} WHERE ${where} ORDER BY c.updated_at DESC LIMIT ?`, ...values, room))
      }
      const counts = groups.map(
        ({ where, values }) =>
          database.sql<{ n: number }>(`SELECT count(*) AS n FROM conversations c WHERE ${where}`, ...values)[0]?.n ?? 0,
      )
      known = saidIn(rows)
      const conversations = rows.map(row => ({
        ...toItem(row, known.get(versionOf(row))!),
        ...(places.has(row.id) ? { place: places.get(row.id)! } : {}),
      }))
      return { conversations, open: counts.reduce((sum, n) => sum + n, line.length), waiting: line.length }
    },

    /** Since when the first in line waits for a person. */
    longestWaitSince: (): string | undefined =>
      database.sql<{ at: string | null }>('SELECT min(requested_at) AS at FROM conversations WHERE requested_at IS NOT NULL')[0]?.at ??
      undefined,

    /** Leaves nothing of what was said in memory. */
    forget(): void {
      known = new Map()
    },

    find(conversation: string): QueueItem | undefined {
      const [row] = database.sql<Row>(`${select} WHERE c.id = ?`, conversation)
      if (row === undefined) return undefined
      const place = row.requested_at === null ? -1 : waitingLine(database).findIndex(({ id }) => id === conversation)
      return { ...toItem(row, saidIn([row]).get(versionOf(row))!), ...(place === -1 ? {} : { place: place + 1 }) }
    },
  }
}

function toSaid({ last_seq, last, asked, want, order_id }: SaidRow): Said {
  const { text, from } = last === null ? {} : (JSON.parse(last) as Partial<NonNullable<Said['last']>>)
  return {
    ...(last_seq === null || text === undefined || from === undefined ? {} : { last: { seq: last_seq, text, from } }),
    ...(asked === null ? {} : { asked: shortened(asked) }),
    ...(want === null ? {} : { want: shortened(want) }),
    ...(order_id === null ? {} : { order: order_id.replace(turning, '') }),
  }
}

function toItem(row: Row, { last, asked, want, order }: Said): QueueItem {
  const title = row.title === null ? undefined : titleIn(JSON.parse(row.title) as LocalText, row.language)
  const labels = row.labels === null ? [] : (JSON.parse(row.labels) as string[])
  // The reason that was given counts while a person is waited for.
  const wanted = (row.requested_at === null ? undefined : asked) ?? want
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
    ...(last === undefined ? {} : { lastFrom: last.from, lastSeq: last.seq }),
    ...(row.claimed_by === null ? {} : { agent: { email: row.claimed_by, name: row.agent_name ?? row.claimed_by } }),
    ...(row.given === 1 ? { given: true as const } : {}),
    ...(row.has_contact === 1 ? { contact: true as const } : {}),
    visitor: markOf(row.visitor ?? row.id),
    ...(wanted === undefined ? {} : { want: wanted }),
    ...(row.sku === null || title === undefined ? {} : { product: { sku: row.sku, title } }),
    ...(row.page === null ? {} : { page: JSON.parse(row.page) as Place }),
    ...(order === undefined ? {} : { order }),
    ...(labels.length === 0 ? {} : { labels }),
  }
}

/** A number that tells visitors apart and nothing else of them. */
const markOf = (key: string): number => createHash('sha256').update(key).digest().readUInt32BE() >>> 1

const titleIn = (title: LocalText, language: Language): string | undefined => title[language] ?? title.zh ?? title.en

function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()]
  return characters.length <= longestWant ? characters.join('') : `${characters.slice(0, longestWant - 1).join('')}…`
}
