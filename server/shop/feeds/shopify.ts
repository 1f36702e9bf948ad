import type { Item, Items, SkipReason } from './items.ts'
import type { Row, Table } from './rows.ts'
import { isHidden, isNo, isYes, readCount, readPath, splitList } from './values.ts'

/** Shopify's product export, in the column names of either of its templates; the first that a table has counts. */
const names = {
  handle: ['handle', 'url handle'],
  title: ['title'],
  body: ['body (html)', 'description'],
  vendor: ['vendor'],
  category: ['product category'],
  type: ['type'],
  tags: ['tags'],
  published: ['published', 'published on online store'],
  status: ['status'],
  sku: ['variant sku', 'sku'],
  price: ['variant price', 'price'],
  compareAt: ['variant compare at price', 'compare at price'],
  tracker: ['variant inventory tracker', 'inventory tracker'],
  quantity: ['variant inventory qty', 'inventory quantity'],
  policy: ['variant inventory policy', 'continue selling when out of stock'],
  image: ['image src', 'product image url'],
} as const
type Name = keyof typeof names

export function isShopify(columns: ReadonlyMap<string, string>): boolean {
  const has = (name: Name) => names[name].some(key => columns.has(key))
  return has('handle') && (columns.has('variant price') || (columns.has('url handle') && columns.has('price')))
}

/** Rows of one handle are one product: its first row has the texts, each row with a price is a variant, others bring images only. */
export function readShopify({ columns, rows }: Table, file: string): Items {
  const keys = Object.fromEntries(Object.entries(names).map(([name, all]) => [name, all.find(key => columns.has(key)) ?? all[0]]))
  const get = (row: Row, name: Name) => row.cells.get(keys[name]!)
  const cell = (row: Row, name: Name) => {
    const text = get(row, name)
    return text === undefined ? undefined : { text, line: row.line, field: columns.get(keys[name]!) ?? name }
  }
  const counted = columns.has(keys.tracker!)
  const faults: string[] = []
  const items: Item[] = []
  const hidden = new Set<string>()
  let first: Row | undefined
  for (const row of rows) {
    const handle = get(row, 'handle')
    if (handle === undefined) {
      faults.push(`${file}:${row.line}: expected a handle in "${columns.get(keys.handle!)}", got nothing`)
      continue
    }
    if (first === undefined || get(first, 'handle') !== handle) {
      first = row
      // Only the first row of a product tells whether shoppers may see it.
      if (isHidden(get(row, 'status')) || isNo(get(row, 'published'))) hidden.add(handle)
    }
    if (hidden.has(handle)) continue
    const price = cell(row, 'price')
    const sku = cell(row, 'sku')
    const optionsOf = optionsIn(row, first)
    const isVariant = price !== undefined || sku !== undefined || optionsOf.length > 0 || get(row, 'title') !== undefined
    const image = cell(row, 'image')
    if (!isVariant) continue
    const title = get(row, 'title')
    const body = get(row, 'body')
    const vendor = get(row, 'vendor')
    const path = readPath(get(row, 'category') ?? '')
    const type = get(row, 'type')
    const tags = splitList(get(row, 'tags') ?? '')
    items.push({
      line: row.line,
      ...(sku === undefined ? {} : { sku: { ...sku, text: sku.text.replace(/^'/, '') } }),
      group: handle,
      byGroup: true,
      title: title === undefined ? {} : { plain: title },
      description: body === undefined ? {} : { plain: body },
      brand: vendor === undefined ? {} : { plain: vendor },
      // The shop's own type is nearer to how its shoppers speak than the tree of all shops.
      category: pathOf(path, readPath(type ?? '')),
      highlights: [],
      aliases: [],
      tags,
      ...(price === undefined ? {} : { price }),
      ...optional('compareAt', cell(row, 'compareAt')),
      ...stockOf(row),
      options: optionsOf.map(([name, text]) => [name, { plain: text }]),
      ...(image === undefined ? {} : { image }),
    })
  }
  return { items, faults, skipped: new Map<SkipReason, number>(hidden.size === 0 ? [] : [['draft', hidden.size]]) }

  /** Nothing is counted without a tracker; what may be sold on without stock can always be had. */
  function stockOf(row: Row): { stock?: number } {
    const text = get(row, 'quantity')
    if (text === undefined || (counted && get(row, 'tracker') === undefined)) return {}
    if (isYes(get(row, 'policy'))) return {}
    const stock = readCount(text)
    if (stock !== undefined) return { stock }
    faults.push(`${file}:${row.line}: expected a whole number in "${columns.get(keys.quantity!)}", got ${JSON.stringify(text)}`)
    return {}
  }
}

function pathOf(tree: readonly string[], type: readonly string[]): Item['category'] {
  const path = [...tree, ...type.filter(step => step.toLowerCase() !== tree.at(-1)?.toLowerCase())]
  return path.length === 0 ? {} : { plain: path }
}

/** The names of the options stand on the product's first row only. */
function optionsIn(row: Row, first: Row): [string, string][] {
  return [1, 2, 3].flatMap((at): [string, string][] => {
    const value = row.cells.get(`option${at} value`)
    const name = row.cells.get(`option${at} name`) ?? first.cells.get(`option${at} name`)
    if (value === undefined || (name === undefined && value === 'Default Title')) return []
    return name === undefined || (/^title$/i.test(name) && value === 'Default Title') ? [] : [[name, value]]
  })
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V }
}
