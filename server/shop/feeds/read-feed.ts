import type { Language } from '../../wire.ts'
import { type Catalogue, readCatalogue } from '../catalogue.ts'
import type { Read } from '../faults.ts'
import { assemble } from './assemble.ts'
import { readCsv } from './csv.ts'
import { isGoogle, readGoogle } from './google.ts'
import { columnsOf, readPlain } from './plain.ts'
import { readJsonRecords, readYamlRecords } from './records.ts'
import type { Table } from './rows.ts'
import { isShopify, readShopify } from './shopify.ts'
import { readXml } from './xml.ts'

export const feedFormats = ['shopify', 'google', 'csv', 'json', 'yaml'] as const
export type FeedFormat = (typeof feedFormats)[number]

export type FeedOptions = {
  /** What the file must be; otherwise it is seen from the file itself. */
  format?: FeedFormat
  language?: Language
  /** Of prices that name none. */
  currency?: string
  /** What the shop already sells in. */
  shopCurrency?: string
  now?: Date
}

const called: Record<FeedFormat, string> = {
  shopify: 'a Shopify product CSV',
  google: 'a Google Merchant feed',
  csv: 'a table of products',
  json: 'a JSON list of products',
  yaml: 'a YAML list of products',
}

/** Reads a catalogue in whichever of the formats it is written. Every fault names its line; with one fault nothing is read. */
export function readFeed(text: string, file: string, options: FeedOptions = {}): Read<Catalogue> {
  const { format, language, currency, shopCurrency, now = new Date() } = options
  const start = text
    .replace(/^\uFEFF/, '')
    .trimStart()
    .slice(0, 4000)
  if (start === '') return { ok: false, faults: [`${file}:1: expected products, got an empty file`] }
  const written = writtenIn(start, file)
  if (written === 'html') return { ok: false, faults: [`${file}:1: expected a feed of products, got a web page`] }
  const wrong = (got: FeedFormat): Read<never> => ({
    ok: false,
    faults: [`${file}:1: expected ${called[format!]} as --format ${format} says, got ${called[got]}: leave --format out or give ${got}`],
  })
  const given = { file, ...(language === undefined ? {} : { language }), ...(currency === undefined ? {} : { currency }) }
  const source = { ...given, ...(shopCurrency === undefined ? {} : { shopCurrency }) }

  if (written === 'json' || written === 'yaml') {
    if (format !== undefined && format !== written) return wrong(written)
    if (written === 'json' && isOwnJson(start)) return readCatalogue(text, file, language, currency ?? shopCurrency)
    const table = written === 'json' ? readJsonRecords(text, file) : readYamlRecords(text, file)
    return table.ok ? fromPlain(table.value) : table
  }
  const table = written === 'xml' ? readXml(text, file) : readCsv(text, file)
  if (!table.ok) return table
  const { columns, rows } = table.value
  if (written === 'xml' && rows.length === 0) return { ok: false, faults: [`${file}:1: expected RSS items or Atom entries, got none`] }
  const kind: FeedFormat = isShopify(columns) ? 'shopify' : isGoogle(columns) || written === 'xml' ? 'google' : 'csv'
  if (format !== undefined && format !== kind) {
    const lacks = kind === 'csv' ? missingColumns(columns) : undefined
    return lacks === undefined ? wrong(kind) : { ok: false, faults: [`${file}:1: expected ${called[format]}, got ${lacks}`] }
  }
  if (kind === 'shopify') return assemble(readShopify(table.value, file), source)
  if (kind === 'google') return assemble(readGoogle(table.value, file, now), source)
  return fromPlain(table.value)

  function fromPlain(read: Table): Read<Catalogue> {
    const lacks = missingColumns(read.columns)
    if (lacks !== undefined)
      return { ok: false, faults: [`${file}:1: expected products with a title, a price and a SKU or id, got ${lacks}`] }
    return assemble(readPlain(read, file), source)
  }
}

/** By the first characters; a YAML list may look like anything, so its name counts too. */
function writtenIn(start: string, file: string): 'json' | 'yaml' | 'xml' | 'html' | 'table' {
  if (/^(?:(?:<!--(?:(?!-->)[\s\S])*-->|<\?xml[^>]*>)\s*)*(?:<!doctype html|<html)/i.test(start)) return 'html'
  if (start.startsWith('<')) return 'xml'
  if (/^[[{]/.test(start)) return 'json'
  if (/\.ya?ml$/i.test(file) || /^(?:---|#[^\n]*\n)*\s*- +[\w\u4e00-\u9fff]+:(?:\s|$)/.test(start) || /^products:\s*\n/.test(start))
    return 'yaml'
  return 'table'
}

/** `[{ "sku": …, "title": …, "price": …, "currency": … }]`, or with variants: the format that docs/owners.md names. */
function isOwnJson(start: string): boolean {
  const first = start.slice(0, Math.max(start.indexOf('}'), 0) || start.length)
  return (
    /^\[\s*(?:\]|\{)/.test(start) &&
    !/"(?:name|Name|Id|id)"\s*:/.test(first) &&
    (/"currency"\s*:|"variants"\s*:/.test(start) || !/"stock"\s*:/.test(first))
  )
}

function missingColumns(columns: ReadonlyMap<string, string>): string | undefined {
  const known = columnsOf(columns)
  const has = (...fields: ('title' | 'price' | 'sale' | 'sku' | 'group')[]) => fields.some(field => known.has(field))
  if (has('title') && has('price') && has('sku', 'group')) return undefined
  const names = [...columns.values()]
  if (columns.has('handle') && columns.has('option1 name')) return 'a Shopify file without prices: export the products, not the inventory'
  const listed = names.slice(0, 8).map(name => (name.length > 30 ? `${name.slice(0, 29)}…` : name))
  return names.length === 0 ? 'no fields' : `the fields ${listed.join(', ')}${names.length > listed.length ? ', …' : ''}`
}
