import { countOfLine } from '../language/cart-words.ts'
import { type IntentName, intentNames } from '../language/intents.ts'
import type { Language } from '../language/language.ts'
import { type Recipient, recipients } from '../language/slots.ts'
import type { Clause } from './turn.ts'

/** Short names of intents, as quick replies and in a clarifying question ("did you want to …"). */
export const intentLabels: Record<IntentName, Record<Language, string>> = {
  greet: { zh: '打个招呼', en: 'say hello' },
  goodbye: { zh: '结束聊天', en: 'finish here' },
  thank: { zh: '道谢', en: 'say thanks' },
  affirm: { zh: '好的', en: 'Yes, please' },
  deny: { zh: '不用了', en: 'No, thanks' },
  how_are_you: { zh: '聊聊天', en: 'have a chat' },
  ask_if_bot: { zh: '问我是不是真人', en: 'ask whether I am a person' },
  compliment: { zh: '夸夸我', en: 'say something kind' },
  insult: { zh: '表达不满', en: 'say you are unhappy' },
  repeat: { zh: '再说一遍', en: 'hear that again' },
  find_product: { zh: '找商品', en: 'find a product' },
  find_gift: { zh: '挑礼物', en: 'Find a gift' },
  ask_recommendation: { zh: '看看热门推荐', en: 'See popular picks' },
  give_detail: { zh: '补充要求', en: 'add a detail' },
  correct_detail: { zh: '改一下要求', en: 'change a detail' },
  show_other: { zh: '看看别的', en: 'Show others' },
  cheaper: { zh: '更实惠的', en: 'Something cheaper' },
  compare: { zh: '比较两款商品', en: 'compare two products' },
  ask_price: { zh: '问价格', en: 'ask the price' },
  ask_stock: { zh: '问有没有货', en: 'check the stock' },
  ask_size: { zh: '问尺码', en: 'ask about sizes' },
  ask_colour: { zh: '问颜色', en: 'ask about colours' },
  ask_product_detail: { zh: '了解商品细节', en: 'know more about a product' },
  ask_size_advice: { zh: '问穿多大码合适', en: 'find the right size' },
  add_to_cart: { zh: '加入购物车', en: 'add it to the cart' },
  remove_from_cart: { zh: '从购物车移除', en: 'take it out of the cart' },
  view_cart: { zh: '查看购物车', en: 'see the cart' },
  checkout: { zh: '去结算', en: 'check out' },
  cancel_request: { zh: '重新开始', en: 'start over' },
  ask_coupon: { zh: '问优惠券', en: 'ask about coupons' },
  bargain: { zh: '问能不能便宜', en: 'ask for a lower price' },
  ask_shipping_fee: { zh: '运费怎么算', en: 'Shipping costs' },
  ask_delivery_time: { zh: '多久能到', en: 'ask about delivery time' },
  ask_delivery_area: { zh: '问配送范围', en: 'ask where we deliver' },
  ask_return: { zh: '问怎么退货', en: 'ask about returns' },
  ask_exchange: { zh: '问怎么换货', en: 'ask about exchanges' },
  ask_refund: { zh: '问退款', en: 'ask about refunds' },
  ask_warranty: { zh: '问保修', en: 'ask about the warranty' },
  ask_payment: { zh: '问付款方式', en: 'ask how to pay' },
  ask_invoice: { zh: '问发票', en: 'ask for an invoice' },
  ask_gift_wrap: { zh: '问礼品包装', en: 'ask about gift wrapping' },
  ask_authenticity: { zh: '问是不是正品', en: 'ask whether it is genuine' },
  ask_privacy: { zh: '问隐私', en: 'ask about privacy' },
  ask_shop: { zh: '了解店铺', en: 'know more about the shop' },
  track_order: { zh: '查物流', en: 'track an order' },
  cancel_order: { zh: '取消订单', en: 'cancel an order' },
  change_order: { zh: '修改订单', en: 'change an order' },
  complain: { zh: '反映问题', en: 'report a problem' },
  talk_to_human: { zh: '找人工客服', en: 'Talk to a person' },
}

