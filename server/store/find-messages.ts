import type { Found, FoundMessage, MessageSearch, QueueItem } from '../wire.ts'
import { createInboxStore } from './inbox.ts'
import { hasAll, hasRuns, type Sought, toAllOf, toPieces, toSought } from './message-words.ts'
import type { Database } from './sqlite.ts'

/** Messages looked at between two looks at the clock, at most. */
const atOnce = 3000
/** Where this few conversations fit, their messages are walked through rather than all that have the words. */
const fewConversations = 500
/** After this long what was found so far is told, with the place to go on from, in milliseconds. */
const longestMs = 80

type Row = { id: number; conversation: string; seq: number; at: string; body: string }
type Facet = { facet: string; value: string }
/** Conversations by a query of their ids. */
type Some = { ids: string; values: readonly string[] }
type Hits = { rows: Row[]; more?: string | undefined }
type Filter = Omit<MessageSearch, 'text' | 'limit' | 'before'>

/**
 * Finds messages by all of their words, the latest first, in a database that may be open for reading alone. Without words: the last message of each
 * conversation that fits. Where the work would take too long what was found so far comes back; `more` is the place to go on from.
 */
export function createMessageFinder(database: Database, now: () => number = () => performance.now()) {
  const inbox = createInboxStore(database, () => new Date())

  return (search: MessageSearch): Found => {
    const sought = toSought(search.text)
    if (sought.length === 0 && search.text.trim() !== '') return { messages: [] }
    const { rows, more } = sought.length === 0 ? lastOfEach(search) : withWords(search, sought, now() + longestMs)
    const items = new Map<string, QueueItem | undefined>()
    const messages = rows.flatMap(({ conversation, seq, at, body }): FoundMessage[] => {
      if (!items.has(conversation)) items.set(conversation, inbox.find(conversation))
      const item = items.get(conversation)
      if (item === undefined) return []
      const { text, from, agent } = JSON.parse(body) as { text: string; from: FoundMessage['from']; agent?: string }
      return [{ item, seq, at, from, pieces: toPieces(text, sought), ...(agent === undefined ? {} : { agent }) }]
    })
    return { messages, ...(more === undefined ? {} : { more }) }
  }

  function withWords(search: MessageSearch, sought: readonly Sought[], until: number): Hits {
    const few = fewest(search)
    const before = Math.min(place(search.before), search.until === undefined ? Number.MAX_SAFE_INTEGER : firstSince(search.until))
    const pages = few === undefined ? byIndex(sought, before, search.since) : among(few, sought, before)
    const rows: Row[] = []
    for (const ids of pages) {
      for (const row of rowsOf(ids, search)) {
        if (!hasRuns((JSON.parse(row.body) as { text: string }).text, sought)) continue
        rows.push(row)
        if (rows.length === search.limit) return { rows, more: String(row.id) }
      }
      if (now() > until) return { rows, more: String(ids.at(-1)) }
    }
    return { rows }
  }

  /** Pages of messages with the words, the latest first; the first page is small: most searches end with it. */
  function* byIndex(sought: readonly Sought[], start: number, since: string | undefined): Generator<number[]> {
    const match = toAllOf(sought)
    const from = since === undefined ? 0 : firstSince(since)
    let before = start
    for (let size = 100; ; size = Math.min(size * 4, atOnce)) {
      const ids = database
        .sql<{ id: number }>(
          'SELECT rowid AS id FROM messages_fts WHERE messages_fts MATCH ? AND rowid < ? AND rowid >= ? ORDER BY rowid DESC LIMIT ?',
          match,
          before,
          from,
          size,
        )
        .map(({ id }) => id)
      if (ids.length > 0) yield ids
      if (ids.length < size) return
      before = ids.at(-1)!
    }
  }

  /** The same of few conversations: their own words are read. */
  function* among({ ids: few, values }: Some, sought: readonly Sought[], before: number): Generator<number[]> {
    const ids = database
      .sql<{ id: number; words: string }>(
        `SELECT m.id, m.words FROM (${few}) f CROSS JOIN messages m ON m.conversation = f.conversation WHERE m.id < ? ORDER BY m.id DESC`,
        ...values,
        before,
      )
      .flatMap(({ id, words }) => (hasAll(words, sought) ? [id] : []))
    for (let from = 0; from < ids.length; from += atOnce) yield ids.slice(from, from + atOnce)
  }

  function rowsOf(ids: readonly number[], { since, until, ...search }: MessageSearch): Row[] {
    const { where, values } = conditionsOf(search)
    const times = { 'm.at >= ?': since, 'm.at < ?': until }
    const told = Object.entries(times).filter(([, at]) => at !== undefined)
    return database.sql<Row>(
      `SELECT m.id, m.conversation, m.seq, m.at, e.body FROM json_each(?) AS wanted
       CROSS JOIN messages m ON m.id = wanted.value
       CROSS JOIN conversations c ON c.id = m.conversation
       CROSS JOIN events e ON e.conversation = m.conversation AND e.seq = m.seq
       WHERE ${[...where, ...told.map(([condition]) => condition)].join(' AND ')} ORDER BY m.id DESC`,
      JSON.stringify(ids),
      ...values,
      ...told.map(([, at]) => at),
    )
  }

  /** Conversations by when something last happened in them, each with its last message. */
  function lastOfEach({ limit, before, ...search }: MessageSearch): Hits {
    const few = fewest(search)
    const { where, values } = conditionsOf(search)
    const [at = '~', id = ''] = before?.split('|') ?? []
    const rows = database.sql<Row & { updated_at: string }>(
      `SELECT 0 AS id, c.id AS conversation, c.updated_at, e.seq, e.at, e.body
       FROM ${few === undefined ? 'conversations c' : `(${few.ids}) f CROSS JOIN conversations c ON c.id = f.conversation`}
       JOIN events e ON e.conversation = c.id
         AND e.seq = (SELECT seq FROM events WHERE conversation = c.id AND kind = 'message' ORDER BY seq DESC LIMIT 1)
       WHERE ${where.join(' AND ')}
         AND c.seq > 1 AND c.updated_at >= ? AND c.updated_at < ? AND (c.updated_at, c.id) < (?, ?)
       ORDER BY c.updated_at DESC, c.id DESC LIMIT ?`,
      ...(few?.values ?? []),
      ...values,
      search.since ?? '',
      search.until ?? '~',
      at,
      id,
      limit,
    )
    const last = rows.at(-1)
    return { rows, ...(last === undefined || rows.length < limit ? {} : { more: `${last.updated_at}|${last.conversation}` }) }
  }

  /** The condition that fewest conversations meet, where these are few. */
  function fewest({ stage, ...search }: Filter): Some | undefined {
    const some: Some[] = facetsOf(search).map(({ facet, value }) => ({
      ids: 'SELECT conversation FROM facets WHERE facet = ? AND value = ?',
      values: [facet, value],
    }))
    if (stage !== undefined) some.push({ ids: 'SELECT id AS conversation FROM conversations WHERE stage = ?', values: [stage] })
    const counted = some.map(one => {
      const [row] = database.sql<{ n: number }>(`SELECT count(*) AS n FROM (${one.ids} LIMIT ?)`, ...one.values, fewConversations + 1)
      return { ...one, n: row?.n ?? 0 }
    })
    const [first] = counted.sort((a, b) => a.n - b.n)
    return first !== undefined && first.n <= fewConversations ? first : undefined
  }

  /** The number of the first message from that time on: they are numbered as they come. */
  function firstSince(at: string): number {
    const [row] = database.sql<{ id: number }>('SELECT id FROM messages WHERE at >= ? ORDER BY at, id LIMIT 1', at)
    return row?.id ?? Number.MAX_SAFE_INTEGER
  }
}

