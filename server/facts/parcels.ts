import type { PostageRule } from '../rules/postage-paid.ts'
import { toMinor } from '../shop/money.ts'

/** What a parcel costs, in minor units: without a fee nothing. `over`: from when on it does, `missing`: what is missing to that. */
export type Parcel = { fee?: number; over?: number; missing?: number }

/** What a parcel of goods of this sum costs, by the owner's numbers, else by the rule of the pages; whether it is free is told by what they come to before a coupon. */
export function parcelOf(
  sum: number,
  told: { fee: number; freeOver?: number } | undefined,
  rule: PostageRule | undefined,
  currency: string,
): Parcel | undefined {
  if (told !== undefined) {
    const { fee, freeOver } = told
    if (fee === 0 || (freeOver !== undefined && sum >= freeOver)) return fee === 0 ? {} : { over: freeOver! }
    return { fee, ...(freeOver === undefined ? {} : { missing: freeOver - sum }) }
  }
  if (rule === undefined) return undefined
  const [fee, more, freeOver = 0] = [rule.fee, rule.more ?? 0, rule.freeOver ?? 0].map(major => toMinor(major, currency))
  // What the currency has no coins for is no fee.
  if (fee === undefined || more === undefined) return undefined
  if (fee + more === 0) return {}
  // What a way costs on top is paid from any sum on.
  return { fee: fee + more, ...(freeOver > sum && more === 0 ? { missing: freeOver - sum } : {}) }
}
