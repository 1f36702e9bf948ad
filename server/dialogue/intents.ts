/** What a shopper can want of one clause. `oos` (out of scope) is never predicted as a name: it is an abstention. */
export const intentNames = [
  'greet', 'goodbye', 'thank', 'affirm', 'deny', 'how_are_you', 'ask_if_bot', 'compliment', 'insult', 'repeat',
  'find_product', 'find_gift', 'ask_recommendation', 'give_detail', 'correct_detail', 'show_other', 'cheaper', 'compare',
  'ask_price', 'ask_stock', 'ask_size', 'ask_colour', 'ask_product_detail', 'ask_size_advice',
  'add_to_cart', 'remove_from_cart', 'view_cart', 'checkout', 'cancel_request',
  'ask_coupon', 'bargain', 'ask_shipping_fee', 'ask_delivery_time', 'ask_delivery_area', 'ask_return', 'ask_exchange',
  'ask_refund', 'ask_warranty', 'ask_payment', 'ask_invoice', 'ask_gift_wrap', 'ask_authenticity', 'ask_privacy', 'ask_shop',
  'track_order', 'cancel_order', 'change_order', 'complain', 'talk_to_human',
] as const

export type IntentName = (typeof intentNames)[number]