/** What the filters ask of a conversation `c`. */
function conditionsOf(search: Filter): { where: string[]; values: unknown[] } {
  const columns = { stage: search.stage, language: search.language, status: search.status }
  const told = Object.entries(columns).filter(([, value]) => value !== undefined)
  const facets = facetsOf(search)
  return {
    where: [
      'true',
      ...told.map(([column]) => `c.${column} = ?`),
      ...facets.map(() => 'EXISTS (SELECT 1 FROM facets WHERE facet = ? AND value = ? AND conversation = c.id)'),
    ],
    values: [...told.map(([, value]) => value), ...facets.flatMap(({ facet, value }) => [facet, value])],
  }
}

function facetsOf({ intent, agent, rating, label, ordered }: Filter): Facet[] {
  const wanted = {
    intent,
    agent,
    rating: rating === undefined ? undefined : String(rating),
    label,
    order: ordered === true ? '1' : undefined,
  }
  return Object.entries(wanted).flatMap(([facet, value]) => (value === undefined ? [] : [{ facet, value }]))
}

/** A place that another search gave, of no matter to this one, is the beginning. */
function place(before: string | undefined): number {
  const number = Number(before ?? Number.NaN)
  return Number.isSafeInteger(number) ? number : Number.MAX_SAFE_INTEGER
}
