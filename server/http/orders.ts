import { UsherError } from '../errors.ts'
import { type OrderStatus, orderStatusSchema } from '../wire-orders.ts'
import { type SignedPorts, signedRoute } from './signed.ts'

export type OrderPorts = SignedPorts & {
  /** Nothing where no such order is known. */
  move(told: Omit<OrderStatus, 'order_id' | 'at'> & { order: string; at?: number | undefined }): 'stored' | 'duplicate' | 'late' | undefined
}

const aheadMs = 5 * 60_000

/** How far an order is, told by the shop's own server. */
export const orderRoutes = (ports: OrderPorts) => [
  signedRoute(
    '/api/v1/orders/status',
    orderStatusSchema,
    '{ order_id, status, at?, carrier?, tracking? }',
    ports,
    ({ order_id: order, at: told, ...rest }) => {
      const at = typeof told === 'string' ? Date.parse(told) : told
      if (at !== undefined && at > ports.now().getTime() + aheadMs)
        throw new UsherError('bad_payload', `at: expected a time at most 5 minutes ahead, got ${told}`)
      const result = ports.move({ ...rest, order, at })
      if (result === undefined)
        throw new UsherError(
          'not_found',
          `order_id: expected an order that "Order Completed" has told of over /api/v1/events, got "${order}"`,
        )
      return { result }
    },
  ),
]
