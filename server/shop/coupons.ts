import { getNodeValue } from 'jsonc-parser'
import { z } from 'zod'
import type { Coupon } from '../store/coupons.ts'
import { type Read, readJson, toFaults } from './faults.ts'
import { amountSchema, currencySchema, toMinor } from './money.ts'

export type { Coupon } from '../store/coupons.ts'

type Offers = { firstOrder(at: Date): Coupon[] }

/** The best coupon for a first order in the shop's currency that holds now. */
export function firstOrderOffer(offers: Offers, currency: string, at: Date): Coupon | undefined {
  return offers.firstOrder(at).find(coupon => coupon.currency === currency)
}

const time = z.iso.datetime({ offset: true, error: 'a time such as 2030-01-31T23:59:59Z' })
const couponSchema = z.object(
  {
    code: z.string({ error: 'a code' }).regex(/^[\p{L}\p{N}_-]{2,40}$/u, 'a code of 2 to 40 letters and digits'),
    amount: amountSchema,
    minimum: amountSchema.default(0),
    currency: currencySchema,
    firstOrder: z.boolean({ error: 'true or false' }).default(false),
    startsAt: time.optional(),
    expiresAt: time.optional(),
  },
  { error: 'a coupon { "code": …, "amount": …, "currency": … }' },
)

/** Reads `[{ code, amount, minimum?, currency, firstOrder?, startsAt?, expiresAt? }]`; every fault names its line. */
export function readCoupons(text: string, file: string): Read<Coupon[]> {
  const json = readJson(text, file)
  if (!json.ok) return json
  const checked = z.array(couponSchema, { error: 'a list of coupons' }).safeParse(getNodeValue(json.value.root))
  if (!checked.success) return { ok: false, faults: toFaults(json.value, checked.error) }
  const faults: string[] = []
  const coupons = checked.data.map((coupon, at): Coupon => {
    const { code, currency, firstOrder, startsAt, expiresAt } = coupon
    const off = toMinor(coupon.amount, currency)
    const minimum = toMinor(coupon.minimum, currency)
    if (off === undefined || off === 0) faults.push(json.value.fault([at, 'amount'], 'an amount above 0 in the decimals of its currency'))
    if (minimum === undefined) faults.push(json.value.fault([at, 'minimum'], 'an amount in the decimals of its currency'))
    return {
      code,
      amount: off ?? 0,
      minimum: minimum ?? 0,
      currency,
      firstOrder,
      ...(startsAt === undefined ? {} : { startsAt: new Date(startsAt).toISOString() }),
      ...(expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt).toISOString() }),
    }
  })
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: coupons }
}
