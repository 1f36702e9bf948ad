import { z } from 'zod'
import { orderStates } from './dialogue/orders.ts'

/** How far an order is, as the shop's server tells it over HTTP. */
export const orderStatusSchema = z.strictObject({
  order_id: z.string().trim().min(1).max(128).describe('As "Order Completed" has named it'),
  status: z.enum(orderStates),
  at: z
    .union([z.iso.datetime({ offset: true }), z.number().int().positive()])
    .optional()
    .describe('Since when: ISO 8601 with a zone, or milliseconds since 1970; the time of the request unless told'),
  carrier: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N} .,&()'’-]{1,60}$/u, 'expected a name of at most 60 letters, digits and marks')
    .optional(),
  tracking: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9 -]{3,39}$/, 'expected 4 to 40 letters and digits')
    .optional(),
})
export type OrderStatus = z.infer<typeof orderStatusSchema>
