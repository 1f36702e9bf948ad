import type { Found } from './found.ts'
import type { PlanAct } from './plan.ts'

/** What is said of the offer that was found: the coupon, then what holds for it. Nothing where there is none. */
export function offerActs({ coupon, terms }: Extract<Found, { want: 'offer' }>): PlanAct[] {
  if (coupon === undefined) return []
  const { code, minimum, expires } = coupon
  const common = { code, ...(minimum === undefined ? {} : { minimum }), ...(expires === undefined ? {} : { expires }) }
  return [
    'discount' in coupon
      ? { act: 'offer', slots: { ...common, discount: coupon.discount } }
      : { act: 'promotion', slots: { ...common, for: coupon.firstOrder ? 'first_order' : 'any_order', off: coupon.off } },
    ...(terms === undefined ? [] : [{ act: 'terms' as const, slots: terms }]),
  ]
}
