import type { Command } from '../dialogue/commands.ts'
import { asksSomething } from '../language/question-words.ts'
import { asksForGoods } from '../language/wish-phrases.ts'
import type { Command as Read } from './commands.ts'
import type { Message, Shop } from './message.ts'

/** What a thing may be called that is sold, as what takes something off is. */
const ticket = /\bvouchers?\b|\bgift ?cards?\b|\bpasse?s?\b|(?<!优惠|折扣|满减|代金|抵用)券|礼品卡|体验卡|次卡/iu
/** It is that, and not what that is put in: "Gift Card Sleeve". */
const called = new RegExp(`(?:${ticket.source})(?=$|[^\\p{L}]*(?:$|for\\b|[(（]))`, 'iu')
/** Of what takes something off: whether there is any, or what it does to a price. */
const takesOff =
  /\b(?:discounts?|codes?|promo\w*|coupons?|offers?|deals?|(?:money|percent|%|quid|pounds?) off|new customers?|first (?:order|time)|(?:any|got|have|use (?:a|my|the)|apply|redeem) (?:a |any )?vouchers?)\b|优惠|打折|折扣|满减|抵扣|能减|立减|码|新人|新客|首单|领|活动|便宜|有(?:没有)?券|用(?:个|张)?券/iu

/** "Can two people use one voucher" where vouchers for an evening are sold: asked of that, and of nothing that takes something off. */
export function ticketAsked({ command, probability = 1 }: Read, text: string, message: Message, shop: Shop): Command | undefined {
  if (!mistaken.has(command) || !ticket.test(text) || takesOff.test(text) || !asksSomething(text)) return undefined
  const sku = ticketMeant(text, message, shop)
  return sku === undefined ? undefined : { command: 'ask', of: 'goods', probability, text, skus: [sku], called: true, slots: {} }
}
const isGift = /\bgift ?(?:cards?|vouchers?)\b(?! (?:sleeves?|box|boxes|holders?|envelopes?))|礼品卡|购物卡|储值卡/iu
const isNoneSold = ({ vocabulary }: Shop): boolean => !vocabulary.products.some(({ names }) => names.some(name => called.test(name)))

/** "Do you do gift vouchers?", 有礼品卡吗 where none is among the goods: the pages may tell of them. */
export const giftTicketAsked = ({ command, probability = 1 }: Read, text: string, shop: Shop): Command | undefined =>
  command === 'find' && isGift.test(text) && asksForGoods(text) && isNoneSold(shop)
    ? { command: 'ask', of: 'shop', topic: 'payment', probability, text, skus: [], slots: {} }
    : undefined
const mistaken: ReadonlySet<string> = new Set(['ask', 'haggle', 'coupon'])

function ticketMeant(text: string, { focus, shown }: Message, { vocabulary, meant }: Shop): string | undefined {
  const sold = vocabulary.products.filter(({ names }) => names.some(name => called.test(name))).map(({ sku }) => sku)
  const isSold = (sku: string | undefined): sku is string => sku !== undefined && sold.includes(sku)
  const [only, more] = sold
  if (more === undefined) return only
  const [named, other] = meant(text).filter(isSold)
  return named !== undefined && other === undefined ? named : [focus, ...shown].find(isSold)
}
