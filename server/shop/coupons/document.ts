import type { Coupon } from '../../store/coupons.ts'
import { toWireMoney } from '../money.ts'
import { stateOf } from './ledger.ts'

/** A coupon as `--json` prints it and HTTP answers it. */
export function toCouponDocument(coupon: Coupon, now: Date) {
  const { code, off, minimum, currency, firstOrder, combinable, sections, text, startsAt, expiresAt, endedAt } = coupon
  return {
    code,
    state: stateOf(coupon, now),
    off: off.kind === 'amount' ? toWireMoney(off.amount, currency) : { percent: off.percent },
    over: toWireMoney(minimum, currency),
    first_order: firstOrder,
    combinable,
    ...(coupon.uses === undefined ? {} : { uses: coupon.uses }),
    ...(coupon.spend === undefined ? {} : { spend: toWireMoney(coupon.spend, currency) }),
    ...(coupon.regularOnly ? { regular_only: true } : {}),
    category: sections.map(({ label, id }) => label.zh ?? label.en ?? id),
    ...(startsAt === undefined ? {} : { from: startsAt }),
    ...(expiresAt === undefined ? {} : { until: expiresAt }),
    ...(endedAt === undefined ? {} : { ended: endedAt }),
    ...text,
  }
}
