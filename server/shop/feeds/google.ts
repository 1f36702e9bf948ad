import type { Cell, FeedText, Item, Items, SkipReason } from './items.ts'
import { lineOf, type Row, type Table } from './rows.ts'
import { type Availability, isHidden, readAvailability, readCount, readPath, splitList } from './values.ts'

export function isGoogle(columns: ReadonlyMap<string, string>): boolean {
  const has = (...keys: string[]) => keys.some(key => columns.has(key))
  return has('id') && has('title') && has('price') && has('availability', 'image link', 'item group id', 'google product category')
}

/** A Merchant Center product feed, as a table or as RSS or Atom items: one row a variant, `item_group_id` holds a product's together. */
export function readGoogle({ columns, rows }: Table, file: string, now: Date): Items {
  const faults: string[] = []
  const fault = (row: Row, key: string, expected: string) =>
    faults.push(`${file}:${lineOf(row, key)}: expected ${expected} in "${columns.get(key)}", got ${JSON.stringify(row.cells.get(key))}`)
  const hidden = rows.filter(row => isHidden(row.cells.get('status')) || row.cells.get('pause') === 'all')
  const items = rows.flatMap((row): Item[] => {
    if (hidden.includes(row)) return []
    const { cells } = row
    const text = (key: string): FeedText => (cells.has(key) ? { plain: cells.get(key)! } : {})
    const cell = <K extends string>(as: K, ...keys: string[]): { [P in K]?: Cell } => {
      const key = keys.find(one => cells.has(one))
      if (key === undefined) return {}
      return { [as]: { text: cells.get(key)!, line: lineOf(row, key), field: columns.get(key) ?? key } } as { [P in K]?: Cell }
    }
    const group = cells.get('item group id')
    const own = readPath(cells.get('product type')?.split(/,(?=[^,]*>)/)[0] ?? '')
    const path = own.length > 0 ? own : readPath(cells.get('google product category') ?? '')
    const availability = availabilityOf(row)
    return [
      {
        line: row.line,
        ...cell('sku', 'id'),
        ...(group === undefined ? {} : { group }),
        title: text('title'),
        description: text('description'),
        brand: text('brand'),
        category: path.length === 0 ? {} : { plain: path },
        highlights: [...arrival(availability), ...splitList(cells.get('product highlight') ?? '').map(plain => ({ plain }))],
        aliases: [],
        tags: [],
        ...cell('price', 'price'),
        ...(isOn(row) ? cell('sale', 'sale price') : {}),
        ...stockOf(row, availability),
        options: (['color', 'size', 'material', 'pattern'] as const).flatMap((key): [string, FeedText][] =>
          cells.has(key) ? [[key, text(key)]] : cells.has('colour') && key === 'color' ? [[key, text('colour')]] : [],
        ),
        ...cell('image', 'image link'),
        ...cell('url', 'link'),
      },
    ]
  })
  return { items, faults, skipped: new Map<SkipReason, number>(hidden.length === 0 ? [] : [['draft', hidden.length]]) }

  function availabilityOf(row: Row): Availability | undefined {
    const text = row.cells.get('availability')
    if (text === undefined) return undefined
    const availability = readAvailability(text)
    if (availability === undefined) fault(row, 'availability', 'in_stock, out_of_stock, preorder or backorder')
    return availability
  }

  function stockOf(row: Row, availability: Availability | undefined): { stock?: number } {
    if (availability === 'out_of_stock') return { stock: 0 }
    const key = ['quantity', 'inventory', 'stock', 'sell on google quantity'].find(one => row.cells.has(one))
    if (key === undefined || availability === 'preorder' || availability === 'backorder') return {}
    const stock = readCount(row.cells.get(key)!)
    if (stock !== undefined) return { stock }
    fault(row, key, 'a whole number')
    return {}
  }

  /** A sale price without dates holds always; its end is not watched after the import. */
  function isOn(row: Row): boolean {
    const dates = row.cells.get('sale price effective date')
    if (dates === undefined) return true
    const [from, to] = dates.split('/').map(readTime)
    if (from !== undefined && to !== undefined) return from <= now.getTime() && now.getTime() <= to
    fault(row, 'sale price effective date', 'two times such as 2030-01-01T00:00+0800/2030-01-31T23:59+0800')
    return false
  }
}

/** What cannot be had at once can be ordered, and says so. */
function arrival(availability: Availability | undefined): FeedText[] {
  if (availability === 'preorder') return [{ zh: '预售商品', en: 'Pre-order' }]
  if (availability === 'backorder') return [{ zh: '可先下单，到货后发出', en: 'On backorder: ships when it is back in stock' }]
  return []
}

/** Offsets come as +0800 too, which Date does not read. */
function readTime(text: string): number | undefined {
  const time = Date.parse(text.trim().replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  return Number.isNaN(time) ? undefined : time
}
