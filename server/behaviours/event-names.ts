import type { Behaviour } from './behaviours.ts'

/**
 * The behaviour of a text that is an event's name, alone or before its properties: "add_to_cart sku=5", "Product Viewed", "加购 商品ID=8", "pv".
 * Undefined for everything that reads as a sentence: that is for the classifier.
 */
export function behaviourOfName(text: string): Behaviour | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^(?:event(?:_?name|_?type)?|action|type|name|行为|事件|操作)\s*[=:]\s*["']?/i, '')
  // "Order Completed: 88" and "add to cart note: gift": a word before a colon may belong to the name or to the properties.
  for (const pattern of [longHead, shortHead]) {
    const [, head = '', rest = ''] = pattern.exec(plain) ?? []
    const behaviour = names.get(keyOf(head))
    if (behaviour !== undefined) return /fail|error|declin|失败|错误|无效/i.test(rest.slice(0, 200)) ? undefined : behaviour
  }
  return undefined
}

const properties = String.raw`(\s*(?:[("'{[|,;:]|(?:\s|\/)[#\d]|\s[\p{L}_.]{1,30}\s*[=:]).*|\s*)$`
const longHead = new RegExp(String.raw`^([\p{L}_ -]{1,60})${properties}`, 'su')
const shortHead = new RegExp(String.raw`^([\p{L}_ -]{1,60}?)${properties}`, 'su')

/** Camel case and separators are one spelling: AddToCart, add-to-cart, ADD_TO_CART. */
function keyOf(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()
}

/** Segment's e-commerce names, those of Google and Meta, of public logs (pv, fav, cart, buy), and what Chinese shops write. */
const spelled: Readonly<Record<Exclude<Behaviour, 'other'>, string>> = {
  view: 'view|pv|page view|view page|view item|view item list|view content|view product|product view|product viewed|product list viewed|product clicked|product click|item view|item viewed|detail view|select item|click item|browse|浏览|查看|浏览商品|查看商品|商品浏览|浏览详情|商品详情|页面浏览|点击商品|商品点击',
  search:
    'search|products searched|product searched|view search results|site search|search keyword|search query|product list filtered|搜索|搜索商品|商品搜索|搜索关键词|检索|筛选',
  add_to_cart: 'add to cart|add cart|cart add|cart|product added|add to basket|add to bag|atc|加入购物车|加购|加购物车|添加购物车|加车',
  remove_from_cart:
    'remove from cart|cart remove|delete from cart|product removed|remove from basket|移出购物车|删除购物车|从购物车删除|购物车删除|移除购物车|清空购物车',
  favourite:
    'favourite|favorite|fav|like|wishlist|add to wishlist|wishlist add|add to favorites|add to favourites|product added to wishlist|save|collect|收藏|收藏商品|商品收藏|加入收藏|加入收藏夹|加入心愿单|关注店铺|收藏店铺',
  checkout:
    'checkout|begin checkout|initiate checkout|checkout started|checkout step viewed|checkout step completed|start checkout|add payment info|add shipping info|payment info entered|结算|去结算|提交订单|确认订单',
  purchase:
    'purchase|buy|order completed|order paid|order placed|payment success|pay success|购买|支付成功|付款成功|下单支付|已付款|成交|购买商品',
  comment: 'comment|review|product reviewed|rating|rate|write review|submit review|评论|评价|发表评论|发表评价|商品评价|商品评论|追评|晒单',
  coupon:
    'coupon|coupon applied|coupon entered|coupon removed|coupon denied|use coupon|apply coupon|get coupon|claim coupon|领券|领取优惠券|使用优惠券|优惠券',
  share: 'share|product shared|cart shared|forward|分享|分享商品|转发|商品分享',
  support: 'support|contact support|contact|chat started|live chat|customer service|help|客服|联系客服|咨询|咨询客服|在线咨询|投诉|转人工',
  return:
    'return|refund|return request|request refund|order refunded|order cancelled|order canceled|cancel order|exchange|退货|退款|换货|退换货|申请退货|申请退款|申请换货|取消订单',
  account:
    'login|log in|sign in|signed in|sign up|signed up|signup|register|logout|log out|signed out|account created|登录|登陆|注册|退出登录|签到|修改密码',
}

const names = new Map(
  Object.entries(spelled).flatMap(([behaviour, list]) => list.split('|').map(name => [name, behaviour as Behaviour] as const)),
)
