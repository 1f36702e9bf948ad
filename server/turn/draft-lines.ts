import { chosenOf, manyOf } from '../dialogue/attention.ts'
import type { Command } from '../dialogue/commands.ts'
import type { Conversation, Summed } from '../dialogue/conversation.ts'
import { productOf } from '../dialogue/taken.ts'
import { asksSomething } from '../language/question-words.ts'
import type { SumAsked } from '../language/sums.ts'
import { deniedIn } from '../understanding/draft-read.ts'
import { puts } from '../understanding/draft-restated.ts'
import type { Draft, DraftLine } from '../understanding/draft-state.ts'
import { kindsNamed } from '../understanding/kind-meant.ts'
import { piecesIn } from '../understanding/pieces.ts'
import type { Facts } from './ports.ts'

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
export function isSoAlready({ lines, named, unclear, isChanged, isOptioned }: Draft, text: string): boolean {
  const [sku, more] = new Set(named)
  const [line, other] = lines.filter(({ product }) => product === sku)
  const [count, another] = piecesIn(text)
  const isOne = more === undefined && line !== undefined && other === undefined && another === undefined
  if (isChanged || asksSomething(text)) return false
  // 不对 粉的是我穿 37, of which the pink one is 37 already.
  if (isOptioned && unclear.length === 0 && lines.length > 0 && Object.values(puts).some(words => words.test(text))) return true
  return isOne && count?.counted === true && count.value === line.quantity
}

/** 饮水机我就是问问, "I never asked for a float, did I?": what is let go of so is looked for no more, and asks nothing. */
export const isLetGo = ({ command, text }: Command, { isChanged }: Draft): boolean =>
  isChanged && command !== 'person' && (onlyAsked.test(text) || (command !== 'find' && neverAsked.test(text)))
export const onlyAsked =
  /(?:只|就|光|不过)是?(?:随便|顺便|随口|先|想)?问(?:问|一下|了下)|\b(?:only|just|merely) (?:was )?(?:ask|wonder)(?:ed|ing)\b/iu
const neverAsked =
  /(?:\b(?:never|(?:did|have)(?:n['’]?t| not)) (?:say|said|ask|want|order|agree)|没(?:说|让|叫|想)?过?(?:要|点|买))(?!的?[，,。\s]*(?:吗|么|[?？]))[^,.;，。；]*$/iu

/** What a sum is asked with in words that name no line is done to all of them; `isUnwrapped`: nothing is to be wrapped, however it was read. */
export function withAsked(
  lines: readonly Summed[],
  asked: SumAsked | undefined,
  served: Draft['isServed'],
  isUnwrapped: boolean,
): Summed[] {
  const set = (key: 'wrapped' | 'engraved', is: boolean | undefined, of?: readonly string[]) => (line: Summed) => {
    if (is === undefined || (is && lines.some(one => (one[key] ?? 0) > 0))) return line
    return { ...line, [key]: is && (of === undefined || of.includes(productOf(line))) ? line.quantity : 0 }
  }
  const wrapping = isUnwrapped ? false : served.includes('wrapping') ? undefined : asked?.wrapping
  return lines.map(set('wrapped', wrapping, asked?.wraps)).map(set('engraved', served.includes('engraving') ? undefined : asked?.engraving))
}

/** As many as there are now of what all was to be wrapped or lettered of before. */
export function withAllServed(lines: readonly Summed[], running: readonly Summed[]): Summed[] {
  return lines.map(line => {
    const own = running.filter(one => productOf(one) === productOf(line))
    const [before, more] = own
    if (before === undefined || more !== undefined || before.quantity === line.quantity) return line
    const all = (key: 'wrapped' | 'engraved') => before[key] === before.quantity && line[key] === before.quantity
    return { ...line, ...(all('wrapped') ? { wrapped: line.quantity } : {}), ...(all('engraved') ? { engraved: line.quantity } : {}) }
  })
}

/** 我没要花菇，只是问问，先只要3包汤包, where both are read as taken: the one alone. */
export function withoutDeniedGoods(commands: readonly Command[], text: string, { speaksOf }: Facts): readonly Command[] {
  if (commands.every(({ command, skus }) => command !== 'add' || skus.length < 2)) return commands
  const denied = deniedIn(text, { speaksOf: words => speaksOf(words, []) })
  return commands.map(one => {
    const left = one.command === 'add' && one.skus.length > 1 ? one.skus.filter(sku => !denied.has(sku)) : one.skus
    return left.length === 0 || left.length === one.skus.length ? one : { ...one, skus: left }
  })
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
