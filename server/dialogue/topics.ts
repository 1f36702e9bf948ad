import type { IntentName } from './intents.ts'
import type { Acts } from './plan.ts'

export type Topic = Acts['answer']['topic']

/** What of the shop's pages an intent asks about. */
export const topicOfIntent: Partial<Record<IntentName, Topic>> = {
  ask_shipping_fee: 'shipping',
  ask_delivery_time: 'delivery_time',
  ask_delivery_area: 'delivery_area',
  ask_return: 'returns',
  ask_exchange: 'exchange',
  ask_refund: 'refund',
  ask_warranty: 'warranty',
  ask_payment: 'payment',
  ask_invoice: 'invoice',
  ask_gift_wrap: 'gift_wrap',
  ask_authenticity: 'authenticity',
  ask_privacy: 'privacy',
  ask_shop: 'shop',
  ask_size_advice: 'size_advice',
  track_order: 'order_change',
  cancel_order: 'order_change',
  change_order: 'order_change',
  ask_coupon: 'coupon',
}
