import { UsherError } from '../errors.ts'
import { cartViewedSchema, orderCompletedSchema, productAddedSchema, productRemovedSchema } from '../wire-schemas.ts'

type Shop = { knows(sku: string): boolean; redact(text: string): { text: string } }

/** What else a page may tell of its events, by the names of the Segment e-commerce spec: nothing that says who somebody is. */
const kept: ReadonlySet<string> = new Set([
  'sku',
  'category',
  'brand',
  'variant',
  'price',
  'quantity',
  'currency',
  'position',
  'value',
  'total',
  'revenue',
  'subtotal',
  'shipping',
  'tax',
  'discount',
  'coupon',
  'query',
  'list',
  'list_id',
  'step',
  'rating',
])
const longest = 64

/** What is stored of an event of the page: what the core relies on, checked, or the plain properties that may be kept. */
export function readTrack(name: string, properties: Record<string, unknown>, { knows, redact }: Shop): Record<string, unknown> {
  const skus = (known: readonly string[]) => {
    const unknown = known.find(sku => !knows(sku))
    if (unknown !== undefined) throw new UsherError('not_found', `Expected a SKU of the catalogue, got "${unknown}"`)
  }
  if (name === 'Product Added' || name === 'Product Removed' || name === 'Product Viewed') {
    const read = (name === 'Product Removed' ? productRemovedSchema : productAddedSchema).safeParse(properties)
    if (!read.success) throw new UsherError('bad_payload', `Expected ${name} { sku, quantity }, got other properties`)
    skus([read.data.sku])
    return read.data
  }
  if (name === 'Cart Viewed') {
    const read = cartViewedSchema.safeParse(properties)
    if (!read.success) throw new UsherError('bad_payload', 'Expected Cart Viewed { products: [{ sku, quantity }] }, got other properties')
    return read.data
  }
  if (name === 'Order Completed') {
    const read = orderCompletedSchema.safeParse(properties)
    if (!read.success)
      throw new UsherError('bad_payload', 'Expected Order Completed { order_id, products: [{ sku, quantity }] }, got other properties')
    skus(read.data.products.map(({ sku }) => sku))
    return { ...read.data, order_id: redact(read.data.order_id).text }
  }
  return Object.fromEntries(
    Object.entries(properties).flatMap(([key, value]): [string, unknown][] => {
      if (!kept.has(key) || (key === 'sku' && (typeof value !== 'string' || !knows(value)))) return []
      if (typeof value === 'string') return [[key, key === 'sku' ? value : redact(value.slice(0, longest)).text]]
      return typeof value === 'number' || typeof value === 'boolean' ? [[key, value]] : []
    }),
  )
}
