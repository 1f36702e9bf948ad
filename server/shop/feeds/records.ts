import type { Node } from 'jsonc-parser'
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml'
import { notTooDeep, type Read, readJson } from '../faults.ts'
import { columnKey, lineOf, longestCell, type Row, type Table } from './rows.ts'

/** A value of JSON or YAML with the line it stands on. */
type Value = { line: number } & (
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: Value[] }
  | { kind: 'map'; entries: [string, Value][] }
)

/** Reads a JSON list of objects, also as `{ "products": […] }`. */
export function readJsonRecords(text: string, file: string): Read<Table> {
  return notTooDeep(file, () => {
    const json = readJson(text, file)
    if (!json.ok) return json
    const starts = lineStarts(text)
    const lineAt = (offset: number) => countUpTo(starts, offset)
    return toTable(fromJson(json.value.root, lineAt), file)
  })
}

/** Reads a YAML list of mappings. */
export function readYamlRecords(text: string, file: string): Read<Table> {
  return notTooDeep(file, () => readYaml(text, file))
}

function readYaml(text: string, file: string): Read<Table> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const [error] = document.errors
  if (error !== undefined) {
    return { ok: false, faults: [`${file}:${lines.linePos(error.pos[0]).line}: expected valid YAML, got: ${error.message}`] }
  }
  const lineAt = (offset: number | undefined) => lines.linePos(offset ?? 0).line
  return toTable(fromYaml(document.contents, lineAt), file)
}

function toTable(root: Value | undefined, file: string): Read<Table> {
  const list =
    root?.kind === 'map'
      ? root.entries.find(([key, { kind }]) => kind === 'list' && /^(?:products|items|data|商品)$/i.test(key))?.[1]
      : root
  if (list?.kind !== 'list') {
    return {
      ok: false,
      faults: [`${file}:${root?.line ?? 1}: expected a list of products, got ${root === undefined ? 'nothing' : nameOf(root)}`],
    }
  }
  const columns = new Map<string, string>()
  const faults: string[] = []
  const rows = list.items.flatMap((item): Row[] => {
    if (item.kind === 'map') {
      const row = toRow(item.entries, item.line, columns)
      for (const [key, cell] of row.cells) {
        if (cell.length <= longestCell) continue
        const expected = `at most ${longestCell.toLocaleString('en')} characters in "${columns.get(key)}"`
        faults.push(`${file}:${lineOf(row, key)}: expected ${expected}, got ${cell.length.toLocaleString('en')} characters`)
      }
      return [row]
    }
    faults.push(`${file}:${item.line}: expected a product with named fields, got ${nameOf(item)}`)
    return []
  })
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { columns, rows } }
}

function toRow(entries: readonly [string, Value][], line: number, columns: Map<string, string>): Row {
  const cells = new Map<string, string>()
  const lines = new Map<string, number>()
  const options = new Set<string>()
  let parts: Row[] | undefined
  const put = (name: string, text: string, at: number) => {
    const key = columnKey(name)
    if (text.trim() === '' || cells.has(key)) return
    cells.set(key, text.trim())
    lines.set(key, at)
    if (!columns.has(key)) columns.set(key, name)
  }
  const putOption = (name: string, value: Value) => {
    const told = value.kind === 'map' ? value.entries : [['', value] as const]
    for (const [language, text] of told) {
      if (text.kind !== 'text' || text.text.trim() === '') continue
      const named = language === '' ? name : `${name} ${language}`
      options.add(columnKey(named))
      put(named, text.text, text.line)
    }
  }
  for (const [name, value] of entries) {
    if (value.kind === 'text') put(name, value.text, value.line)
    else if (value.kind === 'list') {
      const maps = value.items.flatMap(item => (item.kind === 'map' ? [item] : []))
      // [{ name: "Scent", value: "Fig" }]
      const named = maps.flatMap(({ entries: own }) => {
        const of = (pattern: RegExp) => own.find(([key]) => pattern.test(key))?.[1]
        const [called, told] = [of(/^(?:name|key|option|名称)$/i), of(/^(?:value|label|值)$/i)]
        return called?.kind === 'text' && told !== undefined ? [{ called: called.text, told }] : []
      })
      if (optionMaps.test(name) && named.length > 0) for (const { called, told } of named) putOption(called, told)
      else if (/^variants?$|^skus$|规格/i.test(name) && maps.length > 0) parts = maps.map(map => toRow(map.entries, map.line, columns))
      const texts = value.items.flatMap(item => (item.kind === 'text' ? [item.text] : []))
      // Of several images the first is shown.
      if (texts.length > 0) put(name, /images?|图/i.test(name) ? texts[0]! : texts.join(', '), value.line)
    } else {
      // { zh, en } of a text; the options of a variant.
      for (const [inner, own] of value.entries) {
        if (optionMaps.test(name)) putOption(inner, own)
        else if (own.kind === 'text') put(`${name} ${inner}`, own.text, own.line)
      }
    }
  }
  return { line, cells, lines, ...(options.size === 0 ? {} : { options }), ...(parts === undefined ? {} : { parts }) }
}

const optionMaps = /^(?:options|attributes|规格)$/i

function fromJson(node: Node, lineAt: (offset: number) => number): Value {
  const line = lineAt(node.offset)
  if (node.type === 'array') return { kind: 'list', line, items: (node.children ?? []).map(child => fromJson(child, lineAt)) }
  if (node.type !== 'object') return { kind: 'text', line, text: node.type === 'null' ? '' : String(node.value) }
  const entries = (node.children ?? []).flatMap(({ children: [key, value] = [] }): [string, Value][] =>
    key === undefined || value === undefined ? [] : [[String(key.value), fromJson(value, lineAt)]],
  )
  return { kind: 'map', line, entries }
}

function fromYaml(node: unknown, lineAt: (offset: number | undefined) => number): Value | undefined {
  if (isSeq(node)) {
    const items = node.items.flatMap(item => fromYaml(item, lineAt) ?? [])
    return { kind: 'list', line: lineAt(node.range?.[0]), items }
  }
  if (isMap(node)) {
    const entries = (node as YAMLMap).items.flatMap(({ key, value }): [string, Value][] => {
      const read = fromYaml(value, lineAt)
      return isScalar(key) && read !== undefined ? [[String(key.value), read]] : []
    })
    return { kind: 'map', line: lineAt(node.range?.[0]), entries }
  }
  // As it is written: 0123 and 1.50 are no numbers of ours.
  if (isScalar(node)) {
    const text = typeof node.value === 'string' || node.source === undefined ? String(node.value ?? '') : node.source
    return { kind: 'text', line: lineAt(node.range?.[0]), text: node.value === null ? '' : text }
  }
  return undefined
}

const nameOf = ({ kind }: Value) => ({ text: 'a plain value', list: 'a list', map: 'an object' })[kind]

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** How many of the sorted numbers are at most `value`. */
function countUpTo(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}
