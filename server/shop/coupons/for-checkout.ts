import { createCatalogueStore } from '../../store/catalogue.ts'
import { createClaimStore } from '../../store/coupon-claims.ts'
import { createCouponStore } from '../../store/coupons.ts'
import type { Database } from '../../store/sqlite.ts'
import { decimalsOf, toWireMoney } from '../money.ts'
import { createCouponClaims, type OrderLine, type Promised, type Taken } from './claims.ts'
import { toCouponDocument } from './document.ts'
import { createPersonalCodes } from './personal-code.ts'

type Refusal = Extract<ReturnType<ReturnType<typeof createCouponClaims>['check']>, { granted: false }>

/** The ledger as the shop's checkout asks and is answered, in its own currency's units. */
export function couponsForCheckout(
  database: Database,
  { secret, keyOf, currency, now }: { secret: Uint8Array; keyOf(visitor: string): Buffer; currency(): string; now(): Date },
) {
  const catalogue = createCatalogueStore(database)
  const claims = createCouponClaims({
    store: createClaimStore(database),
    coupons: createCouponStore(database),
    product: catalogue.find,
    codes: createPersonalCodes(secret),
    now,
  })
  const linesOf = (products: readonly OrderLine[]) =>
    products.map(({ price, ...line }) =>
      price === undefined ? line : { ...line, price: Math.round(price * 10 ** decimalsOf(currency())) },
    )
  const taken = (told: Taken | Refusal) =>
    told.granted
      ? { granted: true, discount: toWireMoney(told.discount, told.coupon.currency), coupon: toCouponDocument(told.coupon, now()) }
      : told
  const promised = (told: Promised | Refusal) =>
    told.granted
      ? {
          granted: true,
          code: told.personal,
          expires_at: new Date(told.expiresAt).toISOString(),
          coupon: toCouponDocument(told.coupon, now()),
        }
      : told
  return {
    claims,
    http: {
      claim: (code: string, visitor: string) => promised(claims.promise(code, keyOf(visitor))),
      check: (code: string, visitor: string, products: readonly OrderLine[]) =>
        taken(claims.check({ code, visitor: keyOf(visitor), lines: linesOf(products) })),
      redeem: (code: string, visitor: string, products: readonly OrderLine[], order: string) =>
        taken(claims.redeem({ code, visitor: keyOf(visitor), lines: linesOf(products), order })),
      release: (order: string) => ({ released: claims.release(order) }),
    },
  }
}
