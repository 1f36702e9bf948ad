import { toMinor } from './money.ts'

export type Line = { sku: string; quantity: number }
/** It takes an amount off, or whole percents. */
export type Coupon = { code: string; minimum: string; firstOrder: boolean } & ({ amount: string } | { percent: number })
export type Total = { subtotal: number; discount: number; total: number; coupon: 'none' | 'applied' | 'unknown' | 'below_minimum' }

export const mostOfOne = 99

export function addLine(lines: readonly Line[], sku: string, quantity: number): Line[] {
  const known = lines.find(line => line.sku === sku)
  return known ? setQuantity(lines, sku, known.quantity + quantity) : [...lines, { sku, quantity: Math.min(quantity, mostOfOne) }]
}

/** A quantity of 0 or less takes the line out. */
export function setQuantity(lines: readonly Line[], sku: string, quantity: number): Line[] {
  return lines.map(line => (line.sku === sku ? { sku, quantity: Math.min(quantity, mostOfOne) } : line)).filter(line => line.quantity > 0)
}

/** All in hundredths. `priceOf` knows every SKU of the lines. */
export function totalOf(lines: readonly Line[], priceOf: (sku: string) => number, code: string, coupon: Coupon | undefined): Total {
  const subtotal = lines.reduce((sum, line) => sum + priceOf(line.sku) * line.quantity, 0)
  const state = couponState(subtotal, code, coupon)
  const discount = state === 'applied' && coupon ? Math.min(subtotal, takenOff(coupon, subtotal)) : 0
  return { subtotal, discount, total: subtotal - discount, coupon: state }
}

function takenOff(coupon: Coupon, subtotal: number): number {
  return 'percent' in coupon ? Math.round((subtotal * coupon.percent) / 100) : toMinor(coupon.amount)
}

function couponState(subtotal: number, code: string, coupon: Coupon | undefined): Total['coupon'] {
  if (!code.trim()) return 'none'
  if (coupon?.code.toUpperCase() !== code.trim().toUpperCase()) return 'unknown'
  return subtotal >= toMinor(coupon.minimum) ? 'applied' : 'below_minimum'
}