/** A quick reply's label, and the question it is put to the shop's texts as. */
export const careLabel: Record<Language, string> = { zh: '怎么使用和保养？', en: 'How do I use and care for it?' }

/** Where a quick reply's label does not fit "did you want to …". */
export const askingLabels: Partial<Record<IntentName, Record<Language, string>>> = {
  show_other: { zh: '看看别的', en: 'see others' },
  cheaper: { zh: '看更实惠的', en: 'see something cheaper' },
  ask_shipping_fee: { zh: '问运费', en: 'ask about shipping costs' },
}

/** Readings that make no sense as an answer to "did you want to …". */
export const notAskable: ReadonlySet<IntentName> = new Set([
  'greet',
  'goodbye',
  'thank',
  'affirm',
  'deny',
  'how_are_you',
  'compliment',
  'insult',
  'repeat',
  'give_detail',
  'correct_detail',
  'ask_if_bot',
])

export const recipientLabels: Record<Recipient, Record<Language, string>> = {
  mother: { zh: '妈妈', en: 'your mum' },
  father: { zh: '爸爸', en: 'your dad' },
  wife: { zh: '太太', en: 'your wife' },
  husband: { zh: '先生', en: 'your husband' },
  girlfriend: { zh: '女朋友', en: 'your girlfriend' },
  boyfriend: { zh: '男朋友', en: 'your boyfriend' },
  child: { zh: '孩子', en: 'your child' },
  daughter: { zh: '女儿', en: 'your daughter' },
  son: { zh: '儿子', en: 'your son' },
  baby: { zh: '宝宝', en: 'your baby' },
  parents: { zh: '父母', en: 'your parents' },
  grandparent: { zh: '长辈', en: 'your grandparents' },
  sister: { zh: '姐妹', en: 'your sister' },
  brother: { zh: '兄弟', en: 'your brother' },
  partner: { zh: '爱人', en: 'your partner' },
  friend: { zh: '朋友', en: 'your friend' },
  colleague: { zh: '同事', en: 'your colleague' },
  teacher: { zh: '老师', en: 'your teacher' },
  self: { zh: '自己', en: 'you' },
  pet: { zh: '宠物', en: 'your pet' },
}

/** Reads a picked quick reply as the clause it stands for; nothing for an id that no longer means anything. */
export function clauseOfChoice(choice: string, label: string): Clause | undefined {
  const at = choice.indexOf(':')
  const kind = choice.slice(0, at)
  const value = choice.slice(at + 1)
  const clause = (name: IntentName, slots: Clause['slots']): Clause => ({
    text: label,
    intents: [{ name, probability: 1 }],
    abstain: false,
    ambiguous: false,
    oosScore: 0,
    slots,
    by: 'choice',
    picked: choice,
  })
  switch (kind) {
    case 'add':
      return clause('add_to_cart', { product: [value] })
    case 'about':
      return clause('ask_product_detail', { product: [value] })
    case 'care':
      return clause('ask_product_detail', { product: [value] })
    case 'option':
      return clause('add_to_cart', {})
    case 'drop':
      return { ...clause('remove_from_cart', {}), line: value }
    case 'set': {
      const set = countOfLine(value)
      return set === undefined ? undefined : { ...clause('remove_from_cart', { quantity: set.quantity }), line: set.line }
    }
    case 'category':
      return clause('find_product', { category: value })
    case 'size':
      return clause('give_detail', { size: value })
    case 'budget':
      return Number.isFinite(Number(value)) ? clause('give_detail', { budget: { max: Number(value) } }) : undefined
    case 'recipient':
      return isRecipient(value) ? clause('find_gift', { recipient: value }) : undefined
    case 'contact':
      // A client without a field for it: the offer stands and is said again.
      return clause('talk_to_human', {})
    case 'intent':
      return isIntent(value) ? clause(value, {}) : undefined
    default:
      return undefined
  }
}

function isIntent(value: string): value is IntentName {
  return (intentNames as readonly string[]).includes(value)
}

function isRecipient(value: string): value is Recipient {
  return (recipients as readonly string[]).includes(value)
}
