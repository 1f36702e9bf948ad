import type { Coupon } from '../../store/coupons.ts'

export type { Coupon } from '../../store/coupons.ts'

/** Goods of one line of a cart: what they come to in minor units, and the ids of all that they are called. */
export type Goods = { amount: number; sections: readonly string[] }

type Holding = { holding(at: Date): Coupon[] }

/**
 * What the coupon takes off these goods, in minor units; nothing where what it is for does not reach its minimum, or where nothing
 * would be left to pay. A share is rounded to the smallest coin, halves up.
 */
export function takenOff({ off, minimum, sections }: Coupon, goods: readonly Goods[]): number | undefined {
  const meant = goods.filter(one => sections.length === 0 || sections.some(({ id }) => one.sections.includes(id)))
  const sum = meant.reduce((all, { amount }) => all + amount, 0)
  if (meant.length === 0 || sum < minimum) return undefined
  const taken = off.kind === 'amount' ? off.amount : Math.round((sum * off.percent) / 100)
  return taken > 0 && taken < sum ? taken : undefined
}

/** What to offer: of the coupons that hold now, the one that takes most off a basket that all of them allow; `again`: to somebody whose first order it is not. */
export function welcomeOffer(coupons: Holding, currency: string, at: Date, again = false): Coupon | undefined {
  const holding = inCurrency(coupons, currency, at).filter(({ firstOrder }) => !again || !firstOrder)
  const basket = Math.max(10_000, ...holding.map(({ minimum }) => minimum))
  // One that is for some things alone is worth less than one for everything.
  const worth = (coupon: Coupon) =>
    (takenOff({ ...coupon, sections: [] }, [{ amount: basket, sections: [] }]) ?? 0) / (coupon.sections.length > 0 ? 2 : 1)
  return most(holding, worth)
}

/** The first-order coupon that takes most off these goods, and how much. */
export function bestReduction(
  coupons: Holding,
  goods: readonly Goods[],
  currency: string,
  at: Date,
): { code: string; off: number } | undefined {
  const best = most(
    inCurrency(coupons, currency, at).filter(({ firstOrder }) => firstOrder),
    coupon => takenOff(coupon, goods) ?? 0,
  )
  const off = best === undefined ? undefined : takenOff(best, goods)
  return best === undefined || off === undefined ? undefined : { code: best.code, off }
}

const inCurrency = (coupons: Holding, currency: string, at: Date) => coupons.holding(at).filter(coupon => coupon.currency === currency)

function most<T>(all: readonly T[], worth: (one: T) => number): T | undefined {
  return all.reduce<T | undefined>((best, one) => (best === undefined || worth(one) > worth(best) ? one : best), undefined)
}
