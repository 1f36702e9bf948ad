import { CsvError, parse } from 'csv-parse/sync'
import type { Read } from '../faults.ts'
import { columnKey, longestCell, type Row, type Table } from './rows.ts'

/** A record that is longer has lost its closing quote, or holds what no product page needs. */
export const longestRecord = 4 * longestCell

/** Reads a table of comma-, tab- or semicolon-separated values with a header line. */
export function readCsv(text: string, file: string): Read<Table> {
  const rows: Row[] = []
  const faults: string[] = []
  const columns = new Map<string, string>()
  let header: string[] | undefined
  let lastLine = 0
  const { delimiter, skipped, body } = delimiterOf(text)
  const take = (record: string[], end: number) => {
    const breaks = record.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0)
    const line = end - breaks + skipped
    lastLine = end + skipped
    if (header === undefined) {
      header = record.map(columnKey)
      for (const [at, key] of header.entries()) if (key !== '' && !columns.has(key)) columns.set(key, record[at]!.trim())
      return
    }
    const extra = record.slice(header.length).some(cell => cell.trim() !== '')
    // Spreadsheets cut the tabs at a line's end; a comma that is missing has moved every cell behind it.
    if (extra || (record.length < header.length && delimiter !== '\t')) {
      faults.push(`${file}:${line}: expected ${header.length} columns as in the header, got ${record.length}`)
      return
    }
    const cells = new Map<string, string>()
    for (const [at, key] of header.entries()) {
      const cell = record[at]?.trim() ?? ''
      if (cell.length > longestCell) {
        const size = `${cell.length.toLocaleString('en')} characters`
        faults.push(
          `${file}:${line}: expected at most ${longestCell.toLocaleString('en')} characters in "${columns.get(key)}", got ${size}`,
        )
      } else if (cell !== '' && key !== '' && !cells.has(key)) cells.set(key, cell)
    }
    if (cells.size > 0) rows.push({ line, cells })
  }
  try {
    parse(body, {
      ...formOf(delimiter),
      on_record: (record: string[], { lines }) => {
        take(record, lines)
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { ok: false, faults: [...faults, `${file}:${lastLine + 1}: ${wordsFor(error)}`] }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { columns, rows } }
}

/** How a table of that separator is read, whole or piece by piece. */
export const formOf = (delimiter: string) => ({
  delimiter,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: delimiter === '\t',
  skip_empty_lines: true,
  max_record_size: longestRecord,
})

export function wordsFor(error: CsvError): string {
  const most = longestRecord.toLocaleString('en')
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return `expected at most ${most} characters in a row, got more (a very long text, or a quote that is never closed)`
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'expected a closing double quote, got the end of the file'
  if (error.code === 'CSV_INVALID_CLOSING_QUOTE') return 'expected a separator after the closing double quote, got more text'
  if (error.code === 'INVALID_OPENING_QUOTE')
    return 'expected a cell with quotes inside to be quoted and its quotes doubled, got a bare quote'
  return `expected a table of separated values, got: ${error.message}`
}

/** The separator that the header line holds most of; Excel may name it in a first line of its own. */
export function delimiterOf(text: string): { delimiter: string; skipped: number; body: string } {
  const body = text.replace(/^\uFEFF/, '')
  const named = /^sep=(.)\r?\n/.exec(body)
  if (named !== null) return { delimiter: named[1]!, skipped: 1, body: body.slice(named[0].length) }
  const header = firstLine(body)
  const counted = ['\t', ',', ';', '|'].map(delimiter => ({ delimiter, count: header.split(delimiter).length - 1 }))
  const best = counted.reduce((most, each) => (each.count > most.count ? each : most))
  return { delimiter: best.count === 0 ? ',' : best.delimiter, skipped: 0, body }
}

/** Without what stands in quotes: a quoted column name may hold any separator. */
export function firstLine(text: string): string {
  return (/^\s*([^\r\n]{0,20000})/.exec(text)?.[1] ?? '').replace(/"[^"]*"/g, '""')
}
