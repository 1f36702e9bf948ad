import type { Command } from '../dialogue/commands.ts'
import type { Turn } from '../dialogue/turn.ts'
import { placesIn } from '../language/places.ts'
import { servicesIn } from '../language/services.ts'
import { sharersOf } from '../language/sharers.ts'
import { ofWrapping, readSum, turnsDownService, wantsEngraving } from '../language/sums.ts'
import { letsGo } from './counted.ts'
import { piecesIn } from './pieces.ts'
import { asksEnough, countIn } from './sums.ts'

type Sum = NonNullable<Turn['sum']>

const ofMoney: ReadonlySet<string> = new Set(['total', 'price', 'coupon'])
/** The sum itself, or what is wanted where nothing else tells what to add up. */
const within: ReadonlySet<string> = new Set(['total', 'price', 'coupon', 'haggle', 'more', 'cheaper', 'dearer', 'checkout'])
/** What another count is taken for. */
const mishears: ReadonlySet<string> = new Set(['order', 'reject', 'no', 'yes', 'noise', 'find', 'stock'])
const areWithin = /也(?:都|要)?(?:在里面|在内|算)/u
/** "To Glasgow how much". */
const asksMoney = /多少|[运邮]费|\b(?:how much|cost|what)\b/iu
/** From which probability on a thing is taken by the way. */
const sureToTake = 0.8

const isPartOfSum = (text: string): boolean => readSum(text, { many: (countIn(text) ?? 1) > 1, named: 1 }) !== undefined

/** A message without the questions in it that are of no sum: what they name is not to be added up. */
export const withoutQuestions = (text: string, commands: readonly Command[]): string =>
  commands.reduce(
    (left, one) =>
      (one.command === 'ask' || one.command === 'stock') && one.text !== text && !isPartOfSum(one.text)
        ? left.replace(one.text, ' ')
        : left,
    text,
  )

/** "And two eyes spliced in it" asks nothing: it is counted in. */
export const isWorkOf = (
  { command, states, text }: Command,
  { services, engraving }: Pick<Sum['asked'], 'services' | 'engraving'> = {},
): boolean =>
  command === 'ask' &&
  states === true &&
  ((services !== undefined && servicesIn(text).length > 0) || (engraving === true && wantsEngraving(text)))

/** From which probability on the reader's own word makes a sum of what is named. */
const sureOfTotal = 0.8
export const readsTotal = (commands: readonly Command[]): boolean =>
  commands.some(({ command, probability }) => command === 'total' && probability >= sureOfTotal)

/** Whether the reader hears a matter of money too: "total rubbish" adds nothing up. */
export const meansSum = (commands: readonly Command[]): boolean =>
  commands.some(
    one => ofMoney.has(one.command) || one.topic === 'shipping' || (one.command === 'ask' && one.trade !== true && isPartOfSum(one.text)),
  )

/**
 * A sum and what else a message asks for: questions of their own, what is taken or refused, a complaint. A question about postage is part of the sum, and what is
 * taken with it is what was counted.
 */
export function besideSum(sum: Sum, commands: readonly Command[]): { sum: Turn['sum']; commands: Command[] } {
  const counted = new Set(sum.counted.map(({ sku }) => sku))
  const isCounted = ({ skus }: Command) => skus.length > 0 && skus.every(sku => counted.has(sku))
  const ofPostage = commands.some(({ command, topic }) => (command === 'ask' || command === 'total') && topic === 'shipping')
  // 首单有优惠吗 beside a sum is asked of what is added up.
  const ofCoupon = sum.asked.coupon === undefined && commands.some(({ command }) => command === 'coupon')
  // "Can you wrap it, what would that come to?"
  const isWrapped = sum.asked.wrapping === undefined && commands.some(one => one.topic === 'gift_wrap' && ofWrapping.test(one.text))
  const isSent = sum.asked.shipping === true
  const others = commands.flatMap((one): Command[] => {
    // "You've added that up wrong" is no complaint about an order.
    if (sum.asked.again === true && one.command !== 'add' && one.command !== 'drop') return []
    // "Leave the name off then" turns down no goods.
    if ((one.command === 'reject' || one.command === 'drop') && turnsDownService(one.text) && !letsGo.test(one.text)) return []
    // 不是20件，是35件 turns nothing down, and "sorry, 12" complains about nothing.
    if (sum.asked.corrects === true && mishears.has(one.command) && !(one.command === 'find' && one.wish.hasKind)) return []
    // "Make that two" lets nothing go.
    if (sum.asked.corrects === true && one.command === 'drop' && piecesIn(one.text).length > 0 && !letsGo.test(one.text)) return []
    if (within.has(one.command)) return []
    if (isWorkOf(one, sum.asked)) return []
    if (sum.asked.limit !== undefined && one.command === 'ask' && asksEnough(one.text)) return []
    if (sum.asked.sharers !== undefined && one.command !== 'add' && sharersOf(one.text) !== undefined) return []
    if (one.command === 'find') return counted.size > 0 && sum.missed !== true ? [] : [one]
    // "At trade price, what does it come to?": the sum quotes it.
    if (one.command === 'ask' && one.trade === true) return sum.asked.percent === undefined ? [one] : []
    // "And to Inverness?": the sum counts in what that costs, or says that nothing is sent there.
    if (one.command === 'ask' && (sum.asked.elsewhere === true || (isSent && placesIn(one.text).length > 0 && asksMoney.test(one.text))))
      return []
    if (one.command === 'ask') return one.topic === 'shipping' || one.text === sum.text || isPartOfSum(one.text) ? [] : [one]
    if (one.command === 'compare') return isPartOfSum(one.text) ? [] : [one]
    if (one.command !== 'add') return [one]
    // 抹刀也在里面啊 takes nothing anew.
    if (areWithin.test(sum.text)) return []
    const skus = counted.size === 0 ? one.skus : one.skus.filter(sku => counted.has(sku))
    // "The tent plus two bags, how much?" takes nothing: what is taken is said in a part of its own.
    const isSure = one.probability >= sureToTake && one.named === undefined && one.text !== sum.text
    return isSure && (counted.size === 0 || skus.length > 0) ? [{ ...one, skus }] : []
  })
  // Which of its kind was meant is shown first; what the rest comes to is not what was asked.
  if (sum.missed === true && others.some(({ command }) => command === 'find')) return { sum: undefined, commands: others }
  const taking = others.some(one => one.command === 'add' && isCounted(one))
  const asked = {
    ...sum.asked,
    ...(ofPostage && sum.asked.shipping !== false ? { shipping: true as const } : {}),
    ...(isWrapped ? { wrapping: true as const } : {}),
    ...(ofCoupon ? { coupon: 'too' as const } : {}),
    ...(taking ? { taking: true as const } : {}),
  }
  const named = [
    ...new Set(commands.flatMap(one => (one.called === true && one.command !== 'drop' && one.command !== 'reject' ? one.skus : []))),
  ]
  return { sum: { ...sum, asked, ...(named.length === 0 ? {} : { named }) }, commands: others }
}
