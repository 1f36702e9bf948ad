import type { Language, Money } from '../../server/wire.ts'
import { addLine, type Coupon, type Line, mostOfOne, setQuantity } from '../shared/cart.ts'
import { toLanguage } from '../shared/language.ts'
import { toMinor } from '../shared/money.ts'
import type { UsherCartAnswer } from '../widget/usher.d.ts'
import { type Catalogue, fetchCatalogue, findItem } from './catalogue.ts'
import { type Strings, strings } from './strings.ts'
import { track } from './usher.ts'

/** What the pages draw from. `draw` is called after every change. */
export class Shop {
  language: Language
  catalogue: Catalogue | undefined
  failed = false
  lines: Line[]
  code = ''
  /** The order just placed, shown until the shopper leaves the page. */
  order: string | undefined
  /** A short message for the shopper, gone after a moment. */
  notice = ''

  private readonly draw: () => void
  private noticeTimer: ReturnType<typeof setTimeout> | undefined

  constructor(draw: () => void) {
    this.draw = draw
    this.language = toLanguage(read('demo:language'), navigator.language)
    this.lines = readLines()
  }

  get text(): Strings {
    return strings[this.language]
  }

  get count(): number {
    return this.lines.reduce((sum, line) => sum + line.quantity, 0)
  }

  get coupon(): Coupon | undefined {
    return this.catalogue?.coupon
  }

  async load(): Promise<void> {
    this.failed = false
    try {
      this.catalogue = await fetchCatalogue(this.language)
      const { catalogue } = this
      this.lines = this.lines.filter(line => findItem(catalogue, line.sku))
    } catch (error) {
      console.error(error)
      this.failed = true
    }
    this.draw()
  }

  async speak(language: Language): Promise<void> {
    this.language = language
    write('demo:language', language)
    await this.load()
  }

  /** Returns false for an unknown or sold-out SKU. */
  add(sku: string, quantity = 1): boolean {
    const item = this.catalogue && findItem(this.catalogue, sku)
    if (!item || item.stock === 0) return false
    this.keep(addLine(this.lines, item.sku, quantity))
    track('Product Added', { sku: item.sku, quantity })
    this.say(this.text.added)
    return true
  }

  /** For the chat: what became of it, and what lies in the cart now. */
  addFor(sku: string, quantity: number, told?: Money): UsherCartAnswer {
    const item = this.catalogue && findItem(this.catalogue, sku)
    const held = this.lines.find(line => line.sku === item?.sku)?.quantity ?? 0
    if (item === undefined || item.stock === 0) return this.refuse('sold_out')
    if (held + quantity > Math.min(item.stock, mostOfOne)) return this.refuse('limit')
    if (told !== undefined && toMinor(told.amount) !== toMinor(item.price.amount)) return this.refuse('price_changed')
    this.add(item.sku, quantity)
    return { done: true, cart: this.lines }
  }

  /** For the chat: another quantity of what is in the cart; 0 takes it out. */
  changeFor(sku: string, quantity: number): UsherCartAnswer {
    const item = this.catalogue && findItem(this.catalogue, sku)
    const line = this.lines.find(each => each.sku === sku) ?? this.lines.find(each => each.sku === item?.sku)
    if (line === undefined) return this.refuse('other')
    if (quantity > Math.min(item?.stock ?? mostOfOne, mostOfOne)) return this.refuse('limit')
    this.change(line.sku, quantity)
    return { done: true, cart: this.lines }
  }

  private refuse(reason: 'sold_out' | 'limit' | 'price_changed' | 'other'): UsherCartAnswer {
    return { done: false, reason, cart: this.lines }
  }

  change(sku: string, quantity: number): void {
    const before = this.lines.find(line => line.sku === sku)?.quantity ?? 0
    this.keep(setQuantity(this.lines, sku, quantity))
    if (quantity > before) track('Product Added', { sku, quantity: quantity - before })
    if (quantity <= 0) track('Product Removed', { sku })
    else if (quantity < before) track('Product Removed', { sku, quantity: before - quantity })
    this.draw()
  }

  useCode(code: string): void {
    this.code = code
    this.draw()
  }

  placeOrder(): void {
    this.order = `SP${Date.now().toString(36).toUpperCase()}`
    track('Order Completed', { order_id: this.order, products: this.lines })
    this.keep([])
    this.code = ''
    this.draw()
  }

  private keep(lines: Line[]): void {
    this.lines = lines
    write('demo:cart', JSON.stringify(lines))
  }

  private say(notice: string): void {
    clearTimeout(this.noticeTimer)
    this.notice = notice
    this.noticeTimer = setTimeout(() => {
      this.notice = ''
      this.draw()
    }, 3000)
    this.draw()
  }
}

function readLines(): Line[] {
  try {
    const lines = JSON.parse(read('demo:cart') ?? '[]') as Line[]
    return lines.filter(line => typeof line.sku === 'string' && Number.isInteger(line.quantity) && line.quantity > 0)
  } catch {
    return []
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch (error) {
    console.warn('The cart is kept in this page only', error)
  }
}
