import type { Product } from '../../store/catalogue.ts'
import type { ClaimStore } from '../../store/coupon-claims.ts'
import type { Coupon } from '../../store/coupons.ts'
import { sectionsOf, stateOf } from './ledger.ts'
import { type Goods, takenOff } from './offers.ts'
import type { createPersonalCodes } from './personal-code.ts'

/** Why a coupon is not given or not taken. */
export const couponRefusals = [
  'unknown_code',
  'to_come',
  'over',
  'ended',
  'not_first_order',
  'not_yours',
  'used',
  'spent',
  'unknown_sku',
  'not_for_these',
  'on_sale',
  'below_minimum',
] as const
export type CouponRefusal = (typeof couponRefusals)[number]
type Refused = { granted: false; code: CouponRefusal; message: string }

export type Promised = { granted: true; coupon: Coupon; personal: string; expiresAt: number }
export type Taken = { granted: true; coupon: Coupon; discount: number }
export type OrderLine = { sku: string; quantity: number; price?: number | undefined }
export type Basket = { code: string; visitor: Uint8Array; lines: readonly OrderLine[] }

type Ports = {
  store: ClaimStore
  coupons: { find(code: string): Coupon | undefined }
  product(sku: string): Product | undefined
  codes: ReturnType<typeof createPersonalCodes>
  now(): Date
}

/** How long a promise is kept for somebody. */
const heldMs = 24 * 3600_000

/**
 * Gives out coupons and takes them in. Each call is one transaction that begins with the write lock, so that two tabs or two processes never
 * both get the last one.
 */
