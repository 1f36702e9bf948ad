import type { NudgeTrigger } from '../../server/wire.ts'
import type { Memory } from './memory.ts'
import type { Store } from './storage.ts'

type Ports = { tab: Store; memory(): Memory; sku(): string | undefined }

const lookEveryMs = 5000
/** So long on the page of one product, in view. */
const dwellMs = 30_000
/** So long without a move, with something in the cart. */
const idleMs = 60_000
/** Who leaves a page at once has not looked at it. */
const leastMs = 5000
const typingMs = 15_000
const awayMs = 20 * 3_600_000
/** To and fro between cart and shipping so many times. */
const turns = 3
const aboutShipping = /shipping|delivery|postage|运费|配送|邮费/i
const aboutCart = /cart|basket|checkout|购物车|结算/i

const keys = { cart: 'usher:in-cart', steps: 'usher:shipping-steps' }
const moves = ['pointermove', 'pointerdown', 'keydown', 'scroll', 'touchmove'] as const

/** Sees on the page when a visitor wavers. What is to be made of it others decide. */
export class Wavering {
  private readonly ports: Ports
  private readonly onMoment: (trigger: NudgeTrigger) => void
  private timer: ReturnType<typeof setInterval> | undefined
  private here = 0
  private still = 0
  private typedAt = Number.NEGATIVE_INFINITY
  private isBack = false

  constructor(ports: Ports, onMoment: (trigger: NudgeTrigger) => void) {
    this.ports = ports
    this.onMoment = onMoment
  }

  get isTyping(): boolean {
    return performance.now() - this.typedAt < typingMs
  }

  watch(): void {
    const last = Number(this.ports.memory().get('seen') ?? Number.NaN)
    this.isBack = Date.now() - last > awayMs
    this.timer = setInterval(this.look, lookEveryMs)
    for (const move of moves) document.addEventListener(move, this.onMove, { passive: true, capture: true })
    document.addEventListener('input', this.onInput, true)
    document.documentElement.addEventListener('mouseleave', this.onLeave)
  }

  rest(): void {
    clearInterval(this.timer)
    for (const move of moves) document.removeEventListener(move, this.onMove, true)
    document.removeEventListener('input', this.onInput, true)
    document.documentElement.removeEventListener('mouseleave', this.onLeave)
  }

  moved(path: string): void {
    this.here = 0
    this.still = 0
    if (aboutShipping.test(path)) this.step('shipping')
    else if (aboutCart.test(path)) this.step('cart')
  }

  tracked(name: string): void {
    const { tab } = this.ports
    if (name === 'Product Added') tab.setItem(keys.cart, '1')
    if (name === 'Order Completed') tab.removeItem(keys.cart)
    if (name === 'Cart Viewed') this.step('cart')
  }

  private look = (): void => {
    if (document.visibilityState !== 'visible') return
    this.ports.memory().set('seen', String(Date.now()))
    this.here += lookEveryMs
    this.still += lookEveryMs
    if (this.isBack) {
      this.isBack = false
      this.onMoment('returned')
    } else if (this.still >= idleMs && this.ports.tab.getItem(keys.cart) !== null) this.onMoment('cart_idle')
    else if (this.here >= dwellMs && this.ports.sku() !== undefined) this.onMoment('dwell')
  }

  /** The same place again is no turn. */
  private step(place: 'shipping' | 'cart'): void {
    const { tab } = this.ports
    const steps = (tab.getItem(keys.steps) ?? '').split(',').filter(step => step !== '')
    if (steps.at(-1) === place) return
    const all = [...steps, place].slice(-turns)
    tab.setItem(keys.steps, all.join())
    if (all.length >= turns) this.onMoment('shipping')
  }

  private onMove = (): void => {
    this.still = 0
  }

  private onInput = (): void => {
    this.typedAt = performance.now()
  }

  /** Over the upper edge, towards tabs and address. */
  private onLeave = ({ clientY }: MouseEvent): void => {
    if (clientY <= 0 && this.here >= leastMs) this.onMoment('exit')
  }
}
