import type { GivenEvent, Refusal } from '../wire-events.ts'
import { kindOf } from './event-kinds.ts'

export type Refused = { ok: false; code: Refusal; message: string }

/** `variant`: the SKU of one of its variants, where that was named. */
export type Line = { sku: string; quantity: number; value?: number; variant?: string }
export type ReadEvent = {
  name: string
  stage: number
  lines: Line[]
  /** Minor units, of an order. */
  total?: number
  orderId?: string
  properties: Record<string, unknown>
}

/** What the shop knows that events are read against. */
export type ShopWords = {
  /** The product of its own SKU or of a variant's. */
  productOf(sku: string): string | undefined
  currency(): string
  /** Minor units. */
  toMinor(amount: number): number
  redact(text: string): { text: string }
}

const mostLines = 200
const mostProperties = 20
const longestProperty = 200

/** Reads what an event tells, against the shop's own catalogue and currency. `partial`: a log need not say of which product. */
export function readEvent(
  given: Pick<GivenEvent, 'name' | 'properties'>,
  shop: ShopWords,
  partial = false,
): ({ ok: true } & { value: ReadEvent }) | Refused {
  const { kind, name, stage } = kindOf(given.name)
  const { properties } = given
  const currency = properties.currency
  if (currency !== undefined && currency !== shop.currency())
    return refused('other_currency', `properties.currency: expected ${shop.currency()}, got ${shown(currency)}`)
  const told =
    kind === 'product' || kind === 'order' || kind === 'page' ? linesOf(properties, kind, shop, partial) : { ok: true as const, lines: [] }
  if (!told.ok) return told
  const event = { name: shop.redact(name).text, stage, lines: told.lines }
  switch (kind) {
    case 'order': {
      const orderId = textOf(properties.order_id ?? properties.transaction_id)
      if (orderId === undefined) return refused('bad_event', 'properties.order_id: expected the order’s number, got nothing')
      const total = amountOf(properties.total ?? properties.revenue ?? properties.value, 'properties.total', shop)
      if (typeof total === 'object') return total
      const sum = told.lines.some(({ value }) => value === undefined)
        ? undefined
        : told.lines.reduce((all, { value = 0 }) => all + value, 0)
      const worth = total ?? sum
      const coupon = textOf(properties.coupon)
      return {
        ok: true,
        value: {
          ...event,
          orderId,
          ...(worth === undefined ? {} : { total: worth }),
          properties: coupon === undefined ? {} : { coupon: coupon.slice(0, 40) },
        },
      }
    }
    case 'search': {
      const query = textOf(properties.query ?? properties.search_term)
      return { ok: true, value: { ...event, properties: query === undefined ? {} : { query: shop.redact(query.slice(0, 200)).text } } }
    }
    case 'product':
      return { ok: true, value: { ...event, properties: {} } }
    case 'page':
    case 'other':
      return { ok: true, value: { ...event, properties: plainOf(properties, shop) } }
    default:
      return kind satisfies never
  }
}

/** `sku` of a product's event, `products` (Segment) or `items` (GA4) of an order's or of several. */
function linesOf(
  properties: Record<string, unknown>,
  kind: 'product' | 'order' | 'page',
  shop: ShopWords,
  partial: boolean,
): { ok: true; lines: Line[] } | Refused {
  const list = properties.products ?? properties.items
  if (list !== undefined && !Array.isArray(list)) return refused('bad_event', `properties.products: expected a list, got ${shown(list)}`)
  const given: readonly unknown[] = list ?? (kind === 'order' ? [] : [properties])
  const at = (index: number) => (list === undefined ? 'properties' : `properties.products.${index}`)
  if (given.length > mostLines) return refused('bad_event', `properties.products: expected at most ${mostLines}, got ${given.length}`)
  const lines: Line[] = []
  for (const [index, one] of given.entries()) {
    if (one === null || typeof one !== 'object') return refused('bad_event', `${at(index)}: expected a product, got ${shown(one)}`)
    const line = one as Record<string, unknown>
    const sku = textOf(line.sku ?? line.variant_sku ?? line.item_id ?? line.product_id)
    if (sku === undefined) {
      if (kind === 'page' || partial) return { ok: true, lines: [] }
      return refused('bad_event', `${at(index)}.sku: expected a SKU, got ${shown(line.sku)}`)
    }
    const product = shop.productOf(sku)
    if (product === undefined) {
      // A page may say what it likes of itself: that it was seen stays true.
      if (kind === 'page') return { ok: true, lines: [] }
      return refused('unknown_sku', `${at(index)}.sku: expected a SKU of the catalogue, got ${shown(sku)}`)
    }
    const told = line.quantity ?? 1
    // An object may refuse to be made a number of.
    const quantity = typeof told === 'object' ? Number.NaN : Number(told)
    if (!Number.isInteger(quantity) || quantity > 99_999)
      return refused('bad_event', `${at(index)}.quantity: expected a whole number, got ${shown(line.quantity)}`)
    if (quantity < 1) return refused('negative_value', `${at(index)}.quantity: expected 1 or more, got ${quantity}`)
    const price = amountOf(line.price, `${at(index)}.price`, shop)
    if (typeof price === 'object') return price
    lines.push({
      sku: product,
      quantity,
      ...(price === undefined ? {} : { value: price * quantity }),
      ...(product === sku ? {} : { variant: sku }),
    })
  }
  if (kind === 'order' && lines.length === 0 && !partial)
    return refused('bad_event', 'properties.products: expected what was ordered, got nothing')
  return { ok: true, lines }
}

/** Minor units; nothing where nothing is told. */
function amountOf(given: unknown, at: string, shop: ShopWords): number | undefined | Refused {
  if (given === undefined || given === null || given === '') return undefined
  const amount = typeof given === 'string' && /^-?\d+(?:\.\d+)?$/.test(given.trim()) ? Number(given) : given
  if (typeof amount !== 'number' || !Number.isFinite(amount) || Math.abs(amount) > 1e9)
    return refused('bad_event', `${at}: expected an amount, got ${shown(given)}`)
  if (amount < 0) return refused('negative_value', `${at}: expected 0 or more, got ${amount}`)
  return shop.toMinor(amount)
}

function plainOf(properties: Record<string, unknown>, { redact }: ShopWords): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
      .slice(0, mostProperties)
      .map(([key, value]) => [redact(key).text, typeof value === 'string' ? redact(value.slice(0, longestProperty)).text : value]),
  )
}

function textOf(given: unknown): string | undefined {
  const text = typeof given === 'number' ? String(given) : given
  return typeof text === 'string' && text.trim() !== '' ? text.trim().slice(0, 128) : undefined
}

export function refused(code: Refusal, message: string): Refused {
  return { ok: false, code, message }
}

/** Of a value that came from outside, little enough to be told back. */
function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(typeof value === 'string' ? value.slice(0, 60) : value).slice(0, 80)
}