export function createCouponClaims({ store, coupons, product, codes, now }: Ports) {
  /** What stands against this visitor's having it, whatever is in the basket. */
  function refusalOf(coupon: Coupon, id: number, visitor: Uint8Array, order?: string): Refused | undefined {
    const state = stateOf(coupon, now())
    if (state !== 'holds') return refused(state, `${coupon.code} may not be used now`)
    if (coupon.firstOrder && store.hasOrdered(visitor, order)) return refused('not_first_order', `${coupon.code} is for a first order`)
    const own = store.of(id, visitor)
    if (own?.order !== undefined) return refused('used', `${coupon.code} was used by this visitor, in another order`)
    const { uses } = store.taken(id, now().getTime(), own?.id)
    if (coupon.uses !== undefined && uses >= coupon.uses) return refused('spent', `all ${coupon.uses} of ${coupon.code} are given out`)
    return undefined
  }

  /** The coupon of a code, or of a personal one with the promise it was made for. */
  function read(text: string): { coupon: Coupon; id: number; claim?: number } | undefined {
    const personal = codes.read(text)
    const code = personal?.code ?? text
    const [coupon, id] = [coupons.find(code), store.couponId(code)]
    if (coupon === undefined || id === undefined) return undefined
    return { coupon, id, ...(personal === undefined ? {} : { claim: personal.claim }) }
  }

  function worth({ code, visitor, lines }: Basket, order?: string): (Taken & { id: number }) | Refused {
    const known = read(code)
    if (known === undefined) return refused('unknown_code', 'expected the code of a coupon')
    const { coupon, id, claim } = known
    if (claim !== undefined) {
      const promise = store.byId(claim)
      if (promise === undefined || promise.coupon !== id) return refused('unknown_code', 'this promise is kept no more')
      if (!Buffer.from(promise.visitor).equals(visitor)) return refused('not_yours', `${coupon.code} was promised to another visitor`)
    }
    const refusal = refusalOf(coupon, id, visitor, order)
    if (refusal !== undefined) return refusal
    const goods = goodsOf(lines, coupon)
    if (!Array.isArray(goods)) return goods
    const discount = takenOff(coupon, goods)
    if (discount === undefined) return unmet(coupon, goods, lines.length)
    const { spent } = store.taken(id, now().getTime(), store.of(id, visitor)?.id)
    if (coupon.spend !== undefined && spent + discount > coupon.spend)
      return refused('spent', `what may be given away by ${coupon.code} is given`)
    return { granted: true, coupon, discount, id }
  }

  /** Of a coupon for regular prices alone, goods on sale are left out. */
  function goodsOf(lines: readonly OrderLine[], { regularOnly }: Coupon): Goods[] | Refused {
    const goods: Goods[] = []
    for (const [at, { sku, quantity, price }] of lines.entries()) {
      const found = product(sku)
      if (found === undefined) return refused('unknown_sku', `products.${at}.sku: expected a SKU of the catalogue`)
      const variant = found.variants.find(one => one.sku === sku)
      const { price: own, compareAt } = variant ?? found
      const paid = price ?? own
      if (regularOnly && compareAt !== undefined && compareAt > paid) continue
      goods.push({ amount: paid * quantity, sections: sectionsOf(found) })
    }
    return goods
  }

  return {
    /** Promises a coupon to a visitor for a day; asked again, it is the same promise. */
    promise: (code: string, visitor: Uint8Array): Promised | Refused =>
      store.transaction(() => {
        const known = read(code)
        if (known === undefined) return refused('unknown_code', 'expected the code of a coupon')
        const { coupon, id } = known
        const refusal = refusalOf(coupon, id, visitor)
        if (refusal !== undefined) return refusal
        const at = now().getTime()
        const { id: claim, expiresAt } = store.promise(id, visitor, at, at + heldMs)
        return { granted: true, coupon, personal: codes.write(coupon.code, claim), expiresAt }
      }),

    /** Whether nothing but a basket is missing: it holds, is not used up, and is for this visitor. */
    isFor(code: string, visitor: Uint8Array): boolean {
      const known = read(code)
      return known !== undefined && refusalOf(known.coupon, known.id, visitor) === undefined
    },

    /** What it would take off, without taking it. */
    check: (basket: Basket): Taken | Refused => store.transaction(() => withoutId(worth(basket))),

    /** Uses it for an order, once: the same order again gets the same answer. */
    redeem: (basket: Basket & { order: string }): Taken | Refused =>
      store.transaction(() => {
        const before = store.byOrder(basket.order)
        if (before?.order !== undefined) {
          const coupon = coupons.find(store.couponOf(before.coupon) ?? '')
          if (coupon === undefined || read(basket.code)?.id !== before.coupon)
            return refused('used', 'another coupon was used for this order')
          return { granted: true, coupon, discount: before.order.discount }
        }
        const told = worth(basket, basket.order)
        if (!told.granted) return told
        const at = now().getTime()
        const claim = store.of(told.id, basket.visitor) ?? store.promise(told.id, basket.visitor, at, at)
        store.redeem(claim.id, basket.order, told.discount, at)
        return withoutId(told)
      }),

    /** The order was cancelled. False where no coupon was used for it. */
    release: (order: string): boolean => store.transaction(() => store.release(order)),
  }
}

function unmet(coupon: Coupon, goods: readonly Goods[], lines: number): Refused {
  if (lines > 0 && goods.length === 0) return refused('on_sale', `${coupon.code} is not for what is on sale`)
  const meant = goods.filter(one => coupon.sections.length === 0 || coupon.sections.some(({ id }) => one.sections.includes(id)))
  if (meant.length === 0)
    return refused(
      'not_for_these',
      `${coupon.code} is for ${coupon.sections.map(({ label, id }) => label.en ?? label.zh ?? id).join(', ')}`,
    )
  const sum = meant.reduce((all, { amount }) => all + amount, 0)
  return refused('below_minimum', `${coupon.code} wants ${coupon.minimum} of the smallest coin, the goods it is for come to ${sum}`)
}

function withoutId<T extends object>(told: T): T {
  const { id: _id, ...rest } = told as T & { id?: number }
  return rest as unknown as T
}

const refused = (code: CouponRefusal, message: string): Refused => ({ granted: false, code, message })
