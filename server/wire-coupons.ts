import { z } from 'zod'

/** What the shop's checkout asks of the coupon ledger. */

const code = z.string().trim().min(1).max(80)
const visitor = z.string().min(1).max(64).describe('What `Usher.visitor` says in the page')
const order = z.string().trim().min(1).max(64).describe('The order’s number')
const products = z
  .array(
    z.object({
      sku: z.string().min(1).max(128),
      quantity: z.number().int().min(1).max(99_999).default(1),
      price: z.number().min(0).max(1e9).optional().describe('Of one, in the shop’s currency; the catalogue’s unless told'),
    }),
  )
  .min(1)
  .max(200)

export const couponSchemas = {
  claim: z.strictObject({ code, visitor }),
  check: z.strictObject({ code, visitor, products }),
  redeem: z.strictObject({ code, visitor, order_id: order, products }),
  release: z.strictObject({ order_id: order }),
} as const
