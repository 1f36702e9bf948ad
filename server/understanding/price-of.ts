import type { Command } from '../dialogue/commands.ts'
import { ofParcels } from '../dialogue/topics.ts'
import type { Message, Shop } from './message.ts'

/** "How much can it take", "how much sugar is in them", 能装多少: an amount of something else than money. */
const amountAsked =
  /\bhow much (?:(?:can|could|does|do|did|will|would|should) (?:it|they|this|that|these|those|one|each|(?:the|your) [a-z-]+(?: [a-z-]+)?) (?:really |actually |roughly |each |all )?(?:hold|carry|weigh|fit|take(?! to\b)|store|contain|lift|support|bear|absorb|soak|stretch|shrink|draw|pull|feed|cover|make|use)\b|(?!money|cash|postage|shipping|delivery|discount|vat|tax|more|extra|less|off|is\b|are\b|was\b|were\b|do\b|does\b|did\b|can\b|could\b|will\b|would\b|for\b|to\b)[a-z]+ (?:is|are|does|do|can|will) (?:in|there|it|they|this|that|these|those)\b|(?!money|cash|postage|shipping|delivery|discount|vat|tax|do\b|would\b|should\b)(?:of )?[a-z]+(?: [a-z]+)? (?:do|does|would|will|should) (?:i|we|you|one|he|she|they|it|this|that|a [a-z]+|an [a-z]+|the [a-z]+) (?:need|use|want|require)\b)|(?:需|需要|要用|该用|该放|用|放|加|喂|买)多少(?=(?!钱|元|块|费)\p{Script=Han})|(?:装|载|承重|容量|功率|重量|直径|高度|长度|宽度|深度|放)(?:得?下|得了|了|是|有|能)?多少(?!钱|元|块)/iu

export const asksAmount = (text: string): boolean => amountAsked.test(text)

/** "What does that cost", 多少钱: nothing is said of what. */
const bareCost =
  /^(?:and |so |then |also )?(?:(?:what|wat|wot)(?:['’]?s| does| do| would| will| is)?(?: (?:it|that|this|they|the (?:cost|price|charge|fee)))?(?: (?:cost|costs|be|come to|charge))?(?: me| us)?|how much(?: (?:is|are|does|do|would|will)(?: (?:it|that|this|they|you))?(?: (?:cost|be|charge))?(?: me| us)?)?|(?:is there|are there) (?:a|any) (?:charge|fee|cost)s?(?: for (?:it|that))?)[?.! ]*$|^(?:那|要|得|需要|收)*(?:多少钱|多钱|几块钱?|怎么收费|收费吗?|要钱[吗么不]?)[呢啊呀吗?？。! ]*$/iu

/**
 * "Can they be resoled, and what does that cost?", "do you deliver to Hereford, what's it cost": a price of nothing that is named, behind a question for something that the
 * shop does. It is that whose price is asked, where the pages charge for it, and not the thing's.
 */
export function feesBehind(commands: readonly Command[], { asksServiceFee }: Pick<Shop, 'asksServiceFee'>): Command[] {
  const heard: Command[] = []
  for (const one of commands) {
    const at = heard.findLastIndex(({ command }) => command === 'ask')
    const before = heard[at]
    if (before?.command !== 'ask' || !isBareCost(one)) {
      heard.push(one)
      continue
    }
    if (before.text.endsWith(one.text)) continue
    const text = `${before.text.replace(/(?<![?？.。!！,，\s])[?？.。!！,，\s]+$/u, '')}, ${one.text}`
    const { topic, leansBack: _leans, ...said } = before
    const fee: Command = { ...said, skus: [], of: 'shop', text }
    if (before.of === 'shop' && ofParcels.has(topic)) heard.push({ ...fee, text: one.text, topic: 'shipping' })
    else if (isOpen(topic) && one.command === 'ask') heard[at] = { ...before, text }
    else heard.push(isOpen(topic) && asksServiceFee?.(text) === true ? fee : one)
  }
  return heard
}

export const asksBareCost = (text: string): boolean => bareCost.test(text.trim())
const isBareCost = (one: Command): boolean =>
  (one.command === 'price' || (one.command === 'ask' && one.of === 'shop')) && asksBareCost(one.text) && one.called !== true
/** What has rules and prices of its own is asked there. */
const isOpen = (topic: Command['topic']): boolean => topic === undefined || topic === 'product' || topic === 'shop'

/** 小号卖多少 大号卖多少: the prices of several that one thing comes in are told side by side. */
export function optionsPriced(commands: readonly Command[], message: Message, shop: Shop): Command[] {
  const asked = commands.filter(({ command }) => command === 'price')
  const [first, ...others] = asked
  if (first === undefined || others.length === 0) return [...commands]
  const own = first.skus[0] ?? message.focus
  const isOfOne = own !== undefined && asked.every(({ skus }) => skus.length === 0 || skus.join() === own)
  const text = asked.map(one => one.text).join(/\p{Script=Han}/u.test(first.text) ? '，' : ', ')
  if (!isOfOne || shop.comparesOptions?.(text, own) !== true) return [...commands]
  const { size: _size, colour: _colour, quantity: _quantity, ...slots } = first.slots
  return commands.flatMap(one => (one === first ? [{ ...first, text, skus: [own], slots } as Command] : others.includes(one) ? [] : [one]))
}
