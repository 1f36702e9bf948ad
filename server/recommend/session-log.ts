import { statSync } from 'node:fs'
import { readTime } from '../behaviours/columns.ts'
import type { Read } from '../shop/faults.ts'
import { columnKey } from '../shop/feeds/rows.ts'
import { streamTable } from '../shop/table-stream.ts'
import { encodingOf } from '../shop/text-stream.ts'
import type { Sessions } from './session-index.ts'

const sessionNames =
  'session id|sessionid|session|session key|visit id|visit|会话id|会话|user id|userid|user|visitor id|visitorid|visitor|customer id|uid|用户id|用户|访客id'
const itemNames =
  'item id|itemid|item|product id|productid|product|sku|sku id|article id|article|aid|asin|movie id|song id|track id|news id|商品id|商品|商品编号|物品id'
const timeNames = 'timestamp|time|ts|event time|datetime|date time|date|event date|eventdate|created at|at|时间|时间戳|行为时间'

const mostFaults = 20

/** A log of sessions with the names that items have in it. Sessions of one item stay: they tell what is popular. */
export type SessionLog = { sessions: Sessions; names: string[]; events: number }

/**
 * Reads (session_id, item_id, timestamp) rows in any order and under the usual names. Times may be dates, seconds or milliseconds, or any
 * number that grows. Every fault names its line.
 */
export async function readSessionLog(file: string, onProgress: (done: number) => void = () => {}): Promise<Read<SessionLog>> {
  const encoding = await encodingOf(file)
  if (!encoding.ok) return encoding
  const size = Math.max(1, statSync(file).size)
  const faults: string[] = []
  const sessionIds = new Map<string, number>()
  const itemIds = new Map<string, number>()
  const rows = { sessions: new Numbers(), items: new Numbers(), times: new Numbers() }
  let columns: { session: number; item: number; time: number; width: number } | undefined
  const numberOf = (ids: Map<string, number>, id: string) => {
    const known = ids.get(id)
    if (known !== undefined) return known
    ids.set(id, ids.size)
    return ids.size - 1
  }
  const fault = (line: number, expected: string, got: string) => {
    faults.push(`${file}:${line}: expected ${expected}, got ${got}`)
    return faults.length < mostFaults
  }
  const take = (record: string[], line: number): boolean => {
    if (columns === undefined) {
      const keys = record.map(columnKey)
      const find = (names: string) =>
        names
          .split('|')
          .map(name => keys.indexOf(name))
          .find(at => at >= 0)
      const [session, item, time] = [find(sessionNames), find(itemNames), find(timeNames)]
      if (session !== undefined && item !== undefined && time !== undefined) {
        columns = { session, item, time, width: record.length }
        return true
      }
      const missing = [
        ...(session === undefined ? ['session_id'] : []),
        ...(item === undefined ? ['item_id'] : []),
        ...(time === undefined ? ['timestamp'] : []),
      ]
      fault(
        line,
        `a header with ${missing.join(', ')}`,
        record
          .map(name => JSON.stringify(name.trim()))
          .join(', ')
          .slice(0, 300),
      )
      return false
    }
    if (record.length < columns.width) return fault(line, `${columns.width} columns as in the header`, String(record.length))
    const [session, item, time] = [record[columns.session]!.trim(), record[columns.item]!.trim(), record[columns.time]!.trim()]
    if (session === '') return fault(line, 'a session', 'nothing')
    if (item === '') return fault(line, 'an item', 'nothing')
    const at = timeOf(time)
    if (at === undefined) return fault(line, 'a time such as 2026-01-31 18:05:00 or 1769882700', JSON.stringify(time.slice(0, 40)))
    rows.sessions.push(numberOf(sessionIds, session))
    rows.items.push(numberOf(itemIds, item))
    rows.times.push(at)
    return true
  }
  const wrongForm = (line: number, words: string) => void faults.push(`${file}:${line}: ${words}`)
  for await (const _piece of streamTable(file, encoding.value, { take, fault: wrongForm }, bytes => onProgress(bytes / size)));
  if (faults.length > 0) return { ok: false, faults }
  if (columns === undefined)
    return { ok: false, faults: [`${file}:1: expected a header such as session_id,item_id,timestamp, got an empty file`] }
  if (rows.items.length === 0) return { ok: false, faults: [`${file}:2: expected a row below the header, got the end of the file`] }
  const sessions = toSessions(rows.sessions.values(), rows.items.values(), rows.times.values(), sessionIds.size, itemIds.size)
  return { ok: true, value: { sessions, names: [...itemIds.keys()], events: rows.items.length } }
}

/** A plain number is one: any unit that grows will do. */
function timeOf(text: string): number | undefined {
  if (/^-?\d+(?:\.\d+)?(?:e\+?\d+)?$/i.test(text)) return Number(text)
  const date = readTime(text)
  if (date !== undefined) return date
  const parsed = /\d{4}/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(parsed) ? undefined : parsed
}

/** Sorts the rows of each session by time (equal times in the order of the file) and the sessions by their ends. */
export function toSessions(
  session: Float64Array,
  item: Float64Array,
  time: Float64Array,
  sessionCount: number,
  itemCount: number,
): Sessions {
  const counts = new Int32Array(sessionCount)
  const end = new Float64Array(sessionCount).fill(Number.NEGATIVE_INFINITY)
  for (let row = 0; row < session.length; row++) {
    const id = session[row]!
    counts[id]!++
    if (time[row]! > end[id]!) end[id] = time[row]!
  }
  const order = Int32Array.from({ length: sessionCount }, (_, id) => id).sort((a, b) => end[a]! - end[b]! || a - b)
  const starts = new Int32Array(sessionCount + 1)
  const begin = new Int32Array(sessionCount)
  for (let at = 0; at < sessionCount; at++) {
    begin[order[at]!] = starts[at]!
    starts[at + 1] = starts[at]! + counts[order[at]!]!
  }
  const rows = new Int32Array(session.length)
  const next = begin.slice()
  for (let row = 0; row < session.length; row++) rows[next[session[row]!]!++] = row
  const items = new Int32Array(session.length)
  const ends = new Float64Array(sessionCount)
  for (let at = 0; at < sessionCount; at++) {
    const own = rows.subarray(starts[at]!, starts[at + 1]!).sort((a, b) => time[a]! - time[b]! || a - b)
    for (let place = 0; place < own.length; place++) items[starts[at]! + place] = item[own[place]!]!
    ends[at] = end[order[at]!]!
  }
  return { itemCount, items, starts, ends }
}

/** Grows without holding a box for each number. */
class Numbers {
  length = 0
  private held = new Float64Array(1 << 16)

  push(value: number): void {
    if (this.length === this.held.length) {
      const grown = new Float64Array(this.held.length * 2)
      grown.set(this.held)
      this.held = grown
    }
    this.held[this.length++] = value
  }

  values(): Float64Array {
    return this.held.subarray(0, this.length)
  }
}
