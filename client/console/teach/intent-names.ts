import type { Language, Meaning } from '../../../server/wire.ts'

/** What a shopper may have meant, as people say it: intent, zh, en. In the order of a conversation. */
const names: readonly (readonly [string, string, string])[] = [
  ['find_product', '想找商品', 'looks for a product'],
  ['find_gift', '想挑礼物', 'looks for a gift'],
  ['ask_recommendation', '请推荐', 'asks what we recommend'],
  ['give_detail', '补充要求（预算、尺码等）', 'tells more of the wish (budget, size …)'],
  ['correct_detail', '改正要求', 'corrects the wish'],
  ['show_other', '看看别的', 'wants to see others'],
  ['cheaper', '想要便宜些的', 'wants a cheaper one'],
  ['compare', '比较商品', 'compares products'],
  ['ask_price', '问价格', 'asks the price'],
  ['ask_stock', '问有没有货', 'asks whether it is there'],
  ['ask_size', '问有哪些尺码', 'asks which sizes there are'],
  ['ask_colour', '问有哪些颜色', 'asks which colours there are'],
  ['ask_product_detail', '问商品详情', 'asks about the product'],
  ['ask_size_advice', '问选什么码', 'asks which size fits'],
  ['add_to_cart', '加入购物车', 'puts it into the cart'],
  ['remove_from_cart', '移出购物车', 'takes it out of the cart'],
  ['view_cart', '看购物车', 'looks at the cart'],
  ['checkout', '下单付款', 'orders, pays'],
  ['cancel_request', '算了，不要了', 'drops the wish'],
  ['ask_coupon', '问优惠', 'asks for a coupon'],
  ['bargain', '讲价', 'bargains'],
  ['ask_shipping_fee', '问运费', 'asks what postage costs'],
  ['ask_delivery_time', '问多久送到', 'asks how long delivery takes'],
  ['ask_delivery_area', '问送不送到', 'asks where we deliver'],
  ['ask_return', '问退货', 'asks about returns'],
  ['ask_exchange', '问换货', 'asks about exchanges'],
  ['ask_refund', '问退款', 'asks about refunds'],
  ['ask_warranty', '问保修', 'asks about the warranty'],
  ['ask_payment', '问付款方式', 'asks how to pay'],
  ['ask_invoice', '问发票', 'asks for an invoice'],
  ['ask_gift_wrap', '问包装、刻字', 'asks about wrapping'],
  ['ask_authenticity', '问真伪、产地', 'asks whether it is genuine'],
  ['ask_privacy', '问隐私', 'asks about privacy'],
  ['ask_shop', '问店铺', 'asks about the shop'],
  ['track_order', '查订单', 'asks where the order is'],
  ['cancel_order', '取消订单', 'cancels an order'],
  ['change_order', '修改订单', 'changes an order'],
  ['complain', '投诉、有问题', 'complains'],
  ['talk_to_human', '找真人', 'wants a person'],
  ['greet', '打招呼', 'greets'],
  ['goodbye', '告别', 'says goodbye'],
  ['thank', '道谢', 'thanks'],
  ['affirm', '同意', 'says yes'],
  ['deny', '不同意', 'says no'],
  ['how_are_you', '寒暄', 'asks how we are'],
  ['ask_if_bot', '问是不是机器人', 'asks whether it is a machine'],
  ['compliment', '夸奖', 'praises'],
  ['insult', '骂人', 'insults'],
  ['repeat', '请再说一遍', 'asks to repeat'],
  ['oos', '和本店无关', 'nothing to do with the shop'],
]

/** What the turn reader's commands say beside the intents: command, the intent that it counts as, zh, en. */
const commands: readonly (readonly [string, string, string, string])[] = [
  ['total', 'ask_price', '问一共多少钱', 'asks what it comes to'],
  ['dearer', 'show_other', '想要好一点、贵一点的', 'wants a better, dearer one'],
  ['advise', 'ask_recommendation', '问哪个更合适', 'asks which one suits'],
  ['reject', 'show_other', '不要这个', 'does not want this one'],
  ['contact', 'talk_to_human', '留联系方式', 'leaves a contact'],
  ['ask', 'ask_product_detail', '问商品说明里写的', 'asks what the description tells'],
  ['ask/shop', 'ask_shop', '问店铺页面里写的', 'asks what the shop’s pages tell'],
  ['order/problem', 'complain', '订单有问题', 'has trouble with an order'],
  ['chat/joke', 'oos', '开玩笑', 'jokes'],
  ['noise', 'oos', '看不出意思', 'means nothing'],
]

/** Everything that a message may have meant. */
export const meaningOptions = (language: Language): { id: string; label: string; meant: Pick<Meaning, 'intent' | 'command'> }[] => [
  ...names.map(([id, zh, en]) => ({ id, label: language === 'zh' ? zh : en, meant: { intent: id } })),
  ...commands.map(([command, intent, zh, en]) => ({ id: command, label: language === 'zh' ? zh : en, meant: { intent, command } })),
]

/** Of an intent or a command. What no name stands for is shown as it is. */
export const meaningLabel = (id: string, language: Language): string => meaningOptions(language).find(one => one.id === id)?.label ?? id
