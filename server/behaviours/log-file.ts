import { statSync } from 'node:fs'
import type { Read } from '../shop/faults.ts'
import { longestCell } from '../shop/feeds/rows.ts'
import { streamTable } from '../shop/table-stream.ts'
import { type Encoding, encodingOf } from '../shop/text-stream.ts'
import { type Columns, readColumns, readTime } from './columns.ts'

/** One row of a behaviour log; `at` in milliseconds since 1970. */
export type LogRow = { line: number; user: string; behaviour: string; said?: string; at?: number; item?: string }

/** A log whose every row is known to be sound. */
export type Log = {
  rows: number
  /** The rows, some hundred at a time; holds no more than that of the file. */
  read(onProgress: (done: number) => void): AsyncGenerator<LogRow[]>
}

const longestUser = 200
/** After so many faults the rest is not looked at. */
const mostFaults = 20

/** Reads a log through once and tells every fault by file and line, so that nothing is done for a file of which a part is wrong. */
export async function checkLog(file: string, onProgress: (done: number) => void = () => {}): Promise<Read<Log>> {
  const encoding = await encodingOf(file)
  if (!encoding.ok) return encoding
  const faults: string[] = []
  let rows = 0
  for await (const batch of readRows(file, encoding.value, fault => faults.push(fault), onProgress)) {
    rows += batch.length
    if (faults.length >= mostFaults) break
  }
  if (faults.length > 0) return { ok: false, faults }
  if (rows === 0) return { ok: false, faults: [`${file}:2: expected a row below the header, got the end of the file`] }
  const changed = (fault: string) => {
    throw new Error(`${file} has changed while it was read: ${fault}`)
  }
  return { ok: true, value: { rows, read: progress => readRows(file, encoding.value, changed, progress) } }
}

async function* readRows(
  file: string,
  encoding: Encoding,
  onFault: (fault: string) => void,
  onProgress: (done: number) => void,
): AsyncGenerator<LogRow[]> {
  const size = Math.max(1, statSync(file).size)
  let batch: LogRow[] = []
  let columns: Columns | undefined
  let names: string[] = []
  let faulty = false
  const fault = (line: number, expected: string, got: string) => onFault(`${file}:${line}: expected ${expected}, got ${got}`)

  const take = (record: string[], line: number, delimiter: string): boolean => {
    if (columns === undefined) {
      const read = readColumns(record)
      names = record.map(name => name.trim())
      if (read.ok) columns = read.columns
      else fault(line, read.expected, read.got)
      faulty = !read.ok
      return read.ok
    }
    const extra = record.slice(names.length).some(cell => cell.trim() !== '')
    if (extra || (record.length < names.length && delimiter !== '\t'))
      fault(line, `${names.length} columns as in the header`, String(record.length))
    else {
      const row = toRow(line, columns, at => (record[at] ?? '').trim())
      if ('expected' in row) fault(line, `${row.expected} in "${names[row.column]}"`, row.got)
      else batch.push(row)
    }
    return true
  }
  const wrongForm = (line: number, words: string) => {
    faulty = true
    onFault(`${file}:${line}: ${words}`)
  }
  for await (const _piece of streamTable(file, encoding, { take, fault: wrongForm }, bytes => onProgress(bytes / size))) {
    if (batch.length > 0) yield batch
    batch = []
  }
  if (columns === undefined && !faulty) onFault(`${file}:1: expected a header such as user_id,behaviour, got an empty file`)
}

function toRow(line: number, columns: Columns, cell: (at: number) => string): LogRow | { column: number; expected: string; got: string } {
  const user = cell(columns.user)
  const acted = cell(columns.behaviour)
  const said = columns.said === undefined ? '' : cell(columns.said)
  const time = columns.time === undefined ? '' : cell(columns.time)
  if (user === '') return { column: columns.user, expected: 'a user', got: 'nothing' }
  if (user.length > longestUser)
    return { column: columns.user, expected: `at most ${longestUser} characters`, got: `${user.length.toLocaleString('en')} characters` }
  if (acted === '' && said === '') return { column: columns.behaviour, expected: 'a behaviour', got: 'nothing' }
  for (const [column, text] of [[columns.behaviour, acted] as const, [columns.said ?? 0, said] as const])
    if (text.length > longestCell)
      return {
        column,
        expected: `at most ${longestCell.toLocaleString('en')} characters`,
        got: `${text.length.toLocaleString('en')} characters`,
      }
  const at = time === '' ? undefined : readTime(time)
  if (time !== '' && at === undefined)
    return { column: columns.time!, expected: 'a time such as 2026-01-31 18:05:00', got: JSON.stringify(time.slice(0, 40)) }
  const item = columns.item === undefined ? '' : cell(columns.item).slice(0, 128)
  return {
    line,
    user,
    behaviour: acted === '' ? said : acted,
    ...(acted === '' || said === '' ? {} : { said }),
    ...(at === undefined ? {} : { at }),
    ...(item === '' ? {} : { item }),
  }
}
