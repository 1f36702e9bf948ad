import { chosenOf, manyOf } from '../dialogue/attention.ts'
import type { Command } from '../dialogue/commands.ts'
import type { Conversation, Summed } from '../dialogue/conversation.ts'
import { asksSomething } from '../dialogue/questions.ts'
import { productOf } from '../dialogue/taken.ts'
import type { Draft, DraftLine } from '../understanding/draft-state.ts'
import { kindsNamed } from '../understanding/kind-meant.ts'
import { piecesIn } from '../understanding/pieces.ts'

/** A line of a draft as a sum has it. */
export const asSummed = ({ product, quantity, variants, said, wrapped, engraved }: DraftLine): Summed => {
  const [only, more] = variants
  return {
    sku: only !== undefined && more === undefined ? only : product,
    product,
    quantity,
    ...(only === product && more === undefined ? { known: only } : {}),
    ...(said === '' ? {} : { said }),
    ...(wrapped === undefined ? {} : { wrapped }),
    ...(engraved === undefined ? {} : { engraved }),
  }
}

/** What the sum before counted in is done to its lines, where they do not tell it themselves. */
export function served(lines: readonly Summed[], { summedWith = {} }: Conversation): readonly Summed[] {
  const { wrapping, wraps, engraving } = summedWith
  if (lines.some(line => line.wrapped !== undefined || line.engraved !== undefined)) return lines
  return lines.map(line => ({
    ...line,
    ...(wrapping === true && (wraps === undefined || wraps.includes(productOf(line))) ? { wrapped: line.quantity } : {}),
    ...(engraving === true ? { engraved: line.quantity } : {}),
  }))
}

/** 睡袋也来四个 一共多少 of who has talked about a tent, and taken nothing: with the tent. */
export function withSpokenOf(told: Draft, text: string, before: Conversation): Draft {
  const { focus, isLead, refused = [] } = before
  const isBeside = focus !== undefined && isLead !== true && !refused.includes(focus) && besides.test(text) && !instead.test(text)
  const [line, more] = told.lines
  const isOther = line?.isNew === true && line.product !== focus && more === undefined
  if (!isBeside || !isOther || told.unclear.length > 0) return told
  const chosen = chosenOf(before, focus)
  const spoken: DraftLine = { product: focus, quantity: 1, variants: chosen === undefined ? [] : [chosen], said: '', isNew: true }
  return { ...told, lines: [spoken, line], named: [focus, ...told.named] }
}
const instead = /还是|换|改|不要|\b(?:instead|rather|swap|actually|not)\b/iu
const besides = /也(?:来|要|拿|买|加|带)|再(?:来|加|要|拿|买|配)|\b(?:as well|too|also)\b/iu

/** "Yes those. What would 14 cost?", or 14 that were wished for before: so many of the only thing that is taken without a number. */
export function withMany(told: Draft, commands: readonly Command[], before: Conversation): Draft {
  const [line, more] = told.lines.filter(({ isNew }) => isNew === true)
  if (line === undefined || more !== undefined || line.isCounted === true || line.quantity !== 1) return told
  const isAlone = told.lines.length === 1
  const ofSum = commands.filter(({ command, skus }) => isAlone && command === 'total' && skus.every(sku => sku === line.product))
  const quantity = ofSum.map(({ slots }) => slots.quantity ?? 1).find(count => count > 1) ?? manyOf(before, line.product)
  return quantity === undefined ? told : { ...told, lines: told.lines.map(one => (one === line ? { ...one, quantity } : one)) }
}

/** 那就D58 再加5卷纸: the five are of words that nothing is known by, and not of what is taken beside them. */
function withoutCountOf(one: Command, unclear: readonly string[]): Command {
  const { quantity, ...slots } = one.slots
  const isCount = (words: string) => piecesIn(words).some(({ value }) => value === quantity)
  const words = unclear.find(part => one.text.includes(part) && isCount(part))
  if (one.command !== 'add' || quantity === undefined || words === undefined) return one
  const rest = one.text.replace(words, ' ').trim()
  return rest === '' || isCount(rest) ? one : { ...one, text: rest, slots }
}

/** What is left of what was read, where it cannot be told what a part of it takes. */
export function whereUnclear(commands: readonly Command[], text: string, told: Draft): { commands: Command[] } | undefined {
  const left = commands.filter(one => !isGuess(one, text, told))
  if (told.alike.length > 1 && left.length < commands.length) return { commands: left }
  const own = commands.map(one => withoutCountOf(one, told.unclear))
  return own.some((one, at) => one !== commands[at]) ? { commands: own } : undefined
}

/** 再来两双袜子, of two that are called so: no more of what was taken before. 要蓝色一个，再配个水杯 says by its colour that it is of what is talked about. */
function isGuess(one: Command, text: string, { alike }: Draft): boolean {
  const isOfOwn = one.option === true && one.text !== text && kindsNamed(one.text).size === 0
  return one.command === 'add' && one.called !== true && !isOfOwn && !one.skus.some(sku => alike.includes(sku))
}

/** "In blue", 来两份 of whoever was shown goods just now is said of these; "make it two" is not. */
export const answersOffer = ({ isLead, focus }: Conversation, running: readonly Summed[], text: string): boolean =>
  isLead === true && !running.some(line => productOf(line) === focus) && !changesAgain.test(text)
/** 工具和气筒不要 就俩灯: what was shown is turned down, too. */
const changesAgain =
  /改|换|变成|(?:不要|不用|别|不买|不需要|算了)(?![^，,。\s]{0,2}[吗么])|\b(?:make (?:it|that|them|those)|change|swap|switch|instead|don'?t (?:want|need)|not those|no thanks|forget)\b/iu

/** 四人的不要了啊, which is gone already: what is left is told. */
export const isGone = ({ isAbsent, named }: Draft, text: string): boolean => isAbsent === true && named.length === 0 && !asksSomething(text)

/** D58只要一台 of who takes one: as many as are said are taken already. */
export function isSoAlready({ lines, named, isChanged }: Draft, text: string): boolean {
  const [sku, more] = new Set(named)
  const [line, other] = lines.filter(({ product }) => product === sku)
  const [count, another] = piecesIn(text)
  const isOne = more === undefined && line !== undefined && other === undefined && another === undefined
  return isOne && !isChanged && count?.counted === true && count.value === line.quantity && !asksSomething(text)
}

/** 那便宜的那个吧 能刻字吗, "ok the pan in small. does it need oiling first": what is asked behind the one thing that a message takes, and names nothing, is asked of that. */
export function askedOfTaken(commands: readonly Command[], { lines }: Draft, text: string): Command[] {
  const fresh = lines.filter(({ isNew }) => isNew === true)
  const [sku, more] = new Set(fresh.map(({ product }) => product))
  const lower = text.toLowerCase()
  const from = Math.max(...fresh.map(({ said }) => (said === '' ? -1 : lower.indexOf(said.toLowerCase()))))
  const isOpen = (one: Command) =>
    one.command === 'ask' &&
    one.of === 'goods' &&
    one.called !== true &&
    one.skus.length > 0 &&
    lower.indexOf(one.text.toLowerCase()) > from
  return sku === undefined || more !== undefined ? [...commands] : commands.map(one => (isOpen(one) ? { ...one, skus: [sku] } : one))
}

/** What it is of comes in several, and that is still asked. */
export const isOpen = ({ choosing }: Conversation, running: readonly Summed[]): boolean =>
  choosing !== undefined || running.some(({ open }) => open === true)
