/** What a shopper does, as shops count it; `other` is everything else that stands in a log. */
export const behaviours = [
  'view',
  'search',
  'add_to_cart',
  'remove_from_cart',
  'favourite',
  'checkout',
  'purchase',
  'comment',
  'coupon',
  'share',
  'support',
  'return',
  'account',
  'other',
] as const
export type Behaviour = (typeof behaviours)[number]

export const behaviourNames: Readonly<Record<Behaviour, { zh: string; en: string }>> = {
  view: { zh: '浏览', en: 'view' },
  search: { zh: '搜索', en: 'search' },
  add_to_cart: { zh: '加入购物车', en: 'add to cart' },
  remove_from_cart: { zh: '移出购物车', en: 'remove from cart' },
  favourite: { zh: '收藏', en: 'favourite' },
  checkout: { zh: '结算', en: 'checkout' },
  purchase: { zh: '购买', en: 'purchase' },
  comment: { zh: '评论', en: 'comment' },
  coupon: { zh: '优惠券', en: 'coupon' },
  share: { zh: '分享', en: 'share' },
  support: { zh: '咨询', en: 'support' },
  return: { zh: '退换货', en: 'return' },
  account: { zh: '账户', en: 'account' },
  other: { zh: '其他', en: 'other' },
}

export const sentiments = ['positive', 'neutral', 'negative'] as const
export type Sentiment = (typeof sentiments)[number]

export const aspects = ['quality', 'size', 'delivery', 'price', 'service'] as const
export type Aspect = (typeof aspects)[number]

/** How far somebody has come; the last three are the dialogue's own names. */
export const funnelStages = ['arrived', 'viewed', 'considered', 'in_cart', 'checkout', 'ordered'] as const
export type FunnelStage = (typeof funnelStages)[number]

/** What is said of goods, a shop or a delivery, and what of it. */
export type Comment = {
  sentiment: { name: Sentiment; probability: number }
  aspects: { name: Aspect; sentiment: Sentiment; probability: number; text: string }[]
}

/** What one text of a log tells. */
export type Reading = {
  /** With personal numbers hidden. */
  text: string
  behaviour: Behaviour
  probability: number
  /** By its event name, which is certain, or by the classifier. */
  by: 'name' | 'classifier'
  /** Where the text gives evidence of one. */
  language?: 'zh' | 'en'
  comment?: Comment
  /** What was searched for. */
  term?: string
  /** Kinds of goods that are named, by their number in `dialogue/goods`. */
  goods: readonly number[]
  amounts: readonly { value: number; currency?: string }[]
}
