import type { Coupon } from '../../store/coupons.ts'
import type { Read } from '../faults.ts'
import { readCsv } from '../feeds/csv.ts'
import type { Row } from '../feeds/rows.ts'
import { type CouponContext, type CouponField, type CouponTold, couponFields, readCoupon } from './read-coupon.ts'

const columns: Readonly<Record<CouponField, readonly string[]>> = {
  code: ['code', 'coupon', '优惠码', '券码'],
  off: ['off', 'amount', 'discount', '优惠', '减'],
  over: ['over', 'minimum', '门槛', '满'],
  first_order: ['first order', 'firstorder', '首单'],
  from: ['from', 'start', 'starts', '开始'],
  until: ['until', 'end', 'ends', 'expires', '结束', '有效期至'],
  category: ['category', 'categories', '分类', '类目'],
  combinable: ['combinable', '可叠加'],
  uses: ['uses', 'limit', '张数', '限量'],
  spend: ['spend', 'budget', '预算'],
  regular_only: ['regular only', 'not on sale', '仅限原价'],
  zh: ['zh', '中文说明'],
  en: ['en'],
}

/** All that hold are looked through when one is offered. */
const mostCoupons = 10_000

/** Reads a table with a column for each field; every fault names its line and column. */
export function readCoupons(text: string, file: string, context: CouponContext): Read<Coupon[]> {
  const table = readCsv(text, file)
  if (!table.ok) return table
  const { rows, columns: given } = table.value
  const keys = new Map(couponFields.map(field => [field, columns[field].find(key => given.has(key))] as const))
  const unknown = [...given].filter(([key]) => ![...keys.values()].includes(key)).map(([, name]) => `"${name}"`)
  const missing = (['code', 'off'] as const).filter(field => keys.get(field) === undefined)
  if (missing.length > 0 || unknown.length > 0)
    return {
      ok: false,
      faults: [
        `${file}:1: expected the columns ${couponFields.join(', ')} (code and off at least), got ${unknown.length > 0 ? `also ${unknown.slice(0, 5).join(', ')}` : `no ${missing.join(' and no ')}`}`,
      ],
    }
  if (rows.length === 0) return { ok: false, faults: [`${file}:1: expected coupons below the header, got none`] }
  if (rows.length > mostCoupons)
    return {
      ok: false,
      faults: [
        `${file}:${rows[mostCoupons]!.line}: expected at most ${mostCoupons.toLocaleString('en')} coupons, got ${rows.length.toLocaleString('en')}`,
      ],
    }
  const faults: string[] = []
  const lines = new Map<string, number>()
  const coupons = rows.flatMap(row => {
    const read = readCoupon(toldIn(row), context)
    if (!read.ok) {
      for (const { field, expected, got } of read.faults)
        faults.push(
          `${file}:${row.line}: expected ${expected} in "${given.get(keys.get(field) ?? '') ?? field}", got ${JSON.stringify(got)}`,
        )
      return []
    }
    const key = read.coupon.code.toUpperCase()
    const before = lines.get(key)
    if (before !== undefined) faults.push(`${file}:${row.line}: expected each code once, got ${read.coupon.code} of line ${before} again`)
    lines.set(key, row.line)
    return [read.coupon]
  })
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: coupons }

  function toldIn({ cells }: Row): CouponTold {
    return Object.fromEntries(
      couponFields.flatMap(field => {
        const cell = cells.get(keys.get(field) ?? '')
        return cell === undefined ? [] : [[field, cell]]
      }),
    )
  }
}
