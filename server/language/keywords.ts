import type { IntentName } from './intents.ts'

/** What a few plain words give away when no classifier answers. Order matters: the first match counts. */
/** Asks for help and does not say with what: the next word is the assistant's. */
export const bareHelp =
  /^(?:请?(?:能|可以)?帮(?:帮|一下)?我(?:一下|个忙)?吗?|(?:can|could) (?:yo)?u (?:please )?help(?: me)?(?: out)?|(?:please )?help(?: me)?|i need (?:some )?help)[\s。.!！?？]*$/iu

const rules: readonly [IntentName, RegExp][] = [
  [
    'talk_to_human',
    /人工(?!智能)|真人客服|投诉|负责人|找.{0,3}(?:领导|主管)|找经理|经理|转接|找客服|回电|打(?:个?电话)?给我|\b(?:call me|phone me|human|real person|manager|supervisor|agent|representative|someone real|(?:pass|put|transfer) (?:me|us) (?:on|over|through)|(?:talk|speak) (?:to|with) (?:someone|somebody|one of you|a person)|one of your (?:people|staff|team)|(?:ring|phone) me|who (?:can|do|should) i (?:call|ring|phone|speak to|talk to))\b/iu,
  ],
  [
    'complain',
    /没人(?:理|回)|\b(?:(?:weeks?|days?) late|nobody (?:answers|replies)|no one (?:answers|replies)|still hasn'?t (?:arrived|come))\b/iu,
  ],
  [
    'ask_return',
    /退货|退换|能退|(?:要是|如果|万一|假如).{0,6}不(?:喜欢|满意|想要)|\breturns?\b|\b(?:if|in case) (?:he|she|it|it'?s|they|they're|we|i|mum|mom|dad)\b.{0,20}(?:(?:doesn'?t|dont|don't|does not|do not|didn'?t) (?:like|want)|not liked|isn'?t liked|hates?)\b/iu,
  ],
  ['ask_exchange', /换货|换一?个?(?:尺码|颜色)|\bexchange\b/iu],
  ['ask_refund', /退款|\brefund/iu],
  ['ask_shipping_fee', /包邮|运费|邮费|\b(?:shipping (?:costs?|fees?)|free shipping|postage|how much.{0,20}(?:shipping|delivery))\b/iu],
  ['ask_delivery_time', /(?:几天|多久|什么时候).{0,4}(?:到|发)|发货|\b(?:how long|when).{0,30}(?:deliver|arrive|ship)|\bdelivery time\b/iu],
  ['ask_delivery_area', /(?:能|可以)?(?:寄|送|发)到|\b(?:ship|deliver) to\b/iu],
  ['ask_warranty', /保修|质保|\bwarranty\b/iu],
  ['ask_payment', /付款|支付|花呗|\b(?:pay|payment|paypal|credit card)\b/iu],
  ['ask_invoice', /发票|\binvoice\b/iu],
  ['ask_coupon', /优惠券|优惠码|折扣码|券码|码.{0,12}减\d|\b(?:coupon|voucher|promo code|discount code)s?\b|\bcode\b.{0,20}\bwork/iu],
  ['bargain', /便宜点|能少|抹零|打折|\b(?:discount|best price|knock off)\b/iu],
  ['track_order', /物流|快递到哪|订单到哪|\b(?:track|where is my (?:order|parcel))\b/iu],
  ['compare', /哪个好|区别|差在哪|对比|\b(?:compare|difference between|which is better)\b/iu],
  ['show_other', /换一批|换一个|还有(?:别的|其他)|看看别的|\b(?:show me (?:others?|more)|something else|other options)\b/iu],
  ['cheaper', /(?:更|再)?(?:便宜|实惠)(?:一?点|些)?的|\bcheaper\b/iu],
  [
    'add_to_cart',
    /加(?:入|到)?购物车|我要这个|就要这|\b(?:add (?:it )?to (?:my )?(?:cart|basket|bag)|i'?ll take|i will take (?:it|this|that|them|both|one))\b/iu,
  ],
  ['checkout', /结算|结账|下单|\b(?:check ?out|place (?:the|an) order)\b/iu],
  ['ask_stock', /有货|现货|还有.{0,6}(?:码|号|色)吗|\b(?:in stock|available)\b/iu],
  ['ask_size', /什么尺码|哪些尺码|多大码|\b(?:what|which) sizes?\b/iu],
  ['ask_colour', /什么颜色|哪些颜色|\b(?:what|which) colou?rs?\b/iu],
  ['ask_price', /多少钱|什么价|价格|\b(?:how much|price)\b/iu],
  ['find_gift', /送(?:给)?(?:妈|爸|老婆|老公|女朋友|男朋友|朋友|孩子|长辈|老师|同事)|礼物|\b(?:gift|present)\b/iu],
  ['correct_detail', /^(?:不是|不对|我是说|我说的是)|\b(?:i meant|not that)\b/iu],
  ['cancel_request', /^(?:算了|不要了|重新来)|\b(?:never ?mind|start over|forget it)\b/iu],
  [
    'find_product',
    /想买|我要买|有没有|卖(?!什么|啥|哪|的).{1,12}[吗么嘛]|求推荐|推荐(?:一下|个|款)|\b(?:looking for|i (?:need|want)|do you (?:have|sell)|recommend)\b/iu,
  ],
  ['thank', /谢谢|多谢|\b(?:thanks?|thank you|thx)\b/iu],
  ['goodbye', /再见|拜拜|\b(?:bye|goodbye)\b/iu],
  ['greet', bareHelp],
  ['greet', /^(?:你好|您好|哈喽|嗨|在吗|hi|hello|hey)\b|^(?:你好|您好|哈喽|嗨|在吗)/iu],
  ['affirm', /^(?:好的?|行|可以|要|是的?|嗯+|ok|okay|yes|yep|sure|please)[\s。.!！]*$/iu],
  ['deny', /^(?:不用?了?|不要|不是|no|nope|no thanks)[\s。.!！]*$/iu],
]

/** Used only while the classifier is late or dead. */
export function intentByKeywords(text: string): IntentName | undefined {
  const start = text.slice(0, 500)
  return rules.find(([, pattern]) => pattern.test(start))?.[0]
}
