import type { Language } from '../../server/wire.ts'
import { addLine, type Coupon, type Line, setQuantity } from '../shared/cart.ts'
import { toLanguage } from '../shared/language.ts'
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

  change(sku: string, quantity: number): void {
    const before = this.lines.find(line => line.sku === sku)?.quantity ?? 0
    this.keep(setQuantity(this.lines, sku, quantity))
    if (quantity > before) track('Product Added', { sku, quantity: quantity - before })
    if (quantity <= 0) track('Product Removed', { sku })
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
