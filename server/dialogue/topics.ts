import type { IntentName } from '../language/intents.ts'
import type { Language } from '../language/language.ts'
import type { Acts } from './plan.ts'

export type Topic = Acts['answer']['topic']
/** What may be asked about: of the shop's pages, of a product. */
export type Subject = Topic | 'price' | 'stock' | 'sizes' | 'colours'

/** How a colleague is told what was asked about. */
export const subjectLabels: Record<Subject, Record<Language, string>> = {
  shipping: { zh: '运费', en: 'shipping costs' },
  delivery_time: { zh: '送达时间', en: 'delivery time' },
  delivery_area: { zh: '配送范围', en: 'where the shop delivers' },
  returns: { zh: '退货', en: 'returns' },
  exchange: { zh: '换货', en: 'exchanges' },
  refund: { zh: '退款', en: 'refunds' },
  warranty: { zh: '保修', en: 'the warranty' },
  payment: { zh: '付款方式', en: 'ways to pay' },
  invoice: { zh: '发票', en: 'invoices' },
  order_change: { zh: '订单', en: 'an order' },
  privacy: { zh: '隐私', en: 'privacy' },
  authenticity: { zh: '是否正品', en: 'authenticity' },
  coupon: { zh: '优惠', en: 'discounts' },
  gift_wrap: { zh: '礼品包装', en: 'gift wrapping' },
  size_advice: { zh: '选多大尺码', en: 'which size to take' },
  shop: { zh: '店铺', en: 'the shop' },
  product: { zh: '商品细节', en: 'product details' },
  price: { zh: '价格', en: 'the price' },
  stock: { zh: '库存', en: 'availability' },
  sizes: { zh: '尺码', en: 'sizes' },
  colours: { zh: '颜色', en: 'colours' },
}

/** Whether a page of the shop's is about what shops have pages about. */
export const isTopic = (topic: string): topic is Topic => Object.hasOwn(subjectLabels, topic) && !ofGoods.has(topic)
const ofGoods: ReadonlySet<string> = new Set(['price', 'stock', 'sizes', 'colours', 'product'])

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

/** What is asked of parcels: what one costs, how long it takes and where it goes. */
export const ofParcels: ReadonlySet<string | undefined> = new Set<Topic | undefined>(['shipping', 'delivery_time', 'delivery_area'])

/** Of what was bought and may go back. */
export const goesBack: ReadonlySet<Topic | undefined> = new Set<Topic | undefined>(['returns', 'exchange', 'refund', 'warranty'])
