import { SaxesParser } from 'saxes'
import type { Read } from '../faults.ts'
import { columnKey, longestCell, type Row, type Table } from './rows.ts'

/** Reads the items of an RSS or Atom feed: each element directly under an item is a cell. No entity or file outside the text is followed. */
export function readXml(text: string, file: string): Read<Table> {
  const parser = new SaxesParser()
  const rows: Row[] = []
  const columns = new Map<string, string>()
  const open: string[] = []
  let item: { depth: number; line: number; cells: Map<string, string>; lines: Map<string, number>; own: Set<string> } | undefined
  let cell: { name: string; line: number; text: string } | undefined

  const put = (name: string, line: number, value: string) => {
    const key = columnKey(name)
    const trimmed = value.trim()
    if (item === undefined || trimmed === '') return
    // g:id is the product's, a plain <id> only the entry's.
    const isOwn = name.startsWith('g:')
    if (item.cells.has(key) && (!isOwn || item.own.has(key))) return
    if (isOwn) item.own.add(key)
    item.cells.set(key, trimmed)
    item.lines.set(key, line)
    if (!columns.has(key) || isOwn) columns.set(key, name)
  }

  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name)
    if (item === undefined) {
      if (name === 'item' || name === 'entry') {
        item = { depth: open.length, line: parser.line, cells: new Map(), lines: new Map(), own: new Set() }
      }
    } else if (open.length === item.depth + 1) {
      cell = { name, line: parser.line, text: '' }
      const { href } = attributes as Record<string, string>
      if (name === 'link' && href !== undefined) put('link', parser.line, href)
    }
  })
  const add = (piece: string) => {
    if (cell === undefined) return
    cell.text += piece
    if (cell.text.length > longestCell) throw new TooLongError(cell)
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    if (item !== undefined && open.length === item.depth + 1 && cell !== undefined) {
      put(cell.name, cell.line, cell.text)
      cell = undefined
    }
    if (item !== undefined && open.length === item.depth) {
      rows.push({ line: item.line, cells: item.cells, lines: item.lines })
      item = undefined
    }
    open.pop()
  })
  try {
    for (let at = 0; at < text.length; at += piece) parser.write(text.slice(at, at + piece))
    parser.close()
  } catch (error) {
    if (error instanceof TooLongError) {
      const most = longestCell.toLocaleString('en')
      return { ok: false, faults: [`${file}:${error.cell.line}: expected at most ${most} characters in <${error.cell.name}>, got more`] }
    }
    const message = error instanceof Error ? error.message.replace(/^\d+:\d+:\s*/, '') : String(error)
    return { ok: false, faults: [`${file}:${parser.line}: expected well-formed XML, got: ${message}`] }
  }
  return { ok: true, value: { columns, rows } }
}

const piece = 1 << 16

/** Ends the reading of a feed at the first text that no product page needs. */
class TooLongError extends Error {
  readonly cell: { name: string; line: number }

  constructor(cell: { name: string; line: number }) {
    super(cell.name)
    this.cell = cell
  }
}
