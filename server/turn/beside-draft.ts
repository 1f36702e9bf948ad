import type { Command } from '../dialogue/commands.ts'
import { hasWord, isAmong } from '../language/goods.ts'
import { asksSomething } from '../language/question-words.ts'
import { readStockQuestion } from '../language/stock-questions.ts'
import { addsUp, asksSumOf, type SumAsked } from '../language/sums.ts'
import { asksForGoods } from '../language/wish-phrases.ts'
import { stemOf } from '../language/words.ts'
import { isWorkOf } from '../understanding/beside-sum.ts'
import type { DraftLine, Draft as DraftTold } from '../understanding/draft-state.ts'
import { goodsOfProduct, kindsNamed } from '../understanding/kind-meant.ts'
import { asksEnough } from '../understanding/sums.ts'
import type { Facts } from './ports.ts'

/** A wish for goods that the order has none of is no part of it, nor what one costs that is not taken. */
export const isElse = (one: Command, text: string, { lines }: DraftTold, { vocabulary }: Facts): boolean => {
  if (one.command === 'price') return one.skus.length > 0 && one.skus.every(sku => lines.every(({ product }) => product !== sku))
  // "I'll take one. She has a little brother, something small for him under 100?"
  const isForOther = one.command === 'find' && one.wish.isNew && (one.slots.recipient ?? one.slots.budget ?? one.wish.age) !== undefined
  if (isForOther && one.text !== text) return true
  if (one.command !== 'find' || !one.wish.hasKind) return false
  // 来一个马克杯，顺便问下有没有适合小孩的水杯
  if (one.text !== text && asksForGoods(one.text)) return true
  if (pointsAtLine(one.wish.kind ?? one.wish.words, text, lines, vocabulary)) return false
  const kinds = kindsNamed(one.wish.kind ?? one.wish.words)
  return kinds.size > 0 && !lines.some(line => isAmong(kinds, goodsOfProduct(vocabulary(), line.product)))
}

/** "Navy for the bags please" of who takes sleeping bags. */
function pointsAtLine(words: string, text: string, lines: readonly DraftLine[], vocabulary: Facts['vocabulary']): boolean {
  const word = words.trim().toLowerCase()
  const at = text.toLowerCase().indexOf(word)
  if (word === '' || word.includes(' ') || at < 0 || !pointsBefore.test(text.slice(0, at))) return false
  const names = vocabulary().products.flatMap(one => (lines.some(({ product }) => product === one.sku) ? one.names : []))
  return names.some(name => hasWord(name.toLowerCase(), stemOf(word)))
}
const pointsBefore = /\b(?:the|those|these|both|my)(?: (?:two|three|four|\d+))? $|[那这](?:[一两俩三几]?[个件条双只套把台张]|些)$/iu

export const ofOrder: ReadonlySet<string> = new Set([
  'add',
  'drop',
  'reject',
  'yes',
  'no',
  'total',
  'price',
  'find',
  'cheaper',
  'dearer',
  'more',
  'noise',
])
const ofParcel: ReadonlySet<string> = new Set(['shipping', 'delivery_area', 'gift_wrap'])
export const isOfOrder = (one: Command, text: string, isSummed: boolean, asked: SumAsked | undefined): boolean => {
  // 还是换绿的吧 红的太艳了 asks for the stock of neither.
  if (one.command === 'stock') return readStockQuestion(text) === undefined && !/[?？吗]/u.test(text)
  // 枸杞拿一袋呢, "and two eyes spliced in it" asks nothing.
  if (one.command === 'ask' && (takesSo.test(one.text) || isWorkOf(one, asked))) return true
  if (one.command !== 'ask') return ofOrder.has(one.command) || (one.command === 'order' && asksToSwap.test(text))
  // 伞换成灰的 asks nothing of the umbrella, nor does "can you swap the green one for red".
  // "If they don't fit can I swap them" asks of what may be.
  if (asksToSwap.test(one.text)) return !supposesLater.test(one.text)
  if (one.topic !== undefined && ofChange.has(one.topic)) return !asksSomething(text) && !asksSomething(one.text)
  // 一共多少，写个卡片行不: what the sum does not count in is told beside it.
  // "What do I pay" is the sum.
  if (isSummed && one.text.length <= mostOfTotal && (asksSumOf(one.text) || addsUp(one.text) || asksEnough(one.text))) return true
  const isBeside = one.topic === 'gift_wrap' && (asked?.wrapping !== true || ofCard.test(one.text))
  return isSummed && one.topic !== undefined && ofParcel.has(one.topic) && !isBeside
}
const mostOfTotal = 40
const takesSo = /(?:拿|要|来|买|改成|换成)[一两三四五六七八九十\d]+[个件条双只把盏张本支盒包套袋份台瓶罐]呢[?？]?$/u
const ofCard = /贺卡|卡片|留言|祝福|\b(?:cards?|notes?|message)\b/iu
const supposesLater = /要是|如果|假如|万一|\bif (?:its?|it['’]s|they(?:['’]?re)?|that|those|these|this|he|she)\b/iu
/** Done with this very message. */
export const asksToSwap =
  /\b(?:can|could|would|will) (?:you|u|i|we) (?:please )?(?:swap|change|switch|replace|make|drop|remove|take (?:out|off))\b|(?:能|可以|能不能|可不可以)(?:给我|帮我|把)?[^，。？?]{0,10}(?:换成|改成|换为)/iu
const ofChange: ReadonlySet<string> = new Set(['exchange', 'order_change'])
