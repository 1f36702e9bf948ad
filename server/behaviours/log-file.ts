import { statSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import type { Read } from '../shop/faults.ts'
import { delimiterOf, longestRecord, wordsFor } from '../shop/feeds/csv.ts'
import { longestCell } from '../shop/feeds/rows.ts'
import { type Encoding, encodingOf, streamText } from '../shop/text-stream.ts'
import { type Columns, readColumns, readTime } from './columns.ts'

/** One row of a behaviour log; `at` in milliseconds since 1970. */
export type LogRow = { line: number; user: string; behaviour: string; said?: string; at?: number }

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
  let width = 0
  let names: string[] = []
  let lastLine = 0
  let skippedLines = 0
  let tabs = false
  let stopped = false
  const fault = (line: number, expected: string, got: string) => onFault(`${file}:${line}: expected ${expected}, got ${got}`)

  const take = (record: string[], end: number) => {
    const line = end + skippedLines - record.reduce((sum, cell) => sum + breaksIn(cell), 0)
    lastLine = end + skippedLines
    if (stopped) return
    if (columns === undefined) {
      const read = readColumns(record)
      if (read.ok) columns = read.columns
      else {
        fault(line, read.expected, read.got)
        stopped = true
      }
      width = record.length
      names = record.map(name => name.trim())
      return
    }
    const extra = record.slice(width).some(cell => cell.trim() !== '')
    if (extra || (record.length < width && !tabs)) return fault(line, `${width} columns as in the header`, String(record.length))
    const cell = (at: number) => (record[at] ?? '').trim()
    const row = toRow(line, columns, cell)
    if ('expected' in row) fault(line, `${row.expected} in "${names[row.column]}"`, row.got)
    else batch.push(row)
  }

  let parser: ReturnType<typeof parse> | undefined
  let failure: Error | undefined
  const settle = async () => {
    // The parser tells what is wrong in an event.
    await setImmediate()
    if (failure === undefined) return
    if (!(failure instanceof CsvError)) throw failure
    onFault(`${file}:${lastLine + 1}: ${wordsFor(failure)}`)
    stopped = true
  }
  for await (const piece of streamText(file, encoding, bytes => onProgress(bytes / size))) {
    if (piece === '') continue
    let text = piece
    if (parser === undefined) {
      const { delimiter, skipped, body } = delimiterOf(piece)
      text = body
      skippedLines = skipped
      tabs = delimiter === '\t'
      parser = parse({
        delimiter,
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
        relax_quotes: tabs,
        skip_empty_lines: true,
        max_record_size: longestRecord,
        on_record: (record: string[], { lines }) => {
          take(record, lines)
          return null
        },
      })
      parser.on('error', error => (failure = error))
      parser.resume()
    }
    parser.write(text)
    await settle()
    if (batch.length > 0) yield batch
    batch = []
    if (stopped) return
  }
  if (parser === undefined) return onFault(`${file}:1: expected a header such as user_id,behaviour, got an empty file`)
  parser.end()
  await settle()
  if (columns === undefined && !stopped) onFault(`${file}:1: expected a header such as user_id,behaviour, got an empty file`)
  if (batch.length > 0) yield batch
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
  return {
    line,
    user,
    behaviour: acted === '' ? said : acted,
    ...(acted === '' || said === '' ? {} : { said }),
    ...(at === undefined ? {} : { at }),
  }
}

function breaksIn(cell: string): number {
  return cell.includes('\n') ? cell.split('\n').length - 1 : 0
}
