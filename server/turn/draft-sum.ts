import type { Command } from '../dialogue/commands.ts'
import type { Conversation, Summed } from '../dialogue/conversation.ts'
import type { Draft as Order } from '../dialogue/drafted.ts'
import type { Turn } from '../dialogue/turn.ts'
import type { Language } from '../language/language.ts'
import { placesOfParcel } from '../language/places.ts'
import { asksRunning } from '../language/running-asked.ts'
import type { ServiceSaid } from '../language/services.ts'
import { confirmsSum, reckonedIn, sumClaimed } from '../language/sum-claimed.ts'
import { asksSumOf, isFetched, type SumAsked } from '../language/sums.ts'
import type { Vocabulary } from '../language/vocabulary.ts'
import { wayInstead } from '../language/ways.ts'
import type { Draft } from '../understanding/draft-state.ts'
import { percentSaid } from '../understanding/sums.ts'
import type { Facts } from './ports.ts'

/** Whether a message asks what an order comes to, as `sum` or its words tell. */
export function asksItsSum(
  text: string,
  told: Draft,
  commands: readonly Command[],
  { sum, isRunning }: { sum: Turn['sum']; isRunning: boolean },
): boolean {
  // "Is the moose made in America?" tells of no parcel.
  const ofGoods = commands.some(one => one.command === 'ask' && one.of === 'goods')
  if (sum !== undefined || (told.isChanged && commands.some(({ command }) => command === 'price'))) return true
  const isTotal = (asksSumOf(text) && !ofGoods) || asksIfFree(text) || confirmsSum(text) || asksRunning(text) || isFetched(text)
  return told.lines.length > 0 && (isTotal || (isRunning && ofNow.test(text)))
}

/** What is asked of that sum, with what is done to its lines; nothing where neither is. */
export function askedOf(
  text: string,
  lines: readonly Summed[],
  {
    sum,
    asksSum,
    commands,
    wasServed,
    vocabulary,
    work = [],
  }: {
    sum: Turn['sum']
    asksSum: boolean
    commands: readonly Command[]
    wasServed: boolean
    vocabulary: Pick<Vocabulary, 'products'>
    work?: readonly ServiceSaid[]
  },
): SumAsked | undefined {
  const isServed = (key: 'wrapped' | 'engraved') => lines.some(line => (line[key] ?? 0) > 0)
  const ofPostage = commands.some(({ command, topic }) => command === 'ask' && topic === 'shipping')
  const isSent = asksSum && (placesOfParcel(text, vocabulary).length > 0 || ofPostage || asksIfFree(text))
  const isFetchedNow = isFetched(text)
  const claimed = sumClaimed(text)
  const way = wayInstead(text)
  const percent = percentSaid(text)
  const { wraps: _wraps, ...plain } = {
    ...(way === undefined ? {} : { way }),
    ...sum?.asked,
    ...(claimed === undefined ? {} : { claimed }),
    ...(isFetchedNow ? { shipping: false } : {}),
    ...(percent === undefined ? {} : { percent }),
    ...(work.length > 0 ? { services: work } : {}),
    ...(isSent && !isFetchedNow && sum?.asked.shipping !== false ? { shipping: true } : {}),
  }
  const services = { wrapping: isServed('wrapped'), engraving: isServed('engraved') }
  return asksSum || services.wrapping || services.engraving || wasServed || work.length > 0 ? { ...plain, ...services } : undefined
}

/** 包邮吗, "free delivery?": of what is taken. */
const asksIfFree = (text: string): boolean =>
  /(?:包邮|免邮|免运费?)(?:吗|不|么|没|嘛|[?？])|(?:能|可以|是不是|够不够)包邮|\bfree (?:postage|delivery|shipping|post)\b.{0,16}(?:\?|$)/iu.test(
    text,
  )
const ofNow =
  /现在(?:是)?(?:多少|呢)|多少了|还剩多少|变多少|那(?:是)?多少|算下|\b(?:what am i at|and now|what(?:'?s| is) (?:it|that) now|how much now|total now|makes what|so what'?s that)\b/iu

/** "799 minus 20?" of who has talked of what costs 799: that, as a sum. */
export function draftOfClaim(
  before: Conversation,
  text: string,
  commands: readonly Command[],
  sum: Turn['sum'],
  language: Language,
  { shown, vocabulary }: Pick<Facts, 'shown' | 'vocabulary'>,
): Order | undefined {
  const lines = sumOfTalked(text, before, sku => shown([sku], language)[0]?.price)
  if (lines.length === 0) return undefined
  const asked = askedOf(text, lines, { sum, asksSum: true, commands, wasServed: false, vocabulary: vocabulary() })
  return { text, lines, taken: [], isSum: true, ...(asked === undefined ? {} : { asked }) }
}

/** "So thats 358 together?" of who has talked of two things that come to it: those. */
function sumOfTalked(
  text: string,
  { together = [], talked = [], focus }: Conversation,
  priceOf: (sku: string) => number | undefined,
): readonly Summed[] {
  const claimed = sumClaimed(text)
  if (claimed === undefined) return []
  const lately = [...new Set([...talked.filter(sku => sku !== focus), ...(focus === undefined ? [] : [focus])])]
  const groups = [together, lately.slice(-2), lately.slice(-3)].filter(group => group.length > 1 && group.length <= mostTogether)
  const cents = (value: number) => Math.round(value * 100)
  const sumOf = (group: readonly string[]) => group.reduce((sum, sku) => sum + (priceOf(sku) ?? Number.NaN), 0)
  // "799 minus 20?" of what costs 799.
  const from = reckonedIn(text)?.from
  const alone = lately.toReversed().map(sku => [sku])
  const meant =
    groups.find(group => cents(sumOf(group)) === cents(claimed)) ??
    (from === undefined ? undefined : [...alone, ...groups].find(group => cents(sumOf(group)) === cents(from))) ??
    []
  return meant.map(product => ({ sku: product, product, quantity: 1 }))
}
const mostTogether = 4
